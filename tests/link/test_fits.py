"""How two quantities stand to each other: the tables of pairs, and what they do not show."""

from pathlib import Path

import pytest

from bench.numbers import Pair, meant, pairs, told
from onrecord.link.fits import fitting, relation
from onrecord.model.quantity import Fit, Quantity

GOLD = Path(__file__).parents[2] / "bench" / "gold"
TUNED = list(pairs(GOLD / "numbers.jsonl"))
HELD_OUT = list(pairs(GOLD / "numbers_held_out.jsonl"))


def quantity(marked: str) -> Quantity:
    found = meant(marked)
    assert found is not None
    return found


@pytest.mark.parametrize("pair", TUNED, ids=lambda pair: f"{pair.one} | {pair.other}")
def test_the_relation_of_two_numbers_is_the_one_of_the_table(pair: Pair) -> None:
    assert told(pair) == pair.wanted


def test_there_are_sixty_pairs_and_thirty_that_no_rule_was_made_for() -> None:
    assert (len(TUNED), len(HELD_OUT)) == (60, 30)
    assert sum(told(pair) == pair.wanted for pair in HELD_OUT) >= 28


@pytest.mark.parametrize("pair", [*TUNED, *HELD_OUT], ids=lambda pair: f"{pair.one} | {pair.other}")
def test_a_relation_is_the_same_from_both_sides(pair: Pair) -> None:
    first, second = pair.printed
    assert told(Pair(pair.other, pair.one, pair.wanted, (second, first))) == told(pair)


def test_a_toll_is_updated_only_where_it_is_known_which_report_came_first() -> None:
    five, nine = quantity("[Five] people died"), quantity("[Nine] people died")
    assert relation(five, nine) is Fit.DISAGREEMENT
    assert relation(five, nine, printed=("2031-05-02", "2031-05-02T09:00")) is Fit.DISAGREEMENT
    assert relation(five, nine, printed=("2031-05-02T08:00", "2031-05-02T09:00+01:00")) is Fit.UPDATE
    assert relation(five, nine, printed=("soon", "2031-05-02")) is Fit.DISAGREEMENT


def test_the_words_that_tell_are_given_for_each_side() -> None:
    one, other = quantity("[Seven] people died"), quantity("[40] people were hurt")
    found = fitting(one, other)
    assert found.fit is Fit.SCOPE
    assert [span.of("Seven people died") for span in found.first] == ["Seven", "people", "died"]
    assert [span.of("40 people were hurt") for span in found.second] == ["40", "people", "hurt"]


def test_a_lower_bound_that_has_grown_by_far_is_an_update_and_not_a_rounding() -> None:
    early, late = quantity("[more than 5,500] people died"), quantity("[more than 8,000] people died")
    assert relation(early, late, printed=("2031-04-30", "2031-05-12")) is Fit.UPDATE
    assert relation(early, late, printed=("2031-04-30", "2031-04-30")) is not Fit.UPDATE
    near = quantity("[more than 5,600] people died")
    assert relation(early, near, printed=("2031-04-30", "2031-05-12")) is not Fit.UPDATE
