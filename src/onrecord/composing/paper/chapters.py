"""A chapter as blocks of a paper: the record, the reports, who says what, the lists and the timeline of a story."""

from collections.abc import Iterable, Iterator, Sized

from onrecord.casefile.paragraphs import ParagraphAnswer, Treatment
from onrecord.casefile.voices import Standing
from onrecord.composing.captions import (
    COPIES,
    PRINTED,
    REPORTS,
    SOURCES,
    SPEAKING,
    TIMELINE,
    UNNAMED,
    UNNAMED_TAG,
    WHO,
    by_line,
    copied_from,
    headline_of,
    printed_by,
    two_texts,
)
from onrecord.composing.chapter import Chapter, Heard, Listed
from onrecord.composing.chapter import Line as Statement
from onrecord.composing.copied import CopiedText
from onrecord.composing.paper.cards import record_of
from onrecord.composing.paper.drawn import pictures
from onrecord.composing.paper.pieces import Block, Heading, Inline, Inlines, Line, Mark, Style, Table
from onrecord.composing.paper.sources import blocks_of as sources_of
from onrecord.composing.paper.speaking import blocks_of as speaking_of
from onrecord.composing.paper.words import link, plain, quiet, run, strong
from onrecord.composing.reviewed import beside
from onrecord.composing.sheet import NumberedReport
from onrecord.composing.wording import counted

_MARKS = {"content": Mark.CONTENT, "source": Mark.SOURCE}


def blocks_of(chapter: Chapter, level: int) -> Iterator[Block]:
    """Yield a story as it is read; its parts have headings of this level, and anchors that begin with its number."""
    prefix = f"s{chapter.number}-"
    yield from record_of(chapter.cards, prefix, level)
    for slug, title, rows, blocks in _parts(chapter, prefix, level):
        if rows:
            yield Heading(words=title, level=level, anchor=f"{prefix}{slug}")
            yield from blocks


def _parts(chapter: Chapter, prefix: str, level: int) -> Iterator[tuple[str, str, Sized, Iterable[Block]]]:
    """Yield the parts that follow the record, in order: slug, title, what each holds, and that as blocks."""
    yield "sources", SOURCES, chapter.sources.rows, sources_of(chapter.sources)
    reports = chapter.sheet.reports
    yield "reports", REPORTS, reports, (block for one in reports for block in _report(one, prefix))
    yield "copies", COPIES, chapter.copies, (block for one in chapter.copies for block in _copied(one))
    for slug, title, heard in (
        ("who", WHO, chapter.named),
        ("printed", PRINTED, chapter.printed),
        ("unnamed", UNNAMED, chapter.unnamed),
    ):
        yield slug, title, heard, _all_heard(heard, chapter, level + 1)
    for title, rows in chapter.lists:
        yield title.lower(), title, rows, map(_listed, rows)
    yield "timeline", TIMELINE, chapter.timeline, _timeline(chapter)
    yield "speaking", SPEAKING, chapter.speaking.rows, speaking_of(chapter.speaking)


def _listed(row: Listed) -> Block:
    return Line(inlines=(strong(row.who), run(": "), run(row.words), *row.notes))


def _all_heard(heard: Iterable[Heard], chapter: Chapter, level: int) -> Iterator[Block]:
    for one in heard:
        yield from _heard(one, chapter, level)


def _report(numbered: NumberedReport, prefix: str) -> Iterator[Block]:
    report = numbered.report
    anchor = f"{prefix}report-{numbered.number}"
    yield Line(inlines=(strong(headline_of(report)),), label=str(numbered.number), keep=True, anchor=anchor)
    yield Line(inlines=(quiet(printed_by(report)),), style=Style.META, label=" ")
    for copy in numbered.copies:
        before, after = copied_from(copy)
        other = run(f"report {copy.number}", Mark.LINK, to=f"#{prefix}report-{copy.number}")
        yield Line(inlines=(run(before), other, run(after)), style=Style.META, label=" ")
    file = (quiet(report.name), quiet(" · SHA-256 "), run(report.sha256, Mark.CODE))
    yield Line(inlines=(link(report.url), quiet(" · "), *file), style=Style.TRACE, label=" ")


def _copied(one: CopiedText) -> Iterator[Block]:
    yield Line(inlines=(run(two_texts(one), Mark.LABEL),), keep=True)
    changed = [paragraph for paragraph in one.paragraphs if paragraph.treatment is not Treatment.KEPT]
    if changed:
        yield Table(
            head=("Paragraph", f"Report {one.first}", f"Report {one.second}"),
            rows=tuple(_paragraph(paragraph) for paragraph in changed),
            widths=(2, 5, 5),
        )


def _paragraph(one: ParagraphAnswer) -> tuple[Inlines, ...]:
    return (run(one.treatment),), *((run(words.words),) if words else () for words in (one.first, one.second))


def _heard(heard: Heard, chapter: Chapter, level: int) -> Iterator[Block]:
    voice = heard.voice
    tagged = f" ({UNNAMED_TAG})" if voice.standing is Standing.UNNAMED else ""
    yield Heading(words=plain(f"{voice.name}{tagged} · {counted(len(voice.sayings), 'statement')}"), level=level)
    for line in heard.lines:
        yield from _statement(line, chapter)


def _statement(line: Statement, chapter: Chapter) -> Iterator[Block]:
    pieces = (run(piece.words, _MARKS.get(piece.part, Mark.NONE)) for piece in line.pieces)
    yield Line(inlines=(*pieces, *line.notes), label=line.act)
    told: list[Inline] = [quiet(" · ".join((by_line(line.reports), *line.remarks)))]
    if line.within in chapter.note_of:
        told.append(quiet(f" · inside the statement of note {chapter.note_of[line.within]}"))
    if judged := beside(line.proposal):
        told.append(quiet(f" · {judged}"))
    yield Line(inlines=tuple(told), style=Style.META, label=" ")


def _timeline(chapter: Chapter) -> Iterator[Block]:
    if chapter.drawing:
        yield from pictures(chapter.drawing)
    yield Table(
        head=("When", "What the reports print"),
        rows=tuple(
            (
                (strong(row.when), *_quoted(row.dated_by)),
                (run(row.what), *row.notes, *(quiet(f" {one}") for one in row.contradictions)),
            )
            for row in chapter.timeline
        ),
        widths=(3, 9),
    )


def _quoted(words: Iterable[str]) -> Inlines:
    told = ", ".join(f"“{one}”" for one in words)
    return (quiet(f" {told}"),) if told else ()
