"""The timeline of a story, drawn: a lane for each time, a dot for a day, a band for what may be any day of it.

Nothing is drawn more exact than it is told: a month is a band as wide as the month, and "since May" a band from its
first day to the edge of the drawing. The scale is that of the days on
which the reports were printed and of four months around them; what lies outside ends in an arrow at the edge, with its
time in words. The table beside the drawing says all of it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.casefile.answers import TimelineAnswer
from onrecord.composing.wording import counted, day_in_words, told_in_words
from onrecord.model.interval import interval
from onrecord.model.stretch import OPEN_AHEAD

_WIDTH, _LABELS, _EDGE = 770, 240, 14
_LANE, _HEAD = 22, 30
_DOT, _MORE, _LARGEST = 3.5, 0.8, 7.5
_AROUND = timedelta(days=122)
_FEWEST = 2  # lanes worth drawing
_MOST_TICKS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One time of the timeline; `row` is the place in the table, from 1, of the first row at this time.

    `x` and `width` are those of the band, `width` 0 for a day; `radius` is that of a day's dot, larger the more reports
    there are. `before` and `after` tell that the time goes on outside the drawing.
    """

    row: int
    label: str
    told: str
    y: float
    x: float
    width: float
    radius: float
    before: bool
    after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A drawn timeline, in units of its own: ticks with the words below them, days of print, lanes.

    `unplaced` counts the rows of an unknown year, which stand in the table alone.
    """

    width: int
    height: float
    left: float
    right: float
    ticks: tuple[tuple[float, str], ...]
    printed: tuple[tuple[float, str], ...]
    lanes: tuple[Lane, ...] = field(repr=False)
    unplaced: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to places across the drawing."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Return where a day begins."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(_LABELS + share * (_WIDTH - _EDGE - _LABELS), 1)


def draw(rows: Sequence[TimelineAnswer], published: Iterable[str | None]) -> Drawing | None:
    """Draw the rows of a timeline, and when its reports were printed; None for fewer than two times with a place."""
    placed: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        if interval(row.when) is not None:
            placed.setdefault(_told(row), []).append(number)
    printed = sorted({day for when in published if (day := _day(when)) is not None})
    if len(placed) < _FEWEST:
        return None
    scale = _scale([rows[numbers[0]].when for numbers in placed.values()], printed)
    lanes = tuple(
        _lane(scale, [rows[n] for n in numbers], numbers[0] + 1, n) for n, numbers in enumerate(placed.values())
    )
    return Drawing(
        width=_WIDTH,
        height=_HEAD + _LANE * len(lanes) + _LANE / 2,
        left=_LABELS,
        right=_WIDTH - _EDGE,
        ticks=tuple((scale.at(day), words) for day, words in _ticks(scale)),
        printed=tuple(
            (round((scale.at(day) + scale.at(day + timedelta(days=1))) / 2, 1), day_in_words(day.isoformat()))
            for day in printed
        ),
        lanes=lanes,
        unplaced=sum(interval(row.when) is None for row in rows),
    )


def _scale(values: Sequence[str], printed: Sequence[date]) -> _Scale:
    """Return the days that are drawn: those of print, and of the times near them; without any, those of all times."""
    spans = [(covered.first, covered.last) for value in values if (covered := interval(value)) is not None]
    start, end = (
        (printed[0] - _AROUND, printed[-1] + _AROUND)
        if printed
        else (min(s for s, _ in spans), max(e for _, e in spans))
    )
    near = [*printed, *(day for span in spans if start <= span[0] and span[1] <= end for day in span)]
    return _Scale(min(near, default=start), max(near, default=end))


def _told(row: TimelineAnswer) -> str:
    return told_in_words(row.when, row.mod, row.bound)


def _days(row: TimelineAnswer) -> tuple[date, date]:
    """Return the first and the last day of a row's time; of an open stretch the open end is that of the calendar.

    A clock time stays on its day: "after 6 a.m." seldom means the weeks after.
    """
    covered = interval(row.when)
    if covered is None:
        msg = f"not a time with a place: {row.when}"
        raise ValueError(msg)
    if row.bound is None or "T" in row.when:
        return covered.first, covered.last
    return (covered.first, date.max) if row.bound in OPEN_AHEAD else (date.min, covered.last)


def _lane(scale: _Scale, rows: Sequence[TimelineAnswer], row: int, place: int) -> Lane:
    first, last = _days(rows[0])
    reports = len({extract.article_id for one in rows for extract in one.evidence})
    start, end = max(first, scale.first), min(last, scale.last)
    before, after = first < scale.first, last > scale.last
    outside = start > end  # wholly: the arrow alone
    if outside:
        start = end = scale.first if before else scale.last
    left, right = scale.at(start), scale.at(end + timedelta(days=1))
    exact = first == last
    return Lane(
        row=row,
        label=_told(rows[0]),
        told=f"{_told(rows[0])}: {counted(len(rows), 'row')}, {counted(reports, 'report')}",
        y=_HEAD + _LANE * place + _LANE / 2,
        x=round((left + right) / 2, 1) if exact else left,
        width=0 if exact or outside else round(right - left, 1),
        radius=0 if outside else min(_LARGEST, _DOT + _MORE * (reports - 1)),
        before=before,
        after=after,
    )


def _ticks(scale: _Scale) -> Iterator[tuple[date, str]]:
    """Yield the days that the scale names: as many as can be read."""
    many = (scale.last - scale.first).days + 1
    days = [scale.first + timedelta(days=n) for n in range(many)]
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


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None
