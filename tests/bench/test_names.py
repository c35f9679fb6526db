"""Names from raw text, against a count by hand."""

import pytest
import spacy
from spacy.tokens import Doc, Span

from bench import names
from bench.by_hand import NamesOfSentence
from bench.conll import Count
from onrecord.annotate import layers
from onrecord.annotate.layers import FoundMention
from onrecord.model.mention import EntityKind, MentionForm

VOCAB = spacy.blank("en").vocab
PERSON, PLACE, ORGANIZATION = EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION


@pytest.fixture
def doc() -> Doc:
    """Return a read text: two names of one sentence and one of the next, and the mention layer's own opinion."""
    doc = Doc(VOCAB, words="Vask of Tarnholm left . Orlo , 41 , stayed .".split())
    doc.set_ents([Span(doc, 0, 1, "PER"), Span(doc, 2, 3, "GPE"), Span(doc, 5, 6, "ORG"), Span(doc, 7, 8, "CARDINAL")])
    layers.write_mentions(
        doc,
        [
            FoundMention(0, 4, 0, MentionForm.NAME.value, PERSON.value),
            FoundMention(24, 28, 5, MentionForm.NAME.value, PERSON.value),
            FoundMention(8, 16, 2, MentionForm.NOMINAL.value, PLACE.value),
        ],
    )
    return doc


def test_labels_of_another_set_are_read_as_kinds_and_what_is_nobody_is_left_out(doc: Doc) -> None:
    assert names.of_model(doc) == {(0, 4, PERSON), (8, 16, PLACE), (24, 28, ORGANIZATION)}


def test_of_the_mention_layer_only_names_count(doc: Doc) -> None:
    assert names.of_mentions(doc) == {(0, 4, PERSON), (24, 28, PERSON)}


def test_a_name_is_right_by_both_its_ends_and_its_kind() -> None:
    wanted = {(0, 4, PERSON), (8, 16, PLACE), (24, 28, PERSON), (30, 35, PLACE)}
    found = {(0, 4, PERSON), (8, 15, PLACE), (24, 28, ORGANIZATION)}
    assert names.score(wanted, found, kinds=set(EntityKind)) == Count(right=1, found=3, wanted=4)


def test_kinds_that_the_gold_does_not_mark_and_names_on_unknown_words_are_left_out() -> None:
    wanted, found = {(0, 4, PERSON)}, {(0, 4, PERSON), (8, 16, PLACE), (24, 28, PERSON)}
    assert names.score(wanted, found, kinds={PERSON}) == Count(right=1, found=2, wanted=1)
    assert names.score(wanted, found, kinds={PERSON}, unknown={27}) == Count(right=1, found=1, wanted=1)
    assert names.score(wanted, found, kinds={PERSON}, unknown={28}) == Count(right=1, found=2, wanted=1)


def test_the_unknown_is_what_has_no_annotation_of_names() -> None:
    doc = Doc(VOCAB, words=["Old", "Sarn", "left"], ents=["", "B-LOC", "O"])
    assert names.unknown(doc) == {0, 1, 2}


def test_of_an_article_only_the_annotated_sentences_count(doc: Doc) -> None:
    last = NamesOfSentence(article="a", start=24, end=doc[-1].idx + 1, names=((24, 28, "PERSON"),))
    assert names.in_sentences([last], {"a": doc}, names.of_model) == Count(right=0, found=1, wanted=1)
    assert names.in_sentences([last], {"a": doc}, names.of_mentions) == Count(right=1, found=1, wanted=1)
