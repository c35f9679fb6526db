"""What a time expression says before anybody knows the day of publication.

A meaning keeps what the words say ("a Monday, looking back") apart from what follows once a day is known.
It holds no reference to a text, so it can be kept and resolved later, with a day that was not known at first.
"""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.timex import Bound, TimexType


class Unit(StrEnum):
    """A unit of time, under the letter that ISO 8601 or TIMEX3 gives it in a duration."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    HALF = "H"
    SEASON = "SE"
    YEAR = "Y"
    DECADE = "E"
    CENTURY = "C"
    MILLENNIUM = "L"


class Towards(StrEnum):
    """Where a name that comes back every week or year points: seen from the day of publication, or by a word."""

    BACK = "back"  # the tense says so: "met on Monday"; the day itself counts
    AHEAD = "ahead"  # the tense says so: "will meet on Monday"; the day itself counts
    NEAR = "near"  # nothing says so
    LAST = "last"  # "last Monday": before the day itself
    NEXT = "next"  # "next Monday": after the day itself
    THIS = "this"  # "this Monday", "this summer": of the present week or year


class Whence(StrEnum):
    """What a shift starts from."""

    PUBLICATION = "publication"
    EARLIER = "earlier"  # the last expression of the text that is exact enough: "two days later"
    AT_HAND = "at hand"  # the same, or publication where the text has none: "the next year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A value that needs no day: `PT2H`, `1990`, `2011-03-01`, `PRESENT_REF`."""

    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A stretch of time by a name that comes back: a Monday, May, May 2, the third quarter, Christmas.

    `unit` is the stretch's length; `number` its place (weekday 1-7, month 1-12, quarter 1-4, season 1-4); `day` the day
    of the month. A holiday has a name instead. `year` is given where the words do: "July last year". `whence` tells
    what a weekday is counted from: "the previous Friday" comes before a day of the text.
    """

    unit: Unit
    number: int = 0
    day: int | None = None
    weekday: bool = False
    holiday: str | None = None
    year: "Meaning | None" = None
    towards: Towards = Towards.NEAR
    whence: Whence = Whence.PUBLICATION


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """So many units away from something, told in these units: "last week", "yesterday", "the next day"."""

    unit: Unit
    count: int
    whence: Whence = Whence.PUBLICATION


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBefore:
    """The stretch a year before the one reported on: "a year earlier" beside a third quarter is a third quarter.

    `unit` is given where the words do ("the year-ago quarter"); `number` too ("the year-ago third quarter").
    """

    unit: Unit | None = None
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """The same time as an earlier expression of the text: "at the time", "that day", "the quarter".

    `unit` narrows down which one; `count` is the shift from publication, in those units, where there is no such one.
    """

    unit: Unit | None = None
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    """A clock time or a part of a day: `clock` is `T10:35` or `TMO`; `day` says which day."""

    day: "Meaning"
    clock: str


Meaning = Fixed | Named | Shifted | YearBefore | Echo | At


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """A time expression with what it says, not yet resolved; `start` and `end` are code points.

    `ends_at` is where the expression starts that ends the stretch which this one begins.
    """

    start: int
    end: int
    type: TimexType
    meaning: Meaning
    mod: str | None = None
    bound: Bound | None = None
    ends_at: int | None = None
