"""What a line of the record proposes, named so that a person can judge it there, with what people say of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from onrecord.casefile.answers import Saying
from onrecord.casefile.reviews import Review, State, revision_of
from onrecord.model.judgement import Judgement, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the program proposes in a line, by the subject and the ids that tell it from others.

    `first` and `second` are one id twice, but of a REPLY they are the statement and the claim's first statement. A
    claim goes by its first statement, which stays when it grows. `alike` are further statements that stand in the same
    line, for other reports print them word for word alike; each has its review.
    """

    subject: Subject
    first: str
    second: str
    alike: tuple[str, ...] = ()
    reviews: tuple[Review, ...] = field(default=(), repr=False)

    @classmethod
    def of(cls, subject: Subject, id_: str, review: Review | None = None) -> Self:
        """Return the proposal that a record is what it is taken for."""
        return cls(subject=subject, first=id_, second=id_, reviews=() if review is None else (review,))

    @classmethod
    def of_sayings(cls, sayings: Iterable[Saying]) -> Self:
        """Return the proposal that these are statements, which are printed alike."""
        found = tuple(sayings)
        first, *alike = (saying.id for saying in found)
        reviews = tuple(saying.review for saying in found)
        return cls(subject=Subject.STATEMENT, first=first, second=first, alike=tuple(alike), reviews=reviews)

    @classmethod
    def of_reply(cls, sayings: Iterable[Saying], claim_first: str, reviews: Mapping[str, Review]) -> Self:
        """Return the proposal that these statements, which are printed alike, answer a claim."""
        first, *alike = ids = [saying.id for saying in sayings]
        told = tuple(reviews[one] for one in ids)
        return cls(subject=Subject.REPLY, first=first, second=claim_first, alike=tuple(alike), reviews=told)

    @property
    def firsts(self) -> tuple[str, ...]:
        """The first of the ids, of each that is printed alike."""
        return (self.first, *self.alike)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What was decided of it and stands, the latest first."""
        found = {one.id: one for review in self.reviews for one in review.judgements}
        return tuple(sorted(found.values(), key=lambda one: (one.at, one.id), reverse=True))

    @property
    def deciding(self) -> tuple[Judgement, ...]:
        """Of what stands, what gives each review its state, the latest first; what is printed alike is told once."""
        found = {review.decided.id: review.decided for review in self.reviews if review.decided is not None}
        told = sorted(found.values(), key=lambda one: (one.at, one.id), reverse=True)
        return tuple({(one.by, one.verdict): one for one in reversed(told)}.values())[::-1]

    @property
    def rejected(self) -> bool:
        """Whether a person rejected all of it."""
        return bool(self.reviews) and all(review.state is State.REJECTED for review in self.reviews)

    @property
    def grown(self) -> bool:
        """Whether reports have added to it since a person decided."""
        return any(review.grown for review in self.reviews)

    @property
    def revision(self) -> str:
        """What has been decided of it, as one word: another as soon as anybody decides or withdraws anything."""
        return revision_of(self.judgements)
