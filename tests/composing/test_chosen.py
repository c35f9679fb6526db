"""A choice of stories, claims and people: what pertains to them is there, what doesn't is not, and it is told."""

from pathlib import Path

import pytest
from builders import links, page_of, report

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.composing.chosen import Chosen, select
from onrecord.errors import BadSetting


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """Return a case of one story of three reports, with a claim of the first two statements."""
    articles = [report(0, statements=3), report(1), report(2)]
    with open_to_write(tmp_path / "bridge") as writer, writer.transaction():
        for article in articles:
            writer.keep(page_of(article))
            assert writer.put(article)
        writer.replace_links(links(articles))
    return tmp_path / "bridge"


def test_nothing_chosen_is_everything(bridge: Path) -> None:
    with open_case(bridge) as case:
        found = select(case, Chosen())
        assert len(found.sheets[0].sayings) == len(case.sayings())
    assert found.told == ""


def test_a_claim_brings_its_statements_and_replies_and_no_others(bridge: Path) -> None:
    with open_case(bridge) as case:
        (claim,) = case.claims()
        (sheet,) = select(case, Chosen(claims=(claim.id[:6],))).sheets
        others = {saying.id for saying in case.sayings()} - {saying.id for saying in sheet.sayings}
    assert {saying.id for saying in sheet.sayings} == set(claim.statement_ids)
    assert others
    assert [one.claim.id for one in sheet.record.claims] == [claim.id]
    assert all(voice.sayings for voice in sheet.voices)


def test_all_reports_of_the_story_stay_for_what_was_asked_of_them_stands_on_them(bridge: Path) -> None:
    with open_case(bridge) as case:
        (sheet,) = select(case, Chosen(claims=(case.claims()[0].id,))).sheets
    assert len(sheet.reports) == 3


def test_a_person_is_chosen_by_name_or_by_id_and_the_choice_is_told(bridge: Path) -> None:
    with open_case(bridge) as case:
        by_name = select(case, Chosen(people=("vask",)))
        by_id = select(case, Chosen(people=(case.entities()[0].id,)))
    assert by_name.sheets == by_id.sheets
    assert by_id.told.startswith("Only what is of Teodora Vask.")


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (Chosen(stories=("zz",)), "no story"),
        (Chosen(claims=("zz",)), "no claim"),
        (Chosen(claims=("",)), "no claim"),
        (Chosen(people=("Teodora Vaskk",)), "look like it: Teodora Vask"),
        (Chosen(people=("",)), "Nobody called"),
    ],
)
def test_what_is_not_in_the_case_is_refused(bridge: Path, chosen: Chosen, told: str) -> None:
    with open_case(bridge) as case, pytest.raises(BadSetting, match=told):
        select(case, chosen)
