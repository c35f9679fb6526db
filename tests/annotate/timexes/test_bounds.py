"""What an expression is an end of: the word before it, and the words between two."""

from datetime import date

import pytest
import spacy

from onrecord.annotate.timexes import find

DAY = date(2017, 5, 29)
NLP = spacy.blank("en")
NLP.add_pipe("sentencizer")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("It has rained since February.", "since"),
        ("Rates rise before the weekend.", "before"),
        ("He must go by Friday.", "by"),
        ("It lasts until late June.", "until"),
        ("The law holds after 2018.", "after"),
        ("It has rained since Monday's vote.", "since"),
        ("He was hit by Monday's rain.", None),
        ("He left after Monday's match.", None),
        ("It rained in February.", None),
        ("He went before. Monday was dry.", None),
    ],
)
def test_the_word_before_an_expression_makes_it_an_end(text: str, bound: str | None) -> None:
    (found,) = find(NLP(text), DAY)
    assert found.bound == bound


@pytest.mark.parametrize(
    "text",
    [
        "From June 5 to June 7 they sit.",
        "June 5-7 they sit.",
        "They sit June 5 to 7.",
        "They sit between June 5 and June 7.",
        "They sit June 5 through June 7.",
    ],
)
def test_two_expressions_are_a_stretch_of_days_and_its_end_is_no_bound(text: str) -> None:
    first, last = find(NLP(text), DAY)
    assert (first.value, last.value) == ("2017-06-05", "2017-06-07")
    assert (first.ended_index, last.ended_index) == (1, None)
    assert (first.bound, last.bound) == (None, None)


@pytest.mark.parametrize("text", ["On June 5 and June 7 they sit.", "He lost June 5; June 7 he won."])
def test_two_days_are_no_stretch(text: str) -> None:
    assert [found.ended_index for found in find(NLP(text), DAY)] == [None, None]


def test_a_stretch_of_weekdays_is_in_its_order_whichever_day_it_was_printed() -> None:
    for day in range(22, 29):
        first, last = find(NLP("It was shut Wednesday through Monday."), date(2017, 5, day))
        assert first.value < last.value
        assert date.fromisoformat(last.value) - date.fromisoformat(first.value) == date(2017, 5, 8) - date(2017, 5, 3)


def test_a_weekday_in_brackets_makes_one_expression_with_its_date() -> None:
    text = "He came on Monday (May 2) and left on 3 May 2017 (Wednesday)."
    assert [text[t.start : t.end] for t in find(NLP(text), DAY)] == ["Monday (May 2)", "3 May 2017 (Wednesday)"]
