"""Features relative to a cue, against ways through the tree that are walked step by step."""

import random

import numpy as np
import pytest

from onrecord.annotate.network import relations

UP, DOWN, BRANCH, SIDE, CUES = (relations.COLUMNS.index(n) for n in ("up", "down", "branch", "side", "cues"))


def above(token: int, heads: list[int]) -> list[int]:
    found = [token]
    while heads[found[-1]] != found[-1]:
        found.append(heads[found[-1]])
    return found


def a_tree(chance: random.Random, size: int) -> list[int]:
    """Return heads without circles: each token hangs on one that was placed before it, or on itself."""
    order = chance.sample(range(size), size)
    heads = [0] * size
    for n, token in enumerate(order):
        heads[token] = chance.choice([*order[:n], token])
    return heads


@pytest.mark.parametrize("seed", range(20))
def test_the_way_to_the_cue_is_the_way_through_the_tree(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - an order, no secret
    size = chance.randint(3, 12)
    heads = a_tree(chance, size)
    cue = chance.randrange(size)
    nothing = np.zeros(size, dtype=np.int64)
    relation = np.arange(1, size + 1)  # each token's relation is told by its place
    found = relations.of([(cue, cue + 1)], np.array(heads), relation, nothing - 1, nothing)[0]
    chain = above(cue, heads)
    for token in range(size):
        way = above(token, heads)
        meeting = next((t for t in way if t in chain), None)
        before = [t for t in way if meeting is None or way.index(t) < way.index(meeting)]
        steps = len(before) - 1 if meeting is None else len(before)
        assert found[token, UP] == min(steps, 5)
        assert found[token, DOWN] == (5 if meeting is None else min(chain.index(meeting), 5))
        assert found[token, BRANCH] == (relation[before[-1]] if before else 0)
        assert found[token, SIDE] == (0 if not before else 1 if before[-1] < cue else 2)


def test_the_tokens_of_a_cue_are_told_from_those_of_others() -> None:
    nothing = np.zeros(6, dtype=np.int64)
    found = relations.of([(1, 3), (4, 5)], np.array([1, 1, 1, 1, 1, 4]), nothing, nothing - 1, nothing)
    assert found[0, :, CUES].tolist() == [0, 2, 2, 0, 1, 0]
    assert found[1, :, CUES].tolist() == [0, 1, 1, 0, 2, 0]


def test_a_unit_without_cues_has_no_rows() -> None:
    nothing = np.zeros(4, dtype=np.int64)
    assert relations.of([], nothing, nothing, nothing, nothing).shape == (0, 4, len(relations.COLUMNS))
