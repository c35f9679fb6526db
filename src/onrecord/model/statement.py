"""Statements: one act of saying as an article reports it."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.provenance import Provenance
from onrecord.model.span import Span


class Manner(StrEnum):
    """How the content is given: word for word, in the reporter's words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Act(StrEnum):
    """What the source does by saying it."""

    CLAIM = "claim"
    DENIAL = "denial"
    DEMAND = "demand"
    PROMISE = "promise"
    THREAT = "threat"
    ACCUSATION = "accusation"
    CONDEMNATION = "condemnation"
    SUPPORT = "support"
    QUESTION = "question"
    NO_COMMENT = "no-comment"


class Certainty(StrEnum):
    """How far the article itself stands behind the statement."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    ALLEGED = "alleged"
    DENIED = "denied"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """One who passed a statement on, nearest to the article first: CNN in "..., he told CNN"."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom the source span names: a name or description as the article prints it, and the mention it stands on.

    `name` is the fullest name of that mention's chain, else the words of the source.
    """

    name: str
    mention_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A source, the cue that announces it, and the content it is credited with.

    Content may be broken ("I will," she said, "stay"), so it is a tuple in reading order; it is empty where an act is
    reported without its words ("threats were issued"), and then there is a cue.
    A source the article leaves out is None, never an empty span; so is the cue.
    `speakers` is empty where the source stays unresolved; `anonymous` tells that it is deliberately unnamed.
    `within` is the id of the statement that holds this one; `said` the id of the time expression that dates it.
    """

    id: str
    article_id: str
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    manner: Manner
    act: Act
    certainty: Certainty
    speakers: tuple[Speaker, ...] = ()
    addressee: Speaker | None = None
    via: tuple[Relay, ...] = ()
    anonymous: bool = False
    within: str | None = None
    said: str | None = None
    provenance: Provenance
