"""What linking counts of one article, so that comparing it with others never reads its text again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The terms of one article, with how often each stands: in the report, as a name, in the opening, in the headline.

    `prints` are the fingerprints of its text: numbers of eight bytes, little end first, in rising order. `title` and
    `published` are the article's own ("" where unknown).
    """

    article_id: str
    title: str
    published: str
    terms: Mapping[str, int] = field(repr=False)
    names: Mapping[str, int] = field(repr=False)
    opening: Mapping[str, int] = field(repr=False)
    headline: Mapping[str, int] = field(repr=False)
    prints: bytes = field(repr=False)

    @property
    def day(self) -> date | None:
        """The day of publication, where it is known to the day."""
        try:
            return date.fromisoformat(self.published[:10])
        except ValueError:
            return None
