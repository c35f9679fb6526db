"""Drawings on the story page: told to those who do not see them, whole on paper, scrolling alone on a phone."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.engine.deciding import Decisions
from onrecord.web.app import room
from onrecord.web.guard import Door


@contextmanager
def reading(case: Path) -> Iterator[TestClient]:
    door = Door(port=8600)
    with TestClient(room(case, door, Decisions(case)), base_url="http://127.0.0.1:8600") as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        yield client


def story_page(case: Path) -> str:
    with open_case(case) as opened:
        (story,) = opened.stories()
    with reading(case) as client:
        return client.get(f"/stories/{story.id}").text


def test_the_picture_of_sources_has_a_title_a_description_and_links_that_say_where_they_lead(demo: Path) -> None:
    tree = lxml_html.document_fromstring(story_page(demo))
    (picture,) = tree.xpath("//figure[contains(@class, 'sources')]//svg")
    for named in picture.get("aria-labelledby").split():
        assert tree.get_element_by_id(named).text_content().strip()
    links = picture.xpath(".//a")
    assert len(links) > 20
    assert all(link.xpath("./title")[0].text_content().strip() for link in links)
    anchors = set(tree.xpath("//@id"))
    assert all(href[1:] in anchors for href in picture.xpath(".//a/@href") if href.startswith("#"))
    gone = picture.xpath(".//a[contains(@class, 'gone')]/title")
    assert any("the middle link is not in your folder" in title.text_content() for title in gone)


def test_two_builds_of_a_page_draw_alike(demo: Path) -> None:
    word = re.compile(r'(name="(?:form-)?word" (?:content|value)=")\w+')  # a room's own
    first, second = (word.sub(r"\1", story_page(demo)) for _ in range(2))
    assert first == second


def test_a_thread_of_one_statement_leads_to_its_words(demo: Path) -> None:
    tree = lxml_html.document_fromstring(story_page(demo))
    leading = [href for href in tree.xpath("//a[contains(@class, 'thread')]/@href") if not href.startswith("#")]
    assert leading
    with reading(demo) as client:
        for href in leading[:5]:
            report = lxml_html.document_fromstring(client.get(href).text)
            assert report.xpath("//div[contains(@class, 'text')]//span[contains(@class, 'asked')]")


def test_who_speaks_when_has_a_title_and_links_that_say_who_and_when(demo: Path) -> None:
    tree = lxml_html.document_fromstring(story_page(demo))
    (picture,) = tree.xpath("//figure[contains(@class, 'speaking')]//svg")
    for named in picture.get("aria-labelledby").split():
        assert tree.get_element_by_id(named).text_content().strip()
    anchors = set(tree.xpath("//@id"))
    links = picture.xpath(".//a")
    assert len(links) > 20
    assert all(link.get("href")[1:] in anchors for link in links if link.get("href").startswith("#"))
    titles = [link.xpath("./title")[0].text_content() for link in links]
    assert any("said" in title for title in titles)
    assert any("printed" in title for title in titles)


def test_the_head_of_a_story_tells_on_what_it_stands(demo: Path) -> None:
    head = lxml_html.document_fromstring(story_page(demo)).xpath("//header[@class='story-head']")[0]
    words = " ".join(head.text_content().split())
    assert "5 reports, which are 4 texts" in words
    assert "origins by name" in words


def test_texts_that_share_words_lead_to_both_side_by_side(bridge: Path) -> None:
    tree = lxml_html.document_fromstring(story_page(bridge))
    leading = tree.xpath("//table[contains(@class, 'words-shared')]//a[@class='beside']/@href")
    assert leading
    with reading(bridge) as client, open_case(bridge) as case:
        for href in leading:
            answer = client.get(href)
            assert answer.status_code == 200
            reports = {one.id for copy in case.copies() for one in copy.reports}
            hrefs = lxml_html.document_fromstring(answer.text).xpath("//table[1]/thead//a/@href")
            assert {one.removeprefix("/reports/") for one in hrefs} <= reports
            assert len(hrefs) == 2
