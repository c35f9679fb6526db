"""What is linked again after a decision is told on every page, and becomes fresh where it stands."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from browsing import SCRIPT, entered, form_of, kept, sent, served, text_of, tree_of
from playwright.sync_api import Browser, Page, expect
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.casefile.lock import Lock
from onrecord.casefile.schema import LINKING
from onrecord.engine.aside import Aside
from onrecord.engine.deciding import Decisions
from onrecord.engine.relinking import link_again
from onrecord.model.judgement import Verdict
from onrecord.model.statement import Manner
from onrecord.web.desk.verdicts import said_proposal, to_judge
from onrecord.web.guard import Door


class Asked:
    """Counts how often somebody is to link again; nobody does before the test."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def ann(harbour: Path, door: Door, asked: Asked) -> Iterator[TestClient]:
    """Return one in a room where linking waits for the test."""
    with entered(harbour, door, then=asked) as client:
        client.cookies.set("onrecord-reader", "Ann%20Olm")
        yield client


def claimed(case: Path) -> tuple[str, str, str]:
    """Return the story of a claim that two name a source for, one of its statements, and where that stands."""
    with open_case(case) as opened:
        for claim in opened.claims():
            one, *others = opened.sayings_of(claim.statement_ids)
            if len(others) == 1 and Manner.OWN_VOICE not in {one.manner, others[0].manner}:
                break
    return claim.story_id, one.id, f"{one.article_id}?statement={one.id}"


def reject(client: TestClient, case: Path, statement: str) -> None:
    with open_case(case) as opened:
        (saying,) = opened.sayings_of([statement])
    page = tree_of(client, to_judge(said_proposal(saying)))
    assert sent(client, form_of(page, "Reject"), "Reject").status_code == 303


def strip(client: TestClient, path: str = "/") -> str:
    (found,) = tree_of(client, path).xpath("//aside[@class='progress' and not(@hidden)]") or [None]
    return "" if found is None else text_of(found)


def test_who_decides_is_answered_before_it_is_linked_and_every_page_tells_what_is_stale(
    ann: TestClient, harbour: Path, asked: Asked
) -> None:
    story, statement, report = claimed(harbour)
    assert strip(ann) == ""
    reject(ann, harbour, statement)
    assert asked.times == 1
    title = text_of(tree_of(ann, f"/stories/{story}").xpath("//h1")[0])
    for path in ("/", f"/stories/{story}", f"/reports/{report}", "/judgements", "/search?q=bridge"):
        assert f"“{title}” is to be read again by 1 decision." in strip(ann, path), path
    (head,) = tree_of(ann, f"/stories/{story}").xpath("//header[@class='story-head']/p[@class='again']")
    assert text_of(head).startswith("This story is to be read again by 1 decision.")
    assert head.xpath(".//noscript/a/@href") == [""]
    with closing(Lock(harbour / LINKING)):
        assert "is being read again by 1 decision" in strip(ann)
    assert "rejected by Ann Olm" in text_of(tree_of(ann, f"/reports/{report}").xpath("//ol[@class='said-here']")[0])
    link_again(harbour)
    assert strip(ann) == ""
    assert not tree_of(ann, f"/stories/{story}").xpath("//p[@class='again']")


def test_programs_are_told_and_who_was_lost_is_started_again(ann: TestClient, harbour: Path, asked: Asked) -> None:
    story, statement, _ = claimed(harbour)
    before = ann.get("/api/progress").json()
    assert before["linking"] is None
    assert asked.times == 0
    reject(ann, harbour, statement)
    told = ann.get("/api/progress").json()
    assert told["linking"]["running"] is False
    assert [(one["id"], one["decisions"]) for one in told["linking"]["stories"]] == [(story, 1)]
    assert told["heeds"] == before["heeds"]
    assert asked.times == 2  # by the decision, and by who asked while nobody was at it
    link_again(harbour)
    after = ann.get("/api/progress").json()
    assert after["linking"] is None
    assert after["heeds"] != before["heeds"]
    assert asked.times == 2


def test_an_undo_right_after_waits_for_nothing_and_leaves_nothing_to_read_again(
    ann: TestClient, harbour: Path, door: Door
) -> None:
    _, statement, _ = claimed(harbour)
    reject(ann, harbour, statement)
    answer = ann.post("/judgements/withdraw", data={"word": door.form_word}, headers=SCRIPT)
    assert answer.status_code == 200
    assert strip(ann) == ""


def entered_by(browser: Browser, door: Door) -> Page:
    context = browser.new_context(viewport={"width": 1000, "height": 700})
    address = f"http://127.0.0.1:{door.port}"
    context.add_cookies([{"name": "onrecord-reader", "value": "Ann%20Olm", "url": address}])
    tab = context.new_page()
    tab.goto(door.first_address)
    return tab


def test_in_a_browser_the_page_becomes_fresh_where_it_stands_without_a_reload(
    harbour: Path, browser: Browser, asked: Asked
) -> None:
    story, statement, _ = claimed(harbour)
    with served(harbour, then=asked) as door:
        tab = entered_by(browser, door)
        tab.goto(f"http://127.0.0.1:{door.port}/stories/{story}")
        tab.evaluate("document.body.dataset.same = 'yes'")
        claims = tab.locator(".verdict:has(a[href*='subject=claim'])")
        before = claims.count()
        mark = tab.locator(f".verdict:has(a[href*='subject=statement&first={statement}'])").first
        mark.locator("a").focus()
        tab.keyboard.press("x")
        expect(mark).to_contain_text("rejected by Ann Olm")
        expect(tab.locator(".story-head .again")).to_contain_text("is to be read again by 1 decision")
        expect(tab.locator(".progress .linked")).to_contain_text("is to be read again by 1 decision")
        kept(tab, "a story that is to be read again")
        expect(claims).to_have_count(before)
        line = "document.activeElement.getBoundingClientRect().top"
        where = tab.evaluate(line)
        link_again(harbour)
        expect(tab.locator(".story-head .again")).to_have_count(0, timeout=20_000)
        with open_case(harbour) as case:
            expect(claims).to_have_count(len(case.claims(story)))
        expect(tab.locator(".progress")).to_be_hidden()
        assert tab.evaluate("document.body.dataset.same") == "yes"
        assert statement in (tab.locator(":focus .verdict a").first.get_attribute("href") or "")
        assert abs(tab.evaluate(line) - where) < 200
        tab.keyboard.press("u")
        expect(tab.locator(f".verdict:has(a[href*='subject=statement&first={statement}'])").first).not_to_contain_text(
            "rejected"
        )
        link_again(harbour)
        expect(claims).to_have_count(before, timeout=20_000)
        tab.context.close()


def test_in_a_browser_what_is_being_written_is_not_taken_away_and_the_fresh_page_is_offered(
    harbour: Path, browser: Browser, asked: Asked
) -> None:
    _, statement, _ = claimed(harbour)
    with served(harbour, then=asked) as door:
        tab = entered_by(browser, door)
        tab.goto(f"http://127.0.0.1:{door.port}/search")
        tab.locator("main input[name=q]").fill("bridge of")
        Decisions(harbour).decide(Verdict.REJECTED, [statement], by="Ben")
        expect(tab.locator(".progress")).to_contain_text("reload", timeout=30_000)
        expect(tab.locator("main input[name=q]")).to_have_value("bridge of")
        tab.context.close()


def test_a_room_as_it_is_served_links_by_itself(harbour: Path, browser: Browser) -> None:
    story, statement, _ = claimed(harbour)
    with Aside(harbour) as aside, served(harbour, then=aside.wake) as door:
        tab = entered_by(browser, door)
        tab.goto(f"http://127.0.0.1:{door.port}/stories/{story}")
        claims = tab.locator(".verdict:has(a[href*='subject=claim'])")
        before = claims.count()
        tab.locator(f".verdict:has(a[href*='subject=statement&first={statement}'])").first.locator("a").focus()
        tab.keyboard.press("x")
        expect(claims).not_to_have_count(before, timeout=90_000)
        tab.context.close()
