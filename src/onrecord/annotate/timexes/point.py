"""Stretches of the calendar with a unit, any part of which may be unknown, and their TIMEX3 values."""

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from onrecord.annotate.timexes.lexicon import SEASON_CODES
from onrecord.annotate.timexes.meaning import Unit

MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6}
YEARS_IN = {Unit.YEAR: 1, Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}
_WEEK = 7
_SAFE_DAY = 28  # every month has it


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A stretch of the calendar: `unit` long, the `number`-th of its year (week, month, quarter), with `day` of month.

    For a day of which only the weekday is known, `weekday` is 1 to 7. `clock` follows the day: `T10:35`, `TMO`.
    """

    unit: Unit
    year: int | None = None
    number: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str = ""

    @property
    def date(self) -> date | None:
        """The day, where the point is one and all of it is known."""
        if self.unit is not Unit.DAY or self.year is None or self.number is None or self.day is None:
            return None
        try:
            return date(self.year, self.number, self.day)
        except ValueError:
            return None

    @property
    def value(self) -> str:  # noqa: PLR0911 - one return a unit reads best flat
        """The TIMEX3 value; what is unknown is `X`."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        number = "XX" if self.number is None else f"{self.number:02d}"
        match self.unit:
            case Unit.MILLENNIUM:
                return "X" if self.year is None else year[:1]
            case Unit.CENTURY:
                return year[:2]
            case Unit.DECADE:
                return year[:3]
            case Unit.YEAR:
                return year
            case Unit.SEASON:
                return f"{year}-{'XX' if self.number is None else SEASON_CODES[self.number]}"
            case Unit.QUARTER | Unit.HALF:
                return f"{year}-{self.unit.value}{'X' if self.number is None else self.number}"
            case Unit.MONTH:
                return f"{year}-{number}"
            case Unit.WEEK:
                return f"{year}-W{number}"
            case Unit.WEEKEND:
                return f"{year}-W{number}-WE"
            case _:
                return self._day(year, number)

    def _day(self, year: str, number: str) -> str:
        if self.weekday is not None and self.day is None:
            return f"XXXX-WXX-{self.weekday}{self.clock}"
        day = "XX" if self.day is None else f"{self.day:02d}"
        return f"{year}-{number}-{day}{self.clock}"


def of_day(day: date, clock: str = "") -> Point:
    """Return the point that is one day."""
    return Point(unit=Unit.DAY, year=day.year, number=day.month, day=day.day, clock=clock)


def over(first: date, last: date) -> Point:
    """Return the shortest stretch that holds two days: a day, a month or a year."""
    if first == last:
        return of_day(first)
    month = (first.year, first.month) == (last.year, last.month)
    return holding(Unit.MONTH if month else Unit.YEAR, first)


def parsed(value: str) -> Point | None:
    """Return the point of a value that is a year, a month or a day."""
    parts = value.split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:  # noqa: PLR2004 - a year has four digits
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 1:
        return Point(unit=Unit.YEAR, year=numbers[0])
    if len(numbers) == 2:  # noqa: PLR2004 - year and month
        return Point(unit=Unit.MONTH, year=numbers[0], number=numbers[1])
    return Point(unit=Unit.DAY, year=numbers[0], number=numbers[1], day=numbers[2])


def holding(unit: Unit, day: date) -> Point:
    """Return the stretch of this unit that holds a day."""
    if unit in (Unit.WEEK, Unit.WEEKEND):
        week = day.isocalendar()
        return Point(unit=unit, year=week.year, number=week.week)
    if unit in MONTHS_IN:
        return Point(unit=unit, year=day.year, number=(day.month - 1) // MONTHS_IN[unit] + 1)
    if unit is Unit.SEASON:
        return Point(unit=unit, year=day.year, number=season_of(day))
    if unit in YEARS_IN:
        return Point(unit=unit, year=day.year)
    return of_day(day)


def season_of(day: date) -> int:
    """Return the season of the northern year: 1 is spring, from March."""
    return (day.month % 12) // 3 or 4


def first_day(point: Point) -> date | None:  # noqa: PLR0911 - one return a unit reads best flat
    """Return the first day of a stretch, where it is known."""
    if point.year is None or not MINYEAR <= point.year <= MAXYEAR:
        return None
    if point.unit in YEARS_IN:
        size = YEARS_IN[point.unit]
        return date(max(point.year // size * size, MINYEAR), 1, 1)
    if point.number is None:
        return None
    if point.unit in (Unit.WEEK, Unit.WEEKEND):
        return date.fromisocalendar(point.year, point.number, 1 if point.unit is Unit.WEEK else 6)
    if point.unit in MONTHS_IN:
        return date(point.year, (point.number - 1) * MONTHS_IN[point.unit] + 1, 1)
    if point.unit is Unit.SEASON:
        return date(point.year, point.number * 3 % 12 or 12, 1)
    return point.date


def coarser(point: Point, unit: Unit) -> Point:
    """Return the stretch of a longer unit that holds the point; unknown parts stay unknown."""
    if point.unit is unit:
        return replace(point, clock="")
    start = first_day(point)
    if start is not None:
        return holding(unit, start)
    if unit is Unit.MONTH and point.unit is Unit.DAY:
        return Point(unit=unit, year=point.year, number=point.number)
    return Point(unit=unit, year=point.year)


def shifted(point: Point, unit: Unit, count: int) -> Point:  # noqa: PLR0911 - one return a unit reads best flat
    """Move a point by so many units; the answer is as exact as the coarser of the point and the unit."""
    if unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND):
        return replace(point, clock="TXX") if point.unit is Unit.DAY else point
    if unit in YEARS_IN:
        target = point.unit if point.unit in (Unit.QUARTER, Unit.HALF, Unit.SEASON, *YEARS_IN) else Unit.YEAR
        if point.year is None:
            return Point(unit=target, number=point.number if target is point.unit else None)
        year = point.year + count * YEARS_IN[unit]
        if not MINYEAR <= year <= MAXYEAR:
            return Point(unit=unit)
        if target in YEARS_IN:
            return Point(unit=unit if unit is not Unit.YEAR else target, year=year)
        return replace(point, year=year, clock="")
    if unit in MONTHS_IN:
        return _months(coarser(point, unit), unit, count)
    if unit is Unit.SEASON:
        base = coarser(point, unit)
        if base.year is None or base.number is None:
            return Point(unit=unit)
        years, number = divmod(base.number - 1 + count, 4)
        return Point(unit=unit, year=base.year + years, number=number + 1)
    return _days(point, unit, count)


def _months(base: Point, unit: Unit, count: int) -> Point:
    in_year = 12 // MONTHS_IN[unit]
    if base.number is None:
        return Point(unit=unit)
    years, number = divmod(base.number - 1 + count, in_year)
    return Point(unit=unit, year=None if base.year is None else base.year + years, number=number + 1)


def _days(point: Point, unit: Unit, count: int) -> Point:
    """Move by days or weeks. Without a year, days are only counted inside a month, where no leap year can matter."""
    days = count if unit is Unit.DAY else count * _WEEK
    start = first_day(point)
    if start is None:
        within = point.day is not None and 1 <= point.day + days <= _SAFE_DAY
        if unit is Unit.DAY and within and point.day is not None:
            return Point(unit=Unit.DAY, number=point.number, day=point.day + days)
        if unit is Unit.DAY and point.weekday is not None:
            return Point(unit=Unit.DAY, weekday=(point.weekday - 1 + days) % _WEEK + 1)
        return Point(unit=unit)
    try:
        return holding(unit, start + timedelta(days=days))
    except OverflowError:
        return Point(unit=unit)
