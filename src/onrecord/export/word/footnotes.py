"""The part of a Word document that holds its footnotes: python-docx has none of its own."""

from collections.abc import Iterable

from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.package import Package

from onrecord.composing.paper.pieces import Footnote
from onrecord.export.word.markup import Writer, text_run, w

_RULES = ((-1, "separator"), (0, "continuationSeparator"))


def footnotes_part(notes: Iterable[Footnote], package: Package) -> XmlPart:
    """Return the footnotes of a document under their numbers, after the two rules that Word asks for."""
    root = w("footnotes")
    part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, package)
    for number, name in _RULES:
        root.append(w("footnote", w("p", w("r", w(name))), type=name, id=number))
    writer = Writer(part)
    for note in notes:
        mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef"))
        style = w("pPr", w("pStyle", val="FootnoteText"))
        paragraph = w("p", style, mark, text_run(" "), *writer.inlines(note.inlines))
        root.append(w("footnote", paragraph, id=note.number))
    return part
