"""The ledger of a story: what is demanded, promised, threatened or due, and what later reports say of it."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class LedgerKind(StrEnum):
    """What a row of the ledger holds."""

    DEMAND = "demand"
    PROMISE = "promise"
    THREAT = "threat"
    DEADLINE = "deadline"


class Outcome(StrEnum):
    """What a report tells of a demand, a promise, a threat or a deadline.

    A demand that was met and a threat that was carried out are kept, too; a promise that was broken is refused.
    """

    REPEATED = "repeated"
    KEPT = "kept"
    REFUSED = "refused"
    NONE = "no report found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Until when something is to be done, with the words that tell it.

    `value` is a TIMEX3 value; a length of time ("within two days": P2D) counts from when it was said.
    """

    statement_id: str
    article_id: str
    span: Span
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What one statement, credited to somebody or the article's own, tells of a row; `span` are its words."""

    statement_id: str
    article_id: str
    span: Span
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """A demand, promise, threat or deadline of a story: who, to whom, what, since when, until when.

    `statement_ids` are those that carry it, the earliest first; `what` are spans of that one, which stands in
    `article_id`. `since` is a TIMEX3 value: when it was said first, else the day that first printed it.
    `follow_ups` are in the order of time.
    """

    id: str
    story_id: str
    kind: LedgerKind
    speakers: tuple[str, ...]
    addressee: str | None
    what: tuple[Span, ...]
    since: str | None
    until: Deadline | None
    article_id: str
    statement_ids: tuple[str, ...]
    follow_ups: tuple[FollowUp, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """What the last report that closes it tells, else whether it was repeated."""
        told = [one.outcome for one in self.follow_ups]
        closed = [one for one in told if one in {Outcome.KEPT, Outcome.REFUSED}]
        return (closed or told or [Outcome.NONE])[-1]

    @property
    def open(self) -> bool:
        """Whether no report closes it."""
        return self.outcome in {Outcome.REPEATED, Outcome.NONE}
