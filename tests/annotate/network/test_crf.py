"""The chain of tags, against every sequence written out."""

from itertools import pairwise, product

import numpy as np
import pytest

from onrecord.annotate.network.crf import Chain

TAGS, WIDTH = 3, 4


@pytest.fixture
def chain() -> Chain:
    chance = np.random.default_rng(1)
    follows, begins, ends = (chance.normal(size=size).astype(np.float32) for size in ((TAGS, TAGS), TAGS, TAGS))
    return Chain(follows, begins, ends)


@pytest.fixture
def scores() -> np.ndarray:
    return np.random.default_rng(2).normal(size=(2, WIDTH, TAGS)).astype(np.float32)


LENGTHS = np.array([WIDTH, 2])


def score_of(chain: Chain, scores: np.ndarray, tags: tuple[int, ...]) -> float:
    steps = sum(chain.follows[a, b] for a, b in pairwise(tags))
    return float(chain.begins[tags[0]] + chain.ends[tags[-1]] + steps + sum(scores[n, t] for n, t in enumerate(tags)))


def every(chain: Chain, scores: np.ndarray, length: int) -> dict[tuple[int, ...], float]:
    return {tags: score_of(chain, scores, tags) for tags in product(range(TAGS), repeat=length)}


def test_the_best_sequence_is_the_best_of_all_and_ends_where_its_unit_does(chain: Chain, scores: np.ndarray) -> None:
    found = chain.best(scores, LENGTHS)
    for row, length in enumerate(LENGTHS):
        scored = every(chain, scores[row], length)
        assert tuple(found[row, :length]) == max(scored, key=scored.__getitem__)
        assert not found[row, length:].any()


def test_a_tag_is_as_probable_as_all_sequences_that_have_it(chain: Chain, scores: np.ndarray) -> None:
    probable, whole = chain.marginals(scores, LENGTHS), chain.normaliser(scores, LENGTHS)
    for row, length in enumerate(LENGTHS):
        weights = {tags: np.exp(value) for tags, value in every(chain, scores[row], length).items()}
        total = sum(weights.values())
        assert whole[row] == pytest.approx(np.log(total), abs=1e-4)
        for at, tag in product(range(length), range(TAGS)):
            share = sum(weight for tags, weight in weights.items() if tags[at] == tag) / total
            assert probable[row, at, tag] == pytest.approx(share, abs=1e-4)


def test_the_score_of_a_sequence_is_the_sum_of_its_parts(chain: Chain, scores: np.ndarray) -> None:
    tags = np.array([[0, 1, 2, 1], [2, 1, 0, 0]])
    found = chain.total(scores, tags, LENGTHS)
    wanted = [score_of(chain, scores[row], tuple(tags[row, :length])) for row, length in enumerate(LENGTHS)]
    assert found == pytest.approx(wanted, abs=1e-4)


def test_a_strict_chain_never_goes_on_with_what_did_not_begin(chain: Chain) -> None:
    # The further tag is the best one everywhere, and still it comes only after a first one.
    scores = np.zeros((1, WIDTH, TAGS), dtype=np.float32)
    scores[:, :, 2] = 50
    found = chain.strict().best(scores, np.array([WIDTH]))[0].tolist()
    assert found == [1, 2, 2, 2]
