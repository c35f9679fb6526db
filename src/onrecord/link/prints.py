"""Which articles could share a paragraph: those with two fingerprints in common.

A fingerprint is the number of eight words in a row; of so many neighbours one is kept (winnowing), so that a shared run
of fifteen words is always found. The index is exact; of hundreds that share one (a station's furniture, a wire copy)
each is held against its neighbours alone.
"""

from array import array
from collections.abc import Container, Iterable
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations

import numpy as np

from onrecord.link.passages import shingles
from onrecord.model.tally import Tally

_PRINT = 8  # words of a fingerprint
_WINDOW = 8  # of so many neighbouring stretches one is kept: a shared run of 15 words is always found
_CROWD = 24  # articles on one fingerprint from which each is held against its neighbours alone
_NEIGHBOURS = 6


@lru_cache(maxsize=1 << 18)
def number(form: str) -> int:
    """Return the number of a word in lower case, the same in every run."""
    return int.from_bytes(blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def prints(numbers: np.ndarray) -> bytes:
    """Return the fingerprints of a text, given the numbers of its words: the least stretch of each window."""
    stretches = shingles(numbers, _PRINT)
    if len(stretches) > _WINDOW:
        stretches = np.lib.stride_tricks.sliding_window_view(stretches, _WINDOW).min(axis=1)
    return np.unique(stretches).astype("<u8").tobytes()


def candidates(counted: Iterable[Tally], new: Container[str] | None = None) -> list[tuple[str, str]]:
    """Return the pairs of articles (ids, the smaller first) with two fingerprints in common, in their order.

    With `new` articles alone: the pairs that one of them is in, and those among the others that share its fingerprints,
    for these tell what is furniture.
    """
    found = sorted((one.article_id, one.prints) for one in counted)
    marks = [np.frombuffer(one, dtype="<u8") for _, one in found]
    if not marks:
        return []
    size = len(found)
    every, owner = np.concatenate(marks), np.repeat(np.arange(size, dtype=np.int64), list(map(len, marks)))
    if new is not None:
        wanted = np.array([article_id in new for article_id, _ in found])
        told = np.unique(every[wanted[owner]])
        kept = np.isin(every, told)
        every, owner = every[kept], owner[kept]
    order = np.lexsort((owner, every))
    every, owner = every[order], owner[order]
    edges = np.concatenate(([0], np.flatnonzero(np.diff(every)) + 1, [len(every)]))
    codes: array[int] = array("q")
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if end - start > 1:
            group = owner[start:end].tolist()
            if len(group) <= _CROWD:
                codes.extend(a * size + b for a, b in combinations(group, 2))
            else:
                codes.extend(
                    group[k] * size + other for k in range(len(group)) for other in group[k + 1 : k + 1 + _NEIGHBOURS]
                )
    pairs, times = np.unique(
        np.frombuffer(codes, dtype=np.int64) if codes else np.zeros(0, np.int64), return_counts=True
    )
    return [(found[code // size][0], found[code % size][0]) for code in pairs[times > 1].tolist()]
