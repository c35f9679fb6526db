"""The style sheet that the room shares with the dossier."""

from starlette.requests import Request
from starlette.responses import Response


def record(request: Request) -> Response:
    """Answer with it."""
    return Response(request.app.state.templates.get_template("record.css").render(), media_type="text/css")
