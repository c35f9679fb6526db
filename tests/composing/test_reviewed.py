"""The review of a line in words: nobody, accepted, set aside, corrected, noted; by whom, when, why."""

from datetime import UTC, datetime
from pathlib import Path

from builders import links, page_of, report

from onrecord.casefile.case import open_case
from onrecord.casefile.reviews import UNREAD, Review
from onrecord.casefile.write import open_to_write
from onrecord.composing.proposals import Proposal
from onrecord.composing.reviewed import beside, reviewed, said_and_reviewed
from onrecord.engine.deciding import Decisions
from onrecord.model.correction import Field
from onrecord.model.judgement import Judgement, Subject, Verdict


def review(verdict: Verdict, reason: str | None = None, *, grown: bool = False) -> Review:
    made = Judgement(
        id="j1",
        subject=Subject.STATEMENT,
        verdict=verdict,
        first="s1",
        second="s1",
        by="R. Olm",
        at=datetime(2031, 5, 6, 12, tzinfo=UTC),
        reason=reason,
    )
    return Review(judgements=(made,), grown=grown)


def test_what_nobody_looked_at_is_not_reviewed() -> None:
    assert reviewed(UNREAD) == "not reviewed"


def test_a_state_has_who_when_and_why() -> None:
    assert reviewed(review(Verdict.ACCEPTED)) == "accepted by R. Olm, 6 May 2031"
    assert reviewed(review(Verdict.REJECTED, "two\n piers")) == "set aside by R. Olm, 6 May 2031: two piers"
    assert reviewed(review(Verdict.NOTED, "ask her")) == "noted by R. Olm, 6 May 2031: ask her"


def test_what_has_grown_since_says_so() -> None:
    assert reviewed(review(Verdict.ACCEPTED, grown=True)).endswith("; a report has added to it since")


def test_a_line_of_statements_tells_what_was_decided_and_leaves_the_rest_to_the_notes() -> None:
    said = Proposal(subject=Subject.STATEMENT, first="s1", second="s1", reviews=(UNREAD, review(Verdict.ACCEPTED)))
    assert beside(said) == "accepted by R. Olm, 6 May 2031"
    assert beside(Proposal.of(Subject.STATEMENT, "s1", UNREAD)) == ""


def test_any_other_line_tells_that_it_was_not_reviewed_for_it_has_no_note_of_its_own() -> None:
    assert beside(Proposal.of(Subject.CONFLICT, "c1", UNREAD)) == "not reviewed"
    assert beside(Proposal.of(Subject.CONFLICT, "c1", review(Verdict.REJECTED, "two tanks"))) == "6 May 2031"


def test_a_note_tells_what_was_corrected_and_what_the_program_read(tmp_path: Path) -> None:
    one = report(0)
    with open_to_write(tmp_path / "case") as writer, writer.transaction():
        writer.keep(page_of(one))
        assert writer.put(one)
        writer.replace_links(links([one]))
    with open_case(tmp_path / "case") as case:
        first = case.sayings()[0]
    correction = {Field.ACT: ["claim"]}
    Decisions(tmp_path / "case").decide(Verdict.CORRECTED, [first.id], by="R. Olm", correction=correction)
    with open_case(tmp_path / "case") as case:
        told = said_and_reviewed(next(saying for saying in case.sayings() if saying.id == first.id))
    assert told.startswith("corrected by R. Olm, ")
    assert told.endswith("; act: claim by R. Olm, where the program read denial")
