"""WordprocessingML from a paper's words: runs, links, references to footnotes, bookmarks, fields.

Words only ever become the text of an element; lxml writes what has a meaning in XML as references.
"""

from collections.abc import Iterable, Iterator
from itertools import count, pairwise
from typing import TypeAlias, cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement

from onrecord.composing.notes import Ref
from onrecord.composing.paper.pieces import Inline, Inlines, Mark, Run

Element: TypeAlias = BaseOxmlElement

_STYLES = {
    Mark.STRONG: "Strong",
    Mark.LINK: "",
    Mark.CONTENT: "Content",
    Mark.SOURCE: "Source",
    Mark.CHANGED: "Changed",
    Mark.QUIET: "Quiet",
    Mark.LABEL: "Label",
    Mark.CODE: "Code",
}


def w(name: str, /, *children: Element, **attributes: object) -> Element:
    """Return an element of WordprocessingML; attributes are of its namespace."""
    told = {qn(f"w:{key}"): str(value) for key, value in attributes.items()}
    made = cast("Element", OxmlElement(f"w:{name}", told))  # which is what python-docx's parser makes
    made.extend(children)
    return made


def text_run(words: str, style: str = "", *before: Element) -> Element:
    """Return a run of words in a character style."""
    text = w("t")
    text.text = words
    text.set(qn("xml:space"), "preserve")
    properties = (w("rPr", w("rStyle", val=style)),) if style else ()
    return w("r", *properties, *before, text)


def field(instruction: str, *result: Element) -> Iterator[Element]:
    """Yield a field: what Word is to work out, and what it shows until then."""
    words = w("instrText")
    words.text = instruction
    yield w("r", w("fldChar", fldCharType="begin"))
    yield w("r", words)
    yield w("r", w("fldChar", fldCharType="separate"))
    yield from result
    yield w("r", w("fldChar", fldCharType="end"))


def bookmark_name(anchor: str) -> str:
    """Return an anchor as Word wants the names of bookmarks: letters, digits, underscores."""
    return "_" + anchor.replace("-", "_")


class Writer:
    """Writes lines for one part of a document, and keeps the links that lead out of it."""

    def __init__(self, part: Part) -> None:
        """Write for a part."""
        self._part = part
        self._bookmarks = count(1)
        self._links: dict[str, str] = {}

    def inlines(self, inlines: Inlines) -> Iterator[Element]:
        """Yield a line; numbers of notes that stand side by side have a comma between them."""
        yield from (element for one in inlines[:1] for element in self._inline(one))
        for before, one in pairwise(inlines):
            if isinstance(before, Ref) and isinstance(one, Ref):
                yield text_run(",", "FootnoteReference")
            yield from self._inline(one)

    def bookmarked(self, anchor: str, elements: Iterable[Element]) -> Iterator[Element]:
        """Yield elements between the ends of a bookmark, or as they are without an anchor."""
        if not anchor:
            yield from elements
            return
        number = next(self._bookmarks)
        yield w("bookmarkStart", id=number, name=bookmark_name(anchor))
        yield from elements
        yield w("bookmarkEnd", id=number)

    def _inline(self, one: Inline) -> Iterator[Element]:
        if isinstance(one, Run):
            yield self._run(one)
        elif one.first:
            style = w("rPr", w("rStyle", val="FootnoteReference"))
            yield from self.bookmarked(f"note-{one.number}", [w("r", style, w("footnoteReference", id=one.number))])
        else:
            shown = text_run(str(one.number), "FootnoteReference")
            yield from field(f" NOTEREF {bookmark_name(f'note-{one.number}')} \\f \\h ", shown)

    def _run(self, one: Run) -> Element:
        if one.to.startswith("#"):
            return w("hyperlink", text_run(one.words, "Hyperlink"), anchor=bookmark_name(one.to[1:]), history=1)
        if one.to:
            link = w("hyperlink", text_run(one.words, "Hyperlink"), history=1)
            link.set(qn("r:id"), self._link(one.to))
            return link
        return text_run(one.words, _STYLES.get(one.mark, ""))

    def _link(self, address: str) -> str:
        if address not in self._links:
            self._links[address] = self._part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[address]
