"""A sign: words of a content that speak for an act."""

from dataclasses import dataclass
from enum import IntEnum

from spacy.tokens import Token

from onrecord.model.statement import Act


class Weight(IntEnum):
    """How much a sign tells: it says so outright ("we condemn"), or it tells as a rule ("we will rebuild it")."""

    TELLS = 1
    OUTRIGHT = 2


@dataclass(frozen=True, slots=True)
class Sign:
    """Words of a content that speak for an act, the word that carries the others first."""

    act: Act
    weight: Weight
    tokens: tuple[Token, ...]


def tells(act: Act, *tokens: Token | None) -> Sign:
    """Return a sign that tells as a rule; words that are not there are left out."""
    return Sign(act, Weight.TELLS, tuple(t for t in tokens if t is not None))


def outright(act: Act, *tokens: Token | None) -> Sign:
    """Return a sign that says so outright; words that are not there are left out."""
    return Sign(act, Weight.OUTRIGHT, tuple(t for t in tokens if t is not None))
