"""What looks like a number and counts nothing: years, days, clock times, and numbers that are part of a name."""

import re
from collections.abc import Sequence

from onrecord.link.measures import unit
from onrecord.link.number_words import SCALES
from onrecord.link.tokens import DASHES, Token

_MONTHS = frozenset(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec""".split()
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_CLOCK_AFTER = frozenset({"am", "pm", "a", "p", "gmt", "bst", "hrs", "o'clock"})
_CLOCK_BEFORE = frozenset({"at", "around", "about", "by", "before", "after", "since", "until", "and", "or"})
_NUMBERED = frozenset(  # "Resolution 2375", "Flight 12"
    """no number article resolution flight route page chapter channel room highway section phase stage category level
    unit line platform type model grade day week round""".split()
)
_JOINING = frozenset(  # "the Fair Wind 2 was seen": the number ends a name
    "and or was is were are has had in on at to by from for as that which who".split()
)
_NOBODY = frozenset("no this that the every any each which another some".split())  # "no one", "this one"
_YEARS = range(1700, 2100)
_LAST_OF_MONTH = 31


def counts_nothing(row: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether the number over tokens `[start, end)` counts and measures nothing."""
    before = row[start - 1] if start else None
    after = row[end] if end < len(row) else None
    one = row[start]
    if one.word == "one":
        return (before is not None and before.word in _NOBODY) or after is None or not after.letters
    if not one.digits:
        titled = one.capital and after is not None and after.word in DASHES
        return titled and end + 1 < len(row) and row[end + 1].capital  # "The Two-Way" is a name
    return (
        _is_code(row, start, end)
        or _is_clock(one.word, before, after)
        or (before is not None and _is_of_a_name(row, start, after))
        or (end == start + 1 and one.word.isdigit() and _is_date(int(one.word), before, after))
    )


def _is_code(row: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether digits stand in a telephone number, a picture's "3/8", an address on the web, an "F-16"."""
    word = row[start].word
    if ":" in word or word.count(".") > 1 or (word[0] == "0" and word.isdigit() and len(word) > 1):
        return True
    if end < len(row):
        after = row[end]
        glued = after.letters and after.touches(row[end - 1]) and unit(after.word) is None
        if after.word == "/" or glued:
            return True
    if start < 2 or not row[start - 1].touches(row[start]):  # noqa: PLR2004 - a sign and what stands before it
        return False
    before = row[start - 1]
    return before.word == "/" or before.letters or (before.word in DASHES and row[start - 2].letters)


def _is_clock(word: str, before: Token | None, after: Token | None) -> bool:
    """Tell whether digits are a time of day: "6.10am", "at 6.10"."""
    if after is not None and after.word in _CLOCK_AFTER:
        return True
    measured = after is not None and (unit(after.word) is not None or after.word in SCALES)
    return before is not None and before.word in _CLOCK_BEFORE and _CLOCK.fullmatch(word) is not None and not measured


def _is_of_a_name(row: Sequence[Token], start: int, after: Token | None) -> bool:
    """Tell whether digits end a name: "Resolution 12", "No. 18", "the Fair Wind 2 and"."""
    before = row[start - 1]
    if before.word in _NUMBERED or (before.word == "." and start > 1 and row[start - 2].word == "no"):
        return True
    named = before.capital and start > 1 and before.word not in _MONTHS
    return named and (after is None or not after.letters or after.word in _JOINING)


def _is_date(value: int, before: Token | None, after: Token | None) -> bool:
    """Tell whether a whole number is the day of a month, or a year: "14 April", "2014"; "2,000 people" has a comma."""
    months = {token.word for token in (before, after) if token is not None} & _MONTHS
    if value <= _LAST_OF_MONTH and months:
        return True
    return value in _YEARS and (value % 100 > 0 or after is None or not after.word.endswith("s"))
