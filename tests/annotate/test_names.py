"""Names: what news knows of them goes before the model's guess."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from onrecord.annotate import names
from onrecord.annotate.first_names import pronoun_of
from onrecord.annotate.known_names import known_kind
from onrecord.model.mention import EntityKind


def _doc(nlp: Language, words: str, tags: str, *entities: tuple[int, int, str]) -> Doc:
    """Return a document with tags and entities as given, every word hanging on the first."""
    tokens = words.split()
    doc = Doc(
        nlp.vocab, words=tokens, tags=tags.split(), heads=[0] * len(tokens), deps=["ROOT"] + ["dep"] * (len(tokens) - 1)
    )
    doc.ents = [Span(doc, start, end, label=label) for start, end, label in entities]
    return doc


def _found(doc: Doc, known: dict[str, EntityKind]) -> list[tuple[str, str]]:
    found = names.find(doc, [True] * len(doc), known=known.get)
    return [(doc.text[m.start : m.end], m.kind) for m in found]


def test_a_known_name_is_of_its_known_kind_whatever_the_model_says(nlp: Language) -> None:
    doc = _doc(nlp, "Dornach fell on them", "NNP VBD IN PRP", (0, 1, "PERSON"))
    assert _found(doc, {}) == [("Dornach", "person")]
    assert _found(doc, {"Dornach": EntityKind.PLACE}) == [("Dornach", "place")]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("London", EntityKind.PLACE),
        ("Congress", EntityKind.ORGANIZATION),
        ("Barack Obama", EntityKind.PERSON),
        ("Oren Tamm", None),
    ],
)
def test_the_shipped_list_knows_what_is_frequent_and_nothing_else(name: str, kind: EntityKind | None) -> None:
    assert known_kind(name) == kind


@pytest.mark.parametrize(("name", "pronoun"), [("Mary", "she"), ("JOHN", "he"), ("Oren", None), ("the", None)])
def test_a_first_name_tells_he_from_she_only_where_it_is_one(name: str, pronoun: str | None) -> None:
    assert pronoun_of(name) == pronoun
