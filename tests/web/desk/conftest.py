"""Cases to judge in: the invented bridge, and a harbour that was read, so that its links are real."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import entered
from starlette.testclient import TestClient

from onrecord.engine import local
from onrecord.web.guard import Door

REPORTS = {
    "ferry-post.txt": (
        "Eight cracks close the bridge of Ostermill\n\n"
        "Mayor Teodora Vask closed the bridge of Ostermill on Monday. “The bridge has eight cracks, 🌉 and it stays"
        " closed,” Vask said.\n\n"
        "The engineer Ivo Brandt denied that the cracks of the bridge had been known since May.\n\n"
        "The mayor promised that the bridge of Ostermill would open again in June.\n"
    ),
    "radio-nine.txt": (
        "Bridge of Ostermill closed\n\n"
        "The bridge of Ostermill has nine cracks and stays closed, Mayor Teodora Vask said on Monday.\n\n"
        "Vask accused the engineer Ivo Brandt of having known the cracks of the bridge since May.\n\n"
        "“Nobody told me of any crack of the bridge,” Brandt said.\n"
    ),
    "lower-valley.txt": (
        "Ferrymen of Tarnholm strike\n\n"
        "The ferrymen of Tarnholm will strike for four days, the chairwoman Signe Orlo said on Tuesday.\n\n"
        "Tarnholm Ferries demanded that the ferrymen return to their boats.\n"
    ),
}


@pytest.fixture(scope="session")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a case that was read from invented reports; no test writes to it."""
    folder = tmp_path_factory.mktemp("harbour")
    (folder / "coverage").mkdir()
    for name, text in REPORTS.items():
        (folder / "coverage" / name).write_text(text, encoding="utf-8")
    days = "".join(f"{name},{name.removesuffix('.txt')},2031-05-06\n" for name in REPORTS)
    (folder / "coverage" / "index.csv").write_text(f"file,outlet,published\n{days}", encoding="utf-8")
    local.build([folder / "coverage"], folder / "case", workers=1)
    return folder / "case"


@pytest.fixture
def harbour(read_once: Path, tmp_path: Path) -> Path:
    """Return a copy of it to judge in."""
    shutil.copytree(read_once, tmp_path / "harbour")
    return tmp_path / "harbour"


@pytest.fixture
def ann(harbour: Path, door: Door) -> Iterator[TestClient]:
    """Return one who sits in its room and has told her name."""
    with entered(harbour, door) as client:
        client.cookies.set("onrecord-reader", "Ann%20Olm")
        yield client
