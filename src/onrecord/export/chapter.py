"""A story as the dossier prints it: sentences in pieces, statements in lines, and a numbered note under each."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.casefile.answers import CopyAnswer, ExtractAnswer, ParagraphAnswer, Report, Saying, TimelineAnswer
from onrecord.export.copied import CopiedText, copied_texts
from onrecord.export.drawing import Drawing, draw
from onrecord.export.sheet import LISTS, NumberedReport, SaidAlike, Sheet, Standing, Voice, gathered, names_of
from onrecord.export.wording import (
    ACTS,
    content_of,
    contradiction_of,
    counted,
    day_in_words,
    days_in_words,
    listed,
    one_line,
    origins_of,
    otherwise_of,
    remarks_on,
    told_in_words,
)
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A numbered note: the stretches of one report that a line stands on, each kind of stretch with its name."""

    number: int
    report: Report
    stretches: tuple[tuple[str, tuple[Span, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a sentence: content, source, or (no part) what stands around them."""

    words: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A statement as it is printed: its sentence in pieces, and a note for each report that prints it so.

    `within` is the id of the statement that holds it: what one says that another said.
    """

    act: str
    act_name: str
    reports: tuple["By", ...]
    remarks: tuple[str, ...]
    within: str | None
    pieces: tuple[Piece, ...] = field(repr=False)
    notes: tuple["Ref", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """One who printed a line: the outlet, else the report's number, and the day."""

    number: int
    outlet: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A reference to a note; the `first` one is where the note leads back to."""

    number: int
    first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A voice with its lines."""

    voice: Voice
    lines: tuple[Line, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A statement in one of the short lists: who, what, and where it stands in full."""

    who: str
    words: str
    notes: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """What several reports say alike: the words of one, who says it, where, and how many origins that may be."""

    words: str
    by: tuple[tuple[str, tuple[Ref, ...]], ...]
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A row of the timeline; `dated_by` are the words that date it, as the reports print them."""

    when: str
    value: str
    what: str
    notes: tuple[Ref, ...]
    dated_by: tuple[str, ...]
    contradictions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A story as the dossier prints it."""

    number: int
    sheet: Sheet
    days: str
    named: tuple[Heard, ...] = field(repr=False)
    printed: tuple[Heard, ...] = field(repr=False)
    unnamed: tuple[Heard, ...] = field(repr=False)
    lists: tuple[tuple[str, tuple[Listed, ...]], ...] = field(repr=False)
    alike: tuple[Alike, ...] = field(repr=False)
    timeline: tuple[When, ...] = field(repr=False)
    drawing: Drawing | None = field(repr=False)
    copies: tuple[CopiedText, ...] = field(repr=False)
    notes: tuple[Note, ...] = field(repr=False)
    note_of: dict[str, int] = field(repr=False)


def chapter(
    number: int,
    sheet: Sheet,
    numbers: Iterator[int],
    paragraphs: Callable[[CopyAnswer], tuple[ParagraphAnswer, ...]],
) -> Chapter:
    """Set a story in print; its notes take the next of `numbers`, so that no two notes of a dossier share one.

    `paragraphs` answers what became of a text in its copy.
    """
    notes = _Notes(sheet.reports, numbers)
    alike = tuple(_alike(one, notes) for one in sheet.claims)
    named, printed, unnamed = (
        tuple(_heard(voice, notes) for voice in sheet.standing(*standings))
        for standings in ((Standing.NAMED,), (Standing.UNRESOLVED,), (Standing.UNNAMED, Standing.NOT_GIVEN))
    )
    lists = tuple((title, tuple(_listed(sheet.of_act(act), notes))) for title, act in LISTS)
    rows = {row.id: row for row in sheet.timeline}
    timeline = tuple(_when(row, notes, rows) for row in sheet.timeline)
    return Chapter(
        number=number,
        sheet=sheet,
        days=days_in_words(sheet.story.start, sheet.story.end) if sheet.story else "",
        named=named,
        printed=printed,
        unnamed=unnamed,
        lists=lists,
        alike=alike,
        timeline=timeline,
        copies=copied_texts(sheet.copies, sheet.numbers, paragraphs),
        drawing=draw(sheet.timeline, (one.report.published for one in sheet.reports)),
        notes=notes.in_order(),
        note_of=notes.of_statements(),
    )


class _Notes:
    """Numbers the notes of a chapter as they come up, and knows which were referred to."""

    def __init__(self, reports: Iterable[NumberedReport], numbers: Iterator[int]) -> None:
        self._numbered = {numbered.report.id: numbered for numbered in reports}
        self._numbers = numbers
        self._known: dict[object, Note] = {}

    def by(self, saying: Saying) -> By:
        """Return who printed a statement."""
        number = self._numbered[saying.article_id].number
        outlet = one_line(saying.outlet) if saying.outlet else f"report {number}"
        return By(number=number, outlet=outlet, day=day_in_words(saying.published))

    def of_saying(self, saying: Saying) -> Ref:
        stretches = (
            ("content", tuple(part.span for part in saying.content)),
            ("source", () if saying.source is None else (saying.source.span,)),
            ("cue", () if saying.cue is None else (saying.cue.span,)),
        )
        return self._ref(saying.id, saying.article_id, stretches)

    def of_extract(self, extract: ExtractAnswer) -> Ref:
        return self._ref((extract.article_id, extract.span), extract.article_id, (("words", (extract.span,)),))

    def _ref(self, key: object, article_id: str, stretches: tuple[tuple[str, tuple[Span, ...]], ...]) -> Ref:
        first = key not in self._known
        if first:
            there = tuple((name, spans) for name, spans in stretches if spans)
            self._known[key] = Note(
                number=next(self._numbers), report=self._numbered[article_id].report, stretches=there
            )
        return Ref(number=self._known[key].number, first=first)

    def of_statements(self) -> dict[str, int]:
        """Return the number of each statement's note, by the statement's id."""
        return {key: note.number for key, note in self._known.items() if isinstance(key, str)}

    def in_order(self) -> tuple[Note, ...]:
        return tuple(self._known.values())


def _heard(voice: Voice, notes: _Notes) -> Heard:
    return Heard(voice=voice, lines=tuple(_line(alike, voice, notes) for alike in gathered(voice.sayings, whole=True)))


def _line(alike: tuple[Saying, ...], voice: Voice, notes: _Notes) -> Line:
    saying = alike[0]
    others = [name for name in names_of(saying) if name != voice.name]
    together = (f"together with {listed(others)}",) if others else ()
    unnamed = ("unnamed in the report",) if saying.anonymous and voice.standing is not Standing.UNNAMED else ()
    return Line(
        act=ACTS[saying.act],
        act_name=saying.act,
        reports=tuple(map(notes.by, alike)),
        remarks=(*((saying.manner,) if saying.content else ()), *together, *unnamed, *remarks_on(saying)),
        within=saying.within,
        pieces=tuple(pieces(saying)),
        notes=tuple(map(notes.of_saying, alike)),
    )


def pieces(saying: Saying) -> Iterator[Piece]:
    """Cut a statement's sentence into pieces: each part of the content whole, the source where it stands outside."""
    text, start = saying.sentence.words, saying.sentence.span.start
    parts = [(part.span, "content") for part in saying.content]
    source = saying.source
    if source is not None and not any(source.span.overlaps(span) for span, _ in parts):
        parts.append((source.span, "source"))
    at = start
    for span, part in sorted(parts):
        if at < span.start:
            yield Piece(words=text[at - start : span.start - start], part="")
        yield Piece(words=text[span.start - start : span.end - start], part=part)
        at = span.end
    if text[at - start :]:
        yield Piece(words=text[at - start :], part="")


def _listed(sayings: Iterable[Saying], notes: _Notes) -> Iterator[Listed]:
    for alike in gathered(sayings, whole=False):
        refs = tuple(map(notes.of_saying, alike))
        yield Listed(who=listed(names_of(alike[0])), words=content_of(alike[0]), notes=refs)


def _alike(one: SaidAlike, notes: _Notes) -> Alike:
    by: dict[str, list[Ref]] = defaultdict(list)
    for saying in one.sayings:
        by[listed(names_of(saying))].append(notes.of_saying(saying))
    return Alike(
        words=content_of(one.sayings[0]),
        by=tuple((who, tuple(refs)) for who, refs in by.items()),
        count=f"{counted(one.reports, 'report')}, {origins_of(one.claim)}",
    )


def _when(row: TimelineAnswer, notes: _Notes, rows: dict[str, TimelineAnswer]) -> When:
    refs = dict.fromkeys(map(notes.of_extract, row.evidence))
    return When(
        when=told_in_words(row.when, row.mod, row.bound),
        value=row.when,
        what=one_line(row.what),
        notes=tuple(refs),
        dated_by=tuple(dict.fromkeys(one_line(x.dated_by.words) for x in row.evidence if x.dated_by is not None)),
        contradictions=(
            *(otherwise_of(rows[other]) for other in row.otherwise),
            *map(contradiction_of, row.contradictions),
        ),
    )
