"""Which times of a story are said of one happening and are not the same: the ground for conflicts in dates.

Most happenings of a story have days of their own and share its words, so that likeness alone says little. Three
signs are trusted: clock times of one day close to each other, the same day or month of two years, and times that
differ in statements that are nearly one.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.contexts import Read, Weighed, near, telling, weigh
from onrecord.link.dated import when
from onrecord.link.disputed import Disputed, Value, disputed
from onrecord.link.wordings import heard, repeats
from onrecord.model.conflict import ConflictKind, Explanation
from onrecord.model.interval import Interval, Precision, interval
from onrecord.model.timex import TimexType

_COMMON = 150  # a word that more times of a story have around them brings no two of them together
_CLOCKS = frozenset({Precision.HOUR, Precision.MINUTE})
_VAGUE = frozenset({Precision.CENTURY, Precision.DECADE, Precision.YEAR, Precision.HALF, Precision.SEASON})
_APART = 45  # minutes between two clock times of one happening, at most
_FAR = 183  # days between two dates of one happening, at most
_ROUNDED = 5  # minutes that a clock time is rounded to
_NEEDED_OF_CLOCKS, _NEEDED_OF_YEARS, _NEEDED_OF_SINCE, _NEEDED = 0.1, 0.25, 0.3, 0.6
_SINCE = re.compile(r"\bsince\b")
_BEFORE = 20  # code points before a time in which its "since" stands
_STEEP = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Value):
    """A time expression in a statement's content. `since` tells that it is the time since which something is so."""

    covers: Interval
    since: bool

    @property
    def minutes(self) -> int | None:
        """Minutes of the day, where it is a clock time."""
        clock = self.value.partition("T")[2]
        if self.covers.precision not in _CLOCKS:
            return None
        return int(clock[:2]) * 60 + (int(clock[3:5]) if self.covers.precision is Precision.MINUTE else 0)


def times(said: Sequence[Read]) -> Iterator[Disputed]:
    """Yield the happenings for which statements of a story give different times."""
    found = [time for one in said for time in _given(one)]
    contexts = [
        telling(one.read.text, one.read.context, one.span, [timex.span for timex in one.read.annotated.timexes])
        for one in found
    ]
    wordings = [(one.value, one.since, frozenset(context)) for one, context in zip(found, contexts, strict=True)]
    repeated = repeats(contexts, wordings, _COMMON)
    votes = _votes(found, heard(contexts, repeated), weigh(contexts, len(said)))
    yield from disputed(ConflictKind.DATE, found, votes, _between, repeated)


def _given(one: Read) -> Iterator[Time]:
    """Yield the times in a statement's content, that left out which says when it was said."""
    for timex in one.annotated.timexes:
        covers = interval(timex.value)
        inside = any(content.covers(timex.span) for content in one.statement.content)
        dated = timex.type in {TimexType.DATE, TimexType.TIME} and timex.id != one.statement.said
        since = _SINCE.search(one.text[: timex.span.end], max(0, timex.span.start - _BEFORE)) is not None
        if inside and dated and covers is not None and (since or covers.precision not in _VAGUE):
            yield Time(read=one, span=timex.span, value=timex.value, covers=covers, since=since)


def _votes(
    found: Sequence[Time], words: Sequence[Collection[str]], weighed: Weighed
) -> Iterator[tuple[int, int, float]]:
    """Yield how much pairs of times speak for being said of one happening, above 0, or against it."""
    for a, b in near(words, _COMMON):
        needed = _needed(found[a], found[b]) if found[a].since == found[b].since else None
        if needed is not None:
            yield a, b, _STEEP * (weighed.likeness(a, b) - needed)


def _needed(one: Time, other: Time) -> float | None:
    """Return how alike the words around two times have to be for one happening; None where it cannot be one."""
    first, second = one.covers, other.covers
    if one.since:
        return _NEEDED_OF_SINCE
    if one.minutes is not None and other.minutes is not None:
        near_by = first.first == second.first and abs(one.minutes - other.minutes) <= _APART
        return _NEEDED_OF_CLOCKS if near_by else None
    exact = [side.precision for side in (first, second)]
    if first.first.year != second.first.year and first.first.month == second.first.month:
        days = exact == [Precision.DAY, Precision.DAY] and first.first.day == second.first.day
        if days or set(exact) == {Precision.DAY, Precision.MONTH}:
            return _NEEDED_OF_YEARS
    gap = max(first.first, second.first) - min(first.last, second.last)
    return _NEEDED if gap.days <= _FAR else None


def _between(one: Value, other: Value) -> Explanation | None:
    """Return what lies between two times that cannot be one: neither covers the other."""
    if isinstance(one, Time) and isinstance(other, Time) and one.since:
        return _since(one, other)
    first, second = when(one.value), when(other.value)
    if first is None or second is None or first.holds(second) or second.holds(first):
        return None
    if isinstance(one, Time) and isinstance(other, Time) and one.minutes is not None and other.minutes is not None:
        whole = (one.minutes % _ROUNDED == 0) != (other.minutes % _ROUNDED == 0)
        if whole and abs(one.minutes - other.minutes) <= _ROUNDED:
            return Explanation.ROUNDING
    return Explanation.DISAGREEMENT


def _since(one: Time, other: Time) -> Explanation:
    """Return what lies between two times since which something is so: "the 1950s" is 1959, rounded."""
    first, second = one.covers, other.covers
    meet = first.first <= second.last and second.first <= first.last
    return Explanation.ROUNDING if meet else Explanation.DISAGREEMENT
