"""Corrections by the form: what is sent, what is refused, and both readings side by side."""

from pathlib import Path

import pytest
from browsing import form_of, parsed, sent, text_of, tree_of
from starlette.testclient import TestClient

from onrecord.casefile.answers import Saying
from onrecord.casefile.case import open_case
from onrecord.model.ledger import Outcome
from onrecord.model.statement import Act
from onrecord.web.desk.verdicts import said_proposal, to_judge


def saying_of(case: Path, words: str) -> Saying:
    with open_case(case) as opened:
        return next(one for one in opened.sayings() if any(words in part.words for part in one.content))


def now(case: Path, saying: Saying) -> Saying:
    with open_case(case) as opened:
        (found,) = opened.sayings_of([saying.id])
    return found


def text_in(case: Path, saying: Saying) -> str:
    with open_case(case) as opened:
        return opened.text(saying.article_id)


def corrected(client: TestClient, saying: Saying, **fields: object) -> object:
    page = tree_of(client, to_judge(said_proposal(saying)))
    return sent(client, form_of(page, "Correct it"), "Correct it", **fields)


def test_a_form_that_is_sent_as_it_came_corrects_nothing(ann: TestClient, harbour: Path) -> None:
    saying = saying_of(harbour, "eight cracks")
    answer = corrected(ann, saying)
    assert answer.status_code == 400
    with open_case(harbour) as case:
        assert case.judgements() == ()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("The bridge has eight cracks", ["The bridge has eight cracks"]),
        ("has  eight\ncracks", ["has", "eight", "cracks"]),
        ("cracks, 🌉 and", ["cracks, 🌉 and"]),
        ("eight cracks … stays closed", ["eight cracks", "stays closed"]),
    ],
)
def test_words_that_are_typed_as_printed_are_found_near_the_statement(
    ann: TestClient, harbour: Path, typed: str, words: list[str]
) -> None:
    saying = saying_of(harbour, "eight cracks")
    assert corrected(ann, saying, content=typed).status_code == 303
    found = now(harbour, saying)
    text = text_in(harbour, saying)
    if typed == "has  eight\ncracks":  # a line is a part of its own
        words = ["has eight", "cracks"]
    assert [part.words for part in found.content] == words
    assert [part.span.of(text) for part in found.content] == words
    assert all(saying.sentence.span.covers(part.span) for part in found.content)


def test_a_place_is_taken_as_start_and_end(ann: TestClient, harbour: Path) -> None:
    saying = saying_of(harbour, "eight cracks")
    text = text_in(harbour, saying)
    start = text.index("it stays closed")
    assert corrected(ann, saying, content=f"{start}-{start + 15}").status_code == 303
    assert [part.words for part in now(harbour, saying).content] == ["it stays closed"]


@pytest.mark.parametrize("typed", ["seven cracks", "5-3", "0-99999999", "12-", "0-9999"])
def test_words_that_stand_nowhere_are_refused_and_the_form_comes_back(
    ann: TestClient, harbour: Path, typed: str
) -> None:
    saying = saying_of(harbour, "eight cracks")
    answer = corrected(ann, saying, content=typed, act="denial", reason="Read again.")
    assert answer.status_code == 400
    page = parsed(answer.text)
    assert page.xpath("//*[@role='alert']")
    fields = dict(form_of(page, "Correct it").form_values())
    assert (fields["content"], fields["act"], fields["reason"]) == (typed, "denial", "Read again.")
    assert now(harbour, saying) == saying


def test_speaker_act_source_and_time_are_corrected_and_both_readings_are_shown(ann: TestClient, harbour: Path) -> None:
    saying = saying_of(harbour, "eight cracks")
    page = tree_of(ann, to_judge(said_proposal(saying)))
    form = form_of(page, "Correct it")
    choices = {text_of(one.getparent()): one.get("value") for one in form.xpath(".//input[@type='checkbox']")}
    brandt = next(value for words, value in choices.items() if "Ivo Brandt" in words)
    answer = sent(
        ann, form, "Correct it", speaker=[brandt, ""], act="denial", source="Vask", time="on Monday", day="2031-05-05"
    )
    assert answer.status_code == 303
    found = now(harbour, saying)
    assert (found.names, found.act, found.said) == (("Ivo Brandt",), Act.DENIAL, "2031-05-05")
    page = tree_of(ann, to_judge(said_proposal(saying)))
    rows = {text_of(row.xpath("./th")[0]): text_of(row) for row in page.xpath("//table[@class='readings']//tbody/tr")}
    assert rows["act"].startswith("actclaimdenial Ann Olm")
    assert "Teodora Vask" in rows["speaker"]
    assert "Ivo Brandt" in rows["speaker"]
    listed = text_of(tree_of(ann, "/judgements").xpath("//table[@class='audit']")[0])
    assert "corrected: act: denial" in listed
    assert "program read act: claim" in listed
    marks = tree_of(ann, f"/reports/{saying.article_id}").xpath(f"//span[@id='v-{saying.id}']")
    assert text_of(marks[0]).startswith("corrected by Ann Olm")


def test_nobody_who_is_told_and_an_emptied_cue(ann: TestClient, harbour: Path) -> None:
    saying = saying_of(harbour, "had been known since May")
    assert corrected(ann, saying, speaker=["none", ""], cue="").status_code == 303
    found = now(harbour, saying)
    assert (found.names, found.cue) == ((), None)


def test_a_value_of_a_conflict_and_what_became_of_a_row_are_corrected(ann: TestClient, harbour: Path) -> None:
    with open_case(harbour) as case:
        conflict, row = case.conflicts()[0], case.ledger()[0]
    page = tree_of(ann, f"/judge?subject=conflict&first={conflict.id}")
    form = form_of(page, "Correct it")
    assert sent(ann, form, "Correct it", whose=conflict.values[0].statement_id, given="8").status_code == 303
    page = tree_of(ann, f"/judge?subject=ledger&first={row.id}")
    assert sent(ann, form_of(page, "Correct it"), "Correct it", outcome="kept").status_code == 303
    with open_case(harbour) as case:
        made = [one.correction for one in case.judgements() if one.correction]
    assert [(one.field, one.readings[0].value) for one in made] == [("value", "8"), ("outcome", Outcome.KEPT)]
    listed = text_of(tree_of(ann, "/judgements").xpath("//table[@class='audit']")[0])
    assert f"corrected: value: “{conflict.values[0].words}” (8)" in listed
    assert "corrected: what became of it: kept" in listed
