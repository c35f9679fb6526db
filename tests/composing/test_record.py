"""The record of a story: what is most disputed comes first, a person's word stands beside what he rejects."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from builders import links, page_of, report
from lxml import html as lxml_html

from onrecord.casefile.answers import Words
from onrecord.casefile.case import Case, open_case
from onrecord.casefile.write import open_to_write
from onrecord.composing.chosen import Chosen
from onrecord.composing.dossier import compose
from onrecord.composing.notes import Notes
from onrecord.composing.sheet import Sheet, sheets
from onrecord.composing.told import around, chain_of, claimed, missing_of, printing, rejected, response_to
from onrecord.composing.voices import names_of
from onrecord.composing.wording import LOOSELY, origins_of, standing_of
from onrecord.engine.deciding import Decisions
from onrecord.export import jsonl
from onrecord.export.html import html
from onrecord.model.claim import Origin, OriginKind
from onrecord.model.judgement import Verdict
from onrecord.model.span import Span
from onrecord.model.statement import Manner

AT = datetime(2031, 5, 9, 8, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a case of two reports, in which one says and the other denies; and one that nobody answers."""
    reports = (report(0, statements=1), report(1, statements=1))
    found = links(reports)
    (denied,) = found.claims
    own = tuple(one.own_voice[0].id for one in reports)
    quiet = replace(denied, id="quiet", statement_ids=own, denied_by=(), unanswered_by=(), origins=(), ties=())
    with open_to_write(tmp_path / "bridge") as writer:
        for one in reports:
            writer.keep(page_of(one))
            assert writer.put(one)
        writer.replace_links(replace(found, claims=tuple(sorted((denied, quiet), key=lambda claim: claim.id))))
    return tmp_path / "bridge"


def sheet(folder: Path) -> Sheet:
    with open_case(folder) as case:
        return sheets(case)[0]


def tree(case: Case) -> lxml_html.HtmlElement:
    found = lxml_html.document_fromstring("".join(html(compose(case, Chosen()))))
    assert isinstance(found, lxml_html.HtmlElement)
    return found


def test_a_denied_claim_comes_before_one_that_nobody_answers(folder: Path) -> None:
    first, second = sheet(folder).record.claims
    assert [one.saying.article_id for one in first.denials] == ["r00001"]
    assert response_to(first, 2) == ""
    assert response_to(second, 14) == "no response found in these 14 reports"


def test_what_is_loosely_alike_is_marked_and_comes_last_until_a_person_accepts_it(folder: Path) -> None:
    denied, quiet = (one.claim for one in sheet(folder).record.claims)
    found = links((report(0, statements=1), report(1, statements=1)))
    answered = replace(found.claims[0], confidence=0.1)
    alone = replace(answered, statement_ids=quiet.statement_ids, denied_by=(), unanswered_by=())
    claims = (answered, replace(alone, id="1" * 16, confidence=0.2), replace(alone, id="f" * 16, confidence=0.5))
    with open_to_write(folder) as writer:
        writer.replace_links(replace(found, claims=claims))
    shown = sheet(folder).record.claims
    assert [one.claim.id for one in shown] == [denied.id, "f" * 16, "1" * 16]
    assert [LOOSELY in standing_of(one.claim, one.reports) for one in shown] == [True, False, True]
    with open_case(folder) as case:
        above = [len(one.xpath("preceding::div[@class='claim']")) for one in tree(case).xpath("//h3[@class='loosely']")]
    assert above == [2]
    Decisions(folder).decide(Verdict.ACCEPTED, ["1" * 16], by="Ada")
    last = sheet(folder).record.claims[-1]
    assert standing_of(last.claim, 2) == f"2 reports, {origins_of(last.claim)}"
    with open_case(folder) as case:
        assert not tree(case).xpath("//h3[@class='loosely']")


def test_own_voice_is_credited_to_the_outlet_and_stands_in_the_record_alone(folder: Path) -> None:
    found = sheet(folder)
    quiet = found.record.claims[1]
    assert [names_of(saying) for saying in quiet.sayings] == [
        ("The Ferry Post, in its own voice",),
        ("Radio Nine, in its own voice",),
    ]
    assert Manner.OWN_VOICE not in {saying.manner for saying in found.sayings}
    assert claimed(quiet) == "Bridge number 0 stays open"


def test_a_chain_leads_from_its_source_over_who_passed_it_on_to_the_outlets(folder: Path) -> None:
    sayings = sheet(folder).record.claims[0].sayings
    origin = Origin(
        kind=OriginKind.SPEAKER,
        name="Teodora Vask",
        known=True,
        statement_ids=(),
        relays=("Radio Nine", "Valley Wire"),
        not_here=("Valley Wire",),
    )
    assert chain_of(origin, sayings) == ("Teodora Vask", "Valley Wire", "Radio Nine", "The Ferry Post and Radio Nine")
    assert missing_of(origin) == "the middle link is not in your folder: Valley Wire"
    alone = replace(origin, kind=OriginKind.OUTLET, name="The Ferry Post", relays=(), not_here=())
    assert chain_of(alone, sayings[:1]) == ("The Ferry Post, which names nobody",)
    assert missing_of(alone) == ""


def test_a_chain_leads_to_the_words_of_who_passed_it_on_and_to_those_that_hearsay_goes_on_from(folder: Path) -> None:
    first = sheet(folder).record.claims[0]
    one, other = first.sayings[0], first.denials[0].saying
    origin = Origin(
        kind=OriginKind.SPEAKER, name="Vask", known=True, statement_ids=(one.id,), told_in=(other.id,), relays=("Nine",)
    )
    alone = replace(first, sayings=(one,), tellings=(other,))
    assert alone.of_origin(origin) == (one,)
    assert alone.telling(origin) == (other, one)
    via = Words(span=Span(3, 7), words="Nine")
    notes = Notes(sheet(folder).reports, count(1))
    notes.of_saying(replace(one, via=("Nine",), via_words=(via,)))
    (note,) = notes.in_order()
    assert dict(note.stretches)["passed on by"] == (via,)


def test_the_words_that_differ_are_marked_on_each_side(folder: Path) -> None:
    (changed,) = sheet(folder).record.quotations
    first, second = (list(printing(changed.quotation, side, saying)) for side, saying in enumerate(changed.sayings))
    assert ("old", "wording") in first
    assert ("0", "number") in first
    assert "wording" not in {kind for _, kind in second}
    assert "".join(words for words, _ in first) == "pier 0 of 0 holds … rust 0 is old"


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [("", "", ("", "51", "")), ("He said ", " died.", ("He said ", "51", " died.")), ("word " * 40, "", None)],
)
def test_a_value_is_shown_in_its_sentence_cut_at_words(
    before: str, after: str, wanted: tuple[str, str, str] | None
) -> None:
    words = Words(span=Span(len(before) + 7, len(before) + 9), words="51")
    sentence = Words(span=Span(7, 7 + len(before) + 2 + len(after)), words=f"{before}51{after}")
    found = around(sentence, words)
    if wanted is not None:
        assert (found.before, found.words, found.after) == wanted
    else:
        assert found.before.startswith("… word ")
        assert len(found.before) < 90


def test_white_space_at_the_edges_of_a_value_stays_in_the_sentence() -> None:
    found = around(Words(span=Span(0, 17), words="Why?\nWhile it ran"), Words(span=Span(4, 11), words="\nWhile "))
    assert (found.before, found.words, found.after) == ("Why? ", "While", " it ran")


def reject(folder: Path, things: list[str]) -> None:
    """Reject records; the invented links, which linking would not find, are put back."""
    with open_case(folder) as case:
        invented = case.links()
    Decisions(folder).decide(Verdict.REJECTED, things, by="R. Olm", reason="Two piers.", at=AT)
    with open_to_write(folder) as writer:
        writer.replace_links(invented)


def test_what_a_person_rejects_stays_with_his_name_and_reason_and_goes_last(folder: Path) -> None:
    with open_case(folder) as case:
        (conflict,) = case.conflicts()
        (quotation,) = case.quotations()
        (due,) = case.ledger()
        claim = next(one for one in case.claims() if one.denied_by)
    reply = f"{claim.denied_by[0].statement_id}@{claim.id}"
    things = [conflict.id[:8], quotation.id, due.id, reply, claim.statement_ids[0]]
    reject(folder, things)
    found = sheet(folder)
    record = found.record
    told = [
        record.conflicts[0].conflict.rejection,
        record.quotations[0].quotation.rejection,
        record.ledger[0].row.rejection,
        next(one for one in record.claims if one.denials).denials[0].rejection,
        next(saying for saying in found.sayings if saying.id == claim.statement_ids[0]).rejection,
    ]
    assert {rejected(one) for one in told} == {"set aside by R. Olm: Two piers."}
    assert {one.denied for one in record.claims} == {0}
    with open_case(folder) as case:
        page = tree(case).text_content()
    assert page.count("set aside by R. Olm: Two piers.") >= 4


def test_the_dossier_begins_with_the_record_and_every_reference_has_its_note(folder: Path) -> None:
    with open_case(folder) as case:
        page = tree(case)
    headings = [one.text_content() for one in page.xpath("//main//h2")]
    assert headings[:6] == [
        "Claims",
        "Conflicts",
        "Quotations that changed",
        "Ledger",
        "What a report leaves out, and what only it has",
        "Who relays whom",
    ]
    notes = page.xpath("//section[@class='notes']//li/@id")
    assert set(notes) == {href[1:] for href in page.xpath("//sup/a/@href")}
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    assert "the middle link is not in your folder: Valley Wire" in page.text_content()
    assert [one.text_content() for one in page.xpath("//b[@class='changed']")] == ["0", "old", "0"]


def test_the_tables_say_what_was_rejected_by_whom_and_why(folder: Path, tmp_path: Path) -> None:
    with open_case(folder) as case:
        (conflict,) = case.conflicts()
        claim = next(one for one in case.claims() if one.denied_by)
        denial = claim.denied_by[0].statement_id
    reject(folder, [conflict.id, f"{denial}@{claim.id}"])
    with open_case(folder) as case:
        jsonl.write(case, tmp_path / "tables")
    rows = {
        table: [json.loads(line) for line in (tmp_path / "tables" / f"{table}.jsonl").read_text().splitlines()]
        for table in ("claims", "conflicts", "quotations", "ledger")
    }
    told = {"by": "R. Olm", "at": AT.isoformat(), "reason": "Two piers."}
    assert [row["rejected"] for row in rows["conflicts"]] == [told]
    assert [row["rejected"] for row in (*rows["quotations"], *rows["ledger"])] == [None, None]
    assert {row["id"]: row["rejected"] for row in rows["claims"]} == {
        claim.id: [{"statement": denial, **told}],
        "quiet": [],
    }
