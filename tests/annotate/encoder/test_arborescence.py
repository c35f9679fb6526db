"""The best tree is the best of all trees of one root."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.annotate.encoder.arborescence import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    def leads_up(token: int) -> bool:
        for _ in heads:
            token = heads[token]
        return heads[token] == token

    return sum(token == head for token, head in enumerate(heads)) == 1 and all(map(leads_up, range(len(heads))))


@given(
    st.integers(1, 5).flatmap(
        lambda n: st.lists(st.lists(st.integers(-9, 9), min_size=n, max_size=n), min_size=n, max_size=n)
    )
)
def test_no_tree_of_one_root_scores_better(rows: list[list[int]]) -> None:
    scores = np.array(rows, dtype=np.float32)
    found = tuple(best_tree(scores).tolist())
    assert is_tree(found)
    worth = {
        heads: sum(rows[token][head] for token, head in enumerate(heads))
        for heads in product(range(len(rows)), repeat=len(rows))
        if is_tree(heads)
    }
    assert worth[found] == max(worth.values())


@pytest.mark.parametrize("size", [1, 2, 60, 250])
def test_long_sentences_without_any_sense_are_trees_too(size: int) -> None:
    scores = np.random.default_rng(size).normal(size=(size, size)).astype("float32")
    assert is_tree(tuple(best_tree(scores).tolist()))
    assert is_tree(tuple(best_tree(np.zeros((size, size), dtype="float32")).tolist()))
