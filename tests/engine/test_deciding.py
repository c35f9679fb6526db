"""People decide on records: each has its state, two at once don't overwrite each other, and nothing is half written."""

import shutil
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ferries import COURIER, built, saying_of, saying_with
from tables import dump

from onrecord.casefile.building import Building
from onrecord.casefile.case import Case, open_case
from onrecord.casefile.reviews import Review, State
from onrecord.casefile.write import open_to_write
from onrecord.engine.deciding import Decisions
from onrecord.errors import BadSetting, CaseBusy, JudgedMeanwhile
from onrecord.model.correction import Field
from onrecord.model.judgement import Subject, Verdict

BY = "R. Olm"


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("storm") / "case")


@pytest.fixture
def case(storm: Path, tmp_path: Path) -> Path:
    return shutil.copytree(storm, tmp_path / "case")


def statement(case: Case) -> tuple[str, Callable[[Case], Review]]:
    one = case.sayings()[0].id
    return one, lambda then: next(s.review for s in then.sayings() if s.id == one)


def reply(case: Case) -> tuple[str, Callable[[Case], Review]]:
    claim = next(one for one in case.claims() if one.denied_by)
    answer = claim.denied_by[0].statement_id

    def review(then: Case) -> Review:
        return next(
            r.review for c in then.claims() if c.id == claim.id for r in c.denied_by if r.statement_id == answer
        )

    return f"{answer}@{claim.id}", review


def conflict(case: Case) -> tuple[str, Callable[[Case], Review]]:
    one = next(c.id for c in case.conflicts() if c.kind == "number")
    return one, lambda then: next(c.review for c in then.conflicts() if c.id == one)


def row(case: Case) -> tuple[str, Callable[[Case], Review]]:
    return case.ledger()[0].id, lambda then: then.ledger()[0].review


def claim(case: Case) -> tuple[str, Callable[[Case], Review]]:
    one = case.claims()[0].id
    return one, lambda then: next(c.review for c in then.claims() if c.id == one)


def report(case: Case) -> tuple[str, Callable[[Case], Review]]:
    one = case.reports()[0]
    return one.name, lambda then: then.reviews().of_report(one.id)


def story(case: Case) -> tuple[str, Callable[[Case], Review]]:
    one = case.stories()[0]
    return one.id, lambda then: then.reviews().of_story(r.id for r in then.stories()[0].reports)


def somebody(_: Case) -> tuple[str, Callable[[Case], Review]]:
    return "Ada Lund", lambda then: then.reviews().of_entity(then.ids().bearers("Ada Lund")[0].mention_ids)


RECORDS = (statement, reply, conflict, row, claim)
OTHERS = (report, story, somebody)
Of = Callable[[Case], tuple[str, Callable[[Case], Review]]]


@pytest.mark.parametrize("of", [*RECORDS, *OTHERS])
def test_a_note_is_kept_on_anything_and_leaves_it_to_be_judged(case: Path, of: Of) -> None:
    with open_case(case) as opened:
        thing, review = of(opened)
        assert review(opened).state is State.UNREAD
    with pytest.raises(BadSetting, match="A note has words"):
        Decisions(case).decide(Verdict.NOTED, [thing], by=BY, reason=" ")
    before = dump(case)
    Decisions(case).decide(Verdict.NOTED, [thing], by=BY, reason="Ask the harbour office.")
    with open_case(case) as opened:
        now = review(opened)
    assert (now.state, now.by, now.reason) == (State.NOTED, BY, "Ask the harbour office.")
    assert links_in(case) == {table: rows for table, rows in before.items() if not table.startswith("judgement")}


@pytest.mark.parametrize("of", RECORDS)
def test_a_record_is_accepted_by_somebody_at_a_time_for_a_reason(case: Path, of: Of) -> None:
    with open_case(case) as opened:
        thing, review = of(opened)
    at = datetime(2031, 5, 7, 9, 30, tzinfo=UTC)
    Decisions(case).decide(Verdict.NOTED, [thing], by="T. Askell", reason="See page 3.", at=at)
    Decisions(case).decide(Verdict.ACCEPTED, [thing], by=BY, reason="Heard it myself.", at=at)
    with open_case(case) as opened:
        now = review(opened)
    assert (now.state, now.by, now.at, now.reason) == (State.ACCEPTED, BY, at, "Heard it myself.")
    assert [one.reason for one in now.notes] == ["See page 3."]
    assert now.rejection is None


@pytest.mark.parametrize("of", OTHERS)
def test_a_report_a_story_and_somebody_are_no_proposals_to_accept_or_reject(case: Path, of: Of) -> None:
    with open_case(case) as opened:
        thing, _ = of(opened)
    for verdict in (Verdict.ACCEPTED, Verdict.REJECTED):
        with pytest.raises(BadSetting, match="The case has no conflict"):
            Decisions(case).decide(verdict, [thing], by=BY)


@pytest.mark.parametrize("of", [conflict, row, statement])
def test_of_acceptance_and_rejection_the_later_counts_whatever_the_clocks_say(case: Path, of: Of) -> None:
    with open_case(case) as opened:
        thing, review = of(opened)
    decisions = Decisions(case)
    ahead = datetime(2131, 1, 1, tzinfo=UTC)
    decisions.decide(Verdict.REJECTED, [thing], by=BY, at=ahead)
    (later,) = decisions.decide(Verdict.ACCEPTED, [thing], by="T. Askell")
    with open_case(case) as opened:
        assert (review(opened).state, review(opened).by) == (State.ACCEPTED, "T. Askell")
    decisions.withdraw(later.id, by="T. Askell")
    with open_case(case) as opened:
        assert [one.verdict for one in opened.judgements() if one.stands] == [Verdict.REJECTED]


def test_several_records_of_several_kinds_are_judged_at_once_or_not_at_all(case: Path) -> None:
    with open_case(case) as opened:
        things = [of(opened)[0] for of in RECORDS]
    with pytest.raises(BadSetting, match="has no conflict"):
        Decisions(case).decide(Verdict.ACCEPTED, [*things, "0123456789abcdef"], by=BY)
    with open_case(case) as opened:
        assert opened.judgements() == ()
    made = Decisions(case).decide(Verdict.ACCEPTED, things, by=BY)
    kinds = [Subject.STATEMENT, Subject.REPLY, Subject.CONFLICT, Subject.LEDGER, Subject.CLAIM]
    assert [one.subject for one in made] == kinds


@pytest.mark.parametrize("of", [*RECORDS, *OTHERS])
def test_who_saw_what_was_decided_before_decides_and_who_did_not_is_told_and_writes_nothing(case: Path, of: Of) -> None:
    decisions = Decisions(case)
    with open_case(case) as opened:
        thing, review = of(opened)
        seen = review(opened).revision
    assert decisions.revision(thing) == seen
    decisions.decide(Verdict.NOTED, [thing], by="T. Askell", reason="I look into it.", seen=seen)
    with open_case(case) as opened:
        assert review(opened).revision == decisions.revision(thing) != seen
    with pytest.raises(JudgedMeanwhile, match=r"T\. Askell noted something on it \(.* UTC: I look into it\.\)"):
        decisions.decide(Verdict.NOTED, [thing], by=BY, reason="So do I.", seen=seen)
    with open_case(case) as opened:
        assert [one.by for one in opened.judgements()] == ["T. Askell"]
    decisions.decide(Verdict.NOTED, [thing], by=BY, reason="So do I.", seen=decisions.revision(thing))


def test_what_was_withdrawn_meanwhile_is_told_too(case: Path) -> None:
    decisions = Decisions(case)
    with open_case(case) as opened:
        thing, _ = statement(opened)
    (made,) = decisions.decide(Verdict.REJECTED, [thing], by="T. Askell", reason="A caption.")
    seen = decisions.revision(thing)
    decisions.withdraw(made.id, by="I. Holt", reason="It is none.")
    with pytest.raises(JudgedMeanwhile, match=r"I\. Holt withdrew what T\. Askell had decided \(.*: It is none\.\)"):
        decisions.decide(Verdict.ACCEPTED, [thing], by=BY, seen=seen)
    with pytest.raises(JudgedMeanwhile, match=r"I\. Holt withdrew it before"):
        decisions.withdraw(made.id, by=BY)


def test_two_claims_are_joined_only_as_the_person_saw_them(case: Path) -> None:
    decisions = Decisions(case)
    with open_case(case) as opened:
        one, other = (found.id for found in opened.claims()[-2:])
    seen = decisions.revision(one, other)
    decisions.decide(Verdict.ACCEPTED, [one], by="T. Askell")
    with pytest.raises(JudgedMeanwhile, match=r"T\. Askell accepted it"):
        decisions.decide(Verdict.SAME, [one, other], by=BY, seen=seen)
    (made,) = decisions.decide(Verdict.SAME, [one, other], by=BY, seen=decisions.revision(one, other))
    with open_case(case) as opened:
        (joined,) = (found for found in opened.claims() if {made.first, made.second} <= set(found.statement_ids))
    assert made in joined.review.judgements


def test_the_last_judgement_of_a_person_is_what_an_undo_withdraws(case: Path) -> None:
    decisions = Decisions(case)
    with open_case(case) as opened:
        things = [of(opened)[0] for of in (statement, conflict)]
    assert decisions.last(BY) is None
    made = [decisions.decide(Verdict.ACCEPTED, [thing], by=BY)[0] for thing in things]
    decisions.decide(Verdict.NOTED, things[:1], by="T. Askell", reason="Yes.")
    for one in reversed(made):
        assert decisions.last(BY) == one
        decisions.withdraw(one.id, by=BY)
    assert decisions.last(BY) is None


def test_a_decision_waits_a_while_for_a_build_and_then_says_so(case: Path) -> None:
    with open_case(case) as opened:
        thing, _ = statement(opened)
    with open_to_write(case), pytest.raises(CaseBusy, match="nothing was written down"):
        Decisions(case, patience=0.1).decide(Verdict.ACCEPTED, [thing], by=BY)
    begun_to_write = threading.Event()

    def build() -> None:
        with open_to_write(case):
            begun_to_write.set()
            time.sleep(0.3)

    building = threading.Thread(target=build)
    building.start()
    begun_to_write.wait()
    begun = time.monotonic()
    assert Decisions(case, patience=30).decide(Verdict.ACCEPTED, [thing], by=BY)
    building.join()
    assert time.monotonic() - begun < 20


def test_while_a_build_runs_a_decision_is_refused_at_once(case: Path) -> None:
    with open_case(case) as opened:
        thing, _ = statement(opened)
    now = datetime.now(UTC)
    build = Building(process=1, started=now, changed=now, stage="reading", pages=1, of_pages=2, set_aside=0)
    with open_to_write(case) as writer:
        writer.tell(build)
        begun = time.monotonic()
        with pytest.raises(CaseBusy, match=r"A build is writing to the case .* nothing was written down"):
            Decisions(case, patience=60).decide(Verdict.ACCEPTED, [thing], by=BY)
        assert time.monotonic() - begun < 30
        writer.tell(None)


def test_many_who_decide_at_once_all_get_written_down(case: Path) -> None:
    with open_case(case) as opened:
        ids = [saying.id for saying in opened.sayings()]
    decisions = Decisions(case, patience=60)

    def accept(number: int) -> None:
        decisions.decide(Verdict.ACCEPTED, [ids[number % len(ids)]], by=f"Reader {number}")

    readers = [threading.Thread(target=accept, args=(number,)) for number in range(8)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    with open_case(case) as opened:
        assert {one.by for one in opened.judgements()} == {f"Reader {number}" for number in range(8)}


@pytest.mark.parametrize(
    ("verdict", "arguments", "message"),
    [
        (Verdict.ACCEPTED, {"by": " "}, "names who made it"),
        (Verdict.CORRECTED, {"by": BY}, "tells what is to be read"),
        (Verdict.ACCEPTED, {"by": BY, "correction": {Field.ACT: ["claim"]}}, "tells what is to be read"),
    ],
)
def test_what_makes_no_sense_is_refused(
    case: Path, verdict: Verdict, arguments: dict[str, object], message: str
) -> None:
    with open_case(case) as opened:
        thing, _ = statement(opened)
    with pytest.raises(BadSetting, match=message):
        Decisions(case).decide(verdict, [thing], **arguments)  # type: ignore[arg-type]
    with pytest.raises(BadSetting, match="give its id"):
        Decisions(case).decide(verdict, [], by=BY)


def test_a_rejected_conflict_stays_rejected_when_a_report_gives_a_known_value_and_is_open_again_for_a_new_one(
    tmp_path: Path,
) -> None:
    case = built(tmp_path / "case")
    with open_case(case) as opened:
        thing, _ = conflict(opened)
    Decisions(case).decide(Verdict.REJECTED, [thing], by=BY, reason="Two counts.")
    injured = COURIER.replace("Storm shuts Aldmouth pier", "Aldmouth pier shut by storm").partition("\n\nMayor")[0]
    built(case, {"tribune.txt": f"{injured}\n"})
    with open_case(case) as opened:
        (now,) = (one for one in opened.conflicts() if one.kind == "number")
    assert len(now.values) == 3
    assert now.id != thing
    assert (now.review.state, now.review.grown) == (State.REJECTED, False)
    assert now.rejection is not None
    built(
        case, {"post.txt": injured.replace("15 people", "19 people").replace("Aldmouth pier shut", "Pier shut") + "\n"}
    )
    with open_case(case) as opened:
        (now,) = (one for one in opened.conflicts() if one.kind == "number")
    assert {value.value for value in now.values} == {"12", "15", "19"}
    assert (now.review.state, now.review.grown, now.review.by) == (State.REJECTED, True, BY)
    assert now.rejection is None


def links_in(case: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows for table, rows in dump(case).items() if not table.startswith("judgement")}


def test_a_rejected_statement_is_shown_and_counts_nowhere(case: Path) -> None:
    own = saying_of(case, "rotten since last year", "herald.txt")
    with open_case(case) as opened:
        assert any(own.id in one.statement_ids for one in opened.claims())
    (made,) = Decisions(case).decide(Verdict.REJECTED, [own.id], by=BY, reason="A caption.")
    with open_case(case) as opened:
        counted = [
            *(one for claim in opened.claims() for one in claim.statement_ids),
            *(one.statement_id for claim in opened.claims() for one in (*claim.denied_by, *claim.unanswered_by)),
            *(one for claim in opened.claims() for origin in claim.origins for one in origin.statement_ids),
            *(value.statement_id for found in opened.conflicts() for value in found.values),
            *(one for found in (*opened.ledger(), *opened.silences()) for one in found.statement_ids),
        ]
        assert own.id in {saying.id for saying in opened.sayings()}
    assert own.id not in counted
    now = saying_with(case, own.id)
    assert now.rejection is not None
    assert (now.rejection.by, now.rejection.reason) == (BY, "A caption.")
    Decisions(case).withdraw(made.id, by=BY)
    with open_case(case) as opened:
        assert any(own.id in one.statement_ids for one in opened.claims())


def test_who_does_not_deny_a_claim_differs_from_nobody_in_it(case: Path) -> None:
    with open_case(case) as opened:
        thing, review = reply(opened)
        denying = thing.partition("@")[0]
        assert any(denying == value.statement_id for one in opened.conflicts() for value in one.values)
    Decisions(case).decide(Verdict.REJECTED, [thing], by=BY)
    with open_case(case) as opened:
        assert review(opened).state is State.REJECTED
        assert all(denying != value.statement_id for one in opened.conflicts() for value in one.values)
