"""Quotations that changed: one utterance as two articles print it, and where the words differ."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class ChangeKind(StrEnum):
    """What differs between two printings of one utterance."""

    NEGATION = "negation"
    CONDITION = "condition"
    QUALIFIER = "qualifier"
    NUMBER = "number"
    WORDING = "wording"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference, with its words in each article's text; None on the side that lacks them."""

    kind: ChangeKind
    first: Span | None
    second: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedQuotation:
    """One utterance as two statements of different articles print it, and each difference, in reading order.

    The statement that was printed first comes first, where that is known. `share` is the part of the shorter
    quotation's words that stands in both.
    """

    id: str
    story_id: str
    statement_ids: tuple[str, str]
    article_ids: tuple[str, str]
    share: float
    changes: tuple[Change, ...]
