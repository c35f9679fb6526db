"""Stories: articles on one happening in one stretch of time; copies; and the timeline of a story."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model.span import Span

JUDGED = "judged"
"""The feature of a join that a person made: its words are who, and why. It has no weight: it decides."""


class CopyKind(StrEnum):
    """How one article's text is another's."""

    SAME_WIRE_COPY = "same wire copy"
    REWRITTEN_WIRE = "rewritten wire"
    QUOTED_AT_LENGTH = "quoted at length"


class Direction(StrEnum):
    """How the texts tell which of two articles has its text from the other, the surest first."""

    AGENCY = "is the agency's own"
    CREDIT = "credits the agency"
    NAMED = "is named in it"
    EARLIER = "was printed earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of words that two articles share, in each one's own text."""

    first: Span
    second: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two articles (ids, the smaller first) of which one's text is the other's.

    `share` is the part of the shorter text that is shared, 0 to 1; `agency` the wire agency credited, where one is.
    `taken_from` is the one of the two that is nearer to where the text comes from, as far as `direction` tells; None
    where nothing tells: both may have it from elsewhere.
    """

    id: str
    article_ids: tuple[str, str]
    kind: CopyKind
    share: float
    agency: str | None
    passages: tuple[Passage, ...]
    taken_from: str | None = None
    direction: Direction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why two articles were put into one story: a feature, its words and its weight in the decision."""

    article_ids: tuple[str, str]
    feature: str
    words: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles on one happening in one stretch of time. `start` and `end` are days of publication, where known."""

    id: str
    title: str
    article_ids: tuple[str, ...]
    start: date | None
    end: date | None
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Extract:
    """A stretch of one article's text that a record of several articles stands on.

    `timex_id` is the time expression in it that dates it, where the record is one of a time.
    """

    article_id: str
    span: Span
    timex_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """Something that happened or was said at a time.

    `when` is a TIMEX3 value, that of the expression `timex_id`, the most exact one of the extracts; `what` is sliced
    from the first extract. `otherwise` are the ids of rows that read like the same happening at another time, in other
    reports.
    """

    id: str
    story_id: str
    when: str
    what: str
    evidence: tuple[Extract, ...]
    timex_id: str | None = None
    otherwise: tuple[str, ...] = ()
