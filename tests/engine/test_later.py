"""What is said of a page after it was read: the case ends as if it had been said from the start."""

import shutil
from pathlib import Path

import pytest
from tables import dump, exported

from onrecord.casefile.case import open_case
from onrecord.engine import local
from onrecord.engine.local import build

DAY = "2031-05-08"
REPORT = """Ferry pier closed

ALDMOUTH — The pier was closed on Monday, the harbour office said on Tuesday. It will open again on May 20,
two weeks after the storm, and a hearing is due next month. The harbour was shut Wednesday through Tuesday.
"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "one.txt").write_text(REPORT, encoding="utf-8")
    (folder / "two.txt").write_text(REPORT.replace("Ferry pier", "Old lighthouse"), encoding="utf-8")
    return folder


def values(case: Path) -> list[str]:
    with open_case(case) as opened:
        return [timex.value for annotated in opened.annotated() for timex in annotated.timexes]


def test_a_day_told_later_fills_in_the_values_without_reading_again(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([pages], tmp_path / "whole", published=DAY, workers=1)
    build([pages], tmp_path / "case", workers=1)
    assert "XXXX-WXX-1" in values(tmp_path / "case")
    monkeypatch.setattr(local, "load_pipeline", lambda _: pytest.fail("the page was annotated again"))
    summary = build([pages], tmp_path / "case", published=DAY, workers=1)
    assert (summary.read, summary.known, summary.dated) == (0, 2, 2)
    assert values(tmp_path / "case")[:3] == ["2031-05-05", "2031-05-06", "2031-05-20"]
    assert dump(tmp_path / "case") == dump(tmp_path / "whole")
    assert exported(tmp_path / "case") == exported(tmp_path / "whole")


def test_what_was_said_once_stays_said(pages: Path, tmp_path: Path) -> None:
    build([pages], tmp_path / "case", published=DAY, workers=1)
    before = dump(tmp_path / "case")
    summary = build([pages], tmp_path / "case", workers=1)
    assert (summary.known, summary.dated) == (2, 0)
    assert dump(tmp_path / "case") == before


def test_a_day_told_anew_goes_before_the_one_told_first(pages: Path, tmp_path: Path) -> None:
    build([pages], tmp_path / "whole", published=DAY, workers=1)
    build([pages], tmp_path / "case", published="2030-01-01", workers=1)
    build([pages], tmp_path / "case", published=DAY, workers=1)
    assert dump(tmp_path / "case") == dump(tmp_path / "whole")


def test_a_spreadsheet_that_comes_later_is_read(coverage: Path, built: Path, tmp_path: Path) -> None:
    shutil.copytree(coverage, tmp_path / "coverage")
    (tmp_path / "coverage" / "index.csv").rename(tmp_path / "index.csv")
    build([tmp_path / "coverage"], tmp_path / "case", workers=1)
    assert exported(tmp_path / "case") != exported(built)
    (tmp_path / "index.csv").rename(tmp_path / "coverage" / "index.csv")
    build([tmp_path / "coverage"], tmp_path / "case", workers=1)
    assert dump(tmp_path / "case") == dump(built)
    assert exported(tmp_path / "case") == exported(built)


def test_an_outlet_told_later_has_its_pages_read_again(pages: Path, tmp_path: Path) -> None:
    build([pages], tmp_path / "whole", outlet="Radio Nine", published=DAY, workers=1)
    build([pages], tmp_path / "case", published=DAY, workers=1)
    summary = build([pages], tmp_path / "case", outlet="Radio Nine", workers=1)
    assert (summary.read, summary.known) == (2, 0)
    assert dump(tmp_path / "case") == dump(tmp_path / "whole")


def test_a_spreadsheet_does_not_go_before_an_option_told_first(pages: Path, tmp_path: Path) -> None:
    build([pages], tmp_path / "case", published=DAY, workers=1)
    (pages / "index.csv").write_text("file,published\none.txt,2029-02-03\n", encoding="utf-8")
    assert build([pages], tmp_path / "case", workers=1).dated == 0
    assert "2031-05-05" in values(tmp_path / "case")
