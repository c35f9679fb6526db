"""How far a build is, on every page and for programs: one that runs, one that was cut short, none."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from browsing import kept, served
from builders import page_of, plain
from lxml import html as lxml_html
from playwright.sync_api import Browser, expect
from starlette.testclient import TestClient

from onrecord.casefile.building import Building
from onrecord.casefile.write import open_to_write

NOW = datetime(2031, 5, 9, 8, 30, tzinfo=UTC)
BUILD = Building(process=1, started=NOW, changed=NOW, stage="reading", pages=412, of_pages=1000, set_aside=3)


def strip(reader: TestClient, path: str = "/") -> lxml_html.HtmlElement:
    (found,) = lxml_html.document_fromstring(reader.get(path).text).xpath("//aside[@class='progress']")
    assert isinstance(found, lxml_html.HtmlElement)
    return found


def test_where_no_build_runs_nothing_is_told(reader: TestClient) -> None:
    told = reader.get("/api/progress").json()
    assert told == {"reports": 4, "build": None, "linking": None, "heeds": told["heeds"]}
    assert strip(reader).get("hidden") is not None


@pytest.mark.parametrize("path", ["/", "/search?q=pier", "/nowhere"])
def test_while_one_runs_every_page_tells_how_far_it_is_also_without_script(
    reader: TestClient, bridge: Path, path: str
) -> None:
    with open_to_write(bridge) as writer:
        writer.tell(BUILD)
        found = strip(reader, path)
        told = reader.get("/api/progress").json()
    assert found.get("hidden") is None
    assert "Reading: 412 of 1,000 pages; 3 set aside" in found.text_content()
    assert found.xpath(".//noscript//a/@href") == [""]
    assert found.get("data-reports") == "4"
    assert (told["build"]["running"], told["build"]["pages"], told["build"]["of_pages"]) == (True, 412, 1000)


def test_one_that_was_cut_short_is_told_as_such(reader: TestClient, bridge: Path) -> None:
    with open_to_write(bridge) as writer:
        writer.tell(BUILD)
    assert reader.get("/api/progress").json()["build"]["running"] is False
    assert "was cut short" in strip(reader).text_content()
    assert not strip(reader).xpath(".//noscript")


def test_a_room_whose_case_is_gone_says_so_and_nothing_of_a_build(reader: TestClient, bridge: Path) -> None:
    (bridge / "case.sqlite").unlink()
    answer = reader.get("/")
    assert answer.status_code == 500
    assert "is not a case" in answer.text


def test_in_a_browser_the_strip_follows_the_build_and_what_is_read_stays_where_it_is(
    bridge: Path, browser: Browser
) -> None:
    with served(bridge) as door:
        context = browser.new_context(viewport={"width": 900, "height": 500})
        tab = context.new_page()
        tab.clock.install()
        tab.goto(door.first_address)
        strip, place = tab.locator(".progress"), "document.querySelector('h2').getBoundingClientRect().top"
        expect(strip).to_be_hidden()
        before = tab.evaluate(place)
        with open_to_write(bridge) as writer:
            writer.tell(BUILD)
            tab.clock.run_for(12_000)
            expect(strip).to_contain_text("Reading: 412 of 1,000 pages; 3 set aside")
            expect(strip.locator("a")).to_have_count(0)
            new = plain("A second ferry sank.\n", "ferry/three.txt")
            with writer.transaction():
                writer.keep(page_of(new))
                assert writer.put(new)
            tab.clock.run_for(4_000)
            expect(strip).to_contain_text("1 new report: reload")
            kept(tab, "the front page while a build runs")
            assert tab.evaluate(place) == before
            writer.tell(None)
        tab.clock.run_for(12_000)
        expect(strip).to_contain_text("The build is done.")
        assert tab.evaluate(place) == before
        strip.get_by_role("link").click()
        expect(strip).to_be_hidden()
        expect(tab.get_by_role("link", name="ferry/three.txt")).to_be_visible()
        context.close()


def test_in_a_browser_a_room_that_is_closed_is_asked_again_without_a_word(bridge: Path, browser: Browser) -> None:
    told: list[str] = []
    with served(bridge) as door:
        context = browser.new_context()
        tab = context.new_page()
        tab.clock.install()
        tab.on("pageerror", lambda error: told.append(str(error)))
        tab.goto(door.first_address)
    tab.clock.run_for(30_000)
    assert told == []
    context.close()
