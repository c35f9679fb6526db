"""What a claim holds firmly, and what it holds loosely."""

from collections.abc import Mapping

from onrecord.link.claims import neighbours
from onrecord.link.firmness import confidence, loose


def loosely(agreed: Mapping[tuple[int, int], float]) -> set[int]:
    """Return what a claim of these votes of pairs holds loosely."""
    numbers = sorted({number for pair in agreed for number in pair})
    return set(loose(numbers, neighbours((one, other, vote) for (one, other), vote in agreed.items())))


def test_a_statement_that_agrees_with_the_others_only_just_is_held_loosely() -> None:
    agreed = {(0, 1): 4.0, (0, 2): 3.0, (1, 2): 3.0}
    assert loosely(agreed | {(0, 3): 0.4, (1, 3): 0.5, (2, 3): 0.9}) == {3}
    assert loosely(agreed) == set()


def test_what_was_never_compared_speaks_against_it() -> None:
    agreed = {(0, 1): 5.0, (0, 2): 5.0, (1, 2): 5.0, (0, 3): 5.0, (1, 3): 5.0}
    assert loosely(agreed | {(2, 3): 1.0}) == set()
    never = {pair: vote for pair, vote in agreed.items() if pair != (1, 3)}
    assert loosely(never) == {3}


def test_what_agrees_elsewhere_does_not_count() -> None:
    near = neighbours([(0, 1, 4.0), (0, 2, 3.0), (1, 2, 3.0), (0, 3, 0.1), (1, 3, 0.1), (2, 3, 0.1), (3, 9, 8.0)])
    assert loose([0, 1, 2, 3], near) == {3}


def test_of_two_statements_none_is_loose_nor_where_all_would_be() -> None:
    assert loosely({(0, 1): 0.1}) == set()
    assert loosely({(0, 1): 0.1, (0, 2): 0.1, (1, 2): 0.1}) == set()


def test_what_a_person_put_into_one_claim_is_firm() -> None:
    near = neighbours([(0, 1, 8.0), (0, 2, 8.0), (1, 2, 8.0)])
    assert loose([0, 1, 2, 3], near) == {3}
    assert loose([0, 1, 2, 3], near, [(0, 3)]) == frozenset()
    assert loose([0, 1, 2, 3], near, [(3, 9)]) == {3}


def test_the_more_the_statements_of_a_claim_agree_the_surer_it_is() -> None:
    sure = [confidence([0, 1], neighbours([(0, 1, vote)])) for vote in (-9.0, 0.1, 1.0, 2.0, 4.0, 9.0)]
    assert sure == sorted(sure)
    assert 0 < sure[1] < 0.4 < sure[3] < 0.9 < sure[5] <= 1


def test_a_pair_that_was_never_compared_makes_a_claim_less_sure() -> None:
    near = neighbours([(0, 1, 4.0), (0, 2, 4.0), (1, 2, 4.0)])
    assert confidence([0, 1, 2], neighbours([(0, 1, 4.0), (0, 2, 4.0)])) < confidence([0, 1, 2], near)


def test_what_a_person_joined_and_what_is_said_once_is_sure() -> None:
    near = neighbours([(0, 1, 0.1)])
    assert confidence([0], near) == 1
    assert confidence([0, 1], near, [(0, 1)]) == 1
    assert confidence([0, 1], near, [(0, 5)]) < 1
