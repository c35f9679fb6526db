"""What a paper is made of: runs of words with their marks, references to notes, and the blocks that they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from onrecord.composing.notes import Ref


class Mark(StrEnum):
    """How words stand out."""

    NONE = "none"
    STRONG = "strong"
    LINK = "link"
    CONTENT = "content"
    SOURCE = "source"
    CHANGED = "changed"
    QUIET = "quiet"
    LABEL = "label"
    CODE = "code"


class Style(StrEnum):
    """What a line is to the reader."""

    BODY = "body"
    LEAD = "lead"
    SAID = "said"
    META = "meta"
    INSIDE = "inside"
    TRACE = "trace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words on one line with their mark; `to` is the anchor or the address that they lead to, nothing for most.

    An anchor begins with `#`.
    """

    words: str
    mark: Mark = Mark.NONE
    to: str = ""


Inline: TypeAlias = Run | Ref
"""What a line holds: words, or a reference to a note."""

Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 4, and the anchor that the contents and other lines lead to.

    `page`: what it heads begins on a page of its own.
    """

    words: str
    level: int
    anchor: str = ""
    page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line; `label` stands in a column of its own before it: an act, a number.

    `keep` asks that it stays on the page of what comes next; `anchor` is where others lead to.
    """

    inlines: Inlines = field(repr=False)
    style: Style = Style.BODY
    label: str = ""
    keep: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with a header row. `widths` are the columns' shares of the line; no reference stands in the header."""

    head: tuple[str, ...]
    rows: tuple[tuple[Inlines, ...], ...] = field(repr=False)
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing as SVG, with what it says for those who don't see it."""

    svg: str = field(repr=False)
    told: str
    caption: str


Block: TypeAlias = Heading | Line | Table | Picture
"""What a paper is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A numbered note of a paper."""

    number: int
    inlines: Inlines = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A dossier, ready to be printed: its title page, then blocks, with a note for every number that they refer to.

    The contents list headings to the level `depth`.
    """

    title: str
    kicker: str
    contents: str
    depth: int
    subtitle: str
    counts: tuple[tuple[str, str], ...]
    reading: tuple[Inlines, ...] = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    notes: tuple[Footnote, ...] = field(repr=False)
    colophon: str


def inlines_of(paper: Paper) -> Iterator[Inlines]:
    """Yield every line of a paper's blocks, those of tables too, in the order of reading."""
    for block in paper.blocks:
        if isinstance(block, Line):
            yield block.inlines
        elif isinstance(block, Table):
            for row in block.rows:
                yield from row
