"""What statements are among themselves: their manner, their order, which holds which; and that the table can fail."""

import marked
import pytest

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.statement import Manner


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ('"The bridge is safe," Veldt said.', Manner.DIRECT),
        ("Veldt said the bridge was safe.", Manner.INDIRECT),
        ("Veldt said the plan was “a gift to the rich”.", Manner.MIXED),
        ('Veldt said: "The bridge is safe."', Manner.DIRECT),
        ("According to Veldt, the bridge is safe.", Manner.INDIRECT),
        ('The ministry said that it was "deeply concerned" by the arrests.', Manner.MIXED),
        ('The minister\'s "friends" said nothing was wrong.', Manner.INDIRECT),
    ],
)
def test_the_manner_is_the_share_of_words_between_quotation_marks(
    text: str, manner: Manner, annotate: marked.Annotate
) -> None:
    assert [statement.manner for statement in annotate(text).statements] == [manner]


def test_a_statement_inside_another_points_at_it(annotate: marked.Annotate) -> None:
    outer, inner = annotate("Veldt said that the engineers had warned that the dam was weak.").statements
    assert inner.within == outer.id
    assert outer.within is None


def test_the_innermost_of_three_statements_lies_in_the_second(annotate: marked.Annotate) -> None:
    text = "The Gazette reported that the mayor had said that the engineers had warned that the dam was weak."
    outer, second, inner = annotate(text).statements
    assert (outer.within, second.within, inner.within) == (None, outer.id, second.id)


def test_statements_stand_in_reading_order(annotate: marked.Annotate) -> None:
    annotated = annotate(
        "Veldt said the dam was safe. Tamm denied it was.\n\nThe union demanded an apology. The army promised help."
    )
    cues = [statement.cue.of(annotated.article.text) for statement in annotated.statements if statement.cue]
    assert cues == ["said", "denied", "demanded", "promised"]


def test_a_table_row_with_an_open_mark_is_refused() -> None:
    with pytest.raises(ValueError, match="open marks"):
        marked.parse("<s>Veldt said so.")


def test_the_comparison_tells_a_wrong_source_from_the_right_one(annotate: marked.Annotate) -> None:
    """The table would pass on anything if the comparison did not look: one wrong answer must make a difference."""
    annotated: AnnotatedArticle = annotate("Veldt said the dam was safe.")
    wrong = marked.statements(marked.parse("Veldt said <s>the dam</> was <c>safe</>."))
    right = marked.statements(marked.parse("<s>Veldt</> <x>said</> <c>the dam was safe</>."))
    assert len(set(map(tuple, marked.compared(annotated, right)))) == 1
    assert len(set(map(tuple, marked.compared(annotated, wrong)))) == 2
