"""How far a build is that writes to the case, and what is linked again, for the script of the room and for programs."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.web.progress import progress_in


def progress(request: Request) -> Response:
    """Answer with it. Where stories are to be linked again and nobody is at it, who was has been lost: see to it."""
    told = progress_in(request.app.state.case)
    if told["linking"] and not told["linking"]["running"] and not (told["build"] and told["build"]["running"]):
        request.app.state.decisions.go_on()
    return JSONResponse(told)
