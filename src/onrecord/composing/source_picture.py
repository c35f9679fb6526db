"""The picture of sources, drawn: texts on the left, who is heard in them on the right, between them who passed it on.

A ribbon is as wide as the number of statements; an arc on the left joins two texts that share words.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.casefile.voices import Standing
from onrecord.composing.layered import Bar, Flow, Stop, layered
from onrecord.composing.notes import Notes
from onrecord.composing.relayed import Link, Strand, texts_of
from onrecord.composing.sheet import Sheet
from onrecord.composing.source_rows import Way, WordsRow, outlets_of, standing_of
from onrecord.composing.wording import counted, listed, one_line
from onrecord.model.statement import Act

_WIDTH, _TOP = 770, 34
_MOST_ARCS, _MOST_LINKS = 12, 2
_TEXTS, _VOICES = 226.0, 566.0
_BETWEEN = {0: (), 1: (372.0,), 2: (326.0, 456.0)}  # where links stand, by how many one behind the other
_ARCS = 54.0  # where the words of texts begin: arcs stand left of them
_BOW, _THINNEST, _THICKEST = 46.0, 1.0, 7.0
_LEFT, _RIGHT = 26, 30  # letters that fit beside a bar
_ABOVE = {0: 0, 1: 28, 2: 18}  # and above that of a link


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A bar with its words: those that fit, and all of them; where it leads: to a `report`, or a place on the page."""

    x: float
    y: float
    height: float
    words: str
    told: str
    href: str
    missing: bool
    kind: str
    report: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A ribbon of the picture: where it leads is a note where it has one statement, else a row of the table."""

    path: str
    width: float
    told: str
    row: int
    note: int | None
    missing: bool
    denies: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """Two texts that share words: the path, its width, and the point of the arrow at the one that has them first."""

    path: str
    width: float
    told: str
    row: int
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePicture:
    """The picture, in units of its own; `heads` stand over its columns, `described` is what it shows, in words."""

    width: int
    height: float
    heads: tuple[tuple[float, str, str], ...]
    nodes: tuple[Node, ...] = field(repr=False)
    threads: tuple[Thread, ...] = field(repr=False)
    arcs: tuple[Arc, ...] = field(repr=False)
    described: str


def drawn(
    sheet: Sheet, chosen: Sequence[Strand], place: Mapping[Way, int], notes: Notes, shared: Sequence[WordsRow]
) -> SourcePicture:
    """Draw the strands that were chosen; `place` gives for a way the row of the table in which it stands."""
    return _Drawn(sheet, chosen, place, notes).picture(shared)


class _Drawn:
    """Draws the strands that were chosen; `place` gives for a voice and its links the row of the table."""

    def __init__(self, sheet: Sheet, chosen: Sequence[Strand], place: Mapping[Way, int], notes: Notes) -> None:
        self._voices = sheet.voices
        self._ordered = sorted(chosen, key=lambda one: (one.text, one.voice, [link.name for link in one.links]))
        self._place, self._notes = place, notes
        self._outlets = outlets_of(sheet)
        self._copies: dict[int, list[int]] = defaultdict(list)
        for number, head in sorted(texts_of(sheet).items()):
            if number != head:
                self._copies[head].append(number)
        deepest = min(_MOST_LINKS, max(len(one.links) for one in chosen))
        self._columns = (_TEXTS, *_BETWEEN[deepest], _VOICES)
        flows = [
            Flow(
                stops=(
                    (0, one.text),
                    *((n, link) for n, link in enumerate(one.links[:deepest], start=1)),
                    (deepest + 1, one.voice),
                ),
                weight=one.weight,
            )
            for one in self._ordered
        ]
        self._laid = layered(flows, self._columns, top=_TOP)

    def picture(self, shared: Sequence[WordsRow]) -> SourcePicture:
        """Return the picture."""
        between = self._columns[1:-1]
        links = ((sum(between) / len(between), "middle", "Passed on by"),) if between else ()
        arcs = tuple(self._arcs(shared))
        return SourcePicture(
            width=_WIDTH,
            height=self._laid.height + 12,
            heads=((_ARCS, "start", "Printed by"), *links, (_VOICES, "start", "Heard first-hand")),
            nodes=tuple(self._node(stop, bar) for stop, bar in self._laid.bars.items()),
            threads=tuple(
                Thread(
                    path=ribbon.path,
                    width=ribbon.width,
                    told=self._told(one),
                    row=self._place[one.voice, one.links],
                    note=self._notes.of_saying(one.sayings[0]).number if len(one.sayings) == 1 else None,
                    missing=any(link.missing for link in one.links),
                    denies=_denies(one),
                )
                for one, ribbon in zip(self._ordered, self._laid.ribbons, strict=True)
            ),
            arcs=arcs,
            described=_described(self._ordered, arcs),
        )

    def _node(self, stop: Stop, bar: Bar) -> Node:
        column, what = stop
        number = 0
        if isinstance(what, Link):
            gone = ": the middle link is not in your folder" if what.missing else " passed it on"
            words, told, kind, most = what.name, what.name + gone, "link", _ABOVE[len(self._columns) - 2]
            row = min(self._place[one.voice, one.links] for one in self._ordered if what in one.links)
        elif column:
            voice = self._voices[int(str(what))]
            words, kind, most = voice.name, "voice" if voice.standing is Standing.NAMED else "voice unsure", _RIGHT
            told = ", ".join(filter(None, (words, standing_of(voice), counted(len(voice.sayings), "statement"))))
            row = min(self._place[one.voice, one.links] for one in self._ordered if one.voice == what)
        else:
            number, kind, most = int(str(what)), "text", _LEFT
            copies = self._copies[number]
            words = _short(self._outlets[number], most - 4) + f" +{len(copies)}" if copies else self._outlets[number]
            told = self._outlets[number]
            if copies:
                told += f", and the same wire copy in {listed(self._outlets[one] for one in copies)}"
        return Node(
            x=bar.x,
            y=bar.y,
            height=bar.height,
            words=_short(one_line(words), most),
            told=one_line(told),
            href=f"report-{number}" if kind == "text" else f"from-{row}",
            missing=isinstance(what, Link) and what.missing,
            kind=kind,
            report=number if kind == "text" else 0,
        )

    def _told(self, one: Strand) -> str:
        """Return a strand in words: "Lodestone, through Radio Sarn: Ysolde Karran, 1 statement"."""
        through = f", through {listed(link.name for link in one.links)}" if one.links else ""
        missing = [link.name for link in one.links if link.missing]
        gone = f"; the middle link is not in your folder: {listed(missing)}" if missing else ""
        what = "denial" if _denies(one) else "statement"
        said = f"{self._voices[one.voice].name}, {counted(one.weight, what)}"
        return one_line(f"{self._outlets[one.text]}{through}: {said}{gone}")

    def _arcs(self, shared: Sequence[WordsRow]) -> Iterator[Arc]:
        """Draw which texts share words, those with most; the arrow points at the one that had them first."""
        most = max((one.words for one in shared), default=1)
        drawn = [
            (row, one, bars)
            for row, one in enumerate(shared, start=1)
            if len(bars := [self._laid.bars[0, text] for text in one.texts if (0, text) in self._laid.bars])
            == len(one.texts)
        ]
        for row, one, bars in drawn[:_MOST_ARCS]:
            first, second = (round(bar.y + bar.height / 2, 1) for bar in bars)
            x = _ARCS - 8
            bow = round(x - min(_BOW, 14 + abs(first - second) / 6), 1)
            yield Arc(
                path=f"M{x} {second}C{bow} {second} {bow} {first} {x} {first}",
                width=round(_THINNEST + (_THICKEST - _THINNEST) * one.words / most, 1),
                told=f"{one.outlets[0]} and {one.outlets[1]} share {counted(one.words, 'word')}; {one.told}",
                row=row,
                point=(x, first) if one.directed else None,
            )


def _denies(one: Strand) -> bool:
    return all(saying.act is Act.DENIAL for saying in one.sayings)


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _described(chosen: Sequence[Strand], arcs: Sequence[Arc]) -> str:
    """Return what the picture shows, for those who do not see it."""
    texts, voices = {one.text for one in chosen}, {one.voice for one in chosen}
    links = {link for one in chosen for link in one.links}
    missing = sorted(link.name for link in links if link.missing)
    told = (
        f"{counted(len(texts), 'text')} on the left, {counted(len(voices), 'source')} on the right"
        f"{', ' + counted(len(links), 'link') + ' between them' if links else ''}"
    )
    told += f"; no report of {listed(missing)} is in the folder" if missing else ""
    told += f"; {counted(len(arcs), 'pair')} of texts that share words" if arcs else ""
    return f"{told}. The table below says all of it."
