"""A large story is read in portions: its page leads to all of it, and every link leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from large import STORY, large_story
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.casefile.voices import Standing
from onrecord.composing.portion import SECTIONS
from onrecord.engine.deciding import Decisions
from onrecord.web.app import room
from onrecord.web.guard import Door
from onrecord.web.portions import LARGE, OF_LARGE, OF_PICTURE

GROUPS = 45
REPORTS = 3 * GROUPS


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    assert REPORTS > LARGE
    return large_story(tmp_path_factory.mktemp("large") / "case", GROUPS)


@pytest.fixture(scope="module")
def reader(case: Path) -> Iterator[TestClient]:
    door = Door(port=8600)
    with TestClient(room(case, door, Decisions(case)), base_url="http://127.0.0.1:8600") as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        yield client


def tree(reader: TestClient, address: str) -> lxml_html.HtmlElement:
    answer = reader.get(address)
    assert answer.status_code == 200, address
    return lxml_html.document_fromstring(answer.text)


def pages(reader: TestClient, section: str) -> Iterator[lxml_html.HtmlElement]:
    """Yield a section page by page, going on by its own links."""
    address = f"/stories/{STORY}?part={section}"
    while address:
        found = tree(reader, address)
        yield found
        (address,) = found.xpath("//a[text()='those after']/@href")[:1] or ("",)


def test_the_page_of_a_large_story_shows_the_first_rows_and_leads_to_all_of_each_section(reader: TestClient) -> None:
    found = tree(reader, f"/stories/{STORY}")
    assert len(found.xpath("//div[@class='claim']")) == OF_LARGE
    assert len(found.xpath("//ol[@class='reports']/li")) <= OF_LARGE
    portions = [" ".join(one.text_content().split()) for one in found.xpath("//p[contains(@class, 'portion')]")]
    assert f"1–{OF_LARGE} of {GROUPS} · all of them" in portions
    assert f"1–{OF_LARGE} of {REPORTS} · all of them" in portions
    assert any("Who relays whom · Who speaks when · Copies side by side" in one for one in portions)
    parts = set(re.findall(r"part=(\w+)", " ".join(found.xpath("//a/@href"))))
    assert parts >= {"claims", "conflicts", "ledger", "sources", "speaking", "timeline", "people", "reports", "who"}


def test_every_report_stands_in_the_pages_of_the_reports_once(reader: TestClient, case: Path) -> None:
    listed = [
        str(address)
        for found in pages(reader, "reports")
        for address in found.xpath("//ol[@class='reports']//p[@class='headline']/a/@href")
    ]
    with open_case(case) as opened:
        (story,) = opened.stories()
    assert sorted(listed) == sorted(f"/reports/{report.id}" for report in story.reports)


@pytest.mark.parametrize("section", ["", *SECTIONS])
def test_what_a_portion_leads_to_is_there(reader: TestClient, section: str) -> None:
    address = f"/stories/{STORY}?part={section}" if section else f"/stories/{STORY}"
    found = tree(reader, address)
    ids = set(found.xpath("//@id"))
    inside = {one.removeprefix("#") for one in found.xpath("//a/@href") if one.startswith("#")}
    assert inside <= ids
    reports = {one for one in found.xpath("//article//a/@href") if re.fullmatch(r"/reports/\w+", one)}
    for one in sorted(reports)[:3]:
        assert reader.get(one).status_code == 200


def test_the_pictures_of_a_large_story_go_on_with_those_who_say_less(reader: TestClient, case: Path) -> None:
    with open_case(case) as opened:
        many = opened.outlines(STORY).voices(Standing.NAMED)
    assert many > OF_PICTURE
    for section in ("sources", "speaking"):
        found = list(pages(reader, section))
        assert len(found) == 2
        assert all(one.xpath(f"//section[h2/@id='s1-{section}']//tbody/tr") for one in found)
