"""`onrecord build`: what it reads, what it says at the end, and with which code it ends."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import pytest

from onrecord.casefile.case import open_case
from onrecord.engine import local

Run: TypeAlias = Callable[..., Any]


TEXT = "Bridge stays open\n\nMayor Teodora Vask said on Monday that the bridge would stay open all winter.\n"


def test_a_build_ends_with_what_was_read_and_what_the_case_holds(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    result = run("build", tmp_path / "in", "--case", tmp_path / "case")
    assert result.exit_code == 0
    assert "1 page read, none set aside." in result.stdout
    assert "The case holds 1 report, 1 story, 1 statement, 1 speaker" in result.stdout
    again = run("build", tmp_path / "in", "--case", tmp_path / "case")
    assert again.exit_code == 0
    assert "0 pages read (1 page known before), none set aside." in again.stdout


def test_progress_goes_to_standard_error_in_plain_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    result = run("build", tmp_path / "a.txt", "--case", tmp_path / "case")
    assert "reading: 1 page" in result.stderr
    assert "reading:" not in result.stdout
    assert "\x1b" not in result.output


def test_a_page_that_was_set_aside_is_named_with_its_reason_and_the_code_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "empty.txt").write_text("")
    (tmp_path / "in" / "odd.xyz").write_text("what is this")
    result = run("build", tmp_path / "in", "--case", tmp_path / "case")
    assert result.exit_code == 3
    assert "1 page read, 2 set aside." in result.stdout
    assert "- empty.txt: empty. The file is empty; fetch the page again." in result.stdout
    assert "- odd.xyz: unknown type." in result.stdout
    assert run("build", tmp_path / "in", "--case", tmp_path / "case").exit_code == 0  # nothing in this build


def test_json_is_one_document_on_standard_output(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(TEXT)
    (tmp_path / "in" / "empty.txt").write_text("")
    result = run("build", tmp_path / "in", "--case", tmp_path / "case", "--json")
    assert result.exit_code == 3
    told = json.loads(result.stdout)
    assert (told["read"], told["known"], told["counts"]["articles"]) == (1, 0, 1)
    assert [(row["name"], row["reason"]) for row in told["set_aside"]] == [("empty.txt", "empty")]


def test_rows_come_in_on_standard_input_and_options_say_what_they_do_not(run: Run, tmp_path: Path) -> None:
    row = json.dumps({"id": "r1", "text": TEXT})
    result = run(
        *("build", "-", "--case", tmp_path / "case", "--outlet", "The Ferry Post", "--published", "2031-05-05"),
        stdin=f"{row}\n",
    )
    assert result.exit_code == 0
    with open_case(tmp_path / "case") as case:
        (report,) = case.reports()
    assert (report.id, report.outlet, report.published) == ("r1", "The Ferry Post", "2031-05-05")


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("build", "a.txt"),
        ("build", "a.txt", "--case", "c", "--workers", "0"),
        ("build", "a.txt", "--case", "c", "--nonsense"),
        ("build", "a.txt", "--case", "c", "--published", "on a Monday"),
        ("build", "missing.txt", "--case", "c"),
        ("nonsense",),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_code_2_and_told_on_standard_error(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr
    assert "Traceback" not in result.stderr


def test_a_folder_that_is_no_case_is_one_sentence_and_code_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    result = run("build", tmp_path / "a.txt", "--case", tmp_path / "mine")
    assert result.exit_code == 1
    assert result.stderr.startswith("onrecord: “")
    assert result.stderr.count("\n") == 1


def test_an_unusable_pipeline_is_one_sentence_and_code_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    result = run("build", tmp_path / "a.txt", "--case", tmp_path / "case", "--pipeline", "no_such_pipeline")
    assert result.exit_code == 1
    assert "no_such_pipeline" in result.stderr
    assert "Traceback" not in result.stderr


def test_an_interrupted_build_says_that_the_same_command_goes_on(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(local, "build", interrupted)
    (tmp_path / "a.txt").write_text(TEXT)
    result = run("build", tmp_path / "a.txt", "--case", tmp_path / "case")
    assert result.exit_code == 130
    assert "the same command again goes on from there" in result.stderr
