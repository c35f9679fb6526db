"""How rare a word is: inverse document frequency over the case and a shipped background.

A case may hold two articles, and then nothing in it tells that "Versailles" says more than "meeting". So the counts of
the case are added to those of a background of news (made by `python -m training.frequencies`): a small case is judged
against the background, a large one of look-alike shootings learns that "gunshot" says little in it.
"""

import lzma
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log

import numpy as np

BACKGROUND = "frequencies.txt.xz"
_UNKNOWN = 5.0  # articles of the background in which a word beyond the table is taken to stand
_WEIGHT = 4.0  # articles of the background that one article of the case outweighs


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """Of `articles` articles of news, in how many each word stands."""

    articles: int
    held: Mapping[str, int]

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of a word."""
        return log(self.articles / self.held.get(word, _UNKNOWN))


@cache
def background() -> Background:
    """Return the shipped table."""
    table = lzma.decompress(files(__package__).joinpath(BACKGROUND).read_bytes()).decode("utf-8")
    first, *rest = table.splitlines()
    return Background(articles=int(first), held={word: int(n) for word, n in (line.split(" ") for line in rest)})


def rarity(vocabulary: Sequence[str], held: np.ndarray, articles: int) -> np.ndarray:
    """Return the inverse document frequency of words over a case and the background, at least 0.

    Of the `articles` of the case, each word stands in so many as `held` says.
    """
    known = background().held
    before = np.array([known.get(word, _UNKNOWN) for word in vocabulary], dtype=float)
    total = background().articles + _WEIGHT * articles
    return np.asarray(np.maximum(0.0, np.log(total / (before + _WEIGHT * held))))
