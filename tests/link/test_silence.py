"""What a report leaves out that others carry, and what only it has."""

import random
from dataclasses import replace

import pytest
from builders import MAKER
from invented import article
from steps import steps

from onrecord.link.silence import silence
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim
from onrecord.model.silence import Silence, SilenceKind
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Statement
from onrecord.model.story import Copy, CopyKind, Story

STORY = Story(id="s", title="", article_ids=(), start=None, end=None)
FALL = "the footbridge at Quarryton fell into the river Olm with eleven hikers"
AGAIN = "eleven hikers were on the Quarryton footbridge when it fell into the Olm"
BOLTS = "the bolts of the railing had rusted through since the winter"
TRAM = "parliament in Lindholm will vote on the night tram law"


def report(name: str, *contents: str, within: dict[int, int] | None = None) -> AnnotatedArticle:
    """Return an article whose sentences are its statements; `within` tells which of them holds which."""
    shown = article(name, " ".join(f"{content}." for content in contents))
    said = tuple(
        Statement(
            id=f"{name}{number}",
            article_id=name,
            content=(Span(sentence.start, sentence.end - 1),),
            source=None,
            cue=None,
            manner=Manner.INDIRECT,
            act=Act.CLAIM,
            certainty=Certainty.ASSERTED,
            confidence=0.9,
            within=f"{name}{within[number]}" if within and number in within else None,
            provenance=MAKER,
        )
        for number, sentence in enumerate(shown.sentences)
    )
    return replace(shown, statements=said)


def claim(*ids: str) -> Claim:
    return Claim(id=f"c{ids[0]}", story_id="s", statement_ids=ids, words=(), at_least=1, at_most=1)


def copy(one: str, other: str, kind: CopyKind = CopyKind.SAME_WIRE_COPY) -> Copy:
    return Copy(id=one + other, article_ids=(one, other), kind=kind, share=0.9, agency=None, passages=())


def found(*articles: AnnotatedArticle, claims: tuple[Claim, ...] = (), copies: tuple[Copy, ...] = ()) -> list[Silence]:
    return list(silence(STORY, articles, claims, copies))


def left_out(*articles: AnnotatedArticle, claims: tuple[Claim, ...], copies: tuple[Copy, ...] = ()) -> list[Silence]:
    return [row for row in found(*articles, claims=claims, copies=copies) if row.kind is SilenceKind.LEFT_OUT]


def only(*articles: AnnotatedArticle, claims: tuple[Claim, ...] = (), copies: tuple[Copy, ...] = ()) -> list[str]:
    rows = found(*articles, claims=claims, copies=copies)
    return [name for row in rows if row.kind is SilenceKind.ONLY_HERE for name in row.statement_ids]


def test_a_report_leaves_out_a_claim_that_two_others_carry() -> None:
    shared = claim("a0", "b0")
    (row,) = left_out(report("a", FALL), report("b", AGAIN), report("c", TRAM), claims=(shared,))
    assert (row.article_id, row.claim_id, row.statement_ids, row.carried_by) == (
        "c",
        shared.id,
        ("a0", "b0"),
        ("a", "b"),
    )


def test_what_one_other_report_carries_is_left_out_by_nobody() -> None:
    assert left_out(report("a", FALL, AGAIN), report("c", TRAM), claims=(claim("a0", "a1"),)) == []


def test_in_a_large_story_a_tenth_of_the_reports_has_to_carry_what_another_leaves_out() -> None:
    reports = [report(f"r{n:02d}", FALL if n < 3 else TRAM) for n in range(30)]
    assert len(left_out(*reports, claims=(claim("r000", "r010", "r020"),))) == 27
    assert left_out(*reports[1:], report("r98", BOLTS), report("r99", BOLTS), claims=(claim("r010", "r020"),)) == []


def test_a_report_that_says_most_of_it_in_no_claim_leaves_nothing_out() -> None:
    near = report("c", "a footbridge fell into the Olm and hikers were on it")
    assert left_out(report("a", FALL), report("b", AGAIN), near, claims=(claim("a0", "b0"),)) == []


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("seven were killed at Quarryton", 0),
        ("7 people lost their lives at Quarryton", 0),
        ("nobody was hurt when seven trams stood still", 1),
    ],
)
def test_a_report_that_tells_it_in_other_words_or_in_digits_leaves_nothing_out(told: str, left: int) -> None:
    died = "seven people died at Quarryton"
    assert len(left_out(report("a", died), report("b", died), report("c", told), claims=(claim("a0", "b0"),))) == left


def test_copies_of_one_text_carry_a_claim_once_and_leave_it_out_together() -> None:
    reports = (report("a", FALL), report("b", FALL), report("c", TRAM))
    shared = claim("a0", "b0")
    assert len(left_out(*reports, claims=(shared,))) == 1
    assert left_out(*reports, claims=(shared,), copies=(copy("a", "b"),)) == []
    quoted = copy("a", "b", CopyKind.QUOTED_AT_LENGTH)  # two texts, one of which quotes the other
    assert len(left_out(*reports, claims=(shared,), copies=(quoted, copy("a", "elsewhere")))) == 1


@pytest.mark.parametrize("many", [20, 200])
def test_what_hundreds_of_reports_print_stands_in_no_one_report_alone(many: int) -> None:
    assert only(*(report(f"r{n:03d}", FALL) for n in range(many))) == []


def test_what_no_other_report_says_stands_only_in_one() -> None:
    assert only(report("a", FALL, BOLTS), report("b", AGAIN)) == ["a1"]
    assert only(report("a", FALL, BOLTS), report("b", TRAM)) == ["a0", "a1", "b0"]


def test_a_claim_that_reaches_another_report_stands_not_only_in_one() -> None:
    reports = report("a", BOLTS), report("b", "rust was to blame at Quarryton, an inspector found")
    assert only(*reports) == ["a0", "b0"]
    assert only(*reports, claims=(claim("a0", "b0"),)) == []


def test_what_a_report_says_twice_is_one_row_and_what_stands_inside_a_statement_is_none() -> None:
    (first, second) = found(report("a", BOLTS, BOLTS), report("b", TRAM), claims=(claim("a0", "a1"),))
    assert (first.statement_ids, first.claim_id, first.carried_by) == (("a0", "a1"), "ca0", ())
    assert second.statement_ids == ("b0",)
    assert only(report("a", BOLTS, FALL, within={1: 0}), report("b", TRAM)) == ["a0", "b0"]


def test_a_few_words_of_a_single_report_and_a_story_of_one_text_tell_nothing() -> None:
    assert only(report("a", "he had said so before"), report("b", TRAM)) == ["b0"]
    assert found(report("a", BOLTS)) == []
    assert found(report("a", BOLTS), report("b", BOLTS), copies=(copy("a", "b"),)) == []


def test_what_copies_of_one_text_say_alone_stands_in_each_of_them() -> None:
    reports = report("a", BOLTS), report("b", BOLTS), report("c", TRAM)
    assert only(*reports) == ["c0"]
    assert only(*reports, copies=(copy("a", "b"),)) == ["a0", "b0", "c0"]


def many(count: int) -> tuple[list[AnnotatedArticle], tuple[Claim, ...]]:
    called = [f"{first}{last}" for first in ("Bran", "Olm", "Sarn", "Vesk", "Kor") for last in ("dal", "vath", "mere")]
    reports = [
        report(
            f"r{n:04d}",
            f"the {called[n % 15]} footbridge fell into the river near {called[n % 7]} with its hikers",
            f"inspector {called[n % 13]} blamed rusted bolts and a railing of {called[n % 11]} street",
        )
        for n in range(count)
    ]
    return reports, tuple(claim(*(f"r{n:04d}0" for n in range(first, count, 15))) for first in range(5))


def test_the_claims_that_most_carry_come_first_and_the_order_of_articles_changes_nothing() -> None:
    reports = [report("a", FALL), report("b", FALL, BOLTS), report("c", FALL, BOLTS), report("d", TRAM)]
    claims = (claim("a0", "b0", "c0"), claim("b1", "c1"))
    first = found(*reports, claims=claims)
    assert [len(row.carried_by) for row in first] == [3, 2, 2, 0]
    random.Random(5).shuffle(reports)  # noqa: S311 - an order, no secret
    assert found(*reports, claims=claims[::-1]) == first


@pytest.mark.slow
def test_the_work_grows_no_faster_than_the_statements_times_their_logarithm() -> None:
    def calls(count: int) -> int:
        reports, claims = many(count)
        return steps(lambda: found(*reports, claims=claims))[1]

    calls(20)
    assert calls(2000) / calls(500) < 1.3 * 4 * 1.25  # n log n of four times as many is 5 times, n² 16 times
