"""The timeline of a story, drawn: a lane for each time, a dot for a day, a band for what may be any day of it.

Nothing is drawn more exact than it is told: a month is a band as wide as the month, and "since May" a band from its
first day to the edge of the drawing. The scale is that of the days on
which the reports were printed and of four months around them; what lies outside ends in an arrow at the edge, with its
time in words. The table beside the drawing says all of it again.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.casefile.answers import TimelineAnswer
from onrecord.composing.scale import EDGE, LABELS, WIDTH, Scale, day_of, scale
from onrecord.composing.wording import counted, day_in_words, told_in_words
from onrecord.model.interval import interval
from onrecord.model.stretch import OPEN_AHEAD

_LANE, _HEAD = 22, 30
_DOT, _MORE, _LARGEST = 3.5, 0.8, 7.5
_FEWEST = 2  # lanes worth drawing


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


def draw(rows: Sequence[TimelineAnswer], published: Iterable[str | None]) -> Drawing | None:
    """Draw the rows of a timeline, and when its reports were printed; None for fewer than two times with a place."""
    placed: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        if interval(row.when) is not None:
            placed.setdefault(_told(row), []).append(number)
    printed = sorted({day for when in published if (day := day_of(when)) is not None})
    if len(placed) < _FEWEST:
        return None
    days = scale((rows[numbers[0]].when for numbers in placed.values()), printed)
    lanes = tuple(
        _lane(days, [rows[n] for n in numbers], numbers[0] + 1, n) for n, numbers in enumerate(placed.values())
    )
    return Drawing(
        width=WIDTH,
        height=_HEAD + _LANE * len(lanes) + _LANE / 2,
        left=LABELS,
        right=WIDTH - EDGE,
        ticks=tuple((days.at(day), words) for day, words in days.ticks()),
        printed=tuple((days.middle(day), day_in_words(day.isoformat())) for day in printed),
        lanes=lanes,
        unplaced=sum(interval(row.when) is None for row in rows),
    )


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


def _lane(days: Scale, rows: Sequence[TimelineAnswer], row: int, place: int) -> Lane:
    first, last = _days(rows[0])
    reports = len({extract.article_id for one in rows for extract in one.evidence})
    start, end = max(first, days.first), min(last, days.last)
    before, after = first < days.first, last > days.last
    outside = start > end  # wholly: the arrow alone
    if outside:
        start = end = days.first if before else days.last
    left, right = days.at(start), days.at(end + timedelta(days=1))
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
