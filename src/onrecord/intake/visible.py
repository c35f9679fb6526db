"""The visible text of a web page, in order, with a map back to the page.

The text is what a reader sees: white space collapsed as a browser does, block elements set apart by a blank line, no
scripts, no styles, nothing hidden. Parsed with Lexbor, which builds the tree that browsers build (HTML5), so that a
selector and an offset in `textContent` mean the same to a browser.

Every word knows its offset in the `textContent` of the whole document; an offset in an element's `textContent` is that
less the element's own start. So one number per word carries the whole map.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.model.article import Place
from onrecord.model.span import Span

HIDDEN_TAGS = frozenset(
    "script style template noscript head title iframe svg canvas audio video object embed map select datalist textarea "
    "math rp frameset noframes".split()
)
"""Elements of which no reader sees the text."""

_BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr label legend li main menu nav ol p pre search section "
    "summary table tbody td tfoot th thead tr ul".split()
)
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"[^ \t\n\r\f]+")
SPACE = " \t\n\r\f"
"""What HTML folds to one space, or to none; a no-break space is a character like another."""

_SENTENCE_END = re.compile(r"[.!?…:][\"'”’)\]]*$")
_PLAIN_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9_\u0080-\U0010ffff-]")
_MARK_ATTRIBUTES = ("class", "id", "itemprop", "rel", "data-testid", "data-component", "role")
_NONE = -1


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the page: where it hangs, which of its kind it is there, what it calls itself."""

    parent: int
    tag: str
    nth: int
    id: str | None
    marks: str
    start: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """A paragraph of the visible text, and the smallest element that holds all of it."""

    span: Span
    element: int
    linked: int  # code points inside links


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """The visible text of a page: paragraphs in order, set apart by blank lines, and the map to the page."""

    text: str = field(repr=False)
    fragments: tuple[Fragment, ...] = field(repr=False)
    elements: tuple[Element, ...] = field(repr=False)
    _words: tuple[int, ...] = field(repr=False)
    _places: tuple[int, ...] = field(repr=False)
    _ids: frozenset[str] = field(repr=False)

    def line_of(self, element: int) -> list[Element]:
        """Return an element and those that hold it, the nearest first."""
        line = []
        while element != _NONE:
            line.append(self.elements[element])
            element = self.elements[element].parent
        return line

    def place(self, span: Span, element: int) -> Place:
        """Return where a stretch of the text stands in the page, inside the element given."""
        start = self.elements[element].start
        return Place(
            selector=self._selector(element), start=self._at(span.start) - start, end=self._at(span.end - 1) + 1 - start
        )

    def _at(self, offset: int) -> int:
        """Return the offset in the document's textContent of a code point that is part of a word."""
        word = bisect_right(self._words, offset) - 1
        return self._places[word] + offset - self._words[word]

    def _selector(self, element: int) -> str:
        steps = []
        for one in self.line_of(element):
            if one.id in self._ids:
                steps.append(f"#{one.id}")
                break
            tag = _NOT_PLAIN.sub(_escaped, one.tag)  # "o:p", as word processors write it
            steps.append(f"{tag}:nth-of-type({one.nth})" if one.parent != _NONE else tag)
        return " > ".join(reversed(steps))


def _escaped(sign: re.Match[str]) -> str:
    """Escape a sign that is no part of a name in a selector."""
    return f"\\{ord(sign[0]):x} "


def visible_text(page: LexborHTMLParser, *, hidden: bool = False) -> Visible:
    """Return the visible text of a page; with `hidden`, also what the page hides until a script shows it."""
    walk = _Walk(show=hidden)
    if page.body is not None:
        walk.into(page.body)
    return walk.finish()


class _Frame:
    """An element that is being walked: the child that comes next, and what holds for all in it."""

    __slots__ = ("block", "element", "linked", "node", "seen", "shown")

    def __init__(self, node: LexborNode | None, element: int, *, shown: bool, linked: bool) -> None:
        self.node = node
        self.element = element
        self.shown = shown
        self.linked = linked
        self.block = False
        self.seen: Counter[str] = Counter()


class _Walk:
    """One walk through a page, in document order."""

    def __init__(self, *, show: bool) -> None:
        self.show = show
        self.elements: list[Element] = []
        self.fragments: list[Fragment] = []
        self.ids: Counter[str] = Counter()
        self.parts: list[str] = []
        self.length = 0  # of the text so far
        self.position = 0  # in the document's textContent
        self.words: list[int] = []
        self.places: list[int] = []
        self.paragraph: list[int] = []  # elements of the open paragraph's words
        self.begun = 0
        self.linked = 0
        self.spaced = False
        self.broken = False

    def into(self, body: LexborNode) -> None:
        """Walk an element with all in it. By hand, not recursively: pages nest a thousand deep by mistake."""
        frames = [self._open(body, _Frame(None, _NONE, shown=True, linked=False))]
        while frames:
            frame = frames[-1]
            node = frame.node
            if node is None:
                if frame.block:
                    self.end_paragraph()
                frames.pop()
                continue
            frame.node = node.next
            tag = node.tag or ""
            if tag == "-text":
                self._text(node.text_content or "", frame)
            elif tag == "br":
                frame.seen[tag] += 1
                if frame.shown:
                    self._break()
            elif node.is_element_node:
                frames.append(self._open(node, frame))

    def _open(self, node: LexborNode, above: "_Frame") -> "_Frame":
        """Enter an element, and return what is to be walked in it."""
        here = self._enter(node, above.element, above.seen)
        tag = node.tag or ""
        frame = _Frame(
            None if tag == "template" else node.first_child,  # its content is no part of textContent
            here,
            shown=above.shown and tag not in HIDDEN_TAGS and (self.show or not is_hidden(node)),
            linked=above.linked or tag == "a",
        )
        frame.block = frame.shown and tag in _BLOCK_TAGS
        if frame.block:
            self.end_paragraph()
        return frame

    def _enter(self, node: LexborNode, parent: int, seen: Counter[str]) -> int:
        tag = node.tag or ""
        seen[tag] += 1
        attributes = node.attributes
        name = attributes.get("id")
        if name:
            self.ids[name] += 1
        marks = " ".join(value for key in _MARK_ATTRIBUTES if (value := attributes.get(key))).lower()
        plain = name if name and _PLAIN_ID.fullmatch(name) else None
        self.elements.append(Element(parent, tag, seen[tag], plain, marks, self.position))
        return len(self.elements) - 1

    def _text(self, said: str, frame: "_Frame") -> None:
        """Take the words of one text node."""
        if frame.shown:
            for found in _WORD.finditer(said):
                spaced = self.spaced or found.start() > 0
                self._word(found[0], frame.element, self.position + found.start(), spaced=spaced)
                self.linked += len(found[0]) if frame.linked else 0
                self.spaced = False
            self.spaced = said[-1:] in SPACE if said.strip(SPACE) else self.spaced or bool(said)
        self.position += len(said)

    def _word(self, word: str, element: int, place: int, *, spaced: bool) -> None:
        if not self.paragraph:
            if self.fragments:
                self._put("\n\n")
            self.begun = self.length
        elif self.broken:
            self._put("\n")
        elif spaced:
            self._put(" ")
        self.broken = False
        self.paragraph.append(element)
        self.words.append(self.length)
        self.places.append(place)
        self._put(word)

    def _put(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def _break(self) -> None:
        """Break the line: a second break, or one after a sentence, ends the paragraph."""
        if self.paragraph and (self.broken or _SENTENCE_END.search(self.parts[-1])):
            self.end_paragraph()
        self.broken = bool(self.paragraph)

    def end_paragraph(self) -> None:
        """Close the paragraph that is open, if one is."""
        if self.paragraph:
            span = Span(self.begun, self.length)
            self.fragments.append(Fragment(span, self._holder(), self.linked))
        self.paragraph, self.linked = [], 0
        self.spaced = self.broken = False

    def _holder(self) -> int:
        """Return the smallest element that holds all words of the open paragraph."""
        lines = [self._up(element) for element in dict.fromkeys(self.paragraph)]
        common = set(lines[0]).intersection(*lines[1:])
        return next(element for element in lines[0] if element in common)

    def _up(self, element: int) -> list[int]:
        line = []
        while element != _NONE:
            line.append(element)
            element = self.elements[element].parent
        return line

    def finish(self) -> Visible:
        """Return what the walk has gathered."""
        self.end_paragraph()
        return Visible(
            text="".join(self.parts),
            fragments=tuple(self.fragments),
            elements=tuple(self.elements),
            _words=tuple(self.words),
            _places=tuple(self.places),
            _ids=frozenset(name for name, count in self.ids.items() if count == 1),
        )


def is_hidden(node: LexborNode) -> bool:
    """Tell whether a page hides an element until a script shows it."""
    attributes = node.attributes
    return "hidden" in attributes or bool(_HIDING_STYLE.search(attributes.get("style") or ""))
