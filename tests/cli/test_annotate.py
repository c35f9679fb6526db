"""`onrecord annotate`: one article, no case; one JSON object a line, each with its kind."""

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

Run: TypeAlias = Callable[..., Any]


TEXT = (
    "Bridge stays open\n\n"
    "“It holds,” Mayor Teodora Vask told Radio Nine on Monday.\u2028"
    "She denied that the bridge had been closed in May.\n"
)


def records(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_every_record_is_a_line_with_its_kind_and_the_words_beside_the_offsets(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    result = run("annotate", tmp_path / "a.txt", "--published", "2031-05-06")
    assert result.exit_code == 0
    found = records(result.stdout)
    kinds = Counter(record["kind"] for record in found)
    assert kinds.keys() == {"article", "block", "mention", "timex", "statement"}
    assert kinds["article"] == 1
    assert found[0]["published"] == "2031-05-06"
    for record in found:
        if "words" in record:
            assert TEXT[record["start"] : record["end"]] == record["words"]
    statements = [record for record in found if record["kind"] == "statement"]
    assert any("It holds," in part["words"] for s in statements for part in s["content"])
    for statement in statements:
        for part in (statement["source"], statement["cue"], *statement["content"]):
            assert part is None or TEXT[part["start"] : part["end"]] == part["words"]


def test_the_day_of_publication_anchors_monday(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    found = records(run("annotate", tmp_path / "a.txt", "--published", "2031-05-06").stdout)
    assert "2031-05-05" in [r["value"] for r in found if r["kind"] == "timex"]


def test_text_and_html_are_read_from_standard_input(run: Run) -> None:
    piped = run("annotate", stdin=TEXT)
    dashed = run("annotate", "-", stdin=TEXT)
    assert piped.exit_code == 0
    assert piped.stdout == dashed.stdout
    html = f"\ufeff<!-- saved --><!DOCTYPE html><html><body><article><p>{TEXT}</p></article></body></html>"
    found = records(run("annotate", "-", stdin=html.encode()).stdout)
    assert "statement" in {record["kind"] for record in found}
    assert not any("<p>" in record.get("words", "") for record in found)


def test_a_page_without_words_is_set_aside_with_its_reason(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    for result in (run("annotate", tmp_path / "empty.txt"), run("annotate", stdin="")):
        assert result.exit_code == 3
        assert result.stdout == ""
        assert "was set aside (empty)" in result.stderr


def test_a_day_without_meaning_and_a_missing_file_are_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("annotate", "--published", "someday", stdin=TEXT).exit_code == 2
    assert run("annotate", tmp_path / "missing.txt").exit_code == 2


def test_no_case_is_made(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run("annotate", stdin=TEXT)
    assert list(tmp_path.iterdir()) == []
