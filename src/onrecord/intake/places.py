"""The words of a span found again in the page that they came from: which stretches of which text nodes they are.

A block knows its element and its code points there (`Place`). Between those the page has the block's own words, in
order, with more white space and with what no reader sees (a script in a paragraph). So the characters of both are
counted off against each other, white space left out; where they are not the same, nothing is found: a mark in a wrong
place is worse than none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from onrecord.intake.visible import HIDDEN_TAGS, SPACE, is_hidden
from onrecord.model.article import Block, Place
from onrecord.model.span import Span

_UNSEEN = "\N{REPLACEMENT CHARACTER}"  # what an answer of a case has for a character that SQLite can't hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A stretch of a text node, in code points of its text; `spans` are the places of the spans that it is part of."""

    node: LexborNode = field(repr=False)
    node_text: str = field(repr=False)
    start: int
    end: int
    spans: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Node:
    """A text node under an element: where it begins there, whether a reader sees it, or sees it once a script ran."""

    node: LexborNode
    text: str
    start: int
    seen: bool
    shown_later: bool


def parsed(markup: str) -> LexborHTMLParser:
    """Parse a page as taking it in does, so that places mean the same."""
    return LexborHTMLParser(markup.replace("\r\n", "\n").replace("\r", "\n"))


def found_again(page: LexborHTMLParser, text: str, blocks: Iterable[Block], spans: Sequence[Span]) -> tuple[Found, ...]:
    """Return where the words of spans stand in a page, in the order of the page.

    Each text node's stretches are apart from each other; what belongs to several spans is a stretch of its own.
    """
    marks: dict[int, dict[int, set[int]]] = defaultdict(dict)
    nodes: dict[int, LexborNode] = {}
    for block in blocks:
        wanted = [(n, span) for n, span in enumerate(spans) if span.overlaps(block.span)]
        if not wanted or block.place is None:
            continue
        letters = _letters(page, block.place, block.span.of(text))
        offsets = [at for at in range(block.span.start, block.span.end) if text[at] not in SPACE]
        for offset, (node, at) in zip(offsets, letters, strict=False):  # none where they were not found
            which = {n for n, span in wanted if span.start <= offset < span.end}
            if which:
                nodes.setdefault(node.mem_id, node)
                marks[node.mem_id].setdefault(at, set()).update(which)
    return tuple(found for key, letters_of in marks.items() for found in _stretches(nodes[key], letters_of))


def _letters(page: LexborHTMLParser, place: Place, words: str) -> list[tuple[LexborNode, int]]:
    """Return, for each character of a block that is no white space, its node and its offset there; or nothing."""
    wanted = [char for char in words if char not in SPACE]
    try:
        element = page.css_first(place.selector)
    except SelectolaxError:  # of an element that a page made up
        return []
    if element is None:
        return []
    nodes = list(_text_nodes(element))
    for shown in ([one for one in nodes if one.seen], [one for one in nodes if one.shown_later]):
        found = [
            (one.node, at, one.text[at])
            for one in shown
            for at in range(max(place.start - one.start, 0), min(place.end - one.start, len(one.text)))
            if one.text[at] not in SPACE
        ]
        if len(found) == len(wanted) and all(
            other in {char, _UNSEEN} for (_, _, char), other in zip(found, wanted, strict=True)
        ):
            return [(node, at) for node, at, _ in found]
    return []


def _text_nodes(element: LexborNode) -> Iterator[_Node]:
    """Yield the text nodes under an element, in order. By hand, not recursively: pages nest a thousand deep."""
    position = 0
    frames = [(element.first_child, True, True)]
    while frames:
        node, seen, later = frames.pop()
        if node is None:
            continue
        frames.append((node.next, seen, later))
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            yield _Node(node, text, position, seen, later)
            position += len(text)
        elif node.is_element_node and tag != "template":  # its content is no part of textContent
            shown = tag not in HIDDEN_TAGS
            frames.append((node.first_child, seen and shown and not is_hidden(node), later and shown))


def _stretches(node: LexborNode, letters: dict[int, set[int]]) -> Iterator[Found]:
    """Join neighbouring characters of the same spans; what stands between two of them is white space."""
    text = node.text_content or ""
    at: int | None = None
    which: set[int] = set()
    end = 0
    for offset in sorted(letters):
        beside = at is not None and which == letters[offset] and not text[end:offset].strip(SPACE)
        if not beside:
            if at is not None:
                yield Found(node=node, node_text=text, start=at, end=end, spans=frozenset(which))
            at, which = offset, letters[offset]
        end = offset + 1
    if at is not None:
        yield Found(node=node, node_text=text, start=at, end=end, spans=frozenset(which))
