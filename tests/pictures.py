"""The pictures of the reading room in the docs, taken of what it shows today: `python tests/pictures.py`.

They show the case of the example coverage, built anew.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from browsing import chromium, served
from playwright.sync_api import Page, expect

from onrecord.engine.local import build

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
WIDTH, HEIGHT = 1280, 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture of the docs: its name, and how a reader gets from the front page to what it shows."""

    name: str
    go: Callable[[Page], None]


def to_story(tab: Page) -> None:
    """Go from the front page to the first story."""
    tab.locator(".stories h2 a").first.click()


def to_denial(tab: Page) -> None:
    """Go on to the words of the first denial, in their report."""
    to_story(tab)
    tab.locator(".replies sup a").first.click()
    expect(tab.locator(".text .content.asked").first).to_be_in_viewport()


PICTURES = (
    Picture(name="room-front", go=lambda _: None),
    Picture(name="room-story", go=to_story),
    Picture(name="room-report", go=to_denial),
)


def main() -> int:
    """Take every picture; return 0."""
    with tempfile.TemporaryDirectory() as place:
        case = Path(place) / "demo"
        build([ROOT / "examples" / "coverage"], case)
        with served(case) as door, chromium() as browser:
            for picture in PICTURES:
                tab = browser.new_context(
                    viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light", device_scale_factor=1
                ).new_page()
                tab.goto(door.first_address)
                picture.go(tab)
                tab.screenshot(path=DOCS / f"{picture.name}.png")
                tab.context.close()
                print(f"docs/{picture.name}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
