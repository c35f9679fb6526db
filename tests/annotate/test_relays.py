"""Relays: through whose hands a statement came; and when it was made."""

import marked
import pytest

CASES = (
    ('"We saw no warning," Oren Tamm told Radio Dornach.', ("Radio Dornach",)),
    ('"We saw no warning," he told the Dornach Gazette on Monday.', ("Dornach Gazette",)),
    ("Oren Tamm told the Dornach Gazette that he saw no warning.", ("Dornach Gazette",)),
    ('"We saw no warning," Oren Tamm said, according to the Dornach Gazette.', ("Dornach Gazette",)),
    ("According to the Dornach Gazette, the mayor said the warning came too late.", ("Dornach Gazette",)),
    ("The mayor said that the dam was safe.", ()),
    ('"We saw no warning," Oren Tamm told the police.', ()),
    ('"We saw no warning," Oren Tamm wrote on Twitter.', ()),
    ("The mayor told Twitter that the dam was safe.", ()),
    ("Oren Tamm told Anna Veldt that he saw no warning.", ()),
    ("According to the Dornach Gazette, the dam is safe.", ()),
)

KNOWN = (
    (
        "In an interview with Radio Dornach, the mayor said the warning came too late.",
        ("Radio Dornach",),
        "an interview with an outlet tells who passed the words on, not in the cue's own phrase",
    ),
    (
        "The mayor told reporters at Radio Dornach that the warning came too late.",
        ("Radio Dornach",),
        "the outlet hangs on the reporters who were told",
    ),
)


@pytest.mark.parametrize(
    ("text", "via"),
    [
        *CASES,
        *(pytest.param(text, via, marks=pytest.mark.xfail(strict=True, reason=why)) for text, via, why in KNOWN),
    ],
)
def test_a_statement_comes_through_the_outlet_that_was_told(
    text: str, via: tuple[str, ...], annotate: marked.Annotate
) -> None:
    (statement,) = annotate(text).statements
    assert tuple(relay.name for relay in statement.via) == via


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The Dornach Gazette reported that the mayor had said the dam was weak.", ("Dornach Gazette",)),
        ("The mayor said that the engineers had warned that the dam was weak.", ("The mayor",)),
        (
            "The Dornach Gazette reported that the mayor told Radio Valley the dam was weak.",
            ("Dornach Gazette", "Radio Valley"),
        ),
    ],
)
def test_a_statement_inside_another_comes_through_the_one_who_makes_that(
    text: str, via: tuple[str, ...], annotate: marked.Annotate
) -> None:
    outer, inner = annotate(text).statements
    assert inner.within == outer.id
    assert tuple(relay.name for relay in inner.via) == via
    assert outer.via == ()


def test_what_a_witness_told_an_outlet_that_others_said_came_through_both(annotate: marked.Annotate) -> None:
    outer, inner = annotate('"They told us that the road was closed," Oren Tamm told Radio Dornach.').statements
    assert [relay.name for relay in outer.via] == ["Radio Dornach"]
    assert {relay.name for relay in inner.via} == {"Oren Tamm", "Radio Dornach"}


def test_what_somebody_says_of_her_own_words_comes_through_nobody_else(annotate: marked.Annotate) -> None:
    outer, inner = annotate("Anna Veldt said that she had denied the report.").statements
    assert inner.within == outer.id
    assert [speaker.name for speaker in inner.speakers] == ["Anna Veldt"]
    assert inner.via == ()


def test_relays_are_told_from_the_article_outward(annotate: marked.Annotate) -> None:
    text = "The Dornach Gazette reported that the mayor had said that the engineers had warned that the dam was weak."
    assert [relay.name for relay in annotate(text).statements[2].via] == ["Dornach Gazette", "the mayor"]


def test_a_relay_stands_on_its_words(annotate: marked.Annotate) -> None:
    annotated = annotate('"We saw no warning," Oren Tamm told Radio Dornach.')
    (relay,) = annotated.statements[0].via
    assert relay.span.of(annotated.article.text) == "Radio Dornach"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The mayor said on Monday that the dam would break on Friday.", "Monday"),
        ("On Tuesday, the mayor said the bridge was safe.", "Tuesday"),
        ('"The bridge is safe," the mayor said on Tuesday. "It was closed in March."', "Tuesday"),
        ("The mayor said the bridge was closed in March.", None),
        ("The bridge was closed on Monday. The mayor said it was safe.", None),
        ("For three years, the mayor said that the bridge was safe.", None),
    ],
)
def test_a_statement_is_dated_by_the_time_of_its_cue_and_not_of_its_content(
    text: str, said: str | None, annotate: marked.Annotate
) -> None:
    annotated = annotate(text)
    (statement,) = annotated.statements
    times = {timex.id: timex.span.of(annotated.article.text) for timex in annotated.timexes}
    assert (times[statement.said] if statement.said else None) == said


def test_a_statement_of_a_day_gets_the_day_counted_from_publication(annotate: marked.Annotate) -> None:
    annotated = annotate("The mayor said on Monday that the dam was safe.")  # published on Tuesday, May 14
    values = {timex.id: timex.value for timex in annotated.timexes}
    assert values[str(annotated.statements[0].said)] == "2024-05-13"
