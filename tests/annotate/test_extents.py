"""The phrase that is printed around a name."""

import pytest

from onrecord.annotate.article import annotated, document
from onrecord.annotate.pipeline import Pipeline
from onrecord.model.article import Article, Block, BlockRole
from onrecord.model.mention import MentionForm
from onrecord.model.span import Span


def extents(text: str, nlp: Pipeline) -> dict[str, str]:
    """Return the phrase of each name in a text."""
    block = Block(span=Span(0, len(text)), role=BlockRole.BODY)
    article = Article(id="a", page_sha256="0" * 64, name="a.txt", text=text, blocks=(block,), language="en")
    found = annotated(nlp(document(article, nlp)), article, nlp).mentions
    return {m.span.of(text): m.extent.of(text) for m in found if m.form is MentionForm.NAME}


@pytest.mark.parametrize(
    ("text", "name", "phrase"),
    [
        ("On Monday President Ivo Brandt met farmers.", "Ivo Brandt", "President Ivo Brandt"),
        ("Mr. Brandt said he would wait.", "Brandt", "Mr. Brandt"),
        ("German Chancellor Angela Merkel spoke first.", "Angela Merkel", "German Chancellor Angela Merkel"),
        ("He praised the United Nations on Friday.", "United Nations", "the United Nations"),
        ("British Transport Police (BTP) said so.", "British Transport Police", "British Transport Police (BTP)"),
        ("Ivo Brandt (born in May) said so.", "Ivo Brandt", "Ivo Brandt"),
        ("He called his mother, Jane Holt, after the fire.", "Jane Holt", "his mother, Jane Holt"),
        ("They saw a ship, the Ostra Belle, sink.", "Ostra Belle", "the Ostra Belle"),
        ("The quay's chief warden Robin Holt said so.", "Robin Holt", "The quay's chief warden Robin Holt"),
        ("It was seized, The Dornach Gazette reports.", "Dornach Gazette", "The Dornach Gazette"),
        ("He told Ivo Brandt the truth.", "Ivo Brandt", "Ivo Brandt"),
    ],
)
def test_the_phrase_around_a_name(text: str, name: str, phrase: str, nlp: Pipeline) -> None:
    assert extents(text, nlp)[name] == phrase
