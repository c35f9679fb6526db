"""What people decided, in words: both readings, whose word it is, and what came after it."""

from datetime import UTC, datetime

import pytest

from onrecord.casefile.answers import CorrectedAnswer, ReadAnswer, Words
from onrecord.casefile.reviews import Review
from onrecord.composing.verdicts import correction_of, decided, opinions
from onrecord.model.correction import Correction, Field, Reading
from onrecord.model.judgement import Judgement, Subject, Verdict
from onrecord.model.span import Span

PARTS = (Reading(span=Span(1, 9)), Reading(span=Span(12, 20)))
PIER = Words(span=Span(4, 8), words="the\npier")


def judgement(verdict: Verdict, reason: str | None = None, **more: object) -> Judgement:
    given: dict[str, object] = {"first": "a1", "second": "a1", "by": "R. Olm", **more}
    at = datetime(2031, 5, 7, tzinfo=UTC)
    return Judgement(id=verdict, subject=Subject.STATEMENT, verdict=verdict, at=at, reason=reason, **given)  # type: ignore[arg-type]


def corrected(field: Field, now: tuple[ReadAnswer, ...], read: tuple[ReadAnswer, ...], **more: bool) -> str:
    one = judgement(Verdict.CORRECTED, "Heard it.")
    return correction_of(
        CorrectedAnswer(field=field, now=now, read=read, judgement=one, superseded=more.get("superseded", False))
    )


def test_a_correction_is_told_with_both_readings_and_its_reason() -> None:
    now, read = ReadAnswer(value="denial", words=None), ReadAnswer(value="claim", words=None)
    assert corrected(Field.ACT, (now,), (read,)) == "act: denial by R. Olm, where the program read claim: Heard it."


def test_words_stand_between_quotation_marks_on_one_line_and_nothing_is_none() -> None:
    words = ReadAnswer(value=None, words=PIER)
    assert corrected(Field.CUE, (), (words,)) == "cue: none by R. Olm, where the program read “the pier”: Heard it."
    day = ReadAnswer(value="2031-05-05", words=PIER)
    assert corrected(Field.SAID, (day,), ()).startswith("when it was said: “the pier” (5 May 2031) by R. Olm")


def test_a_value_is_told_without_the_words_that_both_readings_share() -> None:
    now, read = (ReadAnswer(value=value, words=PIER) for value in ("12", "15"))
    assert corrected(Field.VALUE, (now,), (read,)) == "value: 12 by R. Olm, where the program read 15: Heard it."


def test_what_a_later_correction_took_the_place_of_says_so() -> None:
    now = ReadAnswer(value="denial", words=None)
    assert "superseded by a later correction" in corrected(Field.ACT, (now,), (), superseded=True)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (judgement(Verdict.SAME, second="b2"), "a1 and b2 are one"),
        (judgement(Verdict.APART, second="b2"), "a1 and b2 are apart"),
        (judgement(Verdict.ACCEPTED), "a1 accepted"),
        (
            judgement(
                Verdict.CORRECTED,
                correction=Correction(
                    field=Field.CONTENT, readings=(Reading(span=Span(1, 9)), Reading(span=Span(12, 20)))
                ),
            ),
            "a1 corrected: content: 1-9, 12-20",
        ),
        (judgement(Verdict.CORRECTED, correction=Correction(field=Field.CUE)), "a1 corrected: cue: none"),
    ],
)
def test_a_judgement_is_told_in_one_line(made: Judgement, told: str) -> None:
    assert decided(made) == told


def test_opinions_tell_who_says_what_and_what_came_after_it() -> None:
    accepted, note = judgement(Verdict.ACCEPTED), judgement(Verdict.NOTED, "See page 3.")
    assert opinions(Review(judgements=(accepted, note))) == ("accepted by R. Olm", "noted by R. Olm: See page 3.")
    assert opinions(Review(judgements=(accepted,), grown=True)) == ("accepted, before a report added to it, by R. Olm",)
    rejected = judgement(Verdict.REJECTED, "Two piers.")
    assert opinions(Review(judgements=(rejected,))) == ("set aside by R. Olm: Two piers.",)
    assert opinions(Review(judgements=(rejected,), grown=True)) == (
        "set aside, before a report added to it, by R. Olm: Two piers.",
    )
    assert opinions(Review()) == ()
