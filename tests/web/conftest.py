"""A case with invented reports, and its reading room as a browser finds it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import chromium
from builders import judgement, links, page, page_of, plain, report
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.casefile.write import open_to_write
from onrecord.engine import local
from onrecord.engine.deciding import Decisions
from onrecord.errors import Reason
from onrecord.model.page import SetAside
from onrecord.web.app import room
from onrecord.web.guard import Door

PORT = 8600


def bridge_in(folder: Path) -> Path:
    """Make a case: a story of three reports, a report that belongs to none, a page that was set aside."""
    story, loose = [report(n) for n in range(3)], plain("A ferry sank.\n", "ferry/one two.txt")
    with open_to_write(folder) as writer, writer.transaction():
        for article in (*story, loose):
            writer.keep(page_of(article))
            assert writer.put(article)
        writer.replace_links(links(story))
        refused = page("\0<b>", "<img src=x onerror=alert(1)>.txt")
        writer.keep(refused)
        writer.put_set_aside(
            SetAside(page=refused, reason=Reason.BINARY, explanation="This is <b>no text</b>; convert it first.")
        )
        writer.judge(judgement())
    return folder


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """Return a case of a test's own, to read and to write."""
    return bridge_in(tmp_path / "bridge")


@pytest.fixture(scope="session")
def standing_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return such a case for tests that only read."""
    return bridge_in(tmp_path_factory.mktemp("standing") / "bridge")


@pytest.fixture(scope="session")
def standing(standing_case: Path) -> Iterator[TestClient]:
    """Return a reader in its room."""
    folder, door = standing_case, Door(port=PORT)
    with TestClient(
        room(folder, door, Decisions(folder)), base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False
    ) as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        yield client


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return the machine's Chromium; skip where there is none."""
    with chromium() as found:
        yield found


@pytest.fixture
def door() -> Door:
    return Door(port=PORT)


@pytest.fixture
def stranger(bridge: Path, door: Door) -> Iterator[TestClient]:
    """Return one who has no token yet."""
    with TestClient(
        room(bridge, door, Decisions(bridge)), base_url=f"http://127.0.0.1:{PORT}", follow_redirects=False
    ) as client:
        yield client


@pytest.fixture
def reader(stranger: TestClient, door: Door) -> TestClient:
    """Return one who came in by the first address."""
    assert stranger.get(door.first_address).status_code == 303
    return stranger


@pytest.fixture(scope="session")
def demo(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the case that `make demo` builds of the invented coverage; for reading only."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    local.build([examples], folder, workers=1)
    return folder
