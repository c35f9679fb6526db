"""Features relative to a cue: where each token of a unit stands as seen from it."""

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.network.features import bucket

COLUMNS = ("distance", "up", "down", "branch", "side", "cues", "between", "quotation", "sentences")
"""What is told of a token relative to a cue, in the order of the columns."""

_STEPS = 6
SIZES = {
    "distance": 15,
    "up": _STEPS,
    "down": _STEPS,
    "side": 3,
    "cues": 3,
    "between": 4,
    "quotation": 5,
    "sentences": 5,
}
"""How many numbers each column has; "branch" has those of the relations of the vocabulary."""

Integers = NDArray[np.int64]


def of(
    cues: list[tuple[int, int]], heads: Integers, relation: Integers, quotation: Integers, sentence: Integers
) -> NDArray[np.int32]:
    """Return cues x tokens x `COLUMNS` for the cues of one unit.

    Args:
        cues: half-open ranges of tokens of the unit.
        heads: index of each token's head in the unit; a token whose head lies outside is its own.
        relation: number of each token's relation to its head.
        quotation: number of the quotation that each token stands in, -1 for none.
        sentence: number of each token's sentence.
    """
    size = len(heads)
    if not cues:
        return np.zeros((0, size, len(COLUMNS)), dtype=np.int32)
    index = np.arange(size)
    starts, ends = np.array(cues).T
    centres = np.array([head_of(start, end, heads) for start, end in cues])
    up, down, branch = _tree(centres, heads)
    own = (index >= starts[:, None]) & (index < ends[:, None])
    any_cue = own.any(axis=0)
    offset = np.where(index < starts[:, None], index - starts[:, None], np.maximum(index - ends[:, None] + 1, 0))
    passed = np.concatenate([[0], np.cumsum(np.bincount(starts, minlength=size))])
    between = np.abs(passed[index] - passed[starts][:, None]) - (index > starts[:, None])
    here = quotation[centres][:, None]
    inside = np.where(here < 0, np.where(quotation < 0, 1, 2), np.where(quotation == here, 3, 4))
    apart = np.clip(sentence - sentence[centres][:, None], -2, 2) + 2
    columns = (
        np.where(own, 0, bucket(offset)),
        np.minimum(up, _STEPS - 1),
        np.minimum(down, _STEPS - 1),
        np.where(branch >= 0, relation[np.maximum(branch, 0)], 0),
        np.where(branch < 0, 0, np.where(branch < centres[:, None], 1, 2)),
        np.where(own, 2, any_cue),
        np.clip(between, 0, 3),
        inside,
        apart,
    )
    return np.stack(np.broadcast_arrays(*columns), axis=-1).astype(np.int32)


def head_of(start: int, end: int, heads: Integers) -> int:
    """Return the token of a range whose head lies outside it; of several the first."""
    for token in range(start, end):
        if not start <= heads[token] < end or heads[token] == token:
            return token
    return start


def _tree(centres: Integers, heads: Integers) -> tuple[Integers, Integers, Integers]:
    """Return, for each cue and token, the way between them in the tree.

    up: steps from the token to the lowest one that is the cue's head or stands above it. down: steps from there to the
    cue's head. branch: the last token below that one on the way, -1 for the cue's head and those above it.
    """
    size, many = len(heads), len(centres)
    chain = np.full((many, size), -1)
    for row, centre in enumerate(centres):
        at, step = int(centre), 0
        while chain[row, at] < 0:
            chain[row, at] = step
            at, step = int(heads[at]), step + 1
    up = np.zeros((many, size), dtype=np.int64)
    down = chain.copy()
    branch = np.full((many, size), -1)
    index = np.arange(size)
    level = index[heads == index]
    # From the roots down, one level of the tree at a time: what holds of a head is known before its children are asked.
    children = np.argsort(heads, kind="stable")
    firsts = np.searchsorted(heads[children], index)
    lasts = np.searchsorted(heads[children], index, side="right")
    for root in level:
        if (chain[:, root] < 0).any():
            down[chain[:, root] < 0, root] = _STEPS
            branch[chain[:, root] < 0, root] = root
    while len(level):
        below = np.concatenate([children[firsts[i] : lasts[i]] for i in level])
        below = below[heads[below] != below]
        above = heads[below]
        on_chain = chain[:, below] >= 0
        up[:, below] = np.where(on_chain, 0, up[:, above] + 1)
        down[:, below] = np.where(on_chain, chain[:, below], down[:, above])
        started = np.where(branch[:, above] >= 0, branch[:, above], below)
        branch[:, below] = np.where(on_chain, -1, started)
        level = below
    return up, down, branch
