"""The page as it was printed, with words marked: exactly those of the text, up to the white space that is folded."""

import gzip
import html
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from browsing import served
from builders import page
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from onrecord.casefile.answers import Saying
from onrecord.casefile.case import Case, open_case
from onrecord.engine import local
from onrecord.engine.deciding import Decisions
from onrecord.intake.decode import decode
from onrecord.intake.read import read_page
from onrecord.intake.visible import SPACE
from onrecord.model.article import Article, BlockRole
from onrecord.model.page import PageKind
from onrecord.web.app import room
from onrecord.web.guard import Door
from onrecord.web.links import marks_asked, to_original
from onrecord.web.original import POLICY, Marking, harmless

TRICKY = (
    "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>The bridge holds</title>"
    '<meta property="og:site_name" content="Radio Nine"></head><body><form action="/"><article>'
    "<h1>The bridge holds</h1>"
    "<p>“The 👩‍👩‍👧 bridge &amp; the &lt;b&gt;pier&lt;/b&gt; <em>hold</em>,” Mayor <b>Teodora <i>Vask</i></b> said on\n"
    "\t\tMonday.&nbsp;🎉 “It holds,” she said. “It holds,” she said.</p>"
    "<p>Vask told <script>var x = 'Radio Seven';</script>Radio Nine: <span style='display:none'>hidden</span>"
    "“The engineer, <mark class=content>Ivo Brandt</mark>, said that ‘rust &amp;amp; cracks’<br>are old.”</p>"
    "<div dir=rtl>The chairwoman, Noor الهدى, denied that the ferry had sunk, and said"
    " that שלום is the cafe\u0301.</div>"
    "<p>According to <a href='/x'>Ostermill’s council</a>, “nobody was hurt\u202e”. The council promised to pay.</p>"
    "<p>The engineer Ivo Brandt denied that he had known of the cracks before the floods of May.</p></article></form>"
    "</body></html>"
)


@contextmanager
def reading(case: Path) -> Iterator[TestClient]:
    door = Door(port=8600)
    with TestClient(room(case, door, Decisions(case)), base_url="http://127.0.0.1:8600") as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        yield client


def folded(words: str) -> str:
    return "".join(char for char in words if char not in SPACE)


def marked(markup: str, name: str) -> str:
    tree = LexborHTMLParser(markup)
    return folded("".join(mark.text(deep=True, strip=False) for mark in tree.css(f"mark.{name}")))


def check(client: TestClient, case: Case, saying: Saying) -> None:
    answer = client.get(f"{to_original(saying.article_id)}?statement={saying.id}")
    assert answer.status_code == 200
    assert answer.headers["content-security-policy"] == POLICY
    assert "could be found again" not in answer.text
    text = case.text(saying.article_id)
    for name, found in (
        ("content", saying.content),
        ("source", (saying.source,)),
        ("cue", (saying.cue,)),
        ("said", (saying.said_words,)),
    ):
        spans = sorted(one.span for one in found if one is not None)
        assert marked(answer.text, name) == folded("".join(span.of(text) for span in spans))
    tree = LexborHTMLParser(answer.text)
    assert len(tree.css("#marked")) == (1 if saying.content or saying.cue else 0)


def every_statement(case: Path) -> int:
    checked = 0
    with reading(case) as client, open_case(case) as opened:
        paged = {one.id for one in opened.reports() if any(block.place for block in opened.blocks(one.id))}
        for saying in opened.sayings(own_voice=True):
            if saying.article_id in paged:
                check(client, opened, saying)
                checked += 1
    return checked


def test_every_statement_of_the_example_pages_is_marked_in_its_page(demo: Path) -> None:
    assert every_statement(demo) > 60


def test_emoji_entities_right_to_left_and_what_no_reader_sees_shift_no_mark(tmp_path: Path) -> None:
    (tmp_path / "tricky.html").write_text(TRICKY, encoding="utf-8")
    local.build([tmp_path / "tricky.html"], tmp_path / "case", workers=1)
    assert every_statement(tmp_path / "case") >= 8


def test_every_statement_of_the_seeds_is_marked_where_they_come_as_web_pages(shared: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for seed in sorted((shared / "cases" / "seeds" / "coverage").glob("*.txt")):
        title, *paragraphs = re.split(r"\n\s*\n", seed.read_text(encoding="utf-8").strip())
        body = "\n".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
        (tmp_path / "pages" / f"{seed.stem}.html").write_text(
            f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{html.escape(title)}</title></head><body>"
            f"<nav><a href=/>Home</a></nav><article><h1>{html.escape(title)}</h1>{body}</article></body></html>",
            encoding="utf-8",
        )
    local.build([tmp_path / "pages"], tmp_path / "case", workers=1)
    assert every_statement(tmp_path / "case") > 30


def test_blocks_of_real_pages_are_marked_to_the_character(shared: Path) -> None:
    checked = 0
    for path in sorted((shared / "bench" / "extraction" / "html").glob("*.html.gz"))[::4]:
        data = gzip.decompress(path.read_bytes())
        article = read_page(page(data, "a.html", PageKind.HTML))
        if not isinstance(article, Article):
            continue
        body = [block.span for block in article.blocks if block.role is BlockRole.BODY]
        markup = decode(data, html=True)
        for span in (body[0], body[len(body) // 2], body[-1]):
            marking = (Marking(span=span, name="words"),)
            shown = harmless(markup, title="t", text=article.text, blocks=article.blocks, markings=marking)
            assert marked(shown, "words") == folded(span.of(article.text)), path.name
            checked += 1
    assert checked > 30


def test_of_words_that_stand_twice_those_asked_for_are_marked(tmp_path: Path) -> None:
    (tmp_path / "tricky.html").write_text(TRICKY, encoding="utf-8")
    local.build([tmp_path / "tricky.html"], tmp_path / "case", workers=1)
    with reading(tmp_path / "case") as client, open_case(tmp_path / "case") as case:
        (report,) = case.reports()
        text = case.text(report.id)
        second = text.rindex("“It holds,”")
        shown = client.get(f"{to_original(report.id)}?mark={second}-{second + 11}").text
        before, after = re.split(r"<mark[^>]*>“It holds,”</mark>", shown)
        assert "“It holds,” she said. " in before
        assert after.startswith(" she said.</p>")


def test_a_mark_that_the_page_itself_holds_is_not_taken_for_ours(tmp_path: Path) -> None:
    (tmp_path / "tricky.html").write_text(TRICKY, encoding="utf-8")
    local.build([tmp_path / "tricky.html"], tmp_path / "case", workers=1)
    with reading(tmp_path / "case") as client, open_case(tmp_path / "case") as case:
        (report,) = case.reports()
        for asked in ("", "?mark=0-3"):
            own = LexborHTMLParser(client.get(to_original(report.id) + asked).text).css("mark:not([class])")
            assert [mark.text() for mark in own] == ["Ivo Brandt"]


def test_where_the_words_are_not_in_the_page_it_says_so_and_marks_nothing() -> None:
    article = read_page(page(TRICKY, "a.html", PageKind.HTML))
    assert isinstance(article, Article)
    marking = (Marking(span=article.blocks[1].span, name="words"),)
    shown = harmless(
        TRICKY.replace("bridge", "tunnel"), title="t", text=article.text, blocks=article.blocks, markings=marking
    )
    assert "<mark class" not in shown
    told = LexborHTMLParser(shown).css_first("#marked")
    assert told is not None
    assert told.text() == "Not all of the words could be found again in this page."


def test_the_report_page_asks_its_frame_for_the_marks_and_its_list_stays_in_the_printed_page(demo: Path) -> None:
    with reading(demo) as client, open_case(demo) as case:
        saying = next(
            one for one in case.sayings() if any(block.place for block in case.blocks(one.article_id)) and one.content
        )
        asked = marks_asked(saying.id, ())
        answer = client.get(f"/reports/{saying.article_id}?as=printed&{asked}")
        tree = LexborHTMLParser(answer.text)
        frame = tree.css_first("iframe.printed-page")
        assert frame is not None
        assert frame.attributes["src"] == f"{to_original(saying.article_id)}?{asked}#marked"
        assert frame.attributes["sandbox"] in ("", None)
        links = [str(link.attributes["href"]) for link in tree.css("ol.said-here > li > a")]
        assert links
        assert all("?as=printed&statement=" in link for link in links)
        ways = [str(link.attributes["href"]) for link in tree.css("nav.ways a")]
        assert ways == [f"/reports/{saying.article_id}?{asked}", f"/reports/{saying.article_id}?as=printed&{asked}"]


@pytest.mark.parametrize("asked", ["mark=9-3", "mark=0-99999999", "mark=x"])
def test_a_mark_that_is_none_is_refused(demo: Path, asked: str) -> None:
    with reading(demo) as client, open_case(demo) as case:
        paged = next(one.id for one in case.reports() if any(block.place for block in case.blocks(one.id)))
        assert client.get(f"{to_original(paged)}?{asked}").status_code == 400
        assert client.get(f"{to_original(paged)}?{urlencode({'statement': 'none'})}").status_code == 200


def test_in_a_browser_the_first_mark_is_in_sight(demo: Path, browser: Browser) -> None:
    with open_case(demo) as case:
        last = [
            one for one in case.sayings() if any(block.place for block in case.blocks(one.article_id)) and one.content
        ][-1]
    with served(demo) as door:
        context = browser.new_context(viewport={"width": 1200, "height": 800})
        tab = context.new_page()
        tab.goto(door.first_address)
        tab.goto(f"http://127.0.0.1:{door.port}/reports/{last.article_id}?as=printed&{marks_asked(last.id, ())}")
        frame = tab.frames[1]
        mark = frame.locator("#marked")
        assert folded(mark.inner_text()) in folded(last.sentence.words)
        in_sight = (
            "(() => { const box = document.getElementById('marked').getBoundingClientRect();"
            " return box.top >= 0 && box.bottom <= innerHeight; })()"
        )
        # No script of the frame's own runs, so nothing in it can wait for the browser to go to the place.
        until = time.monotonic() + 20
        while not frame.evaluate(in_sight):
            assert time.monotonic() < until
            tab.wait_for_timeout(20)
        colour = mark.evaluate("one => getComputedStyle(one).backgroundColor")
        assert colour != "rgba(0, 0, 0, 0)" or "content" not in str(mark.get_attribute("class"))
        context.close()
