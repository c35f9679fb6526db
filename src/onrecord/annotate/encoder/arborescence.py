"""The best tree over a sentence: Chu and Liu 1965, Edmonds 1967, over a table of scores.

Each token takes the head that suits it best; nearly always that is a tree already. Where it is not, cycles are broken
at the least cost. The libraries that do this are made for graphs of objects, or have no builds for Python 3.13.
"""

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.floating]
Heads = npt.NDArray[np.int64]


def best_tree(scores: Scores) -> Heads:
    """Return the head of each token in the best tree of one root; the root's is the token itself.

    Args:
        scores: tokens x tokens; row: the token, column: its head; on the diagonal how well it is the root.
    """
    size = len(scores)
    heads: Heads = scores.argmax(axis=1)
    roots = np.flatnonzero(heads == np.arange(size))
    if len(roots) == 1 and _cycle(_from_root(heads)) is None:
        return heads
    # A root above all, number 0. Each root below it costs more than all else could bring, so there is one alone.
    edges = np.full((size + 1, size + 1), -np.inf)
    edges[1:, 1:] = scores
    edges[1:, 0] = scores.diagonal() - (size + 1) * (1 + np.ptp(scores).astype(float))
    np.fill_diagonal(edges, -np.inf)
    found = _arborescence(edges)[1:] - 1
    return np.where(found < 0, np.arange(size), found).astype(np.int64)


def _from_root(heads: Heads) -> Heads:
    """Return heads with a root of all in front, as number 0."""
    moved = np.where(heads == np.arange(len(heads)), 0, heads + 1)
    return np.concatenate([np.zeros(1, dtype=moved.dtype), moved])


def _cycle(heads: Heads) -> Heads | None:
    """Return the tokens of a cycle, if there is one; 0 is the root and its own head."""
    state = np.zeros(len(heads), dtype=np.int8)  # 1: on the way, 2: leads to the root
    state[0] = 2
    for start in range(1, len(heads)):
        way, at = [], start
        while state[at] == 0:
            state[at] = 1
            way.append(at)
            at = heads[at]
        if state[at] == 1:
            return np.array(way[way.index(at) :])
        state[way] = 2
    return None


def _arborescence(edges: Scores) -> Heads:
    """Return the best head of each node under the root 0, its own head; row: the node, column: its head."""
    heads: Heads = edges.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    # The cycle becomes one node: what enters it is worth what it gains over the edge that it breaks.
    rest = np.setdiff1d(np.arange(len(edges)), cycle)
    inside = edges[cycle, heads[cycle]]
    entering = edges[np.ix_(cycle, rest)] - inside[:, None]
    leaving = edges[np.ix_(rest, cycle)]
    smaller = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    smaller[:-1, :-1] = edges[np.ix_(rest, rest)]
    smaller[-1, :-1] = entering.max(axis=0)
    smaller[:-1, -1] = leaving.max(axis=1)
    found = _arborescence(smaller)
    whole: Heads = heads.copy()
    for node, head in enumerate(found[:-1]):
        whole[rest[node]] = rest[head] if head < len(rest) else cycle[leaving[node].argmax()]
    entered = cycle[entering[:, found[-1]].argmax()]
    whole[entered] = rest[found[-1]]
    return whole
