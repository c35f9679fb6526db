"""How a view reads the case and prints a page."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from onrecord.casefile.case import Case, open_case
from onrecord.composing.templating import printable
from onrecord.version import __version__
from onrecord.web.desk.reader import Reader
from onrecord.web.desk.verdicts import Verdicts


@contextmanager
def case_of(request: Request) -> Iterator[Case]:
    """Open the room's case, for one answer: SQLite's connections stay in the thread that opened them.

    A page is of one moment, whatever is linked again while it is made; it keeps which judgements its links heed.
    """
    with open_case(request.app.state.case) as case, case.one_moment():
        if not hasattr(request.state, "heeds"):
            request.state.heeds = case.heeds()
        yield case


def page(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """Print a page of the room."""
    found = request.app.state.templates.get_template(template)
    every = {
        "case_name": request.app.state.case.resolve().name,
        "version": __version__,
        "reader": Reader.of(request),
        "word": request.app.state.door.form_word,
        "verdicts": Verdicts(here(request)),
        "here": here(request),
        "heeds": getattr(request.state, "heeds", None),
    }
    return HTMLResponse(printable(found.render(**every | context)), status)


def here(request: Request) -> str:
    """Return the address of a page within the room, without where that page leads back to."""
    path = request.scope["raw_path"].decode("latin-1").partition("?")[0]
    kept = [(name, value) for name, value in parse_qsl(request.url.query) if name != "back"]
    return f"{path}?{urlencode(kept)}" if kept else path


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
