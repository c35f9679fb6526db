"""What can be taken out of the room: citations of words, and a dossier of what was chosen."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import served, text_of, tree_of
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.engine.deciding import Decisions
from onrecord.export import dossier
from onrecord.web.app import room
from onrecord.web.guard import Door
from onrecord.web.papers import FORMS, file_name

BEGINNINGS = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "html": b"<!DOCTYPE html>"}


@pytest.fixture
def printing(bridge: Path) -> Iterator[TestClient]:
    """Return a reader in a room that prints dossiers."""
    door = Door(port=8600)
    made = room(bridge, door, Decisions(bridge), dossier.pieces)
    with TestClient(made, base_url="http://127.0.0.1:8600", follow_redirects=False) as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        yield client


def story_of(case: Path) -> str:
    with open_case(case) as opened:
        return opened.stories()[0].id


def test_a_statement_that_is_asked_for_stands_with_its_source_to_be_copied(reader: TestClient, bridge: Path) -> None:
    with open_case(bridge) as case:
        saying = case.sayings()[0]
    tree = tree_of(reader, f"/reports/{saying.article_id}?statement={saying.id}")
    citation = text_of(tree.get_element_by_id("citation"))
    assert citation.startswith(f"“{' … '.join(part.words for part in saying.content)}” – {saying.outlet}, “")
    for part in saying.content:
        assert f"[{part.span.start}, {part.span.end})" in citation


def test_marked_words_and_whole_reports_have_citations_too(reader: TestClient) -> None:
    marked = text_of(tree_of(reader, "/reports/r00000?mark=0-6").get_element_by_id("citation"))
    assert marked.startswith("“Bridge” – The Ferry Post, ")
    whole = text_of(tree_of(reader, "/reports/r00000").get_element_by_id("citation"))
    assert whole.startswith("The Ferry Post, “Bridge number 0 stays open”")


@pytest.mark.parametrize("form", ["csl", "bibtex", "text"])
def test_a_citation_is_a_file_for_a_reference_manager(reader: TestClient, form: str) -> None:
    answer = reader.get(f"/citations/r00000?mark=0-6&as={form}")
    assert answer.status_code == 200
    assert re.fullmatch(
        r'attachment; filename="ferrypost2031-[0-9a-f]{8}\.(json|bib|txt)"', answer.headers["content-disposition"]
    )
    assert "“Bridge”" in answer.text
    if form == "csl":
        assert json.loads(answer.text)[0]["container-title"] == "The Ferry Post"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/citations/nothing", 404),
        ("/citations/r00000?statement=nothing", 404),
        ("/citations/r00000?mark=9-2", 400),
        ("/citations/r00000?as=docx", 400),
        ("/dossier?story=nothing", 400),
        ("/dossier/file?as=exe", 400),
        ("/dossier/file?story=nothing", 400),
        ("/dossier/file?person=nobody", 400),
    ],
)
def test_what_is_not_there_is_refused_with_a_sentence(printing: TestClient, path: str, status: int) -> None:
    answer = printing.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text


@pytest.mark.parametrize(("form", "ending"), [("csl", "json"), ("bibtex", "bib")])
def test_the_reports_of_a_story_are_a_file_for_a_reference_manager(
    reader: TestClient, bridge: Path, form: str, ending: str
) -> None:
    answer = reader.get(f"/citations?as={form}&story={story_of(bridge)}")
    assert answer.headers["content-disposition"] == f'attachment; filename="reports-the-bridge-of-ferrytown.{ending}"'
    assert answer.text.count("SHA-256") == 3
    assert reader.get(f"/citations?as={form}").text.count("SHA-256") == 4  # one belongs to no story
    assert reader.get("/citations?as=docx").status_code == 400
    assert reader.get("/citations?story=nothing").status_code == 404


def test_every_statement_that_is_listed_leads_to_its_citation(reader: TestClient) -> None:
    tree = tree_of(reader, "/people?name=vask")
    links = tree.xpath("//a[text()='cite']/@href")
    assert len(links) == len(tree.xpath("//li[contains(@class, 'saying')]")) > 0
    assert text_of(tree_of(reader, links[0]).get_element_by_id("citation")).startswith("“pier")


def test_nobody_without_the_token_takes_anything_out(stranger: TestClient) -> None:
    for path in ("/citations/r00000?as=csl", "/citations", "/dossier", "/dossier/file?as=html"):
        assert stranger.get(path).status_code == 403


@pytest.mark.parametrize("form", FORMS)
def test_a_dossier_is_a_file_that_is_kept_under_a_plain_name(printing: TestClient, bridge: Path, form: str) -> None:
    answer = printing.get(f"/dossier/file?as={form}&story={story_of(bridge)}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="dossier-the-bridge-of-ferrytown.{form}"'
    assert answer.headers["content-type"] == FORMS[form][1]
    assert answer.content.startswith(BEGINNINGS[form])


def test_the_dossier_page_offers_stories_then_their_claims_and_people(printing: TestClient, bridge: Path) -> None:
    first = tree_of(printing, "/dossier")
    (story,) = first.xpath("//input[@name='story']/@value")
    assert story == story_of(bridge)
    second = tree_of(printing, f"/dossier?story={story}")
    (claim,) = second.xpath("//input[@name='claim']/@value")
    (person,) = second.xpath("//input[@name='person']/@value")
    answer = printing.get(f"/dossier/file?as=html&story={story}&claim={claim}&person={person}")
    assert "Only what is of Teodora Vask, or of the claim “" in answer.text


def test_a_room_without_a_printer_says_so(reader: TestClient) -> None:
    assert "prints no dossiers" in text_of(tree_of(reader, "/dossier"))
    assert reader.get("/dossier/file").status_code == 404


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ('Nine “killed”: a/b\\c\r\n"x"', "dossier-nine-killed-a-b-c-x.pdf"),
        ("../../etc/passwd", "dossier-etc-passwd.pdf"),
        ("Мост", "dossier.pdf"),
        ("CON", "dossier-con.pdf"),
        ("x" * 500, f"dossier-{'x' * 60}.pdf"),
    ],
)
def test_a_title_makes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title, "pdf") == name


def test_the_button_copies_the_words_with_their_source_under_the_rooms_policy(bridge: Path, browser: Browser) -> None:
    with served(bridge) as door:
        context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
        tab, refused = context.new_page(), []
        tab.on("console", lambda told: refused.append(told.text) if told.type == "error" else None)
        tab.goto(door.first_address)
        tab.goto(f"http://127.0.0.1:{door.port}/reports/r00000?mark=0-6")
        tab.click("text=Copy the words with their source")
        tab.wait_for_selector("text=Copied")
        copied = tab.evaluate("navigator.clipboard.readText()")
        assert copied == tab.text_content("#citation")
        assert refused == []
        context.close()
        plain = browser.new_context(java_script_enabled=False)
        tab = plain.new_page()
        tab.goto(door.first_address)
        tab.goto(f"http://127.0.0.1:{door.port}/reports/r00000?mark=0-6")
        assert tab.is_hidden(".copying")
        assert (tab.text_content("#citation") or "").startswith("“Bridge” – ")
        plain.close()
