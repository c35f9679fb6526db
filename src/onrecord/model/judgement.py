"""Judgements: what a person decided about a proposal of the program."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person says of two things (they are one, or they are two), or of one (it is not what it is taken for)."""

    SAME = "same"
    APART = "apart"
    REJECTED = "rejected"


class Subject(StrEnum):
    """What a judgement is about.

    Of two things: which reports tell one story, which mentions are one somebody, which statements make one claim. Of
    one that the program proposes, and a person rejects: a statement, a reply to a claim, a conflict, a changed
    quotation, a row of the ledger.
    """

    STORY = "story"
    ENTITY = "entity"
    CLAIM = "claim"
    STATEMENT = "statement"
    REPLY = "reply"
    CONFLICT = "conflict"
    QUOTATION = "quotation"
    LEDGER = "ledger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word that two things are one, or two, which linking obeys; or that a record is rejected.

    `first` and `second` are ids of articles (STORY), of mentions (ENTITY) or of statements (CLAIM), the smaller first:
    of what stays the same however linking groups it. What is rejected is `first`, a record's id, and `second` is the
    same; of a REPLY, `second` is the claim's first statement. It is shown with who rejected it, not hidden. A judgement
    on an id that the case no longer holds waits for it to come back. `at` and `withdrawn_at` are in UTC; a judgement is
    withdrawn, never deleted.
    """

    id: str
    subject: Subject
    verdict: Verdict
    first: str
    second: str
    by: str
    at: datetime
    reason: str | None = None
    withdrawn_by: str | None = None
    withdrawn_at: datetime | None = None
    withdrawn_reason: str | None = None

    @property
    def stands(self) -> bool:
        """Whether it has not been withdrawn."""
        return self.withdrawn_at is None
