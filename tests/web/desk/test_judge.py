"""The judge page and its forms: what is decided is written with a name, shown where it stands, and never lost."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import OWN, entered, form_of, parsed, sent, text_of, tree_of
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord.casefile.answers import Saying
from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.model.judgement import Judgement, Subject, Verdict
from onrecord.web.desk.verdicts import said_proposal, to_judge
from onrecord.web.guard import Door


def made(case: Path) -> list[Judgement]:
    with open_case(case) as opened:
        return list(opened.judgements())


def saying_of(case: Path, words: str) -> Saying:
    with open_case(case) as opened:
        return next(one for one in opened.sayings() if any(words in part.words for part in one.content))


def judged_at(case: Path, words: str, back: str = "") -> str:
    return to_judge(said_proposal(saying_of(case, words)), back)


def about(mark: lxml_html.HtmlElement) -> dict[str, list[str]]:
    """Return what a mark is about: it stands in the address where that is judged."""
    return parse_qs(urlsplit(mark.xpath("./a/@href")[0]).query)


def said_by(mark: lxml_html.HtmlElement) -> str:
    """Return what a mark says, as a screen reader hears it."""
    (link,) = mark.xpath("./a")
    return link.get("aria-label") or text_of(link)


def lines_of(client: TestClient, path: str) -> dict[str, str]:
    """Return the marks of a page: what each is on, and what it says."""
    marks = tree_of(client, path).xpath("//main//span[@class='verdict']")
    return {f"{about(one)['subject'][0]} {' '.join(about(one)['first'])}": said_by(one) for one in marks}


def test_every_line_of_the_room_bears_a_mark_that_leads_to_where_it_is_judged(ann: TestClient, harbour: Path) -> None:
    with open_case(harbour) as case:
        story = case.stories()[0]
        entity = next(one for one in case.entities(story.id) if one.name == "Teodora Vask")
        conflict, row = case.conflicts(story.id)[0], case.ledger(story.id)[0]
    paths = {
        f"/stories/{story.id}": {"claim", "conflict", "ledger", "statement"},
        f"/reports/{story.reports[0].id}": {"statement"},
        f"/people/{entity.id}": {"statement"},
        "/search?q=bridge": {"statement"},
    }
    for path, subjects in paths.items():
        marks = tree_of(ann, path).xpath("//main//span[contains(@class, 'verdict')]")
        assert {about(mark)["subject"][0] for mark in marks} >= subjects
        assert {said_by(mark) for mark in marks} == {"found by the program"}
        for mark in marks:
            (address,) = mark.xpath("./a/@href")
            page = tree_of(ann, address)
            assert page.xpath("//section[@class='exhibits']//li")
            assert page.xpath("//a[text()='Back to where you were']/@href")[0].startswith(path)
    assert conflict.id in " ".join(lines_of(ann, f"/stories/{story.id}"))
    assert row.id in " ".join(lines_of(ann, f"/stories/{story.id}"))


@pytest.mark.parametrize(("button", "verdict"), [("Accept", "accepted"), ("Reject", "rejected"), ("Note", "noted")])
def test_what_a_form_decides_is_kept_and_shown_with_who_when_and_why(
    ann: TestClient, harbour: Path, button: str, verdict: str
) -> None:
    saying = saying_of(harbour, "cracks of the bridge had been known")
    address = to_judge(said_proposal(saying), f"/reports/{saying.article_id}")
    answer = sent(ann, form_of(tree_of(ann, address), button), button, reason="I read <b>both</b>.")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/reports/{saying.article_id}#v-{saying.id}")
    (one,) = made(harbour)
    assert (one.subject, one.verdict, one.first, one.by) == (Subject.STATEMENT, verdict, saying.id, "Ann Olm")
    assert one.reason == "I read <b>both</b>."
    told = lines_of(ann, f"/reports/{saying.article_id}")
    assert told[f"statement {saying.id}"].startswith(f"{verdict} by Ann Olm, ")
    assert sum("found by the program" in words for words in told.values()) == len(told) - 1
    for path in (address, "/judgements"):
        page = tree_of(ann, path)
        assert "I read <b>both</b>." in text_of(page)
        assert verdict in text_of(page)
        assert page.xpath("//main//b") == []


def test_the_program_and_a_person_are_told_apart_by_words_and_by_shape(ann: TestClient, harbour: Path) -> None:
    address = judged_at(harbour, "eight cracks")
    sent(ann, form_of(tree_of(ann, address), "Accept"), "Accept")
    page = tree_of(ann, address)
    assert [text_of(one) for one in page.xpath("//main//span[@class='verdict']/a[@class='by-person']")]
    sheet = ann.get("/static/judging.css").text
    shapes = re.findall(r'^\.by-(program|person)::before \{ content: "(.)"', sheet, re.MULTILINE)
    assert [who for who, _ in shapes] == ["program", "person"]
    assert len({shape for _, shape in shapes}) == 2


def test_the_name_is_asked_once_and_can_be_changed(harbour: Path, door: Door) -> None:
    with entered(harbour, door) as client:
        address = judged_at(harbour, "eight cracks")
        form = form_of(tree_of(client, address), "Accept")
        assert form.xpath(".//input[@name='by' and @required]")
        answer = sent(client, form, "Accept", by="  Noor;  الهدى ")
        assert "SameSite=strict" in answer.headers["set-cookie"]
        again = tree_of(client, address)
        assert not form_of(again, "Accept").xpath(".//input[@name='by']")
        assert "as Noor; الهدى" in text_of(form_of(again, "Accept"))
        sent(client, form_of(again, "Note"), "Note", reason="Read once more.")
        assert [one.by for one in made(harbour)] == ["Noor; الهدى"] * 2
        sent(client, form_of(tree_of(client, "/desk"), "Keep it"), "Keep it", by="Ann Olm")
        assert "as Ann Olm" in text_of(form_of(tree_of(client, address), "Accept"))


def test_without_a_name_nothing_is_written_and_what_was_entered_stays(harbour: Path, door: Door) -> None:
    with entered(harbour, door) as client:
        form = form_of(tree_of(client, judged_at(harbour, "eight cracks")), "Reject")
        answer = sent(client, form, "Reject", reason="It is a caption.", by=" ")
    assert answer.status_code == 400
    assert "It is a caption." in form_of(parsed(answer.text), "Reject").xpath("string(.//textarea)")
    assert made(harbour) == []


@pytest.mark.parametrize("path", ["/judge", "/judgements/withdraw", "/desk"])
@pytest.mark.parametrize("word", ["", "x", "é", None])
def test_a_form_without_the_rooms_word_writes_nothing(
    ann: TestClient, harbour: Path, door: Door, path: str, word: str | None
) -> None:
    saying = saying_of(harbour, "eight cracks")
    fields = {"subject": "statement", "first": saying.id, "verdict": "accepted", "by": "R. Olm"}
    answer = ann.post(path, data=fields | {"word": door.token if word is None else word}, headers=OWN)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert made(harbour) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://127.0.0.1:8600", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_from_elsewhere_writes_nothing(
    ann: TestClient, harbour: Path, door: Door, headers: dict[str, str]
) -> None:
    saying = saying_of(harbour, "eight cracks")
    fields = {"subject": "statement", "first": saying.id, "verdict": "accepted", "word": door.form_word}
    assert ann.post("/judge", data=fields, headers=headers).status_code == 403
    assert made(harbour) == []


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/\nx", "evil"]
)
def test_nothing_leads_back_to_a_place_outside_the_room(ann: TestClient, harbour: Path, back: str) -> None:
    address = judged_at(harbour, "eight cracks", back)
    page = tree_of(ann, address)
    assert not page.xpath("//a[text()='Back to where you were']")
    answer = sent(ann, form_of(page, "Accept"), "Accept", back=back)
    assert urlsplit(answer.headers["location"])[:3] == ("", "", "/judgements")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/judge", 400),
        ("/judge?subject=weather&first=0123456789abcdef", 400),
        ("/judge?subject=statement", 400),
        *((f"/judge?subject={one}&first=0123456789abcdef", 404) for one in Subject),
        ("/judge?subject=statement&first=%00%ff", 404),
    ],
)
def test_what_the_case_has_not_is_told(ann: TestClient, address: str, status: int) -> None:
    assert text_of(tree_of(ann, address, status).xpath("//h1")[0])


def test_a_form_that_decides_nothing_or_too_much_is_refused(ann: TestClient, harbour: Path) -> None:
    form = form_of(tree_of(ann, judged_at(harbour, "eight cracks")), "Accept")
    assert sent(ann, form, "Accept", verdict="true").status_code == 400
    assert sent(ann, form, "Accept", reason="x" * 30_000).status_code == 413
    assert sent(ann, form, "Note", reason=" ").status_code == 400
    assert made(harbour) == []


def test_of_two_at_once_the_second_is_told_what_the_first_decided_and_nothing_is_lost(
    ann: TestClient, harbour: Path, door: Door
) -> None:
    address = judged_at(harbour, "eight cracks")
    with entered(harbour, door) as ben:
        ben.cookies.set("onrecord-reader", "Ben")
        seen = form_of(tree_of(ben, address), "Reject")
        assert sent(ann, form_of(tree_of(ann, address), "Accept"), "Accept", reason="Read.").status_code == 303
        answer = sent(ben, seen, "Reject", reason="The headline says so.")
        assert answer.status_code == 409
        page = parsed(answer.text)
        assert [one.verdict for one in made(harbour)] == ["accepted"]
        (told,) = page.xpath("//*[@role='alert']")
        assert "Ann Olm accepted it" in text_of(told)
        assert "Read." in text_of(page.xpath("//ol[@class='history']")[0])
        again = form_of(page, "Reject")
        assert again.xpath("string(.//textarea)") == "The headline says so."
        assert sent(ben, again, "Reject").status_code == 303
    assert [(one.by, one.verdict, one.stands) for one in made(harbour)] == [
        ("Ann Olm", "accepted", True),
        ("Ben", "rejected", True),
    ]
    assert [one.reason for one in made(harbour)] == ["Read.", "The headline says so."]


def test_of_two_who_join_and_part_at_once_the_second_is_told(ann: TestClient, harbour: Path, door: Door) -> None:
    with open_case(harbour) as case:
        claim = next(one for one in case.claims() if len(one.statement_ids) > 2)
    address = f"/judge?subject=claim&first={claim.statement_ids[0]}"
    with entered(harbour, door) as ben:
        ben.cookies.set("onrecord-reader", "Ben")
        seen = form_of(tree_of(ben, address), "Split it off")
        sent(ann, form_of(tree_of(ann, address), "Accept"), "Accept")
        answer = sent(ben, seen, "Split it off", thing=claim.statement_ids[1], reason="Another bridge.")
    assert answer.status_code == 409
    form = form_of(parsed(answer.text), "Split it off")
    assert dict(form.form_values())["thing"] == claim.statement_ids[1]
    assert dict(form.form_values())["reason"] == "Another bridge."


def test_while_a_build_writes_the_form_comes_back_as_it_was_filled_in(ann: TestClient, harbour: Path) -> None:
    form = form_of(tree_of(ann, judged_at(harbour, "eight cracks")), "Reject")
    with open_to_write(harbour):
        answer = sent(ann, form, "Reject", reason="It is a caption.")
    assert answer.status_code == 503
    page = parsed(answer.text)
    assert "build" in text_of(page.xpath("//*[@role='alert']")[0])
    assert made(harbour) == []
    assert sent(ann, form_of(page, "Reject"), "Reject").status_code == 303
    assert [one.reason for one in made(harbour)] == ["It is a caption."]


def test_what_is_printed_alike_is_judged_together_and_each_printing_alone(bridge: Path, door: Door) -> None:
    with entered(bridge, door) as client:
        client.cookies.set("onrecord-reader", "Ann")
        with open_case(bridge) as case:
            story = case.stories()[0].id
        tree = tree_of(client, f"/stories/{story}")
        several = [one for one in tree.xpath("//span[@class='verdict']") if len(about(one)["first"]) > 1]
        for mark in several[:1]:
            page = tree_of(client, mark.xpath("./a/@href")[0])
            sent(client, form_of(page, "Accept"), "Accept")
            told = {one.first for one in made(bridge) if one.verdict is Verdict.ACCEPTED}
            assert told == set(about(mark)["first"])
