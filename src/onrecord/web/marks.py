"""Layers that overlap, to marks that nest: an article's text as HTML in which every stretch is marked exactly.

HTML can't hold `<a>..<b>..</a>..</b>`, and statements, sources, cues and times overlap as they please. So a mark is cut
where another one ends, and the pieces of one mark bear the same class. What a browser reads of the pieces of a mark,
one after the other, is `text[start:end]`, to the code point.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A stretch to mark: its classes, and for its first piece an id, for all a tooltip.

    Of two layers over the same stretch the one of the lower `depth` is outside; a block (0) is around all.
    """

    span: Span
    names: str
    depth: int = 1
    id: str = ""
    title: str = ""
    heading: bool = False


def marked(text: str, layers: Iterable[Layer], *, start: int = 0, end: int | None = None) -> Markup:
    """Return a stretch of a text with its layers as nested marks; what they have outside the stretch is left out."""
    end = len(text) if end is None else end
    placed = sorted(
        (layer for layer in layers if layer.span.start < end and start < layer.span.end),
        key=lambda one: (one.depth, one.span.start, -one.span.end, one.names, one.id),
    )
    cuts = {start, end}
    for layer in placed:
        cuts |= {max(layer.span.start, start), min(layer.span.end, end)}
    return Markup("".join(_pieces(text, placed, sorted(cuts))))  # noqa: S704 - each piece is escaped


def _pieces(text: str, layers: list[Layer], cuts: list[int]) -> Iterator[str]:
    starting: dict[int, list[int]] = {}
    for place, layer in enumerate(layers):
        starting.setdefault(max(layer.span.start, cuts[0]), []).append(place)
    known: set[int] = set()
    inside: list[int] = []
    stack: list[int] = []
    for at, until in pairwise(cuts):
        inside = sorted([one for one in inside if layers[one].span.end > at] + starting.get(at, []))
        shared = 0
        while shared < min(len(stack), len(inside)) and stack[shared] == inside[shared]:
            shared += 1
        yield "</span>" * (len(stack) - shared)
        for one in inside[shared:]:
            yield _opened(layers[one], first=one not in known)
            known.add(one)
        stack = inside
        yield _words(text[at:until])
    yield "</span>" * len(stack)


def _opened(layer: Layer, *, first: bool) -> str:
    id_ = f' id="{escape(layer.id)}"' if layer.id and first else ""
    title = f' title="{escape(layer.title)}"' if layer.title else ""
    heading = ' role="heading" aria-level="2"' if layer.heading and first else ""
    return f'<span class="{escape(layer.names)}"{id_}{title}{heading}>'


def _words(words: str) -> str:
    # A browser reads a bare carriage return as a line feed; as a reference it stays itself.
    return str(escape(words)).replace("\r", "&#13;")
