"""How much of a story is set out: all of it, or so many rows of each section where a page has no room for thousands."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

Row = TypeVar("Row")

SECTIONS = (
    "claims",
    "conflicts",
    "quotations",
    "ledger",
    "silence",
    "sources",
    "timeline",
    "speaking",
    "people",
    "reports",
    "copies",
    "who",
    "printed",
    "unnamed",
)
"""The sections of a story that may be long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Of each section the first rows, `most` of them; or of one `section` alone those from `start` on.

    Everything where `most` is None. Of one row (a voice, a claim), `lines` are set out at most. What stands `apart` is
    set out where it is asked for alone.
    """

    most: int | None = None
    section: str = ""
    start: int = 0
    lines: int | None = None
    apart: frozenset[str] = frozenset()

    def shows(self, section: str) -> bool:
        """Tell whether anything of a section is set out."""
        return section == self.section if self.section else section not in self.apart

    @property
    def first(self) -> "Portion":
        """The portion of rows that have been cut already: from the first on."""
        return replace(self, start=0)

    def of(self, section: str, rows: Sequence[Row]) -> tuple[Row, ...]:
        """Return the rows of a section that are set out."""
        if not self.shows(section):
            return ()
        return tuple(rows) if self.most is None else tuple(rows[self.start : self.start + self.most])


WHOLE = Portion()
