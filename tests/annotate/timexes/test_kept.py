"""Meanings as strings: every one comes back as it was."""

import pytest

from onrecord.annotate.timexes.kept import meaning_of, written
from onrecord.annotate.timexes.meaning import (
    At,
    Echo,
    Fixed,
    Meaning,
    Named,
    Shifted,
    Towards,
    Unit,
    Whence,
    YearBefore,
)

MEANINGS: list[Meaning] = [
    Fixed(value="PT2H"),
    Named(unit=Unit.MONTH, number=5, day=2),
    Named(unit=Unit.DAY, number=1, weekday=True, towards=Towards.BACK, whence=Whence.AT_HAND),
    Named(unit=Unit.DAY, holiday="christmas", year=Shifted(unit=Unit.YEAR, count=-1)),
    YearBefore(unit=Unit.QUARTER, number=3),
    Echo(unit=None, count=-2),
    At(day=Named(unit=Unit.DAY, number=4, weekday=True), clock="TNI"),
]


@pytest.mark.parametrize("meaning", MEANINGS, ids=repr)
def test_a_meaning_comes_back(meaning: Meaning) -> None:
    assert meaning_of(written(meaning)) == meaning


def test_only_what_is_not_by_default_is_written() -> None:
    assert written(Named(unit=Unit.MONTH, number=5)) == '["Named",{"unit":"M","number":5}]'


@pytest.mark.parametrize("kept", ["", "[]", '["Name",{}]', '["Fixed",{}]', '["Shifted",{"unit":"?","count":1}]'])
def test_other_strings_are_refused(kept: str) -> None:
    with pytest.raises(ValueError, match="not the meaning"):
        meaning_of(kept)
