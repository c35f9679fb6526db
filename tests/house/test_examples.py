"""The invented coverage holds what `examples/README.md` says that a complete reading finds in it."""

import csv
import re
from html import unescape
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COVERAGE = ROOT / "examples" / "coverage"
REPORTS = sorted(path for path in COVERAGE.iterdir() if path.suffix in {".txt", ".html"})
README = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
MOST_WORDS, LEAST_WORDS = 700, 350


def text_of(report: Path) -> str:
    """Return the words of a report, tags left out, white space made even."""
    text = report.read_text(encoding="utf-8")
    if report.suffix == ".html":
        body = re.sub(r"<(script|style)\b.*?</\1>", " ", text[text.index("<body") :], flags=re.DOTALL)
        text = unescape(re.sub(r"<[^>]+>", " ", body))
    return " ".join(text.split())


def lookups() -> list[tuple[str, str]]:
    """Return the file and the words of every row of the README that quotes a report: `| what | file | words |`."""
    return re.findall(r"^\| [^|]+ \| `([^`|]+)` \| ([^|]+) \|$", README, flags=re.MULTILINE)


def test_the_readme_quotes_every_report() -> None:
    assert {file for file, _ in lookups()} >= {r.name for r in REPORTS} - {"daily-lodestone.html"}


@pytest.mark.parametrize(("file", "words"), lookups())
def test_the_words_that_the_readme_quotes_are_printed_in_the_report(file: str, words: str) -> None:
    assert words in text_of(COVERAGE / file)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)
def test_a_report_is_of_a_newspaper_s_length_and_stands_in_the_readme(report: Path) -> None:
    assert LEAST_WORDS <= len(text_of(report).split()) <= MOST_WORDS
    assert f"| `{report.name}` |" in README


def test_the_spreadsheet_names_only_reports_that_are_there() -> None:
    with (COVERAGE / "index.csv").open(encoding="utf-8", newline="") as sheet:
        files = [row["file"] for row in csv.DictReader(sheet)]
    assert set(files) == {report.name for report in REPORTS if report.suffix == ".txt"}


def test_the_two_prints_of_the_wire_copy_share_most_paragraphs() -> None:
    ledger, lodestone = (
        text_of(COVERAGE / name).translate(str.maketrans("‘’“”", "''\"\""))
        for name in ("2024-03-12-northbank-ledger.txt", "daily-lodestone.html")
    )
    sentences = re.split(r"(?<=[.!?])\"? ", ledger)
    shared = [sentence for sentence in sentences if sentence in lodestone]
    assert len(sentences) * 2 / 3 < len(shared) < len(sentences)
