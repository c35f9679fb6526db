"""Pages: what was fetched, as bytes, and the ones that were set aside."""

from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.errors import Reason


class PageKind(StrEnum):
    """The format of a page's bytes."""

    TEXT = "text"
    HTML = "html"
    ROW = "row"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was fetched: bytes, under the name that the user gave.

    `name` is the path inside the folder given (posix separators), with `#LINE` for a row of a JSON-lines file (from 1).
    `content` holds the bytes as kept: for a row, the line without its line break; for a compressed file, the
    compressed bytes.
    `given` holds what the spreadsheet and the command line say of it: keys `outlet, published, url,
    title, byline, updated, captured`.
    """

    name: str
    kind: PageKind
    content: bytes = field(repr=False)
    sha256: str
    given: tuple["Given", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One thing said of a page from outside it: `field` is a name of `Details`, `by` a spreadsheet or an option."""

    field: str
    value: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A page that could not become an article, with the reason and a sentence for the user."""

    page: Page
    reason: Reason
    explanation: str
