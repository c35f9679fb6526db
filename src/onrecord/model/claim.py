"""Claims: what several statements of a story say alike, why, who answers, and from how many origins it comes."""

from dataclasses import dataclass
from enum import StrEnum


class OriginKind(StrEnum):
    """What an origin is, as far as the texts tell.

    A speaker, by name; somebody the reports keep unnamed, or only describe; an outlet that names nobody.
    """

    SPEAKER = "speaker"
    UNNAMED = "unnamed"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where statements of a claim first-hand come from as far as the texts tell.

    `name` is how the reports call it. `relays` passed it on, nearest to the report first; of `not_here` the case has no
    report, so that a link of the chain is missing. Only an origin that is `known` counts in a claim's `at_least`.
    `told_in` are statements beside the claim's that tell whose word hearsay is: "reportedly" goes on from them.
    One that is not `firm` rests on statements alone that the claim holds loosely: it is told, and not counted.
    """

    kind: OriginKind
    name: str | None
    known: bool
    statement_ids: tuple[str, ...]
    relays: tuple[str, ...] = ()
    not_here: tuple[str, ...] = ()
    firm: bool = True
    told_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Why two statements stand in one claim: a feature and its part in the decision, above 0 where it speaks for it."""

    statement_ids: tuple[str, str]
    feature: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What two statements or more of a story say alike, or what one says and another denies.

    The first of `statement_ids` is the most central one. `words` are the stems of the words that most of them share,
    `ties` what holds them together, the strongest pairs first. `confidence` is how probable it is, from 0 to 1, that
    two of its statements say one thing; it tells nothing of whether what they say is true. `denied_by` are the
    statements that deny it, and `unanswered_by` those that refuse to comment on it, in the order of print. `at_least`
    and `at_most` are the numbers of origins behind it, as far as the texts tell.
    """

    id: str
    story_id: str
    statement_ids: tuple[str, ...]
    words: tuple[str, ...]
    at_least: int
    at_most: int
    origins: tuple[Origin, ...] = ()
    denied_by: tuple[str, ...] = ()
    unanswered_by: tuple[str, ...] = ()
    ties: tuple[Tie, ...] = ()
    confidence: float = 1.0
