"""Joining and parting by forms: claims, somebodies, stories; the case is linked as the person says."""

from pathlib import Path

from browsing import form_of, parsed, sent, text_of, tree_of
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.model.judgement import Judgement, Subject, Verdict


def made(case: Path) -> list[Judgement]:
    with open_case(case) as opened:
        return list(opened.judgements())


def claims_of(case: Path) -> list[tuple[str, ...]]:
    with open_case(case) as opened:
        return [one.statement_ids for one in opened.claims()]


def entities_of(case: Path) -> dict[str, tuple[str, int]]:
    with open_case(case) as opened:
        return {one.name: (one.id, one.mentions) for one in opened.entities()}


def stories_of(case: Path) -> dict[str, tuple[str, ...]]:
    with open_case(case) as opened:
        return {one.id: tuple(report.id for report in one.reports) for one in opened.stories()}


def test_a_statement_is_split_off_a_claim_on_the_claims_page(ann: TestClient, harbour: Path) -> None:
    claim = next(one for one in claims_of(harbour) if len(one) > 2)
    page = tree_of(ann, f"/judge?subject=claim&first={claim[0]}")
    answer = sent(ann, form_of(page, "Split it off"), "Split it off", thing=claim[1], reason="Another bridge.")
    assert answer.status_code == 303
    (one,) = made(harbour)
    assert (one.subject, one.verdict, one.reason) == (Subject.CLAIM, Verdict.APART, "Another bridge.")
    assert {one.first, one.second} <= set(claim)
    assert claim[1] in {one.first, one.second}
    assert not any({one.first, one.second} <= set(found) for found in claims_of(harbour))
    listed = text_of(tree_of(ann, answer.headers["location"]).xpath("//table[@class='audit']")[0])
    assert "are not one claim" in listed
    assert "Another bridge." in listed


def test_a_statement_is_split_off_and_joined_on_its_own_page(ann: TestClient, harbour: Path) -> None:
    claim = max(claims_of(harbour), key=len)
    address = f"/judge?subject=statement&first={claim[1]}"
    sent(ann, form_of(tree_of(ann, address), "Split it off"), "Split it off")
    assert not any(claim[1] in found and claim[0] in found for found in claims_of(harbour))
    page = tree_of(ann, address)
    form = form_of(page, "They say the same")
    choices = form.xpath(".//select[@name='thing']/option/@value")
    chosen = next(one for one in choices if one and one not in claim)
    things = [form.xpath("string(.//input[@name='thing']/@value)"), chosen]
    assert sent(ann, form, "They say the same", thing=things).status_code == 303
    assert any({claim[1], chosen} <= set(found) for found in claims_of(harbour))


def test_words_that_mean_somebody_else_are_parted_from_him(ann: TestClient, harbour: Path) -> None:
    entity, many = entities_of(harbour)["Teodora Vask"]
    page = tree_of(ann, f"/judge?subject=entity&first={entity}")
    assert text_of(page.xpath("//h1")[0]) == "Teodora Vask"
    form = form_of(page, "Somebody else")
    mentions = form.xpath(".//input[@name='thing']/@value")
    assert len(mentions) == 2  # those that one report took for one are one choice
    for href in form.xpath(".//label//a/@href"):
        assert "Vask" in "".join(tree_of(ann, href).xpath("//span[contains(@class, 'words asked')]//text()")) or href
    assert sent(ann, form, "Somebody else", thing=mentions[1]).status_code == 303
    (one,) = made(harbour)
    assert (one.subject, one.verdict) == (Subject.ENTITY, Verdict.APART)
    with open_case(harbour) as case:
        now = {case.entity_of(mention) for mention in mentions}
        assert len(now) == 2
        assert sum(len(case.mentions(entity)) for entity in now if entity) == many


def test_two_somebodies_are_joined(ann: TestClient, harbour: Path) -> None:
    before = entities_of(harbour)
    (vask, one), (brandt, other) = before["Teodora Vask"], before["Ivo Brandt"]
    form = form_of(tree_of(ann, f"/judge?subject=entity&first={vask}"), "They are one")
    assert sent(ann, form, "They are one", thing=[vask, brandt]).status_code == 303
    assert max(many for _, many in entities_of(harbour).values()) == one + other


def test_a_report_is_parted_from_a_story_and_put_into_another(ann: TestClient, harbour: Path) -> None:
    before = stories_of(harbour)
    big = next(one for one in before if len(before[one]) == 2)
    small = next(one for one in before if one != big)
    moved = before[big][1]
    form = form_of(tree_of(ann, f"/judge?subject=story&first={big}"), "Part them")
    assert sent(ann, form, "Part them", thing=moved, other=small).status_code == 303
    assert {one.verdict for one in made(harbour)} == {Verdict.SAME, Verdict.APART}
    assert sorted(map(sorted, stories_of(harbour).values())) == sorted(
        [sorted(before[big][:1]), sorted((*before[small], moved))]
    )


def test_two_stories_are_joined_from_a_reports_page_and_taken_apart_by_taking_it_back(
    ann: TestClient, harbour: Path
) -> None:
    before = stories_of(harbour)
    big, small = sorted(before, key=lambda one: -len(before[one]))
    (link,) = tree_of(ann, f"/reports/{before[small][0]}").xpath("//a[text()='It tells another story']/@href")
    form = form_of(tree_of(ann, link), "They are one story")
    answer = sent(ann, form, "They are one story", thing=[small, big])
    assert answer.headers["location"].startswith(f"/reports/{before[small][0]}")
    assert len(stories_of(harbour)) == 1
    row = tree_of(ann, "/judgements")
    sent(ann, form_of(row, "Take it back"), "Take it back", reason="Two harbours.")
    assert stories_of(harbour) == before
    assert [(one.withdrawn_by, one.withdrawn_reason) for one in made(harbour)] == [("Ann Olm", "Two harbours.")]


def test_nothing_chosen_joins_nothing(ann: TestClient, harbour: Path) -> None:
    entity, _ = entities_of(harbour)["Ivo Brandt"]
    form = form_of(tree_of(ann, f"/judge?subject=entity&first={entity}"), "They are one")
    answer = sent(ann, form, "They are one")
    assert answer.status_code == 400
    assert parsed(answer.text).xpath("//*[@role='alert']")
    assert made(harbour) == []


def test_a_note_can_be_put_on_a_report_a_story_and_somebody(ann: TestClient, harbour: Path) -> None:
    story = next(iter(stories_of(harbour)))
    report = stories_of(harbour)[story][0]
    entity, _ = entities_of(harbour)["Ivo Brandt"]
    for subject, first in (("report", report), ("story", story), ("entity", entity)):
        address = f"/judge?subject={subject}&first={first}"
        page = tree_of(ann, address)
        assert not page.xpath("//button[text()='Accept' or text()='Reject']")
        assert sent(ann, form_of(page, "Note"), "Note", reason=f"Look at this {subject}.").status_code == 303
        assert f"Look at this {subject}." in text_of(tree_of(ann, address).xpath("//ol[@class='history']")[0])
    assert [one.subject for one in made(harbour)] == ["report", "story", "entity"]
