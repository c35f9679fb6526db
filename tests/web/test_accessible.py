"""Everybody can read the room: by eye, by ear, by keyboard, on a phone, at 200 %, on paper.

The pages are found by following the room's links, so a new kind of page is looked at as soon as a link leads to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import entered, kept, served
from kinds import kinds, route_of, routes
from playwright.sync_api import Browser, Page

from onrecord.web.guard import Door

WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# A saved page is shown in a frame of its own under a policy that lets no script run in it, not even axe.
APART = "/originals/{article_id:path}"
NO_PAGES = {
    "/citations",
    "/dossier/file",
    "/api/openapi.json",
    "/api/progress",
    "/api/search",
    "/api/{table}",
    "/api/{table}/{row_id:path}",
    "/static/record.css",
}
SETTINGS = (
    ("at a desk, light", 1280, "light"),
    ("at a desk, dark", 1280, "dark"),
    ("on a phone, light", 390, "light"),
    ("on a phone, dark", 390, "dark"),
)
# A frame is not among them: what is in it has the focus, not its element.
UNSEEN_FOCUS = """() => [...document.querySelectorAll(`a[href], button, input:not([type=hidden]), select, textarea,
    summary, [tabindex="0"]`)].filter((one) => {
  if (!one.checkVisibility({ visibilityProperty: true }) || one.closest('dialog:not([open]), [inert]')) return false;
  one.focus({ focusVisible: true, preventScroll: true });
  if (document.activeElement !== one) return true;
  const style = getComputedStyle(one);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  return !outlined && style.boxShadow === 'none';
}).map((one) => one.outerHTML.slice(0, 160))"""
HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, [role=heading]')]
  .filter((one) => one.checkVisibility()).map((one) => Number(one.ariaLevel || one.tagName[1]))"""
SIDEWAYS = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
SLIDING = """() => [...document.querySelectorAll('main, main *')].filter((one) => {
  const style = getComputedStyle(one);
  return ['auto', 'scroll'].includes(style.overflowX) && one.scrollWidth > one.clientWidth + 1
    && one.tabIndex < 0 && !one.querySelector('a[href], button, input, summary, [tabindex="0"]');
}).map((one) => one.outerHTML.slice(0, 160))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room that is served, and an address of each kind of page in it."""

    here: str
    first: str
    pages: dict[str, str]


@pytest.fixture(scope="module")
def rooms(standing_case: Path) -> Iterator[Room]:
    with entered(standing_case, Door(port=8600)) as reader:
        found = kinds(reader)
    with served(standing_case) as door:
        yield Room(here=f"http://127.0.0.1:{door.port}", first=door.first_address, pages=found)


@pytest.fixture(scope="module")
def tab(rooms: Room, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(rooms.first)
    yield page
    context.close()


def shown(rooms: Room) -> dict[str, str]:
    return {kind: address for kind, address in rooms.pages.items() if route_of(address) != APART}


def test_links_lead_to_every_kind_of_page(rooms: Room) -> None:
    assert routes() - NO_PAGES - {route_of(address) for address in rooms.pages.values()} == set()


@pytest.mark.slow
def test_axe_finds_nothing_serious_on_any_page_light_or_dark_at_a_desk_or_on_a_phone(rooms: Room, tab: Page) -> None:
    found: list[str] = []
    for kind, address in shown(rooms).items():
        tab.goto(rooms.here + address)
        for setting, width, scheme in SETTINGS:
            tab.set_viewport_size({"width": width, "height": 900})
            tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            kept(tab, f"{kind} {setting}")
            options = {"runOnly": {"type": "tag", "values": WCAG}, "resultTypes": ["violations"]}
            for one in Axe().run(tab, options=options).response["violations"]:
                if one["impact"] in {"serious", "critical"}:
                    nodes = [f"{node['html'][:160]} {node.get('failureSummary', '')}" for node in one["nodes"][:3]]
                    found.append(f"{one['id']} at {address}, {setting}: {nodes}")
    assert found == []


@pytest.mark.parametrize(
    ("width", "what"), [(320, "320 pixels"), (640, "a desk at 200 %"), (390, "a phone"), (1280, "a desk")]
)
def test_nothing_scrolls_sideways_but_what_can_be_focused(rooms: Room, tab: Page, width: int, what: str) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    for address in shown(rooms).values():
        tab.goto(rooms.here + address)
        assert tab.evaluate(SIDEWAYS) <= 0, (address, what)
        assert tab.evaluate(SLIDING) == [], (address, what)


def test_headings_go_down_one_step_at_a_time_from_one_first(rooms: Room, tab: Page) -> None:
    tab.set_viewport_size({"width": 1280, "height": 900})
    for address in shown(rooms).values():
        tab.goto(rooms.here + address)
        levels = tab.evaluate(HEADINGS)
        assert levels.count(1) == 1, (address, levels)
        assert levels[0] == 1, (address, levels)
        assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == [], (address, levels)
        assert tab.evaluate("document.documentElement.lang") == "en"


def test_the_keyboard_reaches_everything_and_shows_where_it_is(rooms: Room, tab: Page) -> None:
    tab.set_viewport_size({"width": 1280, "height": 900})
    for address in shown(rooms).values():
        tab.goto(rooms.here + address)
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip", address
        assert tab.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
        tab.keyboard.press("Enter")
        assert tab.evaluate("location.hash") == "#main"
        tab.keyboard.press("Tab")
        inside = "document.activeElement.closest('main, footer, .progress') !== null"
        assert tab.evaluate(inside) or tab.evaluate("document.activeElement === document.body"), address
        assert tab.evaluate(UNSEEN_FOCUS) == [], address


def test_who_wants_no_motion_gets_none(rooms: Room, tab: Page) -> None:
    for address in shown(rooms).values():
        tab.goto(rooms.here + address)
        moving = "document.getAnimations().filter((one) => one.playState === 'running').length"
        assert tab.evaluate(moving) == 0, address
        assert tab.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_on_paper_stands_what_is_read_and_not_what_is_pressed(rooms: Room, tab: Page) -> None:
    tab.set_viewport_size({"width": 720, "height": 1000})
    tab.emulate_media(media="print")
    for kind, address in shown(rooms).items():
        tab.goto(rooms.here + address)
        assert tab.locator("h1").first.is_visible(), address
        for pressed in ("nav", "input[type=search]", "button", ".skip", ".progress"):
            seen = tab.evaluate(
                "(what) => [...document.querySelectorAll(what)].filter((one) => one.checkVisibility()"
                " && one.getBoundingClientRect().right > 0).map((one) => one.outerHTML.slice(0, 120))",
                pressed,
            )
            assert seen == [], (address, pressed)
        assert tab.evaluate(SIDEWAYS) <= 0, address
        kept(tab, f"{kind} on paper", whole=True)
    tab.emulate_media(media="screen")
