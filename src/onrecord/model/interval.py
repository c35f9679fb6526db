"""The days that a TIMEX3 value covers, and the same value as EDTF (ISO 8601-2:2019, levels 1 and 2).

Neither says more than the value: a season is given the whole of its year, because its months depend on the
hemisphere, and a part of the day its day. What EDTF has no form for, as "a Monday of an unknown week", is None.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_QUARTERS = {"Q1": (1, "33"), "Q2": (4, "34"), "Q3": (7, "35"), "Q4": (10, "36")}
_HALVES = {"H1": (1, "40"), "H2": (7, "41")}
_SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|W(?P<week>\d{2})(?P<weekend>-WE)?"
    r"|(?P<part>Q[1-4]|H[12]|SP|SU|FA|WI)))?(?:T(?P<clock>.+))?"
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_AGO = re.compile(r"\d{2,3}")
_PARTIAL = re.compile(r"(?:\d{4}|[\dX]{4})-(?:\d{2}|XX)(?:-(?:\d{2}|XX))?")
_CLOCK = re.compile(r"(?P<hour>\d\d)(?::(?P<minute>\d\d))?(?::(?P<second>\d\d))?(?P<zone>Z|[+-]\d\d(?::?\d\d)?)?")
_APPROXIMATE = frozenset({"APPROX"})


class Precision(StrEnum):
    """How exact a value is, from the coarsest on."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    WEEKEND = "weekend"
    DAY = "day"
    PART_OF_DAY = "part of day"
    HOUR = "hour"
    MINUTE = "minute"


@dataclass(frozen=True, slots=True)
class Interval:
    """The first and the last day that a value may mean, both counted in, and how exact it is."""

    first: date
    last: date
    precision: Precision


def interval(value: str) -> Interval | None:
    """Return what a TIMEX3 value covers; None for what is no date, is not resolved, or is a slip ("2017-02-30")."""
    try:
        if _AGO.fullmatch(value):
            years = 10 ** (4 - len(value))
            start = int(value) * years
            kind = Precision.DECADE if len(value) == len("199") else Precision.CENTURY
            return Interval(date(start, 1, 1), date(start + years - 1, 12, 31), kind)
        match = _VALUE.fullmatch(value)
        return None if match is None else _covered(match)
    except ValueError:
        return None


def other_weekday(words: str, value: str) -> str | None:
    """Return the weekday that a date has where its words name another: "Tuesday" for "Monday, May 2, 2017".

    None where they agree, where no weekday or several are named, and where the value is no day.
    """
    covered = interval(value)
    named = {day[:3].title() for day in _WEEKDAY.findall(words)}
    if covered is None or covered.first != covered.last or len(named) != 1:
        return None
    weekday = _WEEKDAYS[covered.first.weekday()]
    return weekday if weekday[:3] not in named else None


def _covered(match: re.Match[str]) -> Interval:
    year, month, day, week, part = (match[name] for name in ("year", "month", "day", "week", "part"))
    if week:
        first, last = (6, 7) if match["weekend"] else (1, 7)
        kind = Precision.WEEKEND if match["weekend"] else Precision.WEEK
        start, end = (date.fromisocalendar(int(year), int(week), number) for number in (first, last))
        return Interval(start, end, kind)
    if part in _QUARTERS or part in _HALVES:
        quarter = part in _QUARTERS
        month_of, many = (_QUARTERS, 3) if quarter else (_HALVES, 6)
        return _months(int(year), month_of[part][0], many, Precision.QUARTER if quarter else Precision.HALF)
    if not month:
        return _months(int(year), 1, 12, Precision.SEASON if part else Precision.YEAR)
    if not day:
        return _months(int(year), int(month), 1, Precision.MONTH)
    exact = date(int(year), int(month), int(day))
    clock = _CLOCK.fullmatch(match["clock"]) if match["clock"] else None
    if clock is not None:
        return Interval(exact, exact, Precision.MINUTE if clock["minute"] else Precision.HOUR)
    return Interval(exact, exact, Precision.PART_OF_DAY if match["clock"] else Precision.DAY)


def _months(year: int, start: int, many: int, kind: Precision) -> Interval:
    end = start + many - 1
    return Interval(date(year, start, 1), date(year, end, monthrange(year, end)[1]), kind)


def edtf(value: str, mod: str | None = None) -> str | None:
    """Return a TIMEX3 value as EDTF: "2017-W21" as "2017-05-22/2017-05-28", APPROX as "~", "199" as "199X".

    A clock time without seconds is an interval over its minute or hour. None where EDTF has no form that says as much.
    """
    covered, match = interval(value), _VALUE.fullmatch(value)
    about = "~" if mod in _APPROXIMATE else ""
    if covered is None:
        partial = _PARTIAL.fullmatch(value) is not None and "X" in value and any(sign.isdigit() for sign in value)
        return value + about if partial else None
    if match is None:
        return value.ljust(4, "X") + about
    year, part = match["year"], match["part"]
    code = (_SEASONS | {name: number for name, (_, number) in (_QUARTERS | _HALVES).items()}).get(part or "")
    if code:
        return f"{year}-{code}{about}"
    if match["week"]:
        return f"{covered.first}{about}/{covered.last}{about}"
    return _clocked(value, match["clock"], covered) if match["clock"] else value + about


def _clocked(value: str, clock: str, covered: Interval) -> str | None:
    match = _CLOCK.fullmatch(clock)
    if match is None:
        return None  # "TMO": EDTF knows no morning
    day, zone = value.split("T", maxsplit=1)[0], match["zone"] or ""
    hour, minute, second = match["hour"], match["minute"], match["second"]
    if second:
        return f"{day}T{hour}:{minute}:{second}{zone}"
    last = f"{hour}:{minute}" if minute else f"{hour}:59"
    return f"{day}T{hour}:{minute or '00'}:00{zone}/{covered.last}T{last}:59{zone}"
