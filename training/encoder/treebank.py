"""Annotated corpora as what the encoder is tuned on: sequences of tokens with the answers of four tasks.

An answer that a corpus does not give is -1 and teaches nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import spacy
from spacy.tokens import Doc, DocBin, Token

from onrecord.annotate.encoder import Vocabulary, stretches

UNKNOWN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of each task, in the order of their numbers."""

    tags: tuple[str, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A stretch of a text: features (length x 4) and the answers, a number a token.

    `printed` are the features of the stretch as a newspaper prints it, see `as_printed`.
    `heads` are positions in the sequence, of the token itself for a root; `starts` is 1 where a sentence starts;
    `names` are IO-coded with a number for "first of a name" and one for "further in".
    """

    features: np.ndarray
    printed: np.ndarray
    tags: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    starts: np.ndarray
    sentences: np.ndarray
    names: np.ndarray


def read(paths: Iterable[Path]) -> list[Doc]:
    """Return the documents of some `.spacy` files."""
    vocab = spacy.blank("en").vocab
    return [doc for path in paths for doc in DocBin().from_disk(path).get_docs(vocab)]


def labels_of(docs: Iterable[Doc]) -> Labels:
    """Return the labels that the documents use."""
    tags, relations, names = set(), set(), set()
    for doc in docs:
        tags |= {t.tag_ for t in doc if t.tag_ and not t.is_space}
        relations |= {t.dep_ for t in doc if t.dep_ and not t.is_space}
        names |= {entity.label_ for entity in doc.ents}
    coded = ["O", *(f"{place}-{name}" for name in sorted(names) for place in "BI")]
    return Labels(tags=tuple(sorted(tags)), relations=tuple(sorted(relations)), names=tuple(coded))


def as_printed(tokens: Iterable[Token]) -> Iterator[str]:
    """Yield token forms with a newspaper's quotation marks, apostrophes and dashes, which treebanks rarely have."""
    opened = False
    for token in tokens:
        if token.text in {'"', "``", "''"}:
            opened = not opened
            yield "“" if opened else "”"
        elif token.text == "--":
            yield "—"
        else:
            yield token.text.replace("'", "’")


def sequences(docs: Iterable[Doc], vocabulary: Vocabulary, labels: Labels) -> Iterator[Sequence]:
    """Yield the stretches of the documents, as the pipeline will cut them."""
    tags = {label: number for number, label in enumerate(labels.tags)}
    relations = {label: number for number, label in enumerate(labels.relations)}
    names = {label: number for number, label in enumerate(labels.names)}

    def name(token: Token) -> int:
        if token.ent_iob == 0:
            return UNKNOWN
        return names["O"] if token.ent_iob_ == "O" else names[f"{token.ent_iob_}-{token.ent_type_}"]

    for doc in docs:
        parsed = doc.has_annotation("DEP")
        for stretch in stretches(doc):
            places = {i: at for at, i in enumerate(stretch)}
            tokens = [doc[i] for i in stretch]
            # A head outside the stretch can't be learned; so a token without a relation.
            heads = [places.get(t.head.i, UNKNOWN) if parsed and t.dep_ else UNKNOWN for t in tokens]
            starts = [int(bool(t.is_sent_start)) if parsed else UNKNOWN for t in tokens]
            if parsed:
                starts[0] = 1
            yield Sequence(
                features=np.array([vocabulary.numbers(t.text) for t in tokens], dtype=np.int64),
                printed=np.array([vocabulary.numbers(form) for form in as_printed(tokens)], dtype=np.int64),
                tags=np.array([tags.get(t.tag_, UNKNOWN) for t in tokens]),
                heads=np.array(heads),
                relations=np.array([relations.get(t.dep_, UNKNOWN) for t in tokens]),
                starts=np.array(starts),
                sentences=np.cumsum([max(start, 0) for start in starts]),
                names=np.array([name(t) for t in tokens]),
            )
