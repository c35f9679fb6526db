"""Days to places across a drawing: its scale, and the days that the scale names."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.model.interval import interval

WIDTH, LABELS, EDGE = 770, 240, 14
"""How wide a drawing is, where its days begin after the labels, and what is left free at its end."""

_AROUND = 122  # days
_MOST_TICKS = 10


@dataclass(frozen=True, slots=True)
class Scale:
    """The first and the last day of a drawing."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day begins."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(LABELS + share * (WIDTH - EDGE - LABELS), 1)

    def middle(self, day: date) -> float:
        """Return where the middle of a day is."""
        return round((self.at(day) + self.at(day + timedelta(days=1))) / 2, 1)

    def ticks(self) -> Iterator[tuple[date, str]]:
        """Yield the days that the scale names: as many as can be read."""
        many = (self.last - self.first).days + 1
        days = [self.first + timedelta(days=n) for n in range(many)]
        for step in (1, 2, 7, 14):
            if many / step <= _MOST_TICKS:
                yield from ((day, f"{day.day} {day:%b}") for day in days[::step])
                return
        months = [day for day in days if day.day == 1]
        for step in (1, 3, 6):
            if len(months) / step <= _MOST_TICKS:
                yield from ((day, f"{day:%b %Y}") for day in months if (day.month - 1) % step == 0)
                return
        years = [day for day in months if day.month == 1]
        step = -(-len(years) // _MOST_TICKS)
        yield from ((day, f"{day:%Y}") for day in years[::step])


def scale(values: Iterable[str], printed: Sequence[date], *, around: int = _AROUND) -> Scale:
    """Return the days that are drawn: those of print, and of the times near them; without any, those of all times.

    `values` are TIMEX3 values, `printed` days in their order; one of both has to be there. Near is what lies `around`
    days before the first or after the last day of print, and between them.
    """
    spans = [(covered.first, covered.last) for value in values if (covered := interval(value)) is not None]
    start, end = (
        (printed[0] - timedelta(days=around), printed[-1] + timedelta(days=around))
        if printed
        else (min(s for s, _ in spans), max(e for _, e in spans))
    )
    near = [*printed, *(day for span in spans if start <= span[0] and span[1] <= end for day in span)]
    return Scale(min(near, default=start), max(near, default=end))


def day_of(published: str | None) -> date | None:
    """Return the day of a time as printed, None where it has none."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
