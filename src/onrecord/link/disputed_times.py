"""Which times of a story are said of one happening and are not the same: the ground for conflicts in dates.

Most happenings of a story have days of their own and share its words, so that likeness alone says little. Three
signs are trusted: clock times of one day close to each other, the same day or month of two years, and times that
differ in statements that are nearly one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.contexts import Read, near, telling, weigh
from onrecord.link.timeline import when
from onrecord.model.interval import Interval, Precision, interval
from onrecord.model.timex import Timex, TimexType

_COMMON = 200
_CLOCKS = frozenset({Precision.HOUR, Precision.MINUTE})
_VAGUE = frozenset({Precision.CENTURY, Precision.DECADE, Precision.YEAR, Precision.HALF, Precision.SEASON})
_CLOSE = 45  # minutes between two clock times of one happening, at most
_NEEDED_OF_CLOCKS, _NEEDED_OF_YEARS, _NEEDED = 0.1, 0.25, 0.6
_STEEP = 8.0


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression and the statement in whose content it stands."""

    read: Read
    timex: Timex
    covers: Interval

    @property
    def minutes(self) -> int:
        """Minutes of the day, where it is a clock time."""
        clock = self.timex.value.partition("T")[2]
        return int(clock[:2]) * 60 + (int(clock[3:5]) if self.covers.precision is Precision.MINUTE else 0)


def times(said: Sequence[Read]) -> list[Time]:
    """Return the times in the contents of statements, those left out that say when it was said."""
    found = []
    for one in said:
        for timex in one.annotated.timexes:
            covers = interval(timex.value)
            inside = any(content.covers(timex.span) for content in one.statement.content)
            dated = timex.type in {TimexType.DATE, TimexType.TIME} and timex.id != one.statement.said
            if inside and dated and covers is not None and covers.precision not in _VAGUE:
                found.append(Time(one, timex, covers))
    return found


def votes(found: Sequence[Time], statements: int) -> Iterator[tuple[int, int, float]]:
    """Yield how much pairs of times speak for being said of one happening, above 0, or against it."""
    contexts = [
        telling(one.read.text, one.read.context, one.timex.span, [t.span for t in one.read.annotated.timexes])
        for one in found
    ]
    weighed = weigh(contexts, statements)
    for a, b in near(contexts, _COMMON):
        needed = _needed(found[a], found[b])
        if needed is not None:
            yield a, b, _STEEP * (weighed.likeness(a, b) - needed)


def _needed(one: Time, other: Time) -> float | None:
    """Return how alike the words around two times have to be for one happening; None where no sign brings them together."""
    first, second = one.covers, other.covers
    if first.precision in _CLOCKS and second.precision in _CLOCKS:
        same = first.first == second.first and abs(one.minutes - other.minutes) <= _CLOSE
        return _NEEDED_OF_CLOCKS if same else None
    if first.first.year != second.first.year:
        days = Precision.DAY in {first.precision, second.precision}
        both = first.precision is second.precision
        month = first.first.month == second.first.month and {first.precision, second.precision} <= {Precision.DAY, Precision.MONTH}
        if month and days and (not both or first.first.day == second.first.day):
            return _NEEDED_OF_YEARS
    return _NEEDED


def differ(one: Time, other: Time) -> bool:
    """Tell whether two times cannot be one: neither covers the other."""
    first, second = when(one.timex.value), when(other.timex.value)
    return first is not None and second is not None and not first.holds(second) and not second.holds(first)


def close(one: Time, other: Time) -> bool:
    """Tell whether one of two clock times may be the other, rounded."""
    clocks = one.covers.precision in _CLOCKS and other.covers.precision in _CLOCKS
    return clocks and abs(one.minutes - other.minutes) <= 5 and (one.minutes % 5 == 0) != (other.minutes % 5 == 0)  # noqa: PLR2004
