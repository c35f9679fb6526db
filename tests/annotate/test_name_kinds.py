"""The kind of a name where its last word tells it, whoever it is called after."""

import marked
import pytest

from onrecord.model.mention import EntityKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Trump Tower", EntityKind.PLACE),
        ("Obama Administration", EntityKind.ORGANIZATION),
        ("Veldt Foundation", EntityKind.ORGANIZATION),
    ],
)
def test_what_is_called_after_a_person_is_none(name: str, kind: EntityKind, annotate: marked.Annotate) -> None:
    annotated = annotate(f"Lawyers asked about {name} on Monday.")
    assert [m.kind for m in annotated.mentions if m.span.of(annotated.article.text) == name] == [kind]
