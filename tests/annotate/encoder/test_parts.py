"""Trees and names over given states: what is written into a `Doc`, with weights that the tests choose."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from onrecord.annotate.encoder import naming, trees
from onrecord.annotate.pipeline import register

LABELS = ("O", "B-PERSON", "I-PERSON", "B-ORG", "I-ORG")


@pytest.fixture(scope="module")
def nlp() -> spacy.Language:
    register()
    return spacy.blank("en")


def doc_of(nlp: spacy.Language, words: str, starts: tuple[int, ...] = (0,)) -> Doc:
    tokens = words.split(" ")
    doc = Doc(nlp.vocab, words=["\n" if t == "|" else t for t in tokens])
    for token in doc:
        token.is_sent_start = token.i in starts
    return doc


def named(nlp: spacy.Language, words: str, labels: str, starts: tuple[int, ...] = (0,)) -> list[tuple[str, str]]:
    """Return the names where each token's states favour the label written under it, "?" all alike."""
    part = naming.Naming(nlp, "ner")
    part.set(LABELS, {"name.weight": np.eye(5, dtype="float32"), "name.bias": np.zeros(5, dtype="float32")})
    doc = doc_of(nlp, words, starts)
    number = {"O": 0, "P": 1, "p": 2, "G": 3, "g": 4}
    first = {"p": 1, "g": 3}  # what seems further in a name is more likely its first word than no part of it
    rows = [[3.0 * (number.get(m) == n) + 2.0 * (first.get(m) == n) for n in range(5)] for m in labels.split(" ")]
    doc.tensor = np.array(rows, dtype="float32")
    return [(ent.text, ent.label_) for ent in part(doc).ents]


@pytest.mark.parametrize(
    ("words", "labels", "found"),
    [
        ("Ilmen Vask spoke", "P p O", [("Ilmen Vask", "PERSON")]),
        ("Vask Ilmen spoke", "P P O", [("Vask", "PERSON"), ("Ilmen", "PERSON")]),
        ("Vask Radio spoke", "P G O", [("Vask", "PERSON"), ("Radio", "ORG")]),
        ("nobody spoke", "O O", []),
        ("Ilmen | Vask", "P O p", [("Ilmen \n Vask", "PERSON")]),
        ("the Olm Board", "O G g", [("Olm Board", "ORG")]),
    ],
)
def test_names_are_read_off_the_labels(
    nlp: spacy.Language, words: str, labels: str, found: list[tuple[str, str]]
) -> None:
    assert named(nlp, words, labels) == found


def test_nothing_is_further_in_a_name_that_did_not_begin(nlp: spacy.Language) -> None:
    assert named(nlp, "Vask spoke", "p O") == [("Vask", "PERSON")]
    assert named(nlp, "Olm Board met", "G p O") == [("Olm", "ORG"), ("Board", "PERSON")]


def test_a_name_stays_within_its_sentence(nlp: spacy.Language) -> None:
    assert named(nlp, "saw Vask Radio", "O P p", starts=(0, 2)) == [("Vask", "PERSON"), ("Radio", "PERSON")]


def test_the_search_gives_the_likeliest_row() -> None:
    may = np.array([[True, True, False], [True, True, True], [True, True, True], [True, True, False]])
    chance = np.random.default_rng(3)
    for _ in range(50):
        scores = chance.normal(size=(4, 3)).astype("float32")
        best = naming.best_row(scores, np.array([True, False, False, False]), may)
        rows = [r for r in np.ndindex(3, 3, 3, 3) if may[-1, r[0]] and all(may[a, b] for a, b in pairwise(r))]
        assert tuple(best) == max(rows, key=lambda row: scores[range(4), row].sum())


def parser(nlp: spacy.Language, size: int, relations: tuple[str, ...]) -> trees.Trees:
    """Return a parser for which a token's first `size` states say where its head stands, the others where it stands."""
    part = trees.Trees(nlp, "parser")
    zero, eye = np.zeros((size, size), dtype="float32"), np.eye(size, dtype="float32")
    none = np.zeros(size, dtype="float32")
    part.set(
        relations,
        {
            "arc": np.vstack([eye, none[None]]),
            "arc_child.weight": np.hstack([eye, zero]), "arc_child.bias": none,
            "arc_head.weight": np.hstack([zero, eye]), "arc_head.bias": none,
            "label_child.weight": np.hstack([zero, zero]), "label_child.bias": none,
            "label_head.weight": np.hstack([zero, eye]), "label_head.bias": none,
            "label.weight": np.zeros((len(relations), size), dtype="float32"),
            "label.bias": np.arange(len(relations), dtype="float32"),
        },
    )  # fmt: skip
    return part


def parsed(nlp: spacy.Language, words: str, heads: list[int], starts: tuple[int, ...]) -> Doc:
    doc = doc_of(nlp, words, starts)
    eye = np.eye(len(doc), dtype="float32")
    doc.tensor = np.hstack([eye[heads], eye])
    return parser(nlp, len(doc), ("nsubj", "ROOT"))(doc)


def test_trees_are_written_with_one_root_a_sentence(nlp: spacy.Language) -> None:
    doc = parsed(nlp, "Vask spoke . | | Rain fell .", [1, 1, 1, 0, 0, 6, 6, 6], (0, 5))
    assert [token.head.i for token in doc] == [1, 1, 1, 2, 2, 6, 6, 6]
    assert [token.dep_ for token in doc] == ["dep", "ROOT", "dep", "dep", "dep", "dep", "ROOT", "dep"]
    assert [sentence.text for sentence in doc.sents] == ["Vask spoke . \n \n", "Rain fell ."]


@pytest.mark.parametrize("words", ["", "|", "| |", "| Vask", "Vask |"])
def test_texts_of_little_but_white_space_are_parsed(nlp: spacy.Language, words: str) -> None:
    count = len(words.split(" "))
    doc = parsed(nlp, words, [0] * count, (0,)) if words else parser(nlp, 1, ("ROOT",))(Doc(nlp.vocab))
    assert not len(doc) or sum(token.head == token for token in doc) == 1


def test_a_sentence_without_end_is_cut(nlp: spacy.Language) -> None:
    size = 2 * trees.LONGEST + 1
    doc = parsed(nlp, " ".join(["a"] * size), [0] * size, (0,))
    assert len(list(doc.sents)) == 3


@pytest.mark.parametrize("factory", [trees.FACTORY, naming.FACTORY])
def test_a_part_without_weights_or_without_an_encoder_says_so(nlp: spacy.Language, factory: str) -> None:
    part = nlp.create_pipe(factory)
    with pytest.raises(ValueError, match="has no weights"):
        part(doc_of(nlp, "Vask spoke"))
    part.set(LABELS, {"name.weight": np.eye(5), "name.bias": np.zeros(5)})
    with pytest.raises(ValueError, match="needs the encoder"):
        part(doc_of(nlp, "Vask spoke"))


def test_parts_come_back_from_disk(tmp_path: Path) -> None:
    register()
    whole = spacy.blank("en")
    part = whole.add_pipe(naming.FACTORY, name="ner")
    part.set(LABELS, {"name.weight": np.eye(5), "name.bias": np.arange(5)})
    whole.to_disk(tmp_path / "p")
    again = spacy.load(tmp_path / "p").get_pipe("ner")
    assert again.labels == ("PERSON", "ORG")
    assert again.to_bytes() == part.to_bytes()
