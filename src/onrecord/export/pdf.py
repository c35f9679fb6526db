"""A dossier as PDF: tagged for those who hear it read (PDF/UA-1), with footnotes, contents and page numbers.

Typst sets it, from a template of ours and the paper as data. What the data says is printed, never run.
"""

import json
from dataclasses import fields, is_dataclass
from importlib.resources import files

import typst

from onrecord.composing.captions import NOTES
from onrecord.composing.paper.pieces import Paper
from onrecord.errors import BadSetting

_AT_FOOT = 1_500
"""So many notes stand at the foot of their pages; setting more takes minutes, and they stand at the end."""

_MOST = 4_000
"""So many notes a PDF may have: a thousand take about 1 GB of memory while it is set."""

_NO_GLYPH = "could not be displayed"
_BOXES = (
    "Some characters have no font on the machine that made this file, and stand as boxes here; the dossier as HTML has"
    " them."
)


def pdf(paper: Paper) -> bytes:
    """Return a paper as PDF; the same paper gives the same bytes.

    The fonts are Typst's own, which have Latin, Greek and Cyrillic letters. Only where one lacks a character, the
    machine's fonts are asked too, and the bytes depend on them; what none of them has is a box, and the title page says
    so.

    Raises:
        BadSetting: the paper is too long to be set.
    """
    if len(paper.notes) > _MOST:
        raise BadSetting(
            f"A PDF of {len(paper.notes):,} notes is too long to be set (at most {_MOST:,}); choose stories, claims or"
            " people, or write it as .docx or .html."
        )
    try:
        return _set(paper, system_fonts=False)
    except typst.TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
    try:
        return _set(paper, system_fonts=True)
    except typst.TypstError as error:
        if _NO_GLYPH not in str(error):
            raise
    return _set(paper, system_fonts=True, boxes=_BOXES)


def _set(paper: Paper, *, system_fonts: bool, boxes: str = "") -> bytes:
    at_foot = len(paper.notes) <= _AT_FOOT
    data = {**_fields(paper), "at_foot": at_foot, "notes_title": NOTES, "boxes": boxes}
    template = files("onrecord.export").joinpath("templates", "dossier.typ").read_bytes()
    compiler = typst.Compiler(
        template, ignore_system_fonts=not system_fonts, sys_inputs={"paper": json.dumps(data, ensure_ascii=False)}
    )
    # PDF/UA-1 forbids a character without a shape; without it, typst prints boxes and says nothing.
    made = compiler.compile(format="pdf", pdf_standards=[] if boxes else "ua-1")
    assert isinstance(made, bytes)  # as asked for: one PDF, no file to write it to
    return made


def _fields(piece: object) -> dict[str, object]:
    """Return a piece of a paper as data, with the kind of piece that it is."""
    assert is_dataclass(piece)
    told = {field.name: _data(getattr(piece, field.name)) for field in fields(piece)}
    return {**told, "kind": type(piece).__name__.lower()}


def _data(value: object) -> object:
    if isinstance(value, tuple | list):
        return [_data(inner) for inner in value]
    return _fields(value) if is_dataclass(value) else value
