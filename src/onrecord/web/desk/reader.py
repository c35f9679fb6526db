"""Who sits in the room: the name that judgements bear, and whether the keys are on, kept in two cookies.

The name is no secret and opens nothing: the guard's token does. It is asked once, and serves every room of the machine.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from onrecord.composing.wording import one_line

LONGEST = 80  # characters of a name
_NAME, _KEYS, _OFF = "onrecord-reader", "onrecord-keys", "off"
_A_YEAR = 365 * 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The one who sits in the room; the name is empty until it is told."""

    name: str
    keys: bool

    @classmethod
    def of(cls, request: Request) -> "Reader":
        """Return who sends a request."""
        return cls(name=called(unquote(request.cookies.get(_NAME, ""))), keys=request.cookies.get(_KEYS) != _OFF)


def called(name: str) -> str:
    """Return a name as it is kept: on one line, of a bounded length."""
    return one_line(name)[:LONGEST]


def remember_name(answer: Response, name: str) -> None:
    """Keep the reader's name."""
    _keep(answer, _NAME, quote(called(name)))


def remember_keys(answer: Response, *, on: bool) -> None:
    """Keep whether the keys are on."""
    _keep(answer, _KEYS, "on" if on else _OFF)


def _keep(answer: Response, cookie: str, value: str) -> None:
    answer.set_cookie(cookie, value, max_age=_A_YEAR, path="/", samesite="strict")
