"""What days a TIMEX3 value covers, and the value as EDTF: neither more exact than the value."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.interval import Interval, Precision, edtf, interval, other_weekday

COVERED = {
    "2017": ("2017-01-01", "2017-12-31", Precision.YEAR),
    "2016-02": ("2016-02-01", "2016-02-29", Precision.MONTH),
    "2017-05-02": ("2017-05-02", "2017-05-02", Precision.DAY),
    "2017-W21": ("2017-05-22", "2017-05-28", Precision.WEEK),
    "2017-W21-WE": ("2017-05-27", "2017-05-28", Precision.WEEKEND),
    "2017-Q3": ("2017-07-01", "2017-09-30", Precision.QUARTER),
    "2017-H2": ("2017-07-01", "2017-12-31", Precision.HALF),
    "2017-SU": ("2017-01-01", "2017-12-31", Precision.SEASON),
    "199": ("1990-01-01", "1999-12-31", Precision.DECADE),
    "19": ("1900-01-01", "1999-12-31", Precision.CENTURY),
    "2017-05-02T06:10": ("2017-05-02", "2017-05-02", Precision.MINUTE),
    "2017-05-02T18": ("2017-05-02", "2017-05-02", Precision.HOUR),
    "2017-05-02TMO": ("2017-05-02", "2017-05-02", Precision.PART_OF_DAY),
}

AS_EDTF = {
    ("2017", None): "2017",
    ("2017", "APPROX"): "2017~",
    ("2017-05", "START"): "2017-05",
    ("2017-W21", None): "2017-05-22/2017-05-28",
    ("2017-W21", "APPROX"): "2017-05-22~/2017-05-28~",
    ("2017-Q3", None): "2017-35",
    ("2017-SU", None): "2017-22",
    ("199", None): "199X",
    ("19", None): "19XX",
    ("XXXX-05-02", None): "XXXX-05-02",
    ("2017-05-02T06:10", None): "2017-05-02T06:10:00/2017-05-02T06:10:59",
    ("2017-05-02T18Z", None): "2017-05-02T18:00:00Z/2017-05-02T18:59:59Z",
    ("2017-05-02T06:10:30", None): "2017-05-02T06:10:30",
}

WITHOUT_FORM = ("2017-05-02TMO", "XXXX-WXX-1", "XXXX-XX-XX", "PT2H", "PRESENT_REF", "2017-02-30", "2017-W60", "")


@pytest.mark.parametrize(("value", "expected"), COVERED.items())
def test_a_value_covers_its_days(value: str, expected: tuple[str, str, Precision]) -> None:
    first, last, precision = expected
    assert interval(value) == Interval(date.fromisoformat(first), date.fromisoformat(last), precision)


@pytest.mark.parametrize(("given_value", "expected"), AS_EDTF.items())
def test_a_value_as_edtf(given_value: tuple[str, str | None], expected: str) -> None:
    assert edtf(*given_value) == expected


@pytest.mark.parametrize("value", WITHOUT_FORM)
def test_what_edtf_cannot_hold_has_no_form(value: str) -> None:
    assert edtf(value) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_lies_in_its_week_month_and_year(day: date) -> None:
    year, week, _ = day.isocalendar()
    for value in (f"{day:%Y-%m-%d}", f"{year:04}-W{week:02}", f"{day:%Y-%m}", f"{day:%Y}"):
        covered = interval(value)
        assert covered is not None
        assert covered.first <= day <= covered.last


@given(st.text(max_size=20))
def test_any_text_is_read_without_an_error(value: str) -> None:
    interval(value)
    edtf(value)


@pytest.mark.parametrize(
    ("words", "value", "weekday"),
    [
        ("Monday, May 2, 2017", "2017-05-02", "Tuesday"),
        ("Tues. 3 May 2017", "2017-05-03", "Wednesday"),
        ("Tuesday, May 2, 2017", "2017-05-02", None),
        ("May 2, 2017", "2017-05-02", None),
        ("Monday or Tuesday", "2017-05-03", None),
        ("Monday", "XXXX-WXX-1", None),
        ("Monday in May", "2017-05", None),
        ("a sunny day in May, 2 May 2017", "2017-05-02", None),
    ],
)
def test_a_weekday_that_is_another_days_is_told(words: str, value: str, weekday: str | None) -> None:
    assert other_weekday(words, value) == weekday
