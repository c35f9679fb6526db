"""The blocks of a paper as paragraphs, tables and pictures of a Word document."""

from collections.abc import Iterator
from io import BytesIO

from docx.document import Document
from docx.shared import Emu

from onrecord.composing.paper.pieces import Block, Heading, Line, Picture, Style, Table
from onrecord.export.raster import png
from onrecord.export.word.markup import Element, Writer, text_run, w

WIDTH = 8844
"""The width of the line in twentieths of a point: A4 less its margins."""

_LABELS = 1300
_STYLES = {
    Style.BODY: "Normal",
    Style.LEAD: "Lead",
    Style.SAID: "Said",
    Style.META: "Meta",
    Style.INSIDE: "Inside",
    Style.TRACE: "Trace",
}
_RULE = {"val": "single", "sz": 4, "space": 0, "color": "C9C2B4"}
_EMU = 635  # in a twentieth of a point


def elements_of(block: Block, writer: Writer, document: Document) -> Iterator[Element]:
    """Yield what a block is in a document."""
    match block:
        case Heading():
            style = w("pPr", w("pStyle", val=f"Heading{block.level}"))
            if block.page:
                style.append(w("pageBreakBefore"))
            yield w("p", style, *writer.bookmarked(block.anchor, [text_run(block.words)]))
        case Line():
            yield _line(block, writer)
        case Table():
            yield _table(block, writer)
            yield w("p", w("pPr", w("spacing", before=0, after=120)))
        case Picture():
            yield from _picture(block, document)


def _line(line: Line, writer: Writer) -> Element:
    """Return a line as a paragraph; its label stands before a tab, in a column of its own."""
    properties = w("pPr", w("pStyle", val=_STYLES[line.style]))
    if line.keep:
        properties.append(w("keepNext"))
    label = line.label.strip()
    if line.label:
        properties.append(w("tabs", w("tab", val="left", pos=_LABELS)))
        indent = {"left": _LABELS, "hanging": _LABELS} if label else {"left": _LABELS}
        properties.append(w("ind", **indent))
    before = [text_run(label, "Quiet"), w("r", w("tab"))] if label else []
    return w("p", properties, *before, *writer.bookmarked(line.anchor, writer.inlines(line.inlines)))


def _table(table: Table, writer: Writer) -> Element:
    widths = [WIDTH * share // sum(table.widths) for share in table.widths]
    properties = w(
        "tblPr",
        w("tblW", w=sum(widths), type="dxa"),
        w("tblBorders", w("top", **_RULE), w("bottom", **_RULE), w("insideH", **_RULE)),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )
    made = w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)))
    head = [_cell(width, [text_run(words, "Quiet")]) for words, width in zip(table.head, widths, strict=True)]
    made.append(w("tr", w("trPr", w("cantSplit"), w("tblHeader")), *head))
    for row in table.rows:
        cells = zip(row, widths, strict=True)
        made.append(w("tr", *(_cell(width, writer.inlines(inlines)) for inlines, width in cells)))
    return made


def _cell(width: int, runs: Iterator[Element] | list[Element]) -> Element:
    paragraph = w("p", w("pPr", w("pStyle", val="Meta"), w("spacing", after=0)), *runs)
    return w("tc", w("tcPr", w("tcW", w=width, type="dxa")), paragraph)


def _picture(picture: Picture, document: Document) -> Iterator[Element]:
    """Yield a drawing as a picture of points, which every Word shows, told in words, with its caption."""
    paragraph = document.add_paragraph()
    shape = paragraph.add_run().add_picture(BytesIO(png(picture)), width=Emu(WIDTH * _EMU))
    shape._inline.docPr.set("descr", picture.told)  # noqa: SLF001 - python-docx has no word for it
    yield paragraph._p  # noqa: SLF001 - the paragraph's element, which moves to its place
    if picture.caption:
        yield w("p", w("pPr", w("pStyle", val="Caption")), text_run(picture.caption))
