"""What a thing could be joined to, the likest first: of five thousand in a story a reader looks at a hundred."""

import re
from collections.abc import Collection, Iterable
from typing import TypeVar

_WORD = re.compile(r"\w{3,}")
_LETTERS = 5  # the beginning of a word that tells it from others, whatever its ending
MOST = 100

One = TypeVar("One")


def beginnings(*texts: str) -> frozenset[str]:
    """Return how the words of texts begin."""
    return frozenset(word[:_LETTERS] for text in texts for word in _WORD.findall(text.casefold()))


def nearest(others: Iterable[tuple[One, Collection[str]]], wanted: frozenset[str]) -> list[One]:
    """Return those that share most with what is wanted, each with how its words begin; else they keep their order."""
    ranked = sorted(others, key=lambda other: -len(wanted.intersection(other[1])))
    return [one for one, _ in ranked[:MOST]]
