"""What the room says where it can't answer: a page to a reader, `application/problem+json` (RFC 9457) to a program."""

from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.errors import BadSetting, CaseBusy, JudgedMeanwhile, OnrecordError
from onrecord.web.desk.forms import wants_json
from onrecord.web.views.page import page
from onrecord.web.views.told import told

_STATUS: dict[type[OnrecordError], int] = {BadSetting: 400, JudgedMeanwhile: 409, CaseBusy: 503}


def refused(request: Request, error: Exception) -> Response:
    """Answer what a view, or nobody, answers."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = error.detail if isinstance(error, HTTPException) else ""
    return _problem(request, status, "" if told == HTTPStatus(status).phrase else told)


def unanswered(request: Request, error: Exception) -> Response:
    """Answer where something is asked that has no meaning, or the case can't be read or written to just now."""
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 500)
    return _problem(request, status, str(error))


def _problem(request: Request, status: int, sentence: str) -> Response:
    title = HTTPStatus(status).phrase
    path = request.url.path
    if path.startswith("/api") and not path.startswith("/api/about/"):
        problem = {"type": "about:blank", "title": title, "status": status, "detail": sentence or title}
        return JSONResponse(problem, status, media_type="application/problem+json")
    if wants_json(request):
        return told(sentence or title, status=status, more={})
    return page(request, "problem.html", status=status, title=title, sentence=sentence)
