"""A story as the dossier prints it: sentences in pieces, statements in lines, and a numbered note under each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from onrecord.casefile.answers import CopyAnswer, Saying, TimelineAnswer
from onrecord.casefile.paragraphs import ParagraphAnswer
from onrecord.casefile.voices import Standing
from onrecord.composing.cards import Cards, cards
from onrecord.composing.copied import CopiedText, copied_texts, nearest
from onrecord.composing.drawing import Drawing, draw
from onrecord.composing.notes import By, Note, Notes, Ref
from onrecord.composing.portion import WHOLE, Portion
from onrecord.composing.proposals import Proposal
from onrecord.composing.record import Record
from onrecord.composing.remarks import remarks_on
from onrecord.composing.sheet import LISTS, Sheet
from onrecord.composing.sources import NO_SOURCES, Sources, sources
from onrecord.composing.speaking import NO_SPEAKING, Speaking, speaking
from onrecord.composing.voices import Voice, gathered, names_of
from onrecord.composing.wording import (
    ACTS,
    content_of,
    contradiction_of,
    days_in_words,
    listed,
    one_line,
    otherwise_of,
    told_in_words,
)


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
    reports: tuple[By, ...]
    remarks: tuple[str, ...]
    within: str | None
    pieces: tuple[Piece, ...] = field(repr=False)
    notes: tuple[Ref, ...]
    proposal: Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A voice with its lines; so many `left` are not set out: lines, or statements where these were not read."""

    voice: Voice
    lines: tuple[Line, ...] = field(repr=False)
    left: int = 0
    things: str = "line"

    @property
    def statements(self) -> int:
        """How many statements are the voice's."""
        return len(self.voice.sayings) + self.voice.left


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A statement in one of the short lists: who, what, and where it stands in full."""

    who: str
    words: str
    notes: tuple[Ref, ...]


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
    """A story as the dossier prints it, or a portion of it; `totals` tells how many rows a section has in all."""

    number: int
    sheet: Sheet
    days: str
    named: tuple[Heard, ...] = field(repr=False)
    printed: tuple[Heard, ...] = field(repr=False)
    unnamed: tuple[Heard, ...] = field(repr=False)
    lists: tuple[tuple[str, tuple[Listed, ...]], ...] = field(repr=False)
    cards: Cards = field(repr=False)
    timeline: tuple[When, ...] = field(repr=False)
    drawing: Drawing | None = field(repr=False)
    copies: tuple[CopiedText, ...] = field(repr=False)
    sources: Sources = field(repr=False)
    speaking: Speaking = field(repr=False)
    notes: tuple[Note, ...] = field(repr=False)
    note_of: dict[str, int] = field(repr=False)
    totals: dict[str, int] = field(repr=False)


def chapter(
    number: int,
    sheet: Sheet,
    numbers: Iterator[int],
    paragraphs: Callable[[CopyAnswer], tuple[ParagraphAnswer, ...]],
    portion: Portion = WHOLE,
    *,
    totals: Mapping[str, int] | None = None,
    drawn_of: tuple[Sheet, Portion] | None = None,
) -> Chapter:
    """Set a story in print; its notes take the next of `numbers`, so that no two notes of a dossier share one.

    `paragraphs` answers what became of a text in its copy. Of a sheet that holds a portion alone, `totals` tells how
    many rows its sections have in all, and `drawn_of` are the sheet and the portion of its pictures.
    """
    notes = Notes(sheet.reports, numbers)
    set_out = cards(
        Record(
            claims=portion.of("claims", sheet.record.claims),
            conflicts=portion.of("conflicts", sheet.record.conflicts),
            quotations=portion.of("quotations", sheet.record.quotations),
            ledger=portion.of("ledger", sheet.record.ledger),
            silences=portion.of("silence", sheet.record.silences),
        ),
        notes,
    )
    named, printed, unnamed = (
        tuple(_heard(voice, notes, portion.lines) for voice in portion.of(section, sheet.standing(*STANDINGS[section])))
        for section in ("who", "printed", "unnamed")
    )
    lists = tuple((title, tuple(_listed(sheet.of_act(act), notes))) for title, act in LISTS) if portion == WHOLE else ()
    rows = {row.id: row for row in (*sheet.timeline, *sheet.otherwise)}
    dated = portion.of("timeline", sheet.timeline)
    timeline = tuple(_when(row, notes, rows) for row in dated)
    heard, tables = drawn_of or (sheet, portion)
    passed_on = sources(heard, notes, tables) if portion.shows("sources") else NO_SOURCES
    spoken = speaking(heard, notes, outlets=not tables.start) if portion.shows("speaking") else NO_SPEAKING
    drawn, rest = ([row for row in spoken.rows if row.drawn is wanted] for wanted in (True, False))
    return Chapter(
        number=number,
        sheet=sheet,
        days=days_in_words(sheet.story.start, sheet.story.end) if sheet.story else "",
        named=named,
        printed=printed,
        unnamed=unnamed,
        lists=lists,
        cards=set_out,
        timeline=timeline,
        copies=copied_texts(sheet.copies, sheet.numbers, paragraphs, portion) if portion.shows("copies") else (),
        sources=passed_on,
        speaking=spoken if portion == WHOLE else replace(spoken, rows=(*drawn, *tables.of("speaking", rest))),
        drawing=draw(dated, (one.report.published for one in sheet.reports)),
        notes=notes.in_order(),
        note_of=notes.of_statements(),
        totals={**_totals(sheet), "sources": passed_on.many, "speaking": len(rest), **(totals or {})},
    )


STANDINGS: Mapping[str, tuple[Standing, ...]] = {
    "who": (Standing.NAMED,),
    "printed": (Standing.UNRESOLVED,),
    "unnamed": (Standing.UNNAMED, Standing.NOT_GIVEN),
}


def _totals(sheet: Sheet) -> dict[str, int]:
    record = sheet.record
    return {
        "claims": len(record.claims),
        "conflicts": len(record.conflicts),
        "quotations": len(record.quotations),
        "ledger": len(record.ledger),
        "silence": len(record.silences),
        "timeline": len(sheet.timeline),
        "copies": len(nearest(sheet.copies, sheet.numbers)),
        **{section: len(sheet.standing(*standings)) for section, standings in STANDINGS.items()},
    }


def _heard(voice: Voice, notes: Notes, most: int | None) -> Heard:
    alike = gathered(voice.sayings, whole=True)
    shown = alike[:most]
    lines = tuple(_line(one, voice, notes) for one in shown)
    if voice.left:
        left = len(voice.sayings) + voice.left - sum(map(len, shown))
        return Heard(voice=voice, lines=lines, left=left, things="statement")
    return Heard(voice=voice, lines=lines, left=len(alike) - len(shown))


def _line(alike: tuple[Saying, ...], voice: Voice, notes: Notes) -> Line:
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
        proposal=Proposal.of_sayings(alike),
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


def _listed(sayings: Iterable[Saying], notes: Notes) -> Iterator[Listed]:
    for alike in gathered(sayings, whole=False):
        refs = tuple(map(notes.of_saying, alike))
        yield Listed(who=listed(names_of(alike[0])), words=content_of(alike[0]), notes=refs)


def _when(row: TimelineAnswer, notes: Notes, rows: dict[str, TimelineAnswer]) -> When:
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
