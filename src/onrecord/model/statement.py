"""Statements: one act of saying as an article reports it."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.provenance import Provenance
from onrecord.model.span import Span


class Manner(StrEnum):
    """How the content is given: word for word, in the reporter's words, or both; or by the article itself."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    OWN_VOICE = "own-voice"


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


class ToldBy(StrEnum):
    """How an article tells who the speaker is.

    By a name somewhere in the article, by nothing but a description, or by the quotation going on where he spoke last.
    """

    NAME = "name"
    DESCRIPTION = "description"
    CONTINUED = "continued"


class OccasionKind(StrEnum):
    """Where or by what a statement was made."""

    PRESS_CONFERENCE = "press conference"
    INTERVIEW = "interview"
    WRITTEN = "written statement"
    POST = "post"
    SPEECH = "speech"
    COURT = "court"
    PARLIAMENT = "parliament"
    LETTER = "letter"
    CALL = "call"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Where or by what a statement was made, with the words that tell it: "in a post on Twitter"."""

    kind: OccasionKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """A source that is kept unnamed, as the article words it.

    `at_least` and `at_most` count the people ("two officials": 2, 2); `at_most` is None where there is no bound.
    `institution` is the house that is given, `reason` the words that say why, or that, the name is kept back.
    """

    description: Span
    at_least: int
    at_most: int | None
    institution: Span | None = None
    reason: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """One who passed a statement on, nearest to the article first: CNN in "..., he told CNN"."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Whom the source span names: a name or description as the article prints it, and the mention it stands on.

    `name` is the fullest name of that mention's chain, else the words of the source. A government goes by one name,
    however it is printed ("Beijing", "the Chinese authorities").
    `told_by` tells how the source names the speaker. `speaks_for` is the body for which a spokesman, or somebody of its
    house, speaks: who leads it, or an unnamed official of it.
    """

    name: str
    mention_id: str
    told_by: ToldBy = ToldBy.NAME
    speaks_for: str | None = None

    @property
    def voice(self) -> str:
        """Who is on record: the body where a spokesman without a name speaks for it, else the speaker."""
        return self.name if self.speaks_for is None or self.told_by is ToldBy.NAME else self.speaks_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A source, the cue that announces it, and the content it is credited with.

    Content may be broken ("I will," she said, "stay"), so it is a tuple in reading order; it is empty where an act is
    reported without its words ("threats were issued"), and then there is a cue.
    A source the article leaves out is None, never an empty span; so is the cue. What an article says in its own voice
    has neither; its speaker is the outlet.
    `speakers` is empty where the source stays unresolved; `unnamed` is told where it is deliberately unnamed.
    `within` is the id of the statement that holds this one; `said` the id of the time expression that dates it.
    `matter` is what is denied, demanded or promised. `act_words` and `certainty_words` are the words that tell the act
    and the certainty, in reading order; a claim and an assertion need none.
    `confidence` is how probable it is, from 0 to 1, that source, cue and content are read right; it says nothing of
    whether what was said is true.
    """

    id: str
    article_id: str
    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    manner: Manner
    act: Act
    certainty: Certainty
    confidence: float
    speakers: tuple[Speaker, ...] = ()
    addressee: Speaker | None = None
    via: tuple[Relay, ...] = ()
    unnamed: Unnamed | None = None
    within: str | None = None
    said: str | None = None
    occasion: Occasion | None = None
    matter: Span | None = None
    act_words: tuple[Span, ...] = ()
    certainty_words: tuple[Span, ...] = ()
    provenance: Provenance

    @property
    def anonymous(self) -> bool:
        """Whether the source is deliberately unnamed."""
        return self.unnamed is not None
