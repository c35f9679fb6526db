"""The tables of what stands on several articles: what each field of a row may hold.

`onrecord.composing.linked` makes the rows, and the type checker holds them to this. What the fields mean stands in
`docs/export.md`.
"""

from typing_extensions import TypedDict

from onrecord.composing.tables.judged import CorrectedField, Opinion, ReviewOfRow
from onrecord.composing.tables.spans import Pair
from onrecord.model.claim import OriginKind
from onrecord.model.conflict import ConflictKind, Explanation
from onrecord.model.interval import Precision
from onrecord.model.ledger import LedgerKind, Outcome
from onrecord.model.mention import EntityKind
from onrecord.model.quotation import ChangeKind
from onrecord.model.silence import SilenceKind
from onrecord.model.story import CopyKind, Direction
from onrecord.model.timex import Bound


class StoryRow(TypedDict):
    """Articles on one happening in one stretch of time."""

    id: str
    title: str
    articles: list[str]
    start: str | None
    end: str | None
    unheeded: int


class CopyRow(TypedDict):
    """Two articles of which one's text is the other's."""

    id: str
    articles: list[str]
    kind: CopyKind
    share: float
    agency: str | None
    taken_from: str | None
    direction: Direction | None
    passages: list[tuple[Pair, Pair]]


class EntityBond(TypedDict):
    """Why two mentions are one entity."""

    mentions: tuple[str, str]
    feature: str
    words: tuple[str, ...]


class EntityRow(TypedDict):
    """The one somebody or something that mentions of a story refer to."""

    id: str
    name: str
    kind: EntityKind | None
    story: str
    somebody: str | None
    bonds: list[EntityBond]


class RejectedReply(Opinion):
    """Who says that a statement is no reply to a claim."""

    statement: str


class ClaimOrigin(TypedDict):
    """Where a claim first-hand comes from, as far as the texts tell."""

    kind: OriginKind
    name: str | None
    known: bool
    firm: bool
    statements: list[str]
    told_in: list[str]
    relays: list[str]
    not_here: list[str]


class ClaimTie(TypedDict):
    """Why two statements stand in one claim."""

    statements: tuple[str, str]
    feature: str
    weight: float


class ClaimRow(TypedDict):
    """What several statements say alike, or one says and another denies."""

    id: str
    story: str
    statements: list[str]
    words: list[str]
    denied_by: list[str]
    unanswered_by: list[str]
    origins: list[ClaimOrigin]
    at_least: int
    at_most: int
    confidence: float
    rejected: list[RejectedReply]
    ties: list[ClaimTie]
    review: ReviewOfRow


class Told(TypedDict):
    """Words of a statement."""

    statement: str
    article: str
    start: int
    end: int


class GivenRow(Told):
    """What one statement gives, in words, and in a form that is the same for all who give the same."""

    value: str


class ConflictRow(TypedDict):
    """Values that statements give for one thing, and that are not the same."""

    id: str
    story: str
    kind: ConflictKind
    statements: list[str]
    values: list[str]
    given: list[GivenRow]
    explained_by: Explanation
    about: list[str]
    rejected: Opinion | None
    review: ReviewOfRow
    corrected: list[CorrectedField]


class QuotationChange(TypedDict):
    """One difference between two printings of an utterance."""

    kind: ChangeKind
    first: Pair | None
    second: Pair | None


class QuotationRow(TypedDict):
    """One utterance as two articles print it, where the words differ."""

    id: str
    story: str
    statements: list[str]
    articles: list[str]
    share: float
    changes: list[QuotationChange]
    rejected: Opinion | None
    review: ReviewOfRow


class FollowUpRow(Told):
    """What one statement tells of a row of the ledger."""

    outcome: Outcome


class LedgerTableRow(TypedDict):
    """A demand, promise, threat or deadline, and what later reports say of it."""

    id: str
    story: str
    kind: LedgerKind
    speakers: list[str]
    addressee: str | None
    what: list[Pair]
    article: str
    since: str | None
    until: GivenRow | None
    statements: list[str]
    open: bool
    outcome: Outcome
    follow_ups: list[FollowUpRow]
    rejected: Opinion | None
    review: ReviewOfRow
    corrected: list[CorrectedField]


class SilenceRow(TypedDict):
    """What a report leaves out that others carry, or what only it has."""

    id: str
    story: str
    article: str
    kind: SilenceKind
    claim: str | None
    statements: list[str]
    carried_by: list[str]


class TimelineEvidence(TypedDict):
    """Where a happening is told."""

    article: str
    start: int
    end: int
    timex: str | None


class TimelineTableRow(TypedDict):
    """Something that happened or was said at a time."""

    id: str
    story: str
    when: str
    timex: str | None
    mod: str | None
    bound: Bound | None
    first: str | None
    last: str | None
    precision: Precision | None
    edtf: str | None
    stretch: str | None
    what: str
    evidence: list[TimelineEvidence]
    otherwise: list[str]
