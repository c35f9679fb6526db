"""The audit page: who decided what, when and why; with the words, and what was taken back."""

from pathlib import Path

import pytest
from browsing import OWN, SCRIPT, entered, form_of, parsed, sent, text_of, tree_of
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.engine.deciding import Decisions
from onrecord.model.judgement import Verdict
from onrecord.web.guard import Door


@pytest.fixture
def judged(harbour: Path) -> Path:
    """Return a case in which two people decided five things, one of which was taken back."""
    with open_case(harbour) as case:
        conflict = case.conflicts()[0]
        differing = {value.statement_id for value in conflict.values}
        one, two, three, *_ = (saying for saying in case.sayings() if saying.id not in differing)
    decisions = Decisions(harbour)
    decisions.decide(Verdict.ACCEPTED, [one.id], by="Ann Olm")
    decisions.decide(Verdict.REJECTED, [two.id], by="Ben", reason="A <b>caption</b>.")
    decisions.decide(Verdict.REJECTED, [conflict.id], by="Ben", reason="Two bridges.")
    (taken,) = decisions.decide(Verdict.NOTED, [three.id], by="Ann Olm", reason="Ask her.")
    decisions.withdraw(taken.id, by="Ben", reason="Asked.")
    return harbour


def rows(client: TestClient, query: str = "") -> list[str]:
    return [text_of(row) for row in tree_of(client, f"/judgements{query}").xpath("//table[@class='audit']/tbody/tr")]


@pytest.mark.usefixtures("judged")
def test_it_tells_who_what_when_and_why_with_the_words(ann: TestClient) -> None:
    told = rows(ann)
    assert ["noted" in told[0], "conflict" in told[1], "rejected" in told[2], "accepted" in told[3]] == [True] * 4
    assert "Ask her." in told[0]
    assert "taken back by Ben" in told[0]
    assert "Asked." in told[0]
    assert "A <b>caption</b>." in told[2]
    page = tree_of(ann, "/judgements")
    words = page.xpath("//p[@class='printed-words']/a/@href")
    assert len(words) >= 5
    for href in words:
        assert tree_of(ann, href).xpath("//div[contains(@class, 'text')]//span[contains(@class, 'asked')]")
    for href in page.xpath("//a[text()='judge it again']/@href"):
        assert tree_of(ann, href).xpath("//ol[@class='history']/li")
    assert len(page.xpath("//tr[contains(@class, 'taken-back')]")) == 1


@pytest.mark.parametrize(
    ("query", "many"),
    [
        ("?by=Ben", 2),
        ("?by=Ann+Olm", 2),
        ("?verdict=rejected", 2),
        ("?subject=conflict", 1),
        ("?stands=no", 1),
        ("?stands=yes&by=Ann+Olm", 1),
        ("?by=Nobody", 0),
        ("?by=Ben&verdict=accepted", 0),
    ],
)
@pytest.mark.usefixtures("judged")
def test_it_is_narrowed_by_person_verdict_subject_and_whether_it_stands(ann: TestClient, query: str, many: int) -> None:
    assert len(rows(ann, query)) == many
    chosen = tree_of(ann, f"/judgements{query}").xpath("//form[@class='asked-for']//option[@selected]")
    assert len(chosen) == query.count("=") - ("Nobody" in query)


def test_many_judgements_stand_on_pages(ann: TestClient, judged: Path) -> None:
    with open_case(judged) as case:
        one = case.sayings()[0]
    decisions = Decisions(judged)
    for number in range(100):
        decisions.decide(Verdict.NOTED, [one.id], by="Ben", reason=f"Note {number}.")
    first = tree_of(ann, "/judgements?by=Ben")
    (more,) = first.xpath("//a[@rel='next']/@href")
    second = tree_of(ann, more)
    told = [text_of(row) for page in (first, second) for row in page.xpath("//table[@class='audit']/tbody/tr")]
    assert len(told) == len(set(told)) == 102
    assert second.xpath("//a[@rel='prev']/@href") == ["/judgements?by=Ben"]
    tree_of(ann, "/judgements?from=x", 400)


@pytest.mark.usefixtures("judged")
def test_a_judgement_is_taken_back_with_a_reason_and_stays_listed(ann: TestClient) -> None:
    page = tree_of(ann, "/judgements?subject=conflict")
    answer = sent(ann, form_of(page, "Take it back"), "Take it back", reason="One bridge.")
    assert answer.headers["location"].startswith("/judgements?subject=conflict#j-")
    (told,) = rows(ann, "?subject=conflict")
    assert "taken back by Ann Olm" in told
    assert "One bridge." in told
    again = sent(ann, form_of(page, "Take it back"), "Take it back")
    assert again.status_code == 409
    assert "Ann Olm withdrew it" in text_of(parsed(again.text).xpath("//*[@role='alert']")[0])


def test_without_an_id_the_readers_own_last_judgement_is_taken_back(ann: TestClient, judged: Path, door: Door) -> None:
    for status in (200, 400):
        answer = ann.post("/judgements/withdraw", data={"word": door.form_word}, headers=SCRIPT)
        assert answer.status_code == status, answer.text
    with open_case(judged) as case:
        assert {one.by for one in case.judgements() if one.stands} == {"Ben"}


def test_taking_back_needs_a_name(judged: Path, door: Door) -> None:
    with entered(judged, door) as nobody:
        form = form_of(tree_of(nobody, "/judgements?by=Ben&stands=yes"), "Take it back")
        assert form.xpath(".//input[@name='by' and @required]")
        assert sent(nobody, form, "Take it back").status_code == 400
        assert nobody.post("/judgements/withdraw", data={"word": "x"}, headers=OWN).status_code == 403
    with open_case(judged) as case:
        assert sum(one.stands for one in case.judgements()) == 3


def test_without_script_the_desk_takes_back_ones_last_judgement(ann: TestClient, judged: Path) -> None:
    page = tree_of(ann, "/desk")
    assert "accepted" in text_of(page.xpath("//ol[@class='history']")[0])
    assert sent(ann, form_of(page, "Take it back"), "Take it back").headers["location"] == "/desk"
    assert not tree_of(ann, "/desk").xpath("//ol[@class='history']")
    with open_case(judged) as case:
        assert {one.by for one in case.judgements() if one.stands} == {"Ben"}
