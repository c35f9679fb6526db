"""How far a build is that writes to the case while it is read, for the script of the room and for programs."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.web.progress import progress_in


def progress(request: Request) -> Response:
    """Answer with it."""
    return JSONResponse(progress_in(request.app.state.case))
