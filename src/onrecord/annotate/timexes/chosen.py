"""Which of the days or years that bear a name is meant, seen from a day: where the words point, else the nearest."""

from datetime import date, timedelta

from onrecord.annotate.timexes.meaning import Named, Towards, Unit
from onrecord.annotate.timexes.point import first_day, holding, season_of

_WEEK = 7
_NEXT_QUARTER = 100  # days: the start of the quarter after this one is nearer
_SOON = 60  # days: a date this near on one side ...
_FAR = 280  # ... and this far on the other is the near one, whatever the tense seems to say


def weekday_meant(day: date, meaning: Named) -> date:
    """Return the weekday that is meant, seen from the day of publication."""
    back = (day.isoweekday() - meaning.number) % _WEEK
    match meaning.towards:
        case Towards.LAST:
            return day - timedelta(days=back or _WEEK)
        case Towards.NEXT:
            return day + timedelta(days=_WEEK - back)
        case Towards.THIS:
            return day + timedelta(days=meaning.number - day.isoweekday())
        case Towards.AHEAD:
            return day + timedelta(days=(-back) % _WEEK)
        case _:
            return day - timedelta(days=back)


def year_meant(meaning: Named, day: date, starts: dict[int, date]) -> int:  # noqa: PLR0911 - one return a case reads best flat
    """Choose among the years by the direction of the words."""
    if meaning.unit is Unit.SEASON:
        now = date(day.year, season_of(day) * 3 % 12 or 12, 1)
        here = now if now <= day else date(day.year - 1, 12, 1)
    else:
        here = first_day(holding(meaning.unit, day)) or day
    if meaning.unit is Unit.DAY:
        here = day
    back = max((year for year, start in starts.items() if start <= here), default=min(starts))
    ahead = min((year for year, start in starts.items() if start >= here), default=max(starts))
    current = back == ahead
    match meaning.towards:
        case Towards.THIS:
            return day.year
        case Towards.LAST:
            return back - 1 if current else back
        case Towards.NEXT:
            return ahead + 1 if current else ahead
        case Towards.BACK | Towards.AHEAD as way:
            wanted, other = (back, ahead) if way is Towards.BACK else (ahead, back)
            if meaning.unit in (Unit.QUARTER, Unit.HALF) and (starts[ahead] - here).days > _NEXT_QUARTER:
                return back  # "expects to report third-quarter earnings": the quarter that is over
            if abs(starts[wanted] - here).days > _FAR and abs(starts[other] - here).days < _SOON:
                return other
            return wanted
    if meaning.unit is Unit.DAY or meaning.holiday is not None:
        return back if here - starts[back] <= starts[ahead] - here else ahead
    return back
