"""The rows of a mention."""

import pytest

from onrecord.composing.phrases import mention_rows
from onrecord.model.mention import Mention, MentionForm
from onrecord.model.span import Span

TEXT = "The Olm warden Ivo Ostra left."


@pytest.mark.parametrize(
    ("start", "phrases"),
    [(0, ["Olm warden Ivo Ostra", "The Olm warden Ivo Ostra"]), (4, ["Olm warden Ivo Ostra"]), (15, [])],
)
def test_a_name_has_a_row_and_so_has_its_phrase_with_and_without_its_article(start: int, phrases: list[str]) -> None:
    mention = Mention(
        id="m", article_id="a", span=Span(15, 24), extent=Span(start, 24), form=MentionForm.NAME, chain="m"
    )
    name, *others = mention_rows(mention, TEXT, "e")
    assert (name["id"], name["phrase_of"]) == ("m", None)
    words = [TEXT[row["start"] : row["end"]] for row in others]  # type: ignore[misc]  # a row's values are of any kind
    assert words == phrases
    assert all((row["phrase_of"], row["entity"], row["name"]) == ("m", "e", [15, 24]) for row in others)
    assert len({row["id"] for row in (name, *others)}) == 1 + len(phrases)
