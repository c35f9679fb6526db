"""The tables of what stands in one article: what each field of a row may hold.

`onrecord.composing.rows` makes the rows, and the type checker holds them to this. What the fields mean stands in
`docs/export.md`.
"""

from typing_extensions import TypedDict

from onrecord.composing.tables.judged import CorrectedField, ReviewOfRow
from onrecord.composing.tables.spans import Pair
from onrecord.model.article import BlockRole
from onrecord.model.interval import Precision
from onrecord.model.mention import EntityKind, MentionForm
from onrecord.model.statement import Act, Certainty, Manner, OccasionKind, ToldBy
from onrecord.model.timex import Anchor, Bound, TimexType


class Printed(TypedDict):
    """Who printed an article, when and where, under which title."""

    id: str
    name: str
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    updated: str | None
    captured: str | None
    url: str | None
    language: str


class ArticleRow(Printed):
    """An article: who printed it, when, under which title, and its text."""

    story: str | None
    text: str
    sha256: str


class BlockRow(TypedDict):
    """A stretch of an article with one role."""

    article: str
    start: int
    end: int
    role: BlockRole


class MentionRow(TypedDict):
    """Words of an article that name or refer to somebody or something."""

    id: str
    article: str
    start: int
    end: int
    name: Pair | None
    form: MentionForm
    kind: EntityKind | None
    role: Pair | None
    chain: str | None
    entity: str | None


class Covered(TypedDict):
    """The days that a time covers, how exact it is, and its EDTF form."""

    first: str | None
    last: str | None
    precision: Precision | None
    edtf: str | None


class TimexRow(TypedDict):
    """A time expression, and the time that it stands for."""

    id: str
    article: str
    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None
    bound: Bound | None
    ended_by: str | None
    zone: str | None
    first: str | None
    last: str | None
    precision: Precision | None
    edtf: str | None
    stretch: str | None
    anchor: Anchor
    anchor_timex: str | None
    weekday: str | None


class UnnamedSource(TypedDict):
    """What is told of a source that is kept unnamed."""

    description: Pair
    at_least: int
    at_most: int | None
    institution: Pair | None
    reason: Pair | None


class StatementOccasion(TypedDict):
    """Where or by what a statement was made."""

    kind: OccasionKind
    span: Pair


class Maker(TypedDict):
    """Who made a row: a component or a person."""

    maker: str
    version: str
    settings: str


class StatementRow(TypedDict):
    """One act of saying as an article reports it: source, cue and content."""

    id: str
    article: str
    source: Pair | None
    cue: Pair | None
    content: list[Pair]
    manner: Manner
    act: Act
    certainty: Certainty
    confidence: float
    speaker: str | None
    speaks_for: str | None
    told_by: ToldBy | None
    speaker_entity: str | None
    addressee: str | None
    via: list[str]
    via_words: list[Pair]
    anonymous: bool
    unnamed: UnnamedSource | None
    within: str | None
    said: str | None
    said_words: Pair | None
    occasion: StatementOccasion | None
    matter: Pair | None
    act_words: list[Pair]
    certainty_words: list[Pair]
    provenance: Maker
    review: ReviewOfRow
    corrected: list[CorrectedField]
