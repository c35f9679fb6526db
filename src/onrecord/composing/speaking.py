"""Who speaks when: a lane for each who is heard most, and for each outlet that prints most, over the days of a story.

A dot is the day on which something was said, a band the longer time that a report gives for it. Where a report does
not tell when it was said, a ring stands at the day of print: it was said then or before. The table says all of it in
words, and has those who speak less.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from onrecord.casefile.answers import Saying
from onrecord.casefile.voices import PRONOUNS, Standing
from onrecord.composing.notes import Notes, Ref
from onrecord.composing.scale import EDGE, LABELS, WIDTH, Scale, day_of, scale
from onrecord.composing.sheet import Sheet
from onrecord.composing.voices import gathered
from onrecord.composing.wording import counted, one_line, when_in_words
from onrecord.model.interval import interval

_MOST = 14  # lanes of a kind
_FEWEST_DAYS = 2
_AROUND = 7  # days of the drawing at least before and after those of print, where anything was said in them
_LANE, _HEAD, _APART = 22, 30, 26
_DOT, _MORE, _LARGEST = 3.2, 0.7, 8.0
_LABEL = 34  # letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What stands in a lane at one time: a band where `width`, else a dot or, of what is known by print alone, a ring.

    `before` and `after` tell that the time lies or goes on outside the drawing.
    """

    row: int
    note: int | None
    told: str
    x: float
    width: float
    radius: float
    printed: bool
    before: bool
    after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingLane:
    """One who speaks, or an outlet, with the marks of his lane; `row` is the first of his rows in the table."""

    label: str
    told: str
    row: int
    y: float
    outlet: bool
    marks: tuple[Mark, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingDrawing:
    """The drawing, in units of its own: ticks with the words below them, lanes, and where those of outlets begin."""

    width: int
    height: float
    left: float
    right: float
    ticks: tuple[tuple[float, str], ...]
    heads: tuple[tuple[float, str], ...]
    lanes: tuple[SpeakingLane, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingRow:
    """A row of the table: who, when, whether that is known by print alone, and the words or reports."""

    who: str
    when: str
    value: str
    printed: bool
    outlet: bool
    drawn: bool
    many: str
    notes: tuple[Ref, ...]
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """Who speaks when: the drawing, None where all of it is one day, and the table."""

    drawing: SpeakingDrawing | None
    rows: tuple[SpeakingRow, ...] = field(repr=False)


NO_SPEAKING = Speaking(drawing=None, rows=())


@dataclass(frozen=True, slots=True)
class _Time:
    """What stands at one time of a lane: statements, or the numbers of reports."""

    value: str
    printed: bool
    sayings: tuple[Saying, ...] = ()
    reports: tuple[int, ...] = ()

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day that it may mean."""
        covered = interval(self.value)
        if covered is None:
            msg = f"not a time with a place: {self.value}"
            raise ValueError(msg)
        return covered.first, covered.last

    @property
    def many(self) -> str:
        """How much it is, in words."""
        if self.reports:
            return counted(len(self.reports), "report")
        return counted(len(gathered(self.sayings, whole=False)), "statement")


@dataclass(frozen=True, slots=True)
class _Lane:
    """One lane before it is drawn: whose it is, and its times in their order."""

    who: str
    outlet: bool
    times: tuple[_Time, ...]


def speaking(sheet: Sheet, notes: Notes, *, outlets: bool = True) -> Speaking:
    """Set out who speaks when in a story: those who say most, and, where wanted, the outlets that print most."""
    people, printing = list(_people(sheet)), list(_outlets(sheet)) if outlets else []
    drawn = [*people[:_MOST], *printing[:_MOST]]
    days = {day for lane in drawn for time in lane.times for day in time.days}
    shown = len(days) >= _FEWEST_DAYS
    lanes = [*drawn, *people[_MOST:], *printing[_MOST:]]
    rows = [_row(lane, time, notes, drawn=n < len(drawn)) for n, lane in enumerate(lanes) for time in lane.times]
    return Speaking(drawing=_drawing(sheet, drawn, notes) if shown else None, rows=tuple(rows))


def _people(sheet: Sheet) -> Iterator[_Lane]:
    """Yield those who are known by name, as the sheet orders them: who says most first."""
    for voice in sheet.voices:
        if voice.standing is Standing.NAMED and voice.name.casefold() not in PRONOUNS:
            found: dict[tuple[str, bool], list[Saying]] = defaultdict(list)
            for saying in voice.sayings:
                if time := _time(saying):
                    found[time].append(saying)
            if times := tuple(_Time(*time, sayings=tuple(said)) for time, said in found.items()):
                yield _Lane(one_line(voice.name), outlet=False, times=_in_order(times))


def _time(saying: Saying) -> tuple[str, bool] | None:
    """Return the day or longer time at which something was said; else the day of print, and that it is no more."""
    said = (saying.said or "").partition("T")[0]
    if said and interval(said) is not None:
        return said, False
    day = day_of(saying.published)
    return None if day is None else (day.isoformat(), True)


def _outlets(sheet: Sheet) -> Iterator[_Lane]:
    """Yield the outlets, those with most reports first."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in sheet.reports:
        day = day_of(one.report.published)
        if one.report.outlet and day is not None:
            found[one_line(one.report.outlet)][day.isoformat()].append(one.number)
    for who, days in sorted(found.items(), key=lambda item: (-sum(map(len, item[1].values())), item[0].casefold())):
        times = tuple(_Time(day, printed=True, reports=tuple(numbers)) for day, numbers in days.items())
        yield _Lane(who, outlet=True, times=_in_order(times))


def _in_order(times: Iterable[_Time]) -> tuple[_Time, ...]:
    return tuple(sorted(times, key=lambda time: (*time.days, time.printed)))


def _row(lane: _Lane, time: _Time, notes: Notes, *, drawn: bool) -> SpeakingRow:
    return SpeakingRow(
        who=lane.who,
        when=when_in_words(time.value),
        value=time.value,
        printed=time.printed,
        outlet=lane.outlet,
        drawn=drawn,
        many=time.many,
        notes=tuple(map(notes.of_saying, time.sayings)),
        reports=time.reports,
    )


def _drawing(sheet: Sheet, drawn: Sequence[_Lane], notes: Notes) -> SpeakingDrawing:
    printed = sorted({day for one in sheet.reports if (day := day_of(one.report.published)) is not None})
    around = max(_AROUND, (printed[-1] - printed[0]).days) if printed else _AROUND
    days = scale((time.value for lane in drawn for time in lane.times), printed, around=around)
    lanes, heads, y, row = [], [], float(_HEAD), 1
    for n, lane in enumerate(drawn):
        if n == 0 or lane.outlet != drawn[n - 1].outlet:
            heads.append((y + _APART / 2 + 3, "Prints" if lane.outlet else "Speaks"))
            y += _APART
        marks = tuple(_mark(days, lane, time, row + n, notes) for n, time in enumerate(lane.times))
        lanes.append(
            SpeakingLane(
                label=lane.who if len(lane.who) <= _LABEL else f"{lane.who[: _LABEL - 1].rstrip()}…",
                told=lane.who,
                row=row,
                y=y + _LANE / 2,
                outlet=lane.outlet,
                marks=marks,
            )
        )
        y += _LANE
        row += len(lane.times)
    return SpeakingDrawing(
        width=WIDTH,
        height=y + _LANE / 2,
        left=LABELS,
        right=WIDTH - EDGE,
        ticks=tuple((days.at(day), words) for day, words in days.ticks()),
        heads=tuple(heads),
        lanes=tuple(lanes),
    )


def _mark(days: Scale, lane: _Lane, time: _Time, row: int, notes: Notes) -> Mark:
    first, last = time.days
    before, after = first < days.first, last > days.last
    start, end = max(first, days.first), min(last, days.last)
    outside = start > end
    if outside:
        start = end = days.first if before else days.last
    one = time.sayings[0] if len(time.sayings) == 1 else None
    many = len(time.reports) or len(gathered(time.sayings, whole=False))
    told = "printed" if time.printed else "said"
    return Mark(
        row=row,
        note=notes.of_saying(one).number if one is not None else None,
        told=f"{lane.who}, {told} {when_in_words(time.value)}: {time.many}",
        x=days.middle(start) if first == last else days.at(start),
        width=0 if first == last or outside else round(days.at(end + timedelta(days=1)) - days.at(start), 1),
        radius=0 if outside else round(min(_LARGEST, _DOT + _MORE * (many - 1)), 1),
        printed=time.printed,
        before=before,
        after=after,
    )
