"""What people decided, in the tables: a row for each judgement, and both readings where they corrected one."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from ferries import built, place, saying_of

from onrecord.casefile.case import open_case
from onrecord.engine.deciding import Decisions
from onrecord.export import jsonl
from onrecord.model.correction import Field
from onrecord.model.judgement import Verdict

AT = datetime(2031, 5, 7, 9, 30, tzinfo=UTC)
SAID_BY = {"by": "R. Olm", "at": AT.isoformat(), "reason": "She said it."}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return built(tmp_path / "case")


def exported(case: Path) -> dict[str, list[dict[str, Any]]]:
    out = case.with_name("tables")
    with open_case(case) as opened:
        jsonl.write(opened, out)
    return {
        path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()] for path in out.glob("*.jsonl")
    }


def test_a_corrected_statement_is_told_as_the_person_reads_it_beside_what_the_program_read(case: Path) -> None:
    denial = saying_of(case, "denied that the piles")
    cue = place(case, denial.article_id, "denied")
    before = next(row for row in exported(case)["statements"] if row["id"] == denial.id)
    assert (before["review"]["state"], before["corrected"]) == ("unread", [])
    Decisions(case).decide(
        Verdict.CORRECTED,
        [denial.id],
        by="R. Olm",
        reason="She said it.",
        correction={Field.SPEAKER: ["Ada Lund"], Field.ACT: ["claim"], Field.CUE: ["none"]},
        at=AT,
    )
    tables = exported(case)
    (row,) = (row for row in tables["statements"] if row["id"] == denial.id)
    assert (row["speaker"], row["act"], row["cue"], row["content"]) == ("Ada Lund", "claim", None, before["content"])
    (lund,) = (entity["id"] for entity in tables["entities"] if entity["name"] == "Ada Lund")
    assert row["speaker_entity"] == lund
    assert row["review"] == {"state": "corrected", **SAID_BY, "grown": False, "notes": []}
    told = {one["field"]: one for one in row["corrected"]}
    assert told["act"]["now"] == [{"value": "claim", "span": None, "mention": None}]
    assert told["act"]["read"] == [{"value": "denial", "span": None, "mention": None}]
    assert told["cue"]["now"] == []
    assert told["cue"]["read"] == [{"value": None, "span": [int(end) for end in cue.split("-")], "mention": None}]
    assert told["speaker"]["read"][0]["value"] == "Piet Orm"
    assert {one["judgement"] for one in told.values()} == {made["id"] for made in tables["judgements"]}
    assert {(made["verdict"], made["field"], made["withdrawn"]) for made in tables["judgements"]} == {
        ("corrected", field, None) for field in told
    }


def test_a_value_of_a_conflict_and_an_outcome_are_told_with_both_readings(case: Path) -> None:
    tables = exported(case)
    (number,) = (row for row in tables["conflicts"] if row["kind"] == "number")
    (demand,) = tables["ledger"]
    fifteen = next(given for given in number["given"] if given["value"] == "15")
    decisions = Decisions(case)
    value = {Field.VALUE: [f"{fifteen['statement']}=12"]}
    decisions.decide(Verdict.CORRECTED, [number["id"]], by="R. Olm", correction=value, at=AT)
    decisions.decide(Verdict.CORRECTED, [demand["id"]], by="R. Olm", correction={Field.OUTCOME: ["kept"]}, at=AT)
    tables = exported(case)
    (number,) = (row for row in tables["conflicts"] if row["kind"] == "number")
    assert number["values"] == ["12"]
    assert [(one["now"][0]["value"], one["read"][0]["value"]) for one in number["corrected"]] == [("12", "15")]
    (demand,) = tables["ledger"]
    assert (demand["open"], demand["outcome"]) == (False, "kept")
    assert demand["corrected"][0]["read"][0]["value"] == "no report found"


def test_a_judgement_that_was_withdrawn_stays_with_who_did_so_and_why(case: Path) -> None:
    denial = saying_of(case, "denied that the piles")
    (made,) = Decisions(case).decide(Verdict.REJECTED, [denial.id], by="R. Olm", at=AT)
    assert next(row for row in exported(case)["statements"] if row["id"] == denial.id)["review"]["state"] == "rejected"
    Decisions(case).withdraw(made.id, by="T. Askell", reason="It is one.", at=AT)
    tables = exported(case)
    (row,) = tables["judgements"]
    assert row["withdrawn"] == {"by": "T. Askell", "at": AT.isoformat(), "reason": "It is one."}
    assert next(row for row in tables["statements"] if row["id"] == denial.id)["review"]["state"] == "unread"
