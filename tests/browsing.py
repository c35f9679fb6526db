"""A room as a reader finds it: its forms as a browser sends them, and the room itself for a browser to enter."""

import os
import re
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from lxml import html as lxml_html
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.testclient import TestClient

from onrecord.engine.deciding import Decisions
from onrecord.web.app import room
from onrecord.web.guard import Door

SCREENSHOTS = Path(__file__).parents[1] / "build" / "screenshots"
PORT = 8600
OWN = {"Origin": f"http://127.0.0.1:{PORT}", "Sec-Fetch-Site": "same-origin"}
SCRIPT = OWN | {"Accept": "application/json"}


def entered(case: Path, door: Door, *, patience: float = 0.0, then: Callable[[], None] | None = None) -> TestClient:
    """Return one who came in by the first address.

    A decision waits so many seconds for another writer; `then` is called after it, in place of linking again.
    """
    made = room(case, door, Decisions(case, patience=patience, then=then))
    client = TestClient(made, base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False)
    assert client.get(door.first_address).status_code == 303
    return client


def tree_of(client: TestClient, path: str, status: int = 200) -> lxml_html.HtmlElement:
    """Return a page."""
    answer = client.get(path)
    assert answer.status_code == status, path
    return parsed(answer.text)


def parsed(markup: str) -> lxml_html.HtmlElement:
    """Return a page that was answered."""
    tree = lxml_html.document_fromstring(markup)
    assert isinstance(tree, lxml_html.HtmlElement)
    return tree


def text_of(tree: lxml_html.HtmlElement) -> str:
    """Return the words of an element, on one line."""
    return " ".join(tree.text_content().split())


def form_of(tree: lxml_html.HtmlElement, button: str) -> lxml_html.FormElement:
    """Return the form on the desk that has a button with these words."""
    found = [form for form in tree.forms if any(text_of(one) == button for one in form.xpath(".//button"))]
    assert found, f"no form with a button “{button}”"
    form = found[0]
    assert isinstance(form, lxml_html.FormElement)
    return form


def sent(client: TestClient, form: lxml_html.FormElement, button: str, **filled: object) -> object:
    """Send a form as a browser does, by one of its buttons, with fields filled in."""
    (pressed,) = [one for one in form.xpath(".//button") if text_of(one) == button]
    fields: dict[str, object] = {}
    for name, value in form.form_values():
        known = fields.get(name)
        fields[name] = value if known is None else [*(known if isinstance(known, list) else [known]), value]
    if pressed.get("name"):
        fields[pressed.get("name")] = pressed.get("value")
    fields |= filled
    return client.post(form.get("action"), data=fields, headers=OWN)


@contextmanager
def served(case: Path, *, patience: float = 2.0, then: Callable[[], None] | None = None) -> Iterator[Door]:
    """Serve a case on a free port of this machine; `then` as above."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        door = Door(port=listening.getsockname()[1])
        made = room(case, door, Decisions(case, patience=patience, then=then))
        server = uvicorn.Server(uvicorn.Config(made, log_level="error", lifespan="off", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield door
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the machine's Chromium; skip where there is none."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("no Chromium on this machine (CHROMIUM names one)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def kept(tab: Page, name: str, *, whole: bool = False) -> Path:
    """Keep what a tab shows as a picture, under a name made of words; return where."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    path = SCREENSHOTS / f"{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-')[:120]}.png"
    tab.screenshot(path=path, full_page=whole)
    return path
