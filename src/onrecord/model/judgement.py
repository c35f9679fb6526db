"""Judgements: what a person decided about a proposal of the program."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.model.correction import Correction
from onrecord.model.span import Span


class Verdict(StrEnum):
    """What a person says of two things, or of one record.

    Of two: they are one (SAME), or two (APART). Of one: it is not what it is taken for (REJECTED); it was read against
    its words and is right (ACCEPTED); a field of it is another (CORRECTED); or just a note on it (NOTED).
    """

    SAME = "same"
    APART = "apart"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    NOTED = "noted"


class Subject(StrEnum):
    """What a judgement is about.

    Of two things: which reports tell one story, which mentions are one somebody, which statements make one claim. Of
    one that the program proposes: a statement, a reply to a claim, a conflict, a changed quotation, a row of the
    ledger, the grouping of a claim; notes also on a report, a story or somebody.
    """

    STORY = "story"
    ENTITY = "entity"
    CLAIM = "claim"
    STATEMENT = "statement"
    REPLY = "reply"
    CONFLICT = "conflict"
    QUOTATION = "quotation"
    LEDGER = "ledger"
    REPORT = "report"


PAIRS = frozenset({Verdict.SAME, Verdict.APART})
"""What is said of two things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a record stood on when it was judged: a statement, and of a conflict the words of a value, and the value.

    By its grounds a judgement finds its record again when a later report adds to it, and its id with that.
    """

    statement_id: str
    span: Span | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word that two things are one, or two, or on one record.

    Of two things, `first` and `second` are ids of articles (STORY), of mentions (ENTITY) or of statements (CLAIM), the
    smaller first: of what stays the same however linking groups it. Of one record, `first` is its id and `second` the
    same; of a REPLY, `second` is the claim's first statement; of a conflict's value, `second` is the statement that
    gives it. A note on a story or somebody names the first of its articles or mentions. A judgement on an id that the
    case no longer holds waits for it to come back, or finds its record by `grounds`.

    `correction` is what is CORRECTED. `at` and `withdrawn_at` are in UTC; a judgement is withdrawn, never deleted.
    """

    id: str
    subject: Subject
    verdict: Verdict
    first: str
    second: str
    by: str
    at: datetime
    reason: str | None = None
    grounds: tuple[Ground, ...] = ()
    correction: Correction | None = None
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None
    withdrawn_reason: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it has not been withdrawn."""
        return self.withdrawn_at is None
