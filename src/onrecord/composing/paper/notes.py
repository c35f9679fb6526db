"""The notes of a paper: who printed it, under which title, when, at which address, in which bytes, which words."""

from collections.abc import Iterable, Iterator

from onrecord.composing.captions import noted, stretches_of
from onrecord.composing.notes import Note
from onrecord.composing.paper.pieces import Footnote, Inline, Mark
from onrecord.composing.paper.words import link, quiet, run


def footnotes_of(notes: Iterable[Note]) -> Iterator[Footnote]:
    """Yield the notes of a chapter."""
    for note in notes:
        told: list[Inline] = [run(noted(note.report)), run(". "), link(note.report.url)]
        for name, offsets, words in stretches_of(note.stretches):
            told += [quiet(f" · {name} {offsets} "), run(words)]
        told += [quiet(" · SHA-256 "), run(note.report.sha256, Mark.CODE)]
        if note.review:
            told.append(quiet(f" · {note.review}"))
        yield Footnote(number=note.number, inlines=tuple(told))
