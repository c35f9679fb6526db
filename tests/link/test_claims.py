"""What several statements say alike, and from how many origins it comes."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken import AGAIN, FALL, VOTE, found, report

from onrecord.link.comparable import numbers
from onrecord.link.likeness import longest_row
from onrecord.link.words import base
from onrecord.model.statement import Act, Manner


def test_statements_that_say_the_same_in_other_words_are_one_claim() -> None:
    (claim,) = found(report("a", FALL, VOTE), report("b", AGAIN))
    assert set(claim.statement_ids) == {"a0", "b0"}
    assert {base("footbridge"), base("Quarryton")} <= set(claim.words)


def test_what_is_said_once_is_no_claim() -> None:
    assert found(report("a", FALL, VOTE)) == []


def test_a_refusal_to_comment_says_nothing_alike() -> None:
    assert found(report("a", FALL, act=Act.NO_COMMENT), report("b", FALL, act=Act.NO_COMMENT)) == []


def test_a_statement_and_the_one_that_holds_it_are_not_said_twice() -> None:
    told = report("a", FALL, FALL)
    outer, inner = told.statements
    assert found(replace(told, statements=(outer, replace(inner, within=outer.id)))) == []


@pytest.mark.parametrize("many", [20, 110, 150, 400])
def test_what_hundreds_of_reports_repeat_is_one_claim_as_it_is_in_a_few(many: int) -> None:
    told = (FALL, AGAIN, "eleven hikers stood on the footbridge at Quarryton when it fell into the river Olm")
    reports = [report(f"r{n:03d}", told[n % 3], f"the mayor of street {n} likes marmalade") for n in range(many)]
    claims = [claim for claim in found(*reports) if base("footbridge") in claim.words]
    assert [len(claim.statement_ids) for claim in claims] == [many]


def test_a_clause_that_needs_the_words_before_it_does_not_head_a_claim() -> None:
    whole, clause = report("a", FALL.capitalize()), report("b", FALL)
    articles = [
        replace(
            one,
            statements=(),
            own_voice=tuple(replace(said, manner=Manner.OWN_VOICE, speakers=()) for said in one.statements),
        )
        for one in (clause, whole)
    ]
    (claim,) = found(*articles)
    assert claim.statement_ids == ("a0", "b0")
    (claim,) = found(*(replace(one, statements=one.own_voice, own_voice=()) for one in articles))
    assert claim.statement_ids[0] == "a0"


def test_statements_in_the_same_words_are_surer_to_be_one_claim_than_in_others() -> None:
    (same,) = found(report("a", FALL, VOTE), report("b", FALL))
    (other,) = found(report("a", FALL, VOTE), report("b", AGAIN))
    assert 0 < other.confidence < same.confidence <= 1


def test_the_order_of_articles_leaves_no_trace() -> None:
    articles = [report("a", FALL, VOTE), report("b", AGAIN), report("c", VOTE), report("d", FALL)]
    known = found(*articles)
    for seed in range(5):
        random.Random(seed).shuffle(articles)  # noqa: S311 - an order, no secret
        assert found(*articles) == known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty-one girls and 20,000 men", {"21", "20000"}),
        ("forty people, eight of them hurt", {"40", "8"}),
        ("one of the 5 at 6.10am", {"1", "5", "6"}),
        ("nobody", set()),
    ],
)
def test_numbers_are_read_in_words_and_digits(text: str, expected: set[str]) -> None:
    assert numbers(text) == expected


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=8))
def test_the_longest_row_is_the_longest_that_both_hold(one: list[str], other: list[str]) -> None:
    whole = "".join(other)
    held = [
        end - start
        for start in range(len(one))
        for end in range(start, len(one) + 1)
        if "".join(one[start:end]) in whole
    ]
    assert longest_row(one, other) == max(held, default=0)
