"""`onrecord claims`, `origins`, `conflicts`, `ledger`: the parts of a record, for people and for programs."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

Run: TypeAlias = Callable[..., Any]

PARTS = {
    "claims": ["CLAIMS"],
    "origins": ["ORIGINS"],
    "conflicts": ["CONFLICTS"],
    "ledger": ["LEDGER"],
}


@pytest.mark.parametrize("command", PARTS)
def test_a_part_is_printed_with_the_reports_that_its_numbers_mean(run: Run, case: Path, command: str) -> None:
    result = run(command, case)
    assert result.exit_code == 0
    assert re.findall(r"^([A-Z][A-Z ,]+)$", result.stdout, flags=re.MULTILINE)[:1] == PARTS[command]
    assert "[1] Northbank Ledger, 12 March 2024" in result.stdout


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("claims", {"claims", "silences"}),
        ("origins", {"claims"}),
        ("conflicts", {"conflicts", "quotations"}),
        ("ledger", {"ledger"}),
    ],
)
def test_a_program_gets_the_same_with_all_statements(run: Run, case: Path, command: str, fields: set[str]) -> None:
    (story,) = json.loads(run(command, case, "--json").stdout)["stories"]
    assert set(story) == {"id", "title"} | fields
    assert story[command if command != "origins" else "claims"]


def test_a_claim_names_who_denies_it_and_a_story_can_be_asked_for(run: Run, case: Path) -> None:
    (story,) = json.loads(run("claims", case, "--json").stdout)["stories"]
    printed = run("claims", case, "--story", story["id"][:8]).stdout
    assert re.search(r"denied +Livia Thorsk", printed)
    assert re.search(r"\d reports, \d origins?", printed)
    assert "no response found in these 5" in " ".join(printed.split())
    assert run("claims", case, "--story", "nothing").exit_code == 2


def test_a_conflict_that_is_rejected_says_so(run: Run, case: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    shutil.copytree(case, own)
    (story,) = json.loads(run("conflicts", own, "--json").stdout)["stories"]
    ident = story["conflicts"][0]["conflict"]["id"]
    made = run("judge", own, "rejected", ident, "--by", "R. Olm", "--because", "two tanks")
    assert made.exit_code == 0
    assert f"{ident} rejected" in made.stdout
    assert "set aside by R. Olm: two tanks" in " ".join(run("conflicts", own).stdout.split())
