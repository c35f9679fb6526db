"""The feasts and days that the news calls by name, and when they fall.

Own rules: fixed days, the n-th weekday of a month, days counted from Easter. For feasts of other calendars there is a
table (`feasts.txt`, made by `training.feasts`) with all the days that they may cover in a year: some last for days,
some begin with a sighting of the moon, on one day here and on the next one there. A value says no more than that.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from importlib.resources import files


def easter(year: int) -> date:
    """Return Easter Sunday of the Western churches (the rule of Meeus, for the Gregorian calendar)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    correction = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def nth(year: int, month: int, weekday: int, n: int) -> date:
    """Return the n-th weekday (1 is Monday) of a month; counted from the month's end where n is negative."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 - 7 * (n + 1))


def _nth(month: int, weekday: int, n: int, after: int = 0) -> Callable[[int], date]:
    return lambda year: nth(year, month, weekday, n) + timedelta(days=after)


def _easter(after: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=after)


FIXED: dict[str, tuple[int, int]] = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "new year's": (1, 1),
    "new year": (1, 1),
    "epiphany": (1, 6),
    "groundhog day": (2, 2),
    "valentine's day": (2, 14),
    "st. valentine's day": (2, 14),
    "international women's day": (3, 8),
    "st. patrick's day": (3, 17),
    "saint patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "april fool's day": (4, 1),
    "earth day": (4, 22),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "cinco de mayo": (5, 5),
    "victory day": (5, 9),
    "juneteenth": (6, 19),
    "canada day": (7, 1),
    "independence day": (7, 4),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "guy fawkes night": (11, 5),
    "bonfire night": (11, 5),
    "veterans day": (11, 11),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
}
"""Holidays that fall on the same day each year: their partial value is known without a year."""

MOVING: dict[str, Callable[[int], date]] = {
    "martin luther king day": _nth(1, 1, 3),
    "martin luther king jr. day": _nth(1, 1, 3),
    "presidents day": _nth(2, 1, 3),
    "presidents' day": _nth(2, 1, 3),
    "shrove tuesday": _easter(-47),
    "mardi gras": _easter(-47),
    "ash wednesday": _easter(-46),
    "palm sunday": _easter(-7),
    "maundy thursday": _easter(-3),
    "good friday": _easter(-2),
    "easter": _easter(0),
    "easter sunday": _easter(0),
    "easter monday": _easter(1),
    "ascension day": _easter(39),
    "pentecost": _easter(49),
    "whit monday": _easter(50),
    "mother's day": _nth(5, 7, 2),
    "memorial day": _nth(5, 1, -1),
    "father's day": _nth(6, 7, 3),
    "labor day": _nth(9, 1, 1),
    "columbus day": _nth(10, 1, 2),
    "election day": _nth(11, 1, 1, after=1),
    "remembrance sunday": _nth(11, 7, 2),
    "thanksgiving": _nth(11, 4, 4),
    "thanksgiving day": _nth(11, 4, 4),
    "black friday": _nth(11, 4, 4, after=1),
    "cyber monday": _nth(11, 4, 4, after=4),
}


FEASTS: dict[str, str] = {
    "eid al-fitr": "eid al-fitr",
    "eid ul-fitr": "eid al-fitr",
    "eid al-adha": "eid al-adha",
    "eid ul-adha": "eid al-adha",
    "ramadan": "ramadan",
    "passover": "passover",
    "rosh hashanah": "rosh hashanah",
    "yom kippur": "yom kippur",
    "lunar new year": "lunar new year",
    "chinese new year": "lunar new year",
    "diwali": "diwali",
    "orthodox easter": "orthodox easter",
    "nowruz": "nowruz",
}
"""Names of the feasts in the table, each with the table's own."""


@cache
def _table() -> dict[tuple[str, int], tuple[date, date]]:
    """Return the first and last day of a feast by the year of its first day."""
    rows = (line.split("\t") for line in (files(__package__) / "feasts.txt").read_text("utf-8").splitlines())
    days = ((name, date.fromisoformat(first), date.fromisoformat(last)) for name, first, last in rows)
    return {(name, first.year): (first, last) for name, first, last in days}


def days_of(name: str, year: int) -> tuple[date, date] | None:
    """Return the first and the last day that a holiday may cover in a year, None where the table does not know it.

    The name is in lower case with straight apostrophes.
    """
    if name in FEASTS:
        return _table().get((FEASTS[name], year))
    day = date(year, *FIXED[name]) if name in FIXED else MOVING[name](year)
    return day, day


def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for name in (*FIXED, *MOVING, *FEASTS):
        words = tuple(name.replace("'s", " 's").replace("s'", "s '").replace("-", " - ").split())
        phrases.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in phrases.items()}


PHRASES = _by_first_word()
"""The names as pieces in lower case, longest first, by their first word."""
