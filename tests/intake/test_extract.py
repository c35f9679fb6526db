"""Web pages to text and blocks: what is visible, where it stands, what it is."""

import gzip
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from onrecord.errors import PageRefused, Reason
from onrecord.intake.align import taken_shares
from onrecord.intake.decode import decode
from onrecord.intake.details import Details
from onrecord.intake.extract import Html, read_html
from onrecord.intake.visible import visible_text
from onrecord.model.article import Block
from onrecord.model.span import Span

PAGE = """<!DOCTYPE html>
<html><head>
<title>Ferry sails again | The Gull</title>
<meta property="og:title" content="Ferry sails again">
<style>p { color: blue }</style>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry sails again",
 "author": {"@type": "Person", "name": "Jane Gannet"}, "datePublished": "2017-05-29T18:45:00+01:00"}</script>
</head><body>
<a href="#main">Skip to main content</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sea">At sea</a></li></ul></nav>
<div id="main"><article>
<h1>Ferry sails<br>again</h1>
<p class="standfirst">The owner denies that the engine failed, and promises to pay for the boats that were lost.</p>
<p class="byline">By <a href="/jane">Jane Gannet</a></p>
<figure><img src="ferry.jpg" alt="A ferry"><figcaption>The ferry at Westquay on Monday.
  <span class="credit">Photo: Tom Tern</span></figcaption></figure>
<p>WESTQUAY (Reuters) - The harbour&nbsp;master said on <b>Monday</b> that the   ferry would sail
again, and that nobody was hurt when it struck the pier in thick fog last week.</p>
<script>track("p");</script>
<p>“It was the fog,” he told reporters. “The engine did not fail, and nobody will tell me that it did.”</p>
<blockquote class="twitter-tweet"><p>We will pay for every boat that was lost. All of them.</p>
— Ann Auk (@auk)</blockquote>
<p hidden>This paragraph waits for a script that shows it to those who have paid for the news.</p>
<p>Two of the crew denied that the engine had been repaired before the ferry left the pier at Westquay.</p>
<p>Advertisement</p>
<p>The owner, Ann Auk, promised to pay for the boats that were lost, and asked for patience until the autumn.</p>
</article></div>
<aside class="related"><h2>More in News</h2><ul><li><a href="/1">Owner fined twice in a year</a></li></ul></aside>
<footer>© 2017 The Gull. All rights reserved.</footer>
</body></html>"""


@pytest.fixture(scope="module")
def html() -> Html:
    return read_html(PAGE, given=Details())


def words_at(page: LexborHTMLParser, block: Block) -> str:
    """Resolve a block's place as a browser would: one element, a slice of its textContent."""
    assert block.place is not None
    (element,) = page.css(block.place.selector)
    return " ".join(element.text()[block.place.start : block.place.end].split())


def labelled(html: Html) -> list[tuple[str, str]]:
    return [(str(block.role), " ".join(block.span.of(html.text).split())) for block in html.blocks]


def test_every_paragraph_is_what_a_reader_takes_it_for(html: Html) -> None:
    said = {words: role for role, words in labelled(html)}
    expected = {
        "Skip to main content": "furniture",
        "Home": "furniture",
        "Ferry sails again": "headline",
        "The owner denies that the engine failed, and promises to pay for the boats that were lost.": "body",
        "By Jane Gannet": "byline",
        "The ferry at Westquay on Monday. Photo: Tom Tern": "caption",
        "WESTQUAY (Reuters) -": "dateline",
        "We will pay for every boat that was lost. All of them.": "body",
        "— Ann Auk (@auk)": "body",
        "Advertisement": "furniture",
        "More in News": "furniture",
        "Owner fined twice in a year": "furniture",
        "© 2017 The Gull. All rights reserved.": "furniture",
    }
    assert {words: said.get(words) for words in expected} == expected
    assert [role for role, _ in labelled(html)].count("body") == 7


def test_nothing_visible_is_lost_and_nothing_hidden_comes_in(html: Html) -> None:
    for visible in ("Skip to main content", "At sea", "Owner fined twice", "All rights reserved"):
        assert visible in html.text
    for hidden in ("track(", "color: blue", "A ferry", "NewsArticle", "This paragraph waits", "ferry.jpg"):
        assert hidden not in html.text


def test_white_space_is_collapsed_as_in_a_browser_and_no_break_spaces_stay(html: Html) -> None:
    assert "The harbour\u00a0master said on Monday that the ferry would sail again, and" in html.text
    assert "Ferry sails\nagain\n\n" in html.text


def test_every_block_is_found_in_the_page_by_its_place(html: Html) -> None:
    page = LexborHTMLParser(PAGE)
    for block in html.blocks:
        assert words_at(page, block).replace("sailsagain", "sails again") == " ".join(block.span.of(html.text).split())


def test_places_hold_on_real_pages(shared: Path) -> None:
    pages = sorted((shared / "bench" / "extraction" / "html").glob("*.html.gz"))[:12]
    total = wrong = 0
    for path in pages:
        markup = decode(gzip.decompress(path.read_bytes()), html=True)
        made, page = read_html(markup, given=Details()), LexborHTMLParser(markup.replace("\r\n", "\n"))
        for block in made.blocks:
            total += 1
            wrong += "".join(words_at(page, block).split()) != "".join(block.span.of(made.text).split())
    assert total > 1000
    # The few that differ hold a script between their words, which textContent has and no reader sees.
    assert wrong <= total / 500


def test_selectors_start_at_an_id_only_where_it_is_the_only_one() -> None:
    markup = "<body><div id=x><p>One paragraph.</p></div><div id=y><p>Two.</p></div><div id=y><p>Three.</p></div>"
    made = read_html(markup, given=Details())
    assert [block.place.selector for block in made.blocks if block.place] == [
        "#x > p:nth-of-type(1)",
        "body > div:nth-of-type(2) > p:nth-of-type(1)",
        "body > div:nth-of-type(3) > p:nth-of-type(1)",
    ]


def test_two_breaks_or_one_after_a_sentence_end_a_paragraph_and_others_do_not() -> None:
    made = visible_text(LexborHTMLParser("<p>Dear<br>Jane<br><br>The ferry sails.<br>Come soon"))
    assert made.text == "Dear\nJane\n\nThe ferry sails.\n\nCome soon"


def test_a_page_nested_a_thousand_deep_is_read() -> None:
    assert "deep down" in read_html("<div>" * 3000 + "deep down", given=Details()).text


def test_an_article_that_the_page_hides_until_a_script_shows_it_is_read() -> None:
    markup = PAGE.replace("<article>", '<article style="display: none">')
    assert ("headline", "Ferry sails again") in labelled(read_html(markup, given=Details()))


def test_a_page_that_the_extractor_gives_up_on_is_read_by_its_prose() -> None:
    markup = "<body><p><a href=/>Home</a></p><p>The harbour master said that the ferry would sail again on Monday.</p>"
    assert [role for role, _ in labelled(read_html(markup, given=Details()))] == ["furniture", "body"]


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(PageRefused) as refused:
        read_html("<html><body><img alt='a ferry'></body></html>", given=Details())
    assert refused.value.reason is Reason.NO_TEXT


def shares(text: str, main: str) -> list[float]:
    at, spans = 0, []
    for paragraph in text.split("\n\n"):
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return taken_shares(text, spans, main)


def test_alignment_survives_reordering_and_lost_punctuation() -> None:
    text = "The ferry, he said, sails.\n\nMenu\n\nNobody on board was hurt.\n\nRead the full story"
    assert shares(text, "Nobody on board was hurt\nThe ferry he said sails") == [1.0, 0.0, 1.0, 0.0]


def test_a_teaser_of_the_same_words_does_not_take_the_place_of_the_article() -> None:
    text = "Nobody on board was hurt...\n\nNobody on board was hurt when the ferry struck the pier."
    assert shares(text, "Nobody on board was hurt when the ferry struck the pier.") == [0.0, 1.0]


def test_a_crosshead_is_found_after_the_paragraph_before_it() -> None:
    text = "Fog\n\nThe ferry struck the pier.\n\nFog\n\nNobody could see it."
    assert shares(text, "The ferry struck the pier.\nFog\nNobody could see it.") == [0.0, 1.0, 1.0, 1.0]
