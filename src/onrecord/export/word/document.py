"""A dossier as a Word document: styles, real footnotes, contents, running head, page numbers.

The same paper gives the same bytes: no clock is asked, and the parts stand in their order.
"""

from collections.abc import Iterator
from importlib.resources import files

import docx as python_docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart
from docx.shared import Mm

from onrecord.composing.paper.pieces import Heading, Paper
from onrecord.export.word.blocks import elements_of
from onrecord.export.word.footnotes import footnotes_part
from onrecord.export.word.markup import Element, Writer, bookmark_name, field, text_run, w
from onrecord.export.word.packing import packed

_OURS = (
    ("styles", StylesPart, CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    ("settings", SettingsPart, CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
)


def word(paper: Paper) -> bytes:
    """Return a paper as a Word document."""
    document = python_docx.Document()
    _bare(document)
    part = document.part
    part.relate_to(footnotes_part(paper.notes, part.package), RELATIONSHIP_TYPE.FOOTNOTES)
    writer = Writer(part)
    end = document.element.body.sectPr
    for element in (*_cover(paper, writer), *_contents(paper)):
        end.addprevious(element)
    for block in paper.blocks:
        for element in elements_of(block, writer, document):
            end.addprevious(element)
    _pages(document, paper)
    return packed(document, paper.title)


def _bare(document: Document) -> None:
    """Take what python-docx's template brings and no dossier needs; put our styles and settings in."""
    part = document.part
    for name in list(part.rels):
        del part.rels[name]
    for name, kind, content_type, relation in _OURS:
        blob = files("onrecord.export.word").joinpath(f"{name}.xml").read_bytes()
        made: Part = kind.load(PackURI(f"/word/{name}.xml"), content_type, blob, part.package)
        part.relate_to(made, relation)


def _cover(paper: Paper, writer: Writer) -> Iterator[Element]:
    yield _styled("Kicker", text_run(paper.kicker))
    yield _styled("Title", text_run(paper.title))
    if paper.subtitle:
        yield _styled("Normal", text_run(paper.subtitle, "Quiet"))
    yield _styled("Normal", text_run(" · ".join(f"{figure} {what}" for figure, what in paper.counts)))
    for line in paper.reading:
        yield _styled("Lead", *writer.inlines(line))
    yield _styled("Lead", text_run(paper.colophon, "Quiet"))


def _contents(paper: Paper) -> Iterator[Element]:
    """Yield the contents as a field: Word puts page numbers in when it is asked to update it; each line is a link."""
    headings = [one for one in paper.blocks if isinstance(one, Heading) and one.anchor and one.level <= paper.depth]
    if not headings:
        return
    yield _styled("ContentsHeading", text_run(paper.contents))
    *begin, end = field(f' TOC \\o "1-{paper.depth}" \\h \\z \\u ')
    for number, heading in enumerate(headings):
        link = w("hyperlink", text_run(heading.words), anchor=bookmark_name(heading.anchor), history=1)
        first = begin if number == 0 else ()
        last = (end,) if number == len(headings) - 1 else ()
        yield _styled(f"TOC{heading.level}", *first, link, *last)


def _pages(document: Document, paper: Paper) -> None:
    """Set the page: A4, a running head and a number on all but the title page; the record begins on a new page."""
    (section,) = document.sections
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    section.top_margin, section.bottom_margin = Mm(28), Mm(27)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]._p  # noqa: SLF001 - the paragraph's element
    head.append(text_run(f"{paper.kicker}: {paper.title}"))
    foot = section.footer.paragraphs[0]._p  # noqa: SLF001 - the same
    foot.extend(field(" PAGE ", text_run("1")))


def _styled(style: str, *runs: Element) -> Element:
    return w("p", w("pPr", w("pStyle", val=style)), *runs)
