"""Wording: days, times and numbers as people write them; no word that judges."""

from datetime import date

import pytest

from onrecord.composing.wording import (
    ACTS,
    CERTAINTIES,
    counted,
    days_in_words,
    listed,
    one_line,
    told_in_words,
    when_in_words,
)
from onrecord.model.statement import Act, Certainty
from onrecord.model.timex import Bound


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-03-12", "12 March 2024"),
        ("2024-03-12T04:20", "12 March 2024, 04:20"),
        ("2024-03-12T13:05:00+01:00", "12 March 2024, 13:05 UTC+01:00"),
        ("2024-03-12T13:05:00Z", "12 March 2024, 13:05 UTC"),
        ("2024-03-12TMO", "12 March 2024, morning"),
        ("2024-03", "March 2024"),
        ("2024", "2024"),
        ("2024-W11", "week of 11 March 2024"),
        ("2024-W11-WE", "weekend of 16 March 2024"),
        ("2024-W11-2", "12 March 2024"),
        ("2024-W60", "2024-W60"),
        ("2024-SP", "spring of 2024"),
        ("2024-Q1", "first quarter of 2024"),
        ("199", "1990s"),
        ("199X", "1990s"),
        ("XXXX-05-02", "2 May, year unknown"),
        ("XXXX-05", "May, year unknown"),
        ("XXXX-WXX-3TEV", "a Wednesday evening"),
        ("PRESENT_REF", "now"),
        ("2024-13-40", "2024-13-40"),
        ("2024-13", "2024-13"),
        ("P3D", "P3D"),
        ("yesterday, perhaps", "yesterday, perhaps"),
    ],
)
def test_a_value_is_worded_as_people_write_it_or_stays_as_it_is(value: str, words: str) -> None:
    assert when_in_words(value) == words


@pytest.mark.parametrize(
    ("value", "mod", "bound", "words"),
    [
        ("2024-05", "END", None, "late May 2024"),
        ("2024", "START", None, "early 2024"),
        ("199", "MID", None, "middle of 1990s"),
        ("2024-05-02", "END", None, "2 May 2024, late"),
        ("2024-05-02TAF", "END", None, "2 May 2024, afternoon"),
        ("2024-05-02T06:00", "APPROX", Bound.AFTER, "after about 2 May 2024, 06:00"),
        ("2024-02", None, Bound.SINCE, "since February 2024"),
        ("XXXX-WXX-1", "END", Bound.BY, "by a Monday"),
    ],
)
def test_what_stands_around_a_value_is_worded_with_it(value: str, mod: str, bound: Bound, words: str) -> None:
    assert told_in_words(value, mod, bound) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2024, 3, 12), date(2024, 3, 12), "12 March 2024"),
        (date(2024, 3, 12), date(2024, 3, 15), "12–15 March 2024"),
        (date(2024, 2, 28), date(2024, 3, 1), "28 February – 1 March 2024"),
        (date(2023, 12, 31), date(2024, 1, 1), "31 December 2023 – 1 January 2024"),
        (None, date(2024, 1, 1), "1 January 2024"),
        (None, None, "days unknown"),
    ],
)
def test_days_do_not_say_month_or_year_twice(start: date | None, end: date | None, words: str) -> None:
    assert days_in_words(start, end) == words


def test_numbers_agree_with_what_they_count() -> None:
    assert counted(1, "report") == "1 report"
    assert counted(1200, "report") == "1,200 reports"
    assert counted(0, "story", "stories") == "0 stories"


def test_names_are_listed_as_in_a_sentence() -> None:
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A"]) == "A"
    assert listed([]) == ""


def test_words_over_several_lines_become_one() -> None:
    assert one_line("a\n  b\tc ") == "a b c"


def test_every_act_and_certainty_has_a_wording_and_none_of_them_judges() -> None:
    assert set(ACTS) == set(Act)
    assert set(CERTAINTIES) == set(Certainty)
    told = " ".join((*ACTS.values(), *CERTAINTIES.values()))
    assert not {"true", "false", "confirmed", "lie", "fact"} & set(told.split())
