"""What people say of a record: found by its id or by what it stood on, the same in whatever order it was decided."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from onrecord.casefile.reviews import Reviews, State, revision_of
from onrecord.model.conflict import Conflict, ConflictKind, Explanation, GivenValue
from onrecord.model.correction import Correction, Field, Reading
from onrecord.model.judgement import Ground, Judgement, Subject, Verdict
from onrecord.model.span import Span

START = datetime(2031, 5, 7, tzinfo=UTC)


def judged(
    number: int, verdict: Verdict, subject: Subject = Subject.STATEMENT, first: str = "s1", **more: object
) -> Judgement:
    """Return the judgement of this number, so many minutes later."""
    given: dict[str, object] = {"second": first, "by": f"Reader {number}", **more}
    at = START + timedelta(minutes=number)
    return Judgement(id=f"j{number}", subject=subject, verdict=verdict, first=first, at=at, **given)  # type: ignore[arg-type]


def act(number: int, value: str) -> Judgement:
    correction = Correction(field=Field.ACT, readings=(Reading(value=value),))
    return judged(number, Verdict.CORRECTED, correction=correction)


def conflict(*values: tuple[str, str]) -> Conflict:
    """Return a conflict of the values that statements give; its id is made of them, as linking makes it."""
    given = tuple(
        GivenValue(statement_id=statement, article_id="a", span=Span(4, 6), value=value) for statement, value in values
    )
    return Conflict(
        id="-".join(statement for statement, _ in values),
        story_id="story",
        kind=ConflictKind.NUMBER,
        values=given,
        explained_by=Explanation.DISAGREEMENT,
        about=(),
    )


def on(number: int, found: Conflict, verdict: Verdict = Verdict.REJECTED) -> Judgement:
    grounds = tuple(Ground(statement_id=v.statement_id, span=v.span, value=v.value) for v in found.values)
    return judged(number, verdict, Subject.CONFLICT, found.id, grounds=grounds)


@pytest.mark.parametrize(
    ("verdicts", "state"),
    [
        ([], State.UNREAD),
        ([Verdict.NOTED], State.NOTED),
        ([Verdict.ACCEPTED, Verdict.NOTED], State.ACCEPTED),
        ([Verdict.ACCEPTED, Verdict.REJECTED], State.REJECTED),
        ([Verdict.REJECTED, Verdict.ACCEPTED, Verdict.NOTED], State.ACCEPTED),
    ],
)
def test_the_last_that_decides_gives_the_state_and_notes_do_so_alone(verdicts: list[Verdict], state: State) -> None:
    made = [judged(number, verdict) for number, verdict in enumerate(verdicts)]
    random.Random(len(made)).shuffle(made)  # noqa: S311 - no secret
    review = Reviews(made).of_statement("s1")
    assert review.state is state
    assert Reviews(made).of_statement("s2").state is State.UNREAD


def test_what_was_withdrawn_says_nothing() -> None:
    withdrawn = judged(1, Verdict.REJECTED, withdrawn_by="R. Olm", withdrawn_at=START)
    assert Reviews([withdrawn, judged(0, Verdict.ACCEPTED)]).of_statement("s1").state is State.ACCEPTED
    assert Reviews([withdrawn]).rejected() == frozenset()


def test_of_corrections_of_one_field_the_last_counts_and_days_are_corrected_one_by_one() -> None:
    days = [
        judged(
            number,
            Verdict.CORRECTED,
            correction=Correction(field=Field.DAY, readings=(Reading(span=Span(at, at + 3), value="2031"),)),
        )
        for number, at in ((2, 10), (3, 40), (4, 10))
    ]
    made = [act(0, "claim"), act(1, "denial"), *days]
    review = Reviews(made).of_statement("s1")
    assert [one.id for one in review.corrections] == ["j1", "j3", "j4"]
    assert [one.id for one in review.superseded] == ["j2", "j0"]
    assert [one.field for one in Reviews(made).corrections()["s1"]] == [Field.ACT, Field.DAY, Field.DAY]


def test_a_revision_changes_with_every_decision_and_withdrawal_and_with_no_order() -> None:
    made = [judged(0, Verdict.ACCEPTED), judged(1, Verdict.NOTED)]
    assert revision_of(made) == revision_of(made[::-1]) != revision_of(made[:1]) != revision_of([])
    withdrawn = judged(1, Verdict.NOTED, withdrawn_by="R. Olm", withdrawn_at=START)
    assert revision_of([made[0], withdrawn]) == revision_of(made[:1])


def test_a_judgement_on_a_conflict_finds_it_by_two_of_the_values_that_were_seen() -> None:
    seen = conflict(("s1", "12"), ("s2", "15"))
    reviews = Reviews([on(1, seen)])
    assert (reviews.of_conflict(seen).state, reviews.of_conflict(seen).grown) == (State.REJECTED, False)
    alike = conflict(("s1", "12"), ("s2", "15"), ("s3", "15"))
    assert (reviews.of_conflict(alike).state, reviews.of_conflict(alike).grown) == (State.REJECTED, False)
    more = reviews.of_conflict(conflict(("s0", "19"), ("s1", "12"), ("s2", "15")))
    assert (more.state, more.grown, more.rejection) == (State.REJECTED, True, None)
    assert reviews.of_conflict(conflict(("s2", "15"), ("s3", "19"))).state is State.UNREAD
    assert reviews.of_conflict(conflict(("s4", "12"), ("s5", "15"))).state is State.UNREAD


def test_a_claim_is_the_one_that_was_judged_while_it_holds_all_that_was_seen_or_was_part_of_it() -> None:
    grounds = tuple(Ground(statement_id=one) for one in ("s1", "s2"))
    reviews = Reviews([judged(1, Verdict.ACCEPTED, Subject.CLAIM, "c1", grounds=grounds)])
    assert (reviews.of_claim("c1", ("s1", "s2")).state, reviews.of_claim("c1", ("s1", "s2")).grown) == (
        State.ACCEPTED,
        False,
    )
    grown = reviews.of_claim("c2", ("s3", "s1", "s2"))
    assert (grown.state, grown.grown) == (State.ACCEPTED, True)
    assert reviews.of_claim("c3", ("s2",)).state is State.ACCEPTED
    assert reviews.of_claim("c4", ("s2", "s3")).state is State.UNREAD


def test_a_reply_is_judged_for_its_claim_however_that_grows() -> None:
    grounds = (Ground(statement_id="s1"), Ground(statement_id="s2"))
    reviews = Reviews([judged(1, Verdict.REJECTED, Subject.REPLY, "d1", second="s1", grounds=grounds)])
    assert reviews.of_reply("d1", ("s1", "s2")).state is State.REJECTED
    assert reviews.of_reply("d1", ("s3", "s2", "s1")).state is State.REJECTED
    assert reviews.of_reply("d1", ("s4", "s5")).state is State.UNREAD
    assert reviews.of_reply("d2", ("s1", "s2")).state is State.UNREAD
