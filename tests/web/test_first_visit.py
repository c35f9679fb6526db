"""The way of somebody new: from `make demo` to who denied it, and to the very words in the report, in three clicks."""

import re
from pathlib import Path

from browsing import kept, served
from playwright.sync_api import Browser, Locator, expect

from onrecord.casefile.case import open_case

ROOT = Path(__file__).parents[2]


def test_who_denied_it_and_where_it_stands_is_three_clicks_from_the_front_page(demo: Path, browser: Browser) -> None:
    clicks = 0

    def click(what: Locator) -> None:
        nonlocal clicks
        what.click()
        clicks += 1

    with served(demo) as door, open_case(demo) as case:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        tab = context.new_page()
        tab.goto(door.first_address)
        kept(tab, "first visit 1 front page")
        click(tab.locator(".stories h2 a").first)
        claim = tab.locator(".claim", has_text="switching off two gas alarms").first
        denial = claim.locator(".replies li", has_text="denied").filter(has_text="Livia Thorsk").first
        expect(denial).to_be_in_viewport()  # without a scroll
        told = denial.inner_text()
        kept(tab, "first visit 2 story")
        click(denial.locator("sup a").first)
        marked = tab.locator(".text .content.asked")
        expect(marked.first).to_be_in_viewport()
        kept(tab, "first visit 3 the words")
        found = re.search(r"statement=(\w+)", tab.url)
        assert found is not None
        (saying,) = [one for one in case.sayings() if one.id == found[1]]
        text = case.text(saying.article_id)
        assert "".join(marked.all_text_contents()) == "".join(part.span.of(text) for part in saying.content)
        assert saying.act == "denial"
        assert all(name in told for name in saying.names)
        context.close()
    assert clicks <= 3


def test_make_demo_ends_with_the_command_to_go_on_with() -> None:
    recipe = re.search(r"^demo:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert recipe is not None
    assert "onrecord serve demo" in recipe[1].splitlines()[-1]
