"""The second step: values for recognised expressions, given the day of publication or none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from onrecord.annotate.timexes.chosen import weekday_meant, year_meant
from onrecord.annotate.timexes.holidays import FEASTS, FIXED, days_of
from onrecord.annotate.timexes.kept import written
from onrecord.annotate.timexes.meaning import (
    At,
    Echo,
    Fixed,
    Meaning,
    Named,
    Recognised,
    Shifted,
    Towards,
    Unit,
    Whence,
    YearBefore,
)
from onrecord.annotate.timexes.point import Point, coarser, first_day, holding, of_day, over, parsed, shifted
from onrecord.model.timex import Anchor, Bound, TimexType

_MONTHS_LONG = re.compile(r"P(?:[2-9]|1\d)M")
_WEEK = 7
_SATURDAY = 6
_PRINTED = range(1000, 9900)
_EXACT = (Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.SEASON, Unit.YEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTimex:
    """A time expression in a text: `[start, end)` in code points, and what it stands for.

    `anchor_index` is the place, in the same list, of the expression that the value was worked out from. `meaning` is
    what the words say before any day is known (see `kept`). `ended_index` is the place of the expression that ends the
    stretch which this one begins.
    """

    start: int
    end: int
    type: TimexType
    value: str
    mod: str | None = None
    anchor: Anchor = Anchor.NONE
    anchor_index: int | None = None
    meaning: str
    bound: Bound | None = None
    ended_index: int | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    """A resolved meaning: a point of the calendar or a bare value, and where it came from."""

    point: Point | None
    value: str
    anchor: Anchor = Anchor.NONE
    index: int | None = None


def resolve(expressions: Sequence[Recognised], day: date | None) -> list[FoundTimex]:
    """Give every expression its value; without a day of publication, values stay partial.

    A day that no paper can bear (of the year 1, of 9999) counts as none: nothing can be counted beyond the
    calendar's ends.
    """
    resolver = _Resolver(day if day is not None and day.year in _PRINTED else None)
    found: list[FoundTimex] = []
    places = {expression.start: index for index, expression in enumerate(expressions)}
    for index, expression in enumerate(expressions):
        answer = resolver.answer(expression.meaning)
        if expression.type in (TimexType.DATE, TimexType.TIME) and answer.point is not None:
            resolver.said.append((index, answer.point, expression.meaning))
        resolver.of_months = _reports_months(expression, resolver.of_months)
        if index and expressions[index - 1].ends_at == expression.start:
            answer, found[-1] = _in_order(found[-1], expressions[index - 1].meaning, answer, expression.meaning)
        found.append(
            FoundTimex(
                start=expression.start,
                end=expression.end,
                type=expression.type,
                value=answer.value,
                mod=expression.mod,
                anchor=answer.anchor,
                anchor_index=answer.index,
                meaning=written(expression.meaning),
                bound=expression.bound,
                ended_index=None if expression.ends_at is None else places.get(expression.ends_at),
            )
        )
    return found


def _compares(meaning: Meaning) -> bool:
    """Tell whether an expression only serves to compare: "the year-ago quarter", "the 1988 period"."""
    bare = isinstance(meaning, Named) and meaning.unit is Unit.QUARTER and not meaning.number
    return bare or isinstance(meaning, YearBefore)


def _in_order(first: FoundTimex, opening: Meaning, last: _Answer, closing: Meaning) -> tuple[_Answer, FoundTimex]:
    """Return the end and the beginning of a stretch of weekdays in their order.

    Printed on a Monday, "Monday through Friday" that are over began a week ago: the day itself would come after.
    """
    weekdays = isinstance(opening, Named) and isinstance(closing, Named) and opening.weekday and closing.weekday
    start = parsed(first.value)
    start_day, end_day = start.date if start else None, last.point.date if last.point else None
    if not weekdays or start_day is None or end_day is None or start_day <= end_day:
        return last, first
    week = timedelta(days=_WEEK)
    if isinstance(closing, Named) and closing.towards is Towards.AHEAD:
        return _told(of_day(end_day + week), last.anchor, last.index), first
    return last, replace(first, value=of_day(start_day - week).value)


def _reports_months(expression: Recognised, before: bool) -> bool:
    """Tell whether a report of figures is at a stretch of months ("the nine months") once this one is read."""
    meaning = expression.meaning
    if isinstance(meaning, Fixed) and _MONTHS_LONG.fullmatch(meaning.value):
        return True
    return before and not (isinstance(meaning, Named) and meaning.unit is Unit.QUARTER and meaning.number)


def _told(point: Point, anchor: Anchor, index: int | None = None) -> _Answer:
    return _Answer(point, point.value, anchor, index)


@dataclass(slots=True)
class _Resolver:
    """Works meanings out in reading order; `said` holds the points of the text so far."""

    day: date | None
    said: list[tuple[int, Point, Meaning]] = field(default_factory=list)
    of_months: bool = False
    """Whether figures for "the nine months" were told later than those for a quarter."""

    def answer(self, meaning: Meaning) -> _Answer:
        match meaning:
            case Fixed(value=value):
                return _Answer(parsed(value), value)
            case At(day=inner, clock=clock):
                answer = self.answer(inner)
                point = answer.point
                if point is None or point.unit is not Unit.DAY:
                    point = Point(unit=Unit.DAY)
                return _told(replace(point, clock=clock), answer.anchor, answer.index)
            case Named():
                return self._named(meaning)
            case Shifted():
                return self._shifted(meaning)
            case YearBefore():
                return self._year_before(meaning)
            case Echo():
                return self._echo(meaning)

    def _here(self, unit: Unit) -> Point:
        """Return the stretch that holds the day of publication."""
        return Point(unit=unit) if self.day is None else holding(unit, self.day)

    def _last(self, *units: Unit, begun: date | None = None) -> tuple[int, Point] | None:
        """Return the last point of the text in one of these units, where asked for one that had begun by a day."""
        for index, point, meaning in reversed(self.said):
            if point.unit in units and not _compares(meaning):
                start = first_day(point) if begun is not None else None
                if start is None or begun is None or start <= begun:
                    return index, point
        return None

    def _shifted(self, meaning: Shifted) -> _Answer:
        unit, count = meaning.unit, meaning.count
        base = of_day(self.day) if self.day is not None else Point(unit=Unit.DAY)
        if meaning.whence is not Whence.PUBLICATION:
            last = self._last(*_as_exact_as(unit))
            if last is not None:
                return _told(shifted(last[1], unit, count), Anchor.TIMEX, last[0])
            if meaning.whence is Whence.EARLIER:
                return _told(Point(unit=unit), Anchor.NONE)
        return _told(shifted(base if unit in _CLOCKED else _widened(base, unit), unit, count), Anchor.PUBLICATION)

    def _year_before(self, meaning: YearBefore) -> _Answer:
        last = None if self.of_months and meaning.unit is None else self._last(Unit.QUARTER, begun=self.day)
        if meaning.number:
            base = self._named(Named(unit=Unit.QUARTER, number=meaning.number)).point
            return _told(shifted(base or Point(unit=Unit.QUARTER), Unit.YEAR, -1), Anchor.PUBLICATION)
        if last is not None:
            return _told(shifted(last[1], Unit.YEAR, -1), Anchor.TIMEX, last[0])
        unit = meaning.unit or Unit.YEAR
        base = self._here(unit)
        if unit is Unit.QUARTER:
            base = shifted(base, unit, -1)
        return _told(shifted(base, Unit.YEAR, -1), Anchor.PUBLICATION)

    def _echo(self, meaning: Echo) -> _Answer:
        if meaning.unit is None:
            last = self._last(*_EXACT)
            return (
                _Answer(None, "PAST_REF") if last is None else _told(replace(last[1], clock=""), Anchor.TIMEX, last[0])
            )
        last = self._last(meaning.unit)
        if last is None and meaning.count == 0:
            longer = self._last(*_as_exact_as(meaning.unit))
            if longer is not None:
                last = longer[0], coarser(longer[1], meaning.unit)
        if last is not None and meaning.unit is not Unit.WEEKEND:
            return _told(replace(last[1], clock=""), Anchor.TIMEX, last[0])
        count = meaning.count
        if meaning.unit is Unit.WEEKEND and self.day is not None and self.day.isoweekday() >= _SATURDAY:
            count = 0  # a Sunday paper's "over the weekend" is the one that it comes out on
        return _told(shifted(self._here(meaning.unit), meaning.unit, count), Anchor.PUBLICATION)

    def _named(self, meaning: Named) -> _Answer:
        if meaning.year is not None:
            answer = self.answer(meaning.year)
            year = answer.point.year if answer.point is not None else None
            return _told(self._in_year(meaning, year), answer.anchor, answer.index)
        last = self._last(Unit.DAY) if meaning.whence is Whence.AT_HAND else None
        if last is not None and last[1].date is not None:
            return _told(of_day(weekday_meant(last[1].date, meaning)), Anchor.TIMEX, last[0])
        if self.day is None:
            return _told(self._in_year(meaning, None), Anchor.PUBLICATION)
        if meaning.weekday:
            return _told(of_day(weekday_meant(self.day, meaning)), Anchor.PUBLICATION)
        return _told(self._in_year(meaning, self._year(meaning, self.day)), Anchor.PUBLICATION)

    def _in_year(self, meaning: Named, year: int | None) -> Point:  # noqa: PLR0911 - one return a case reads best flat
        if meaning.weekday:
            return Point(unit=Unit.DAY, weekday=meaning.number)
        if meaning.holiday is not None:
            if year is not None:
                days = days_of(meaning.holiday, year)
                return Point(unit=Unit.YEAR, year=year) if days is None else over(*days)
            if meaning.holiday in FEASTS:
                return Point(unit=Unit.YEAR)
            month, day = FIXED.get(meaning.holiday, (None, None))
            return Point(unit=Unit.DAY, number=month, day=day)
        if meaning.unit is Unit.WEEK:
            if year is None or meaning.day is None:
                return Point(unit=Unit.WEEK)
            return holding(Unit.WEEK, date(year, meaning.number, min(meaning.day, 28)))
        if meaning.unit is Unit.YEAR:
            return Point(unit=Unit.YEAR, year=year)
        if meaning.unit is Unit.QUARTER and not meaning.number:
            last = None if self.of_months else self._last(Unit.QUARTER)
            if last is None:
                return Point(unit=Unit.YEAR, year=year)
            return Point(unit=Unit.QUARTER, year=year, number=last[1].number)
        return Point(unit=meaning.unit, year=year, number=meaning.number, day=meaning.day)

    def _year(self, meaning: Named, day: date) -> int:
        """Return the year in which a name that comes back every year is meant."""
        starts: dict[int, date] = {}
        # eight years each way: Feb. 29 may be that far off (1904 after 1896)
        for year in range(day.year - 8, day.year + 9):
            days = days_of(meaning.holiday, year) if meaning.holiday is not None else None
            start = days[0] if days is not None else first_day(self._in_year(meaning, year))
            if start is not None:
                starts[year] = start
        return year_meant(meaning, day, starts)


_CLOCKED = (Unit.HOUR, Unit.MINUTE, Unit.SECOND)


def _widened(base: Point, unit: Unit) -> Point:
    return base if unit in (Unit.DAY, Unit.WEEK) else coarser(base, unit)


def _as_exact_as(unit: Unit) -> tuple[Unit, ...]:
    """Return the units exact enough to count from: "the next day" needs a day, "a year later" any point."""
    if unit in (Unit.DAY, *_CLOCKED):
        return (Unit.DAY,)
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return (Unit.DAY, Unit.WEEK, Unit.WEEKEND)
    if unit is Unit.MONTH:
        return (Unit.DAY, Unit.MONTH)
    if unit in (Unit.QUARTER, Unit.HALF):
        return (Unit.QUARTER, Unit.HALF)
    return _EXACT
