"""`onrecord export`: the ending tells the form of a dossier, a choice narrows it, what makes no sense is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import bibtexparser
import pytest

Run: TypeAlias = Callable[..., Any]


@pytest.mark.parametrize(("name", "begins"), [("a.html", b"<!DOCTYPE"), ("a.pdf", b"%PDF-"), ("a.docx", b"PK")])
def test_a_dossier_is_of_the_form_that_its_ending_tells(
    run: Run, case: Path, tmp_path: Path, name: str, begins: bytes
) -> None:
    out = tmp_path / "new" / name
    result = run("export", case, "--as", "dossier", "--out", out, "--person", "Teodora Vask")
    assert result.exit_code == 0, result.output
    assert out.read_bytes().startswith(begins)
    assert [one.name for one in out.parent.iterdir()] == [name]


def test_several_claims_and_people_may_be_chosen(run: Run, case: Path, tmp_path: Path) -> None:
    told = json.loads(run("claims", case, "--json").stdout)
    first, second = (one["claim"]["id"] for one in told["stories"][0]["claims"][:2])
    out = tmp_path / "a.html"
    result = run(
        *("export", case, "--as", "dossier", "--out", out),
        *("--claim", first, "--claim", second[:10], "--person", "Teodora Vask", "--person", "Rurik Adelmo"),
    )
    assert result.exit_code == 0, result.output
    assert "Only what is of Teodora Vask and Rurik Adelmo, or of the claims “" in out.read_text(encoding="utf-8")


def test_reports_go_to_a_reference_manager(run: Run, case: Path, tmp_path: Path) -> None:
    bib, csl = tmp_path / "a.bib", tmp_path / "a.json"
    assert run("export", case, "--as", "bibtex", "--out", bib).exit_code == 0
    assert run("export", case, "--as", "csl", "--out", csl).exit_code == 0
    entries = bibtexparser.parse_string(bib.read_text(encoding="utf-8")).entries
    items = json.loads(csl.read_text(encoding="utf-8"))
    assert [entry.key for entry in entries] == [item["id"] for item in items]
    assert len({entry.key for entry in entries}) == 5
    cited = tmp_path / "cited.json"
    assert run("export", case, "--as", "csl", "--out", cited, "--person", "Marit Osk").exit_code == 0
    assert [item["container-title"] for item in json.loads(cited.read_text(encoding="utf-8"))] == ["The Capstan"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--as", "jsonl", "--story", "a"), "The tables are of the whole case"),
        (("--as", "dossier", "--claim", "zz"), "no claim “zz”"),
        (("--as", "dossier", "--person", "Teodora Vaskk"), "names that look like it: Teodora Vask"),
        (("--as", "bibtex", "--story", "zz"), "no story “zz”"),
    ],
)
def test_what_makes_no_sense_is_refused_and_leaves_nothing(
    run: Run, case: Path, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    result = run("export", case, "--out", tmp_path / "out", *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not (tmp_path / "out").exists()
