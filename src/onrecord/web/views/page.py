"""How a view reads the case and prints a page."""

from contextlib import AbstractContextManager

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.casefile.case import Case, open_case
from onrecord.composing.templating import printable
from onrecord.version import __version__


def case_of(request: Request) -> AbstractContextManager[Case]:
    """Open the room's case, for one answer: SQLite's connections stay in the thread that opened them."""
    return open_case(request.app.state.case)


def page(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """Print a page of the room."""
    case_name = request.app.state.case.resolve().name
    found = request.app.state.templates.get_template(template)
    return HTMLResponse(printable(found.render(case_name=case_name, version=__version__, **context)), status)


def missing(sentence: str) -> HTTPException:
    """Return what to raise where the case has no such thing."""
    return HTTPException(404, sentence)


def number_in(request: Request, name: str, *, default: int, most: int) -> int:
    """Return a number of the query, from 0 to `most`.

    Raises:
        HTTPException: it is none.
    """
    asked = request.query_params.get(name, str(default))
    if not (asked.isascii() and asked.isdigit()) or len(asked) > len(str(most)) or int(asked) > most:
        raise HTTPException(400, f"“{name}” has to be a number from 0 to {most}.")
    return int(asked)
