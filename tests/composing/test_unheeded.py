"""What is to be read again, in words: one story or many, by one decision or several, now or later."""

import pytest

from onrecord.casefile.heeded import Unheeded
from onrecord.composing.unheeded import not_heeded, read_again, this_is_read_again


def story(number: int, *judgements: str) -> Unheeded:
    return Unheeded(story_id=f"{number:016x}", title=f"Pier  {number}", judgement_ids=judgements)


ONE = [story(1, "a")]
TWO = [story(1, "a", "b"), story(2, "b")]
MANY = [story(number, "a") for number in range(1, 6)]


@pytest.mark.parametrize(
    ("stories", "now", "told"),
    [
        (ONE, True, "“Pier 1” is being read again by 1 decision."),
        (ONE, False, "“Pier 1” is to be read again by 1 decision."),
        (TWO, True, "“Pier 1” and “Pier 2” are being read again by 2 decisions."),
        (MANY, False, "“Pier 1”, “Pier 2”, “Pier 3” and 2 more are to be read again by 1 decision."),
    ],
)
def test_stories_are_named_and_a_decision_on_two_of_them_is_one(
    stories: list[Unheeded], told: str, *, now: bool
) -> None:
    assert read_again(stories, now=now) == told


def test_a_story_s_own_page_says_what_it_lacks() -> None:
    assert this_is_read_again(ONE[0], now=True) == (
        "This story is being read again by 1 decision. What follows from it is not here yet."
    )
    assert this_is_read_again(TWO[0], now=False).endswith("by 2 decisions. What follows from them is not here yet.")


def test_what_is_printed_says_what_is_not_in_it() -> None:
    assert not_heeded([]) == ""
    assert not_heeded(ONE) == (
        "What follows from 1 decision of people is not in it yet: “Pier 1” is to be read again by it."
    )
    assert not_heeded(TWO) == (
        "What follows from 2 decisions of people is not in it yet: “Pier 1” and “Pier 2” are to be read again by them."
    )
