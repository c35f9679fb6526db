"""What an article says in its own voice: clauses that it credits to nobody, each a statement."""

import marked
import pytest

from onrecord.model.statement import Act, Certainty, Manner


def words(text: str, annotate: marked.Annotate) -> list[tuple[str, ...]]:
    annotated = annotate(text)
    return [tuple(piece.of(annotated.article.text) for piece in one.content) for one in annotated.own_voice]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The ferry sank on Monday.", [("The ferry sank on Monday",)]),
        (
            "Seven people were killed when the ferry sank off Dornach.",
            [("Seven people were killed",), ("when the ferry sank off Dornach",)],
        ),
        (
            "The ferry sank on Monday, and the harbour was closed at noon.",
            [("The ferry sank on Monday",), ("the harbour was closed at noon",)],
        ),
        (
            "The ferry, which was built in Veldt, sank on Monday.",
            [("The ferry", "sank on Monday"), ("which was built in Veldt",)],
        ),
        ("The mayor said that the ferry sank on Monday.", []),
        ("“The ferry sank on Monday,” the mayor said.", []),
        ("Did the ferry sink on Monday?", []),
    ],
)
def test_a_clause_that_nobody_is_credited_with_is_the_articles_own(
    text: str, wanted: list[tuple[str, ...]], annotate: marked.Annotate
) -> None:
    assert words(text, annotate) == wanted


def test_what_is_credited_inside_a_sentence_is_left_out(annotate: marked.Annotate) -> None:
    text = "The fire brigade, which has seventy men at the quay, said that the ferry burned for three hours."
    assert words(text, annotate) == [("which has seventy men at the quay",)]


def test_own_voice_has_no_source_and_keeps_its_hedges(annotate: marked.Annotate) -> None:
    (one,) = annotate("The ferry may have been rammed by a trawler.").own_voice
    assert (one.source, one.cue, one.speakers, one.manner, one.act) == (None, None, (), Manner.OWN_VOICE, Act.CLAIM)
    assert one.certainty is Certainty.HEDGED


def test_nothing_is_read_out_of_furniture(annotate: marked.Annotate) -> None:
    assert not annotate("<furniture>The ferry sank on Monday, and the harbour was closed.</>").own_voice
