"""Where two texts share their words: maximal common runs, joined over light edits.

Texts are rows of word hashes. Common stretches of six words are the seeds; on one diagonal they grow to runs; the
longest runs win where runs overlap; runs that an edit of a few words divides are one passage.
"""

from dataclasses import dataclass

import numpy as np

SEED = 6
_EDIT = 10  # words that may be changed, added or cut inside one passage
_REPEATS = 32  # a stretch that stands more often in one text is a refrain, no evidence of a place


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage: half-open stretches of words in two texts, and how many of the words are the same."""

    first: int
    first_end: int
    second: int
    second_end: int
    same: int


def shingles(hashes: np.ndarray, length: int = SEED) -> np.ndarray:
    """Return one number for each stretch of so many words."""
    count = len(hashes) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    rolled = np.zeros(count, dtype=np.uint64)
    for offset in range(length):
        rolled = rolled * np.uint64(0x9E3779B97F4A7C15) + hashes[offset : offset + count]
        rolled ^= rolled >> np.uint64(29)
    return rolled


def shared(first: np.ndarray, second: np.ndarray, least: int) -> list[Shared]:
    """Return the passages that two texts share, in the order of the first, each with at least so many same words."""
    runs = _grown(first, second)
    taken = [np.zeros(len(first), dtype=bool), np.zeros(len(second), dtype=bool)]
    kept: list[tuple[int, int, int]] = []
    # Longest first; what a longer run has taken is cut off, and a rest shorter than a seed is dropped.
    for length, start, other in sorted(runs, key=lambda run: (-run[0], run[1], run[2])):
        free = ~(taken[0][start : start + length] | taken[1][other : other + length])
        for begin, end in _stretches(free):
            if end - begin >= SEED:
                kept.append((start + begin, other + begin, end - begin))
                taken[0][start + begin : start + end] = True
                taken[1][other + begin : other + end] = True
    passages: list[Shared] = []
    for start, other, length in sorted(kept):
        last = passages[-1] if passages else None
        if last and 0 <= start - last.first_end <= _EDIT and 0 <= other - last.second_end <= _EDIT:
            passages[-1] = Shared(last.first, start + length, last.second, other + length, last.same + length)
        else:
            passages.append(Shared(start, start + length, other, other + length, length))
    return [passage for passage in passages if passage.same >= least]


def _grown(first: np.ndarray, second: np.ndarray) -> list[tuple[int, int, int]]:
    """Return maximal runs (length, place in the first, place in the second) that hold a seed."""
    one, other = shingles(first), shingles(second)
    order = np.argsort(other, kind="stable")
    ranked = other[order]
    left = np.searchsorted(ranked, one, side="left")
    count = np.searchsorted(ranked, one, side="right") - left
    count[count > _REPEATS] = 0
    places = np.repeat(np.arange(len(one)), count)
    within = np.arange(len(places)) - np.repeat(np.cumsum(count) - count, count)
    partners = order[np.repeat(left, count) + within]
    diagonal = places - partners
    sequence = np.lexsort((places, diagonal))
    places, partners, diagonal = places[sequence], partners[sequence], diagonal[sequence]
    if not len(places):
        return []
    breaks = np.flatnonzero((np.diff(diagonal) != 0) | (np.diff(places) != 1)) + 1
    starts = np.concatenate(([0], breaks))
    ends = np.concatenate((breaks, [len(places)]))
    return [
        (int(places[end - 1] - places[start]) + SEED, int(places[start]), int(partners[start]))
        for start, end in zip(starts, ends, strict=True)
    ]


def _stretches(free: np.ndarray) -> list[tuple[int, int]]:
    """Return the half-open stretches of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], free, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
