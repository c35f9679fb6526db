"""What an outlet passes on at the end of a sentence, and whom it cites for it."""

import marked
import pytest

TAILS = (
    (
        "The mayor said the bridge had been closed in May, leaving two villages cut off, the Dornach Gazette reported.",
        ("The mayor", "the bridge had been closed in May, leaving two villages cut off", ("Dornach Gazette",)),
    ),
    (
        "The ministry has asked the council to close the dam, the Gazette reported, citing court documents.",
        ("The ministry", "to close the dam", ("Gazette",)),
    ),
    (
        "The bridge was closed in May, the Gazette reported, citing two officials.",
        ("two officials", "The bridge was closed in May", ("Gazette",)),
    ),
    (
        "The newspaper Ostrau Zeit said this week, citing unidentified officials, that the bridge had been closed.",
        ("unidentified officials", "that the bridge had been closed", ("Ostrau Zeit",)),
    ),
    (
        "The Dornach Gazette, citing Radio Ostrau, reported that the bridge had been closed.",
        ("Radio Ostrau", "that the bridge had been closed", ("Dornach Gazette",)),
    ),
)


@pytest.mark.parametrize(("text", "expected"), TAILS)
def test_who_said_it_what_was_said_and_through_whom(
    text: str, expected: tuple[str, str, tuple[str, ...]], annotate: marked.Annotate
) -> None:
    annotated = annotate(text)
    inner = annotated.statements[-1]
    said = [piece.of(annotated.article.text) for piece in inner.content]
    source = inner.source.of(annotated.article.text) if inner.source else None
    assert (source, *said, tuple(relay.name for relay in inner.via)) == (expected[0], expected[1], expected[2])


def test_what_is_reported_starts_with_the_sentence(annotate: marked.Annotate) -> None:
    annotated = annotate(TAILS[0][0])
    outer = annotated.statements[0]
    assert [piece.of(annotated.article.text) for piece in outer.content] == [
        "The mayor said the bridge had been closed in May, leaving two villages cut off"
    ]
    assert annotated.statements[1].within == outer.id
