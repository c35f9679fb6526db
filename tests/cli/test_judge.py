"""`onrecord judge` and `onrecord judgements`: what a person decides, with options for what is to be read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from ferries import built, place, saying_of, saying_with

from onrecord.casefile.case import open_case
from onrecord.casefile.reviews import State
from onrecord.engine.relinking import Left
from onrecord.model.statement import Act

Run: TypeAlias = Callable[..., Any]


@pytest.fixture
def storm(tmp_path: Path) -> Path:
    return built(tmp_path / "case")


def told(text: str) -> str:
    return " ".join(text.split())


def test_a_correction_is_made_by_options_printed_listed_and_shown_with_both_readings(run: Run, storm: Path) -> None:
    denial = saying_of(storm, "denied that the piles")
    content = place(storm, denial.article_id, "the piles of the Aldmouth pier had been rotten")
    options = ("--speaker", "Ada Lund", "--act", "claim", "--content", content, "--certainty", "hedged")
    made = run("judge", storm, "corrected", denial.id[:8], *options, "--by", "R. Olm", "--because", "She said it.")
    assert made.exit_code == 0, made.output
    now = saying_with(storm, denial.id)
    assert (now.names, now.act, now.review.state) == (("Ada Lund",), Act.CLAIM, State.CORRECTED)
    listed = told(run("judgements", storm).stdout)
    assert f"statement · {denial.id} corrected: content: {content}" in listed
    assert f"{denial.id} corrected: act: claim" in listed
    said = told(run("said", storm, "Lund").stdout)
    assert "act: claim by R. Olm, where the program read denial: She said it." in said
    assert "speaker: Ada Lund by R. Olm, where the program read Piet Orm" in said
    assert run("said", storm, "Orm").exit_code == 1


def test_what_is_accepted_noted_and_rejected_is_shown_where_it_stands(run: Run, storm: Path) -> None:
    with open_case(storm) as case:
        (conflict,) = (one.id for one in case.conflicts() if one.kind == "number")
        (row,) = (one.id for one in case.ledger())
    assert run("judge", storm, "noted", conflict, "--by", "R. Olm").exit_code == 2
    run("judge", storm, "noted", conflict, "--by", "R. Olm", "--because", "Ask the clinic.")
    run("judge", storm, "accepted", conflict, "--by", "T. Askell")
    printed = told(run("conflicts", storm).stdout)
    assert "accepted by T. Askell · noted by R. Olm: Ask the clinic." in printed
    assert run("judge", storm, "corrected", row, "--outcome", "kept", "--by", "R. Olm").exit_code == 0
    assert "what became of it: kept by R. Olm, where the program read no report found" in told(
        run("ledger", storm).stdout
    )
    assert run("judge", storm, "corrected", row, "--outcome", "paid", "--by", "R. Olm").exit_code == 2
    assert run("judge", storm, "corrected", row, "--by", "R. Olm").exit_code == 2


def test_judgements_as_json_hold_what_was_corrected(run: Run, storm: Path) -> None:
    denial = saying_of(storm, "denied that the piles")
    run("judge", storm, "corrected", denial.id, "--speaker", "unnamed", "--by", "R. Olm")
    (listed,) = json.loads(run("judgements", storm, "--json").stdout)["judgements"]
    assert listed["correction"]["field"] == "speaker"
    assert [one["value"] for one in listed["correction"]["readings"]] == ["unnamed"]


def test_what_is_decided_is_printed_before_the_stories_are_linked_again_and_that_is_told(run: Run, storm: Path) -> None:
    rotten = saying_of(storm, "rotten since last year", "herald.txt").id
    made = run("judge", storm, "rejected", rotten, "--by", "R. Olm")
    assert made.exit_code == 0
    assert "rejected" in made.stdout
    assert made.stderr == "It stands. Linking again: “Pier at Aldmouth shut”.\n"
    with open_case(storm) as case:
        assert case.unheeded() == ()
    assert run("judge", storm, "noted", rotten, "--by", "R. Olm", "--because", "Why?").stderr == ""


def test_while_it_links_ctrl_c_leaves_the_decision_and_says_who_links_it(
    run: Run, storm: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("onrecord.engine.relinking.link_again", interrupted)
    rotten = saying_of(storm, "rotten since last year", "herald.txt").id
    made = run("judge", storm, "rejected", rotten, "--by", "R. Olm")
    assert made.exit_code == 130
    assert "Interrupted. What you decided stands" in made.stderr
    with open_case(storm) as case:
        assert [one.decisions for one in case.unheeded()] == [1]
    monkeypatch.undo()
    told_of_it = (
        "What follows from 1 decision of people is not in it yet: “Pier at Aldmouth shut” is to be read again by"
    )
    for command in (("show",), ("claims", "--json"), ("conflicts",), ("said", "Lund")):
        answer = run(command[0], storm, *command[1:])
        assert answer.stderr.startswith(told_of_it), command
        assert "What follows from" not in answer.stdout
    assert "Linking again" in run("judge", storm, "noted", rotten, "--by", "R. Olm", "--because", "Why?").stderr
    with open_case(storm) as case:
        assert case.unheeded() == ()


def test_what_another_writes_meanwhile_is_told(run: Run, storm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rotten = saying_of(storm, "rotten since last year", "herald.txt").id
    for left, told_then in (
        (Left.TO_WHO_WRITES, "it is linked after that"),
        (Left.TO_A_BUILD, "A build was cut short"),
    ):
        monkeypatch.setattr("onrecord.engine.relinking.link_again", lambda _, left=left: left)
        made = run("judge", storm, "rejected", rotten, "--by", "R. Olm")
        assert made.exit_code == 0
        assert told_then in made.stderr
