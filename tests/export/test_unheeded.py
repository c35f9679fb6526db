"""A dossier and the tables of a case that is to be linked again say so; and no longer once it was."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from ferries import built, saying_of

from onrecord.casefile.case import open_case
from onrecord.composing.chosen import Chosen
from onrecord.engine.deciding import Decisions
from onrecord.engine.relinking import link_again
from onrecord.export import dossier, jsonl
from onrecord.model.judgement import Verdict

TOLD = "What follows from 1 decision of people is not in it yet"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = built(tmp_path / "case")
    statement = saying_of(folder, "rotten since last year", "herald.txt").id
    Decisions(folder, then=lambda: None).decide(Verdict.REJECTED, [statement], by="R. Olm")
    return folder


def words(case: Path, form: str, chosen: Chosen) -> str:
    with open_case(case) as opened:
        made = b"".join(dossier.pieces(opened, form, chosen))
    return made.decode() if form == "html" else "\n".join(one.text for one in Document(BytesIO(made)).paragraphs)


@pytest.mark.parametrize("form", ["html", "docx"])
def test_a_dossier_says_in_its_head_what_is_not_in_it_yet(case: Path, form: str) -> None:
    with open_case(case) as opened:
        (story,) = opened.stories()
        claim = opened.claims()[0].id
    for chosen in (Chosen(), Chosen(stories=(story.id,)), Chosen(claims=(claim,))):
        told = words(case, form, chosen)
        assert f"{TOLD}: “{story.title}” is to be read again by it." in told
        assert told.index(TOLD) < told.index("Reports")
    link_again(case)
    assert TOLD not in words(case, form, Chosen())


def test_the_table_of_stories_tells_how_many_decisions_each_waits_for(case: Path, tmp_path: Path) -> None:
    def rows() -> list[int]:
        with open_case(case) as opened:
            jsonl.write(opened, tmp_path / "tables")
        lines = (tmp_path / "tables" / "stories.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["unheeded"] for line in lines]

    assert rows() == [1]
    link_again(case)
    assert rows() == [0]
