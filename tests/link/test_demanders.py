"""Who stands in the ledger: who can be asked about it, and no things."""

from collections.abc import Callable

import marked
import pytest

from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.link.entities import entities
from onrecord.link.ledger import ledger
from onrecord.model.story import Story

Rows = Callable[[str], list[tuple[str, ...]]]


@pytest.fixture(scope="module")
def rows() -> Rows:
    """Return what gives the speakers of the ledger rows of a text."""
    nlp = load_pipeline()

    def told(text: str) -> list[tuple[str, ...]]:
        annotated = next(annotate_articles([marked.article(text)], nlp))
        story = Story(id="s", title="", article_ids=(annotated.article.id,), start=None, end=None)
        return [row.speakers for row in ledger(story, [annotated], (), tuple(entities(story, [annotated])))]

    return told


@pytest.mark.parametrize(
    "text",
    [
        "A sign read, “Release the men at once.”",
        "A banner on the bridge said, “Close the harbour now.”",
        "They come with laws that tell people to leave the harbour.",
        "Hard times call for hard measures in Dornach.",
        "The minister offered no clues about the fire.",
        "The mayor offered several explanations for the fire.",
        "A threat of rain closed the harbour.",
        "The driver pushed the mayor out of the hall.",
        "The council would wait if the union asked for a new vote.",
        "The mayor left the hall without demanding an apology.",
    ],
)
def test_what_nobody_demands_or_promises_is_no_row(text: str, rows: Rows) -> None:
    assert rows(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The union demanded that the minister resign.", "The union"),
        ("Advocates demanded that the minister resign.", "Advocates"),
        ("A letter to the mayor demanded that the minister resign.", "A letter"),
        ("The mayor offered to resign.", "The mayor"),
        ("The minister called for a new vote in Dornach.", "The minister"),
    ],
)
def test_who_can_be_asked_about_it_has_a_row(text: str, speaker: str, rows: Rows) -> None:
    assert rows(text) == [(speaker,)]
