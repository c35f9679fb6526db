"""Marks nest whatever overlaps, and what a browser reads of a mark is exactly its stretch of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from onrecord.model.span import Span
from onrecord.web.marks import Layer, marked

# No NUL and no half of a pair: no answer of a case holds one.
LETTERS = st.sampled_from(
    [*"ab \n\r\t<>&\"';#", "é", "\u0301", "😀", "👩\u200d👧", "ب", "\u202e", "א", "&amp;", "\u2028", "\x85", "\x07"]
)
TEXTS = st.lists(LETTERS, min_size=1, max_size=40).map("".join)


@st.composite
def layered(draw: st.DrawFn) -> tuple[str, list[Layer]]:
    text = draw(TEXTS)
    layers = []
    for number in range(draw(st.integers(0, 8))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        layers.append(Layer(span=Span(start, end), names=f"m{number}", depth=draw(st.integers(0, 3)), id=f"i{number}"))
    return text, layers


def parsed(markup: str) -> LexborNode:
    """Parse as a browser does."""
    div = LexborHTMLParser(f"<!DOCTYPE html><body><div>{markup}</div>").css_first("div")
    assert div is not None
    return div


def words(nodes: list[LexborNode]) -> str:
    return "".join(node.text(deep=True, strip=False) for node in nodes)


@given(layered())
def test_the_pieces_of_each_mark_read_together_are_its_stretch(case: tuple[str, list[Layer]]) -> None:
    text, layers = case
    tree = parsed(marked(text, layers))
    assert words([tree]) == text
    for layer in layers:
        assert words(tree.css(f"span.{layer.names}")) == layer.span.of(text)


@given(layered())
def test_every_id_stands_once(case: tuple[str, list[Layer]]) -> None:
    text, layers = case
    ids = [node.attributes["id"] for node in parsed(marked(text, layers)).css("[id]")]
    assert sorted(map(str, ids)) == sorted(layer.id for layer in layers)


@given(layered(), st.data())
def test_a_stretch_of_the_text_shows_what_of_each_mark_lies_in_it(
    case: tuple[str, list[Layer]], data: st.DataObject
) -> None:
    text, layers = case
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    tree = parsed(marked(text, layers, start=start, end=end))
    assert words([tree]) == text[start:end]
    for layer in layers:
        inside = text[max(layer.span.start, start) : min(layer.span.end, end)]
        assert words(tree.css(f"span.{layer.names}")) == inside


def test_what_lies_inside_stands_inside() -> None:
    layers = [Layer(span=Span(0, 9), names="outer"), Layer(span=Span(4, 9), names="inner")]
    assert marked("she said so.", layers) == '<span class="outer">she <span class="inner">said </span></span>so.'


def test_of_two_that_cross_one_is_cut() -> None:
    layers = [Layer(span=Span(0, 2), names="a"), Layer(span=Span(1, 3), names="b", id="x")]
    assert marked("uvw", layers) == ('<span class="a">u<span class="b" id="x">v</span></span><span class="b">w</span>')


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</span></div>"])
def test_markup_in_a_text_or_a_tooltip_stays_words(hostile: str) -> None:
    tree = parsed(marked(hostile, [Layer(span=Span(0, 3), names="a", title=hostile)]))
    assert words([tree]) == hostile
    (only,) = tree.css("div *")
    assert (only.tag, only.attributes["title"]) == ("span", hostile)
