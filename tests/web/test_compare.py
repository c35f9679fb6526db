"""Reports side by side: each paragraph once and to the character, marks that are what they say, ways in and out."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from urllib.parse import urldefrag

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import served
from lxml import html as lxml_html
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.engine.deciding import Decisions
from onrecord.model.article import BlockRole
from onrecord.web.app import room
from onrecord.web.guard import Door
from onrecord.web.links import to_comparison

READ = {BlockRole.HEADLINE, BlockRole.BODY}
MARK = re.compile(r"mark=(\d+)-(\d+)")


@pytest.fixture(scope="module")
def client(demo: Path) -> Iterator[TestClient]:
    door = Door(port=8600)
    with TestClient(
        room(demo, door, Decisions(demo)), base_url="http://127.0.0.1:8600", follow_redirects=False
    ) as found:
        found.headers["Authorization"] = f"Bearer {door.token}"
        yield found


@pytest.fixture(scope="module")
def ids(demo: Path) -> list[str]:
    with open_case(demo) as case:
        return [report.id for report in case.reports()]


def page_of(client: TestClient, *reports: str) -> LexborHTMLParser:
    answer = client.get(to_comparison(*reports))
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


def words(node: LexborNode) -> str:
    return node.text(deep=True, strip=False)


@pytest.mark.parametrize("places", [(0, 1), (0, 2, 3), (4, 3, 2, 1)])
def test_every_paragraph_stands_once_and_is_exactly_its_stretch_of_the_text(
    client: TestClient, demo: Path, ids: list[str], places: tuple[int, ...]
) -> None:
    chosen = [ids[place] for place in places]
    table = page_of(client, *chosen).css_first("table.compared")
    assert table is not None
    with open_case(demo) as case:
        texts = [case.text(one) for one in chosen]
        wanted = [[block.span for block in case.blocks(one) if block.role in READ] for one in chosen]
    found: list[list[tuple[int, int]]] = [[] for _ in chosen]
    for row in table.css("tbody tr"):
        cells = row.css("td")
        assert len(cells) == len(chosen)
        for n, cell in enumerate(cells):
            for paragraph in cell.css("p"):
                link, shown = paragraph.css_first("a.pilcrow"), paragraph.css_first("span.words")
                assert link is not None
                assert shown is not None
                ends = MARK.search(str(link.attributes["href"]))
                assert ends is not None
                start, end = int(ends[1]), int(ends[2])
                assert words(shown) == texts[n][start:end]
                found[n].append((start, end))
    assert [sorted(one) for one in found] == [[(span.start, span.end) for span in one] for one in wanted]


def test_what_is_marked_as_other_stands_in_no_other_cell_and_the_rest_is_the_same(
    client: TestClient, ids: list[str]
) -> None:
    rows = page_of(client, ids[0], ids[1]).css("tr.row-changed")
    assert rows
    changed = {words(mark) for row in rows for mark in row.css("span.other")}
    assert {"eastern districts", "east"} <= changed
    for row in rows:
        for mark in row.css("span.other"):
            mark.decompose()
        left = [re.findall(r"\w+", " ".join(map(words, cell.css("span.words"))).casefold()) for cell in row.css("td")]
        assert left[0] == left[1]


def test_what_is_word_for_word_has_no_mark_and_what_is_only_here_no_partner(client: TestClient, ids: list[str]) -> None:
    page = page_of(client, ids[0], ids[1])
    kept = page.css("tr.row-kept")
    assert len(kept) > 5
    for row in kept:
        assert row.css("span.words span") == []
        both = [re.findall(r"\w+", "".join(words(one) for one in cell.css("span.words"))) for cell in row.css("td")]
        assert both[0] == both[1]
    for row in page.css("tr.row-alone"):
        assert row.css("span.words span") == []


def test_statements_in_common_stand_in_the_claims_and_lead_to_their_words(
    client: TestClient, demo: Path, ids: list[str]
) -> None:
    rows = page_of(client, ids[2], ids[3]).css("section.common tbody tr")
    assert rows
    with open_case(demo) as case:
        claims = [{*one.statement_ids, *(reply.statement_id for reply in one.denied_by)} for one in case.claims()]
    for row in rows:
        hrefs = [str(link.attributes["href"]) for link in row.css("td a")]
        told = {urldefrag(href)[1].removeprefix("s-") for href in hrefs}
        assert any(told <= claim for claim in claims)
        assert sum(bool(cell.css("a")) for cell in row.css("td")) == 2
        for href in hrefs[:1]:
            report = lxml_html.document_fromstring(client.get(href).text)
            assert report.xpath("//div[contains(@class, 'text')]//span[contains(@class, 'asked')]")


def test_the_ways_in_are_the_list_of_reports_and_the_report_page(
    client: TestClient, demo: Path, ids: list[str]
) -> None:
    with open_case(demo) as case:
        (story,) = case.stories()
    form = lxml_html.document_fromstring(client.get(f"/stories/{story.id}").text).xpath("//form[@action='/compare']")[0]
    assert sorted(form.xpath(".//input[@type='checkbox'][@name='report']/@value")) == sorted(ids)
    report = lxml_html.document_fromstring(client.get(f"/reports/{ids[0]}").text)
    (href,) = report.xpath("//a[starts-with(@href, '/compare')]/@href")
    choose = lxml_html.document_fromstring(client.get(href).text)
    assert choose.xpath("//input[@type='hidden'][@name='report']/@value") == [ids[0]]
    assert sorted(choose.xpath("//input[@type='checkbox']/@value")) == sorted(ids[1:])


def test_too_many_none_and_unknown_reports_are_answered(client: TestClient, ids: list[str]) -> None:
    assert client.get(to_comparison(*ids)).status_code == 400
    assert client.get("/compare").headers["location"] == "/"
    assert client.get(to_comparison(ids[0], "nowhere")).status_code == 404
    twice = client.get(to_comparison(ids[0], ids[0]))
    assert "Compare with one to three of" in twice.text


def test_in_a_browser_reports_are_chosen_without_script_and_stand_under_each_other_on_a_phone(
    demo: Path, browser: Browser
) -> None:
    with served(demo) as door:
        context = browser.new_context(java_script_enabled=False, viewport={"width": 1200, "height": 800})
        tab = context.new_page()
        tab.goto(door.first_address)
        tab.locator(".stories h2 a").first.click()
        tab.locator("details.copies summary").first.click()
        for box in tab.locator("form.pick input[type=checkbox]").all()[:2]:
            box.check()
        tab.get_by_role("button", name="side by side").click()
        tab.wait_for_load_state()  # style sheets and all: it is looked at where things stand
        cells = tab.locator("table.compared").first.locator("tr.row-kept td")
        first, second = (cells.nth(n).bounding_box() for n in (0, 1))
        assert first is not None
        assert second is not None
        assert abs(first["y"] - second["y"]) < 1
        assert first["x"] + first["width"] <= second["x"]
        tab.set_viewport_size({"width": 390, "height": 800})
        first, second = (cells.nth(n).bounding_box() for n in (0, 1))
        assert first is not None
        assert second is not None
        assert first["y"] + first["height"] <= second["y"] + 1
        context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")])
def test_axe_finds_nothing_serious_on_reports_side_by_side_and_nothing_scrolls_sideways(
    demo: Path, ids: list[str], browser: Browser, width: int, scheme: Literal["light", "dark"]
) -> None:
    with served(demo) as door:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        tab = context.new_page()
        tab.goto(door.first_address)
        for chosen in (ids[:2], ids[1:5]):
            tab.goto(f"http://127.0.0.1:{door.port}{to_comparison(*chosen)}")
            options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
            found = Axe().run(tab, options=options).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] != "minor"] == []
            assert tab.evaluate("document.scrollingElement.scrollWidth <= document.scrollingElement.clientWidth")
        context.close()
