"""Judgements: what a person decided about a proposal of the program."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person says of two things: they are one, or they are two."""

    SAME = "same"
    APART = "apart"


class Subject(StrEnum):
    """What a judgement is about: which reports tell one story, which mentions are one somebody."""

    STORY = "story"
    ENTITY = "entity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word that two things are one, or two. Linking obeys it.

    `first` and `second` are ids of articles (STORY) or of mentions (ENTITY), the smaller first: of what stays the same
    however linking groups it. A judgement on an id that the case no longer holds waits for it to come back. `at` and
    `withdrawn_at` are in UTC; a judgement is withdrawn, never deleted.
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
