"""Relays: through whose hands a statement came."""

import given as spans
import pytest
from given import Given

from onrecord.annotate.outlet_names import is_same_outlet
from onrecord.annotate.pipeline import Pipeline
from onrecord.model.statement import Statement

CASES = (
    ('<c>"We saw no warning,"</> <s>Oren Tamm</> <x>told</> Radio Dornach.', ("Radio Dornach",)),
    ('<c>"We saw no warning,"</> <s>he</> <x>told</> the Dornach Gazette on Monday.', ("Dornach Gazette",)),
    ("<s>Oren Tamm</> <x>told</> the Dornach Gazette <c>that he saw no warning</>.", ("Dornach Gazette",)),
    (
        '<c>"We saw no warning,"</> <s>Oren Tamm</> <x>said</>, according to the Dornach Gazette.',
        ("Dornach Gazette",),
    ),
    (
        "According to the Dornach Gazette, <s>the mayor</> <x>said</> <c>the warning came too late</>.",
        ("Dornach Gazette",),
    ),
    (
        "In an interview with Radio Dornach, <s>the mayor</> <x>said</> <c>the warning came too late</>.",
        ("Radio Dornach",),
    ),
    ("<s>The mayor</> <x>said</> <c>the warning came too late</>, the Dornach Gazette reported.", ("Dornach Gazette",)),
    (
        "The Dornach Gazette, <x>citing</> <s>two officials</>, reported that <c>the warning came too late</>.",
        ("Dornach Gazette",),
    ),
    (
        "<s>The Dornach Gazette</>, citing two officials, <x>reported</> <c>that the warning came too late</>.",
        ("Dornach Gazette",),
    ),
    ("<s>The mayor</> <x>said</> <c>that the dam was safe</>.", ()),
    ('<c>"We saw no warning,"</> <s>Oren Tamm</> <x>told</> the police.', ()),
    ('<c>"We saw no warning,"</> <s>Oren Tamm</> <x>wrote</> on Twitter.', ()),
    ("<s>The mayor</> <x>told</> Twitter <c>that the dam was safe</>.", ()),
    ("<s>Oren Tamm</> <x>told</> Anna Veldt <c>that he saw no warning</>.", ()),
    ("<x>According to</> <s>the Dornach Gazette</>, <c>the dam is safe</>.", ()),
    ("<s>The mayor</> <x>said</> <c>that the Dornach Gazette reported nothing</>.", ()),
)


def _via(statement: Statement) -> tuple[str, ...]:
    return tuple(relay.name for relay in statement.via)


@pytest.mark.parametrize(("text", "via"), CASES)
def test_a_statement_comes_through_the_outlet_that_heard_or_reported_it(
    text: str, via: tuple[str, ...], given: Given
) -> None:
    assert _via(given(text).statements[0]) == via


@pytest.mark.parametrize(
    ("text", "via"),
    [
        (
            "<s1>The Dornach Gazette</> <x1>reported</> <c1>that <s2>the mayor</> <x2>said</> <c2>the dam broke</></>.",
            ("Dornach Gazette",),
        ),
        (
            "<s1>The mayor</> <x1>said</> <c1>that <s2>the engineers</> <x2>warned</> <c2>that the dam was weak</></>.",
            ("The mayor",),
        ),
        (
            "<s1>The Dornach Gazette</> <x1>said</> <c1>that <s2>he</> <x2>told</> Radio Valley <c2>it broke</></>.",
            ("Dornach Gazette", "Radio Valley"),
        ),
        (
            '<c1>"<s2>They</> <x2>told</> us <c2>it was closed</>,"</> <s1>Oren Tamm</> <x1>told</> Radio Dornach.',
            ("Radio Dornach", "Oren Tamm"),
        ),
    ],
)
def test_a_statement_inside_another_comes_through_the_one_who_makes_that(
    text: str, via: tuple[str, ...], given: Given
) -> None:
    statements = given(text).statements
    (inner,) = (one for one in statements if one.within is not None)
    assert _via(inner) == via


def test_what_somebody_says_of_her_own_words_comes_through_nobody_else(given: Given) -> None:
    outer, inner = given(
        "<s1>Anna Veldt</> <x1>said</> <c1>that <s2>she</> <x2>had denied</> <c2>the report</></>."
    ).statements
    assert inner.within == outer.id
    assert [speaker.name for speaker in inner.speakers] == ["Anna Veldt"]
    assert inner.via == ()


def test_relays_are_told_from_the_article_outward(given: Given) -> None:
    text = (
        "<s1>The Dornach Gazette</> <x1>reported</> <c1>that <s2>the mayor</> <x2>had said</> "
        "<c2>that <s3>the engineers</> <x3>had warned</> <c3>that the dam was weak</></></>."
    )
    assert _via(given(text).statements[2]) == ("Dornach Gazette", "the mayor")


def test_what_somebody_goes_on_to_say_was_heard_by_the_same(given: Given) -> None:
    text = (
        "<s1>Oren Tamm</> <x1>told</> Radio Dornach <c1>that he saw no warning</>. <s2>He</> <x2>added</> "
        "<c2>that the road was closed</>.\n\n<s3>Anna Veldt</> <x3>said</> <c3>she knew nothing</>."
    )
    assert [_via(statement) for statement in given(text).statements] == [("Radio Dornach",), ("Radio Dornach",), ()]


def test_whom_an_outlet_cites_speaks_through_it(given: Given) -> None:
    text = "<s>The Dornach Gazette</>, citing two officials, <x>reported</> <c>that the warning came too late</>."
    annotated = given(text)
    (statement,) = annotated.statements
    assert [speaker.name for speaker in statement.speakers] == ["two officials"]
    assert statement.source is not None
    assert statement.source.of(annotated.article.text) == "two officials"


def test_what_an_outlet_itself_was_told_came_through_nobody(nlp: Pipeline) -> None:
    text = '<c>"We saw no warning,"</> <s>Oren Tamm</> <x>told</> the Dornach Gazette.'
    for outlet, via in (("Dornach Gazette", ()), ("www.dgazette.com", ()), ("Valley Post", ("Dornach Gazette",))):
        (statement,) = spans.annotate(text, nlp, outlet).statements
        assert _via(statement) == via, outlet


@pytest.mark.parametrize(
    ("name", "outlet", "same"),
    [
        ("The Dornach Gazette", "Dornach Gazette", True),
        ("DTV", "edition.dtv.com", True),
        ("the Dornach Times", "www.dornachtimes.co.uk", True),
        ("the New Dornach Times", "ndornachtimes.org", True),
        ("The Times", "www.dornachtimes.co.uk", True),
        ("The Post", "www.dornachtimes.co.uk", False),
        ("Radio Dornach", "Radio Valley", False),
    ],
)
def test_an_outlet_is_known_by_its_address_too(name: str, outlet: str, *, same: bool) -> None:
    assert is_same_outlet(name, outlet) is same


def test_a_relay_stands_on_its_words(given: Given) -> None:
    annotated = given('<c>"We saw no warning,"</> <s>Oren Tamm</> <x>told</> Radio Dornach.')
    (relay,) = annotated.statements[0].via
    assert relay.span.of(annotated.article.text) == "Radio Dornach"
