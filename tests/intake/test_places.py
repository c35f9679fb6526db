"""Words found again in their page: exactly their characters, whatever stands between them, or nothing at all."""

from dataclasses import replace
from pathlib import Path

import pytest
from builders import page
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.places import Found, found_again, parsed
from onrecord.intake.read import read_page
from onrecord.intake.visible import SPACE
from onrecord.model.article import Article, Place
from onrecord.model.page import PageKind
from onrecord.model.span import Span

FILLING = "".join(
    f"<p>Paragraph {n} of the report tells that the ferry to Tarnholm was late again by {n} minutes on Monday.</p>"
    for n in range(3)
)
TRICKY = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>The bridge holds</title></head><body><main><article>"
    "<h1>The   bridge\n holds</h1>"
    "<p>“The 👩‍👩‍👧 bridge &amp; the &lt;b&gt;pier&lt;/b&gt; <em>hold</em>,” Mayor <b>Teodora <i>Vask</i></b> said on\n"
    "\t\tMonday.&nbsp;🎉 She said so twice.<!-- a note --> She said so twice.</p>"
    "<p>Vask told <script>var x = 'Radio Seven';</script>Radio Nine: <span style='display:none'>hidden words</span>"
    "“rust &amp;amp; cracks<br>are old”, the engineer<wbr> Ivo Brandt added.</p>"
    "<div dir=rtl>The chairwoman, Noor الهدى, denied that the ferry had sunk, and said שלום to the cafe\u0301.</div>"
    "<table><tr><td>Ostermill’s council said that “nobody was hurt\u202e”.<td>The mayor agreed with that.</table>"
    f"{FILLING}</article></main></body></html>"
)


def article_of(markup: str) -> Article:
    found = read_page(page(markup, "a.html", PageKind.HTML))
    assert isinstance(found, Article)
    return found


def folded(words: str) -> str:
    return "".join(char for char in words if char not in SPACE)


def words_of(found: tuple[Found, ...], number: int) -> str:
    return "".join(one.node_text[one.start : one.end] for one in found if number in one.spans)


def look(markup: str, article: Article, *spans: Span) -> tuple[Found, ...]:
    return found_again(parsed(markup), article.text, article.blocks, spans)


READ = article_of(TRICKY)


@given(st.integers(0, len(READ.text) - 1), st.integers(1, 80), st.integers(0, len(READ.text) - 1), st.integers(1, 80))
def test_any_two_spans_are_found_to_the_character(at: int, size: int, other: int, more: int) -> None:
    spans = (Span(at, min(at + size, len(READ.text))), Span(other, min(other + more, len(READ.text))))
    found = look(TRICKY, READ, *spans)
    for number, span in enumerate(spans):
        assert folded(words_of(found, number)) == folded(span.of(READ.text))


def test_what_stands_twice_is_found_where_it_was_asked_for() -> None:
    start = READ.text.index("She said so twice.")
    second = READ.text.index("She said so twice.", start + 1)
    (first,) = look(TRICKY, READ, Span(start, start + 18))
    (other,) = look(TRICKY, READ, Span(second, second + 18))
    assert first.node.mem_id != other.node.mem_id or first.start < other.start
    assert (first.node_text[first.start : first.end], other.node_text[other.start : other.end]) == (
        "She said so twice.",
        "She said so twice.",
    )


def test_no_stretch_holds_what_no_reader_sees() -> None:
    found = look(TRICKY, READ, Span(0, len(READ.text)))
    told = words_of(found, 0)
    assert "Radio Nine" in told
    assert "Seven" not in told
    assert "hidden" not in told


def test_an_article_that_a_page_hides_until_a_script_shows_it_is_found() -> None:
    markup = TRICKY.replace("<main>", "<main style='display:none'>")
    article = article_of(markup)
    at = article.text.index("Radio Nine")
    (one,) = look(markup, article, Span(at, at + 10))
    assert one.node_text[one.start : one.end] == "Radio Nine"


def test_line_breaks_of_every_kind_move_nothing() -> None:
    for markup in (TRICKY.replace("\n", "\r\n"), TRICKY.replace("\n", "\r")):
        article = article_of(markup)
        found = look(markup, article, *(block.span for block in article.blocks))
        for number, block in enumerate(article.blocks):
            assert folded(words_of(found, number)) == folded(block.span.of(article.text))


def test_where_the_page_has_other_words_nothing_is_found() -> None:
    span = READ.blocks[1].span
    assert look(TRICKY.replace("Vask", "Brandt"), READ, span) == ()
    moved = tuple(replace(block, place=Place(selector="table", start=0, end=9)) for block in READ.blocks)
    assert found_again(parsed(TRICKY), READ.text, moved, [span]) == ()
    nowhere = tuple(replace(block, place=Place(selector="#nowhere", start=0, end=9)) for block in READ.blocks)
    assert found_again(parsed(TRICKY), READ.text, nowhere, [span]) == ()


def test_an_element_that_a_word_processor_made_up_is_found() -> None:
    markup = TRICKY.replace("<p>Paragraph 1", "<o:p>Paragraph 1").replace(
        "1 minutes on Monday.</p>", "1 minutes.</o:p>"
    )
    article = article_of(markup)
    at = article.text.index("Paragraph 1")
    (one,) = look(markup, article, Span(at, at + 11))
    assert one.node_text[one.start : one.end] == "Paragraph 1"
    made_up = tuple(replace(block, place=Place(selector="o:p:nth-of-type(1)", start=0, end=9)) for block in READ.blocks)
    assert found_again(parsed(TRICKY), READ.text, made_up, [READ.blocks[1].span]) == ()


@pytest.mark.parametrize("name", ["daily-lodestone.html", "quellhaven-courier.html"])
def test_every_block_of_the_example_pages_is_found(examples: Path, name: str) -> None:
    markup = (examples / name).read_text(encoding="utf-8")
    article = article_of(markup)
    found = look(markup, article, *(block.span for block in article.blocks))
    assert len(article.blocks) > 10
    for number, block in enumerate(article.blocks):
        assert folded(words_of(found, number)) == folded(block.span.of(article.text))
