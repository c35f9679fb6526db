"""Days and times: strict readings."""

import pytest

from onrecord.intake.days import find_day, read_day


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2017-05-29", "2017-05-29"),
        ("2017-05-29T18:45:00+02:00", "2017-05-29T18:45:00+02:00"),
        ("2017-05-29T18:45:07.123Z", "2017-05-29T18:45:07+00:00"),
        ("2017-05-29T18:45-0400", "2017-05-29T18:45:00-04:00"),
        ("2017-05-29 17:52", "2017-05-29T17:52:00"),
        ("2017-05-29T00:00:00", "2017-05-29"),
        ("20170529", "2017-05-29"),
        ("20170529T184500Z", "2017-05-29T18:45:00+00:00"),
        ("2017/05/29", "2017-05-29"),
        ("2017-05", "2017-05"),
        ("2017", "2017"),
        ("May 29, 2017", "2017-05-29"),
        ("29 May 2017", "2017-05-29"),
        ("29th of May 2017", "2017-05-29"),
        ("Sept. 3, 2017", "2017-09-03"),
        ("Monday, May 29, 2017 5:30 PM EDT", "2017-05-29T17:30:00-04:00"),
        ("May 29, 2017 at 12:05 a.m.", "2017-05-29T00:05:00"),
        ("Mon, 29 May 2017 18:45:00 +0200", "2017-05-29T18:45:00+02:00"),
    ],
)
def test_a_day_is_read_with_its_time_and_zone_as_printed(said: str, day: str) -> None:
    assert read_day(said) == day


@pytest.mark.parametrize(
    "said",
    [
        "", "yesterday", "5/6/2017", "05-06-2017", "2017-13-01", "31 June 2017", "2017-05-29T25:00", "1496083500",
        "May 2017 edition", "on 2017-05-29", "29 May", "0017-05-29", "May 29, 2017 25:10",
    ],
)  # fmt: skip
def test_what_is_no_day_for_certain_is_none(said: str) -> None:
    assert read_day(said) is None


def test_a_zone_that_means_several_offsets_is_left_out() -> None:
    assert read_day("May 29, 2017 5:30 PM IST") == "2017-05-29T17:30:00"


def test_a_day_is_found_where_it_stands() -> None:
    assert find_day("Published May 30, 2017 | News", 10) == ("2017-05-30", 10, 22)
    assert find_day("Published May 30, 2017 | News", 9) is None
