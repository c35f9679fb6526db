"""The typed rows that a case answers with about the accounts of a story: claims, conflicts, changed words, the ledger.

As in `answers`, words are sliced when a question is asked. What people say of each is its `review`: what they rejected
is there, with their word.
"""

from dataclasses import dataclass, field

from onrecord.casefile.answers import CorrectedAnswer, ExtractAnswer, Words
from onrecord.casefile.reviews import UNREAD, Rejection, Review, State
from onrecord.model.claim import Origin, OriginKind, Tie
from onrecord.model.conflict import ConflictKind, Explanation
from onrecord.model.ledger import LedgerKind, Outcome
from onrecord.model.quotation import ChangeKind
from onrecord.model.silence import SilenceKind

LOOSE = 0.5
"""Under this confidence the statements of a claim are loosely alike: they share words, and may say different things."""


def is_loose(confidence: float) -> bool:
    """Tell whether statements that make one claim with this confidence are loosely alike."""
    return confidence < LOOSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A statement that denies a claim, or refuses to comment on it."""

    statement_id: str
    review: Review = UNREAD

    @property
    def rejection(self) -> Rejection | None:
        """A person's word that it is none."""
        return self.review.rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimAnswer:
    """What several statements say alike, the most central one first, and the stems of the words that they share.

    `denied_by` deny it and `unanswered_by` refuse to comment on it, in the order of print. `origins` tell where it
    comes from, at least and at most how many they are; `ties` why two statements stand in it. `confidence` is how
    probable it is that two of its statements say one thing.
    """

    id: str
    story_id: str
    statement_ids: tuple[str, ...]
    words: tuple[str, ...]
    at_least: int
    at_most: int
    origins: tuple[Origin, ...]
    denied_by: tuple[Reply, ...]
    unanswered_by: tuple[Reply, ...]
    ties: tuple[Tie, ...] = field(repr=False)
    confidence: float = 1.0
    review: Review = UNREAD

    @property
    def loose(self) -> bool:
        """Whether its statements are loosely alike, and no person says that they do say one thing."""
        return is_loose(self.confidence) and self.review.state is not State.ACCEPTED


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedClaim:
    """A claim that several reports carry, by numbers: in how many, from how many origins, how many deny it.

    `statement_id` and `article_id` are those of its most central statement. What a person rejected denies nothing.
    """

    id: str
    story_id: str
    statement_id: str
    article_id: str
    reports: int
    at_least: int
    at_most: int
    denials: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOrigin:
    """An origin that counts in claims; of one that no name tells apart, the first article that has a claim of his."""

    kind: OriginKind
    name: str | None
    known: bool
    article_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueAnswer(ExtractAnswer):
    """What one statement gives for a thing: its words, and the one form of all who give the same.

    Where a person corrected the value, `read` is what the program read.
    """

    statement_id: str
    published: str | None
    value: str
    read: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictAnswer:
    """Values that statements give for one thing, the earliest printed first, and how far they explain themselves.

    `about` are the stems that tell what it is about. `corrected` are the values that people corrected.
    """

    id: str
    story_id: str
    kind: ConflictKind
    values: tuple[ValueAnswer, ...]
    explained_by: Explanation
    about: tuple[str, ...]
    review: Review = UNREAD
    corrected: tuple[CorrectedAnswer, ...] = ()

    @property
    def rejection(self) -> Rejection | None:
        """A person's word that it is none."""
        return self.review.rejection

    @property
    def settled(self) -> bool:
        """Whether nothing differs any more by a person's corrections."""
        return len({given.value for given in self.values}) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeAnswer:
    """One difference between two printings of an utterance: its words on each side, None on the side without."""

    kind: ChangeKind
    first: Words | None
    second: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationAnswer:
    """One utterance as two statements print it, the one printed first before the other, and each difference.

    `share` is the part of the shorter one's words that stands in both, 0 to 1.
    """

    id: str
    story_id: str
    statement_ids: tuple[str, str]
    article_ids: tuple[str, str]
    share: float
    changes: tuple[ChangeAnswer, ...]
    review: Review = UNREAD

    @property
    def rejection(self) -> Rejection | None:
        """A person's word that it is none."""
        return self.review.rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpAnswer(ExtractAnswer):
    """What one statement tells of a row of the ledger, with its words."""

    statement_id: str
    published: str | None
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineAnswer(ExtractAnswer):
    """Until when something is to be done: its words and their TIMEX3 value."""

    statement_id: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerAnswer:
    """What is demanded, promised, threatened or due: by whom, to whom, what, since when, until when.

    `statement_ids` carry it, the earliest first; `what` are words of that one. `outcome` is what the last report that
    closes it tells, `is_open` whether none does; `corrected` tells where that is a person's word.
    """

    id: str
    story_id: str
    kind: LedgerKind
    speakers: tuple[str, ...]
    addressee: str | None
    what: tuple[Words, ...]
    since: str | None
    until: DeadlineAnswer | None
    article_id: str
    outlet: str | None
    statement_ids: tuple[str, ...]
    follow_ups: tuple[FollowUpAnswer, ...]
    outcome: Outcome
    is_open: bool
    review: Review = UNREAD
    corrected: tuple[CorrectedAnswer, ...] = ()

    @property
    def rejection(self) -> Rejection | None:
        """A person's word that it is none."""
        return self.review.rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class SilenceAnswer:
    """A claim that a report leaves out, or what it alone says; `carried_by` are the other articles that carry it."""

    id: str
    story_id: str
    article_id: str
    kind: SilenceKind
    claim_id: str | None
    statement_ids: tuple[str, ...]
    carried_by: tuple[str, ...]
