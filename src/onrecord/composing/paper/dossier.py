"""A dossier as a paper: its title page, a chapter for each story, what was not read, and all notes."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.composing.captions import CONTENTS, DOSSIER, NOTHING, READING
from onrecord.composing.chapter import Chapter
from onrecord.composing.dossier import Dossier
from onrecord.composing.paper.chapters import blocks_of
from onrecord.composing.paper.notes import footnotes_of
from onrecord.composing.paper.pieces import Block, Heading, Inlines, Line, Mark, Paper, Style
from onrecord.composing.paper.unread import blocks_of as unread_of
from onrecord.composing.paper.words import plain, quiet, run
from onrecord.composing.wording import counted


def paper(dossier: Dossier) -> Paper:
    """Return a dossier as a paper."""
    return Paper(
        title=plain(dossier.title),
        kicker=DOSSIER,
        contents=CONTENTS,
        depth=1 if dossier.single else 2,
        subtitle=dossier.days,
        counts=dossier.counts,
        reading=tuple(_reading(dossier)),
        blocks=tuple(_blocks(dossier)),
        notes=tuple(note for chapter in dossier.chapters for note in footnotes_of(chapter.notes)),
        colophon=plain(dossier.colophon),
    )


def _reading(dossier: Dossier) -> Iterator[Inlines]:
    if dossier.chosen:
        yield (run(dossier.chosen, Mark.STRONG),)
    if dossier.unheeded:
        yield (run(dossier.unheeded, Mark.STRONG),)
    yield tuple(run(words, Mark(mark) if mark else Mark.NONE) for words, mark in READING)


def _blocks(dossier: Dossier) -> Iterator[Block]:
    if not dossier.chapters:
        yield Line(inlines=(run(NOTHING),))
    for chapter in dossier.chapters:
        if dossier.single:
            first, *more = blocks_of(chapter, 1)
            # The record begins on a page of its own, behind the contents.
            yield replace(first, page=True) if isinstance(first, Heading) else first
            yield from more
        else:
            yield Heading(words=plain(chapter.sheet.title), level=1, anchor=f"s{chapter.number}", page=True)
            yield Line(inlines=(quiet(_holds(chapter)),), style=Style.LEAD)
            yield from blocks_of(chapter, 2)
    yield from unread_of(dossier.unread)


def _holds(chapter: Chapter) -> str:
    sheet = chapter.sheet
    days = (chapter.days,) if chapter.days else ()
    counts = (
        counted(len(sheet.reports), "report"),
        counted(len(sheet.outlets), "outlet"),
        counted(len(sheet.sayings), "statement"),
    )
    return " · ".join((*days, *counts))
