"""Stretches as EDTF: an end that is not told stays open, and what is told of one is never made more exact."""

import pytest

from onrecord.model.stretch import stretch, zone_in
from onrecord.model.timex import Bound


@pytest.mark.parametrize(
    ("value", "bound", "end", "wanted"),
    [
        ("2017-02", Bound.SINCE, None, "2017-02/.."),
        ("2017-06-02", Bound.UNTIL, None, "../2017-06-02"),
        ("2017-06-02", Bound.BY, None, "../2017-06-02"),
        ("2017-W22-WE", Bound.BEFORE, None, "../2017-06-03"),
        ("2017-W22-WE", Bound.UNTIL, None, "../2017-06-04"),
        ("2017-W22", Bound.SINCE, None, "2017-05-29/.."),
        ("2017-W22", Bound.AFTER, None, "2017-06-04/.."),
        ("2017-05-29T06:10", Bound.AFTER, None, "2017-05-29T06:10:00/.."),
        ("2017-06-05", None, "2017-06-07", "2017-06-05/2017-06-07"),
        ("2012", None, "2014", "2012/2014"),
        ("XXXX-06-05", None, "XXXX-06-07", "XXXX-06-05/XXXX-06-07"),
        ("2017-05-02", None, None, "2017-05-02"),
    ],
)
def test_a_bound_and_a_range_are_intervals(value: str, bound: Bound | None, end: str | None, wanted: str) -> None:
    assert stretch(value, None, bound, end) == wanted


def test_what_edtf_cannot_hold_is_none() -> None:
    assert stretch("XXXX-WXX-1", None, Bound.SINCE) is None
    assert stretch("2017-05-29TMO", None, Bound.BEFORE) is None
    assert stretch("2017-06-05", None, None, "XXXX-WXX-3") is None


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("11:00 GMT", "GMT"),
        ("5 p.m. EST Sunday", "EST"),
        ("Thursday night local time", "local time"),
        ("9 a.m. Eastern time", "Eastern time"),
        ("6.10am", None),
        ("the first quarter", None),
        ("THURSDAY AT 5 PM", None),
    ],
)
def test_a_zone_is_told_as_it_is_printed(words: str, zone: str | None) -> None:
    assert zone_in(words) == zone
