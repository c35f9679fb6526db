"""Articles: a frozen text, the blocks over it, and what is known of who printed it and when."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from onrecord.model.span import Span


class BlockRole(StrEnum):
    """What a block is to the reader."""

    HEADLINE = "headline"
    BODY = "body"
    BYLINE = "byline"
    DATELINE = "dateline"
    CREDIT = "credit"
    CAPTION = "caption"
    SOURCES = "sources"
    FURNITURE = "furniture"


READ_FOR_STATEMENTS = frozenset({BlockRole.HEADLINE, BlockRole.BODY, BlockRole.CAPTION})
"""The blocks that a reader reads: nobody's words are looked for in furniture, credits or bylines."""


class Evidence(StrEnum):
    """Where a detail of an article was found."""

    JSON_LD = "JSON-LD"
    META_TAG = "meta tag"
    MARKUP = "markup"
    TEXT = "text"
    FILE_NAME = "file name"
    SPREADSHEET = "spreadsheet"
    OPTION = "option"
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of a web page: the element that a CSS selector names, and code points of that element's text.

    `start` and `end` count in the element's `textContent` (as a browser gives it), as the TextPositionSelector of the
    Web Annotation model does. For plain text and rows there is no place: the span is already an offset in the file.
    """

    selector: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article's text with one role, and where it stands in the page."""

    span: Span
    role: BlockRole
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One thing known of an article, with where it comes from.

    `where` narrows `evidence` down: a key path of JSON-LD, a meta tag's name, an option, or `start-end` in the text.
    """

    value: str
    evidence: Evidence
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What was printed: a text that never changes, blocks over it, and details.

    `id` is the row's own where one came in, else a hash of the page's bytes. `published`, `updated` (when it was last
    changed) and `captured` (when the page was fetched or saved) are ISO 8601, a day or a time with the zone as printed.
    What is unknown is None. Blocks are in reading order and do not overlap; what lies between
    two blocks is white space.
    """

    id: str
    page_sha256: str
    name: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    language: str
    title: Detail | None = None
    outlet: Detail | None = None
    byline: Detail | None = None
    published: Detail | None = None
    url: Detail | None = None
    updated: Detail | None = None
    captured: Detail | None = None

    @property
    def day(self) -> date | None:
        """The day of publication, where it is known to the day."""
        if self.published is None:
            return None
        try:
            return date.fromisoformat(self.published.value[:10])
        except ValueError:
            return None

    @property
    def headline(self) -> str | None:
        """The title as known, else the words of the headline block."""
        if self.title is not None:
            return self.title.value
        return next((" ".join(b.span.of(self.text).split()) for b in self.blocks if b.role is BlockRole.HEADLINE), None)
