"""Word vectors: the table of the shipped pipeline, whichever pipeline has annotated."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import LOWER
from spacy.tokens import Doc
from spacy.vectors import Vectors


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of vectors and the row of each word; row 0 is all zeros and stands for what the table lacks."""

    table: NDArray[np.float32]
    rows: dict[int, int]

    def of(self, doc: Doc) -> NDArray[np.int64]:
        """Return the row of each token, by its lower-cased form."""
        different, where = np.unique(doc.to_array([LOWER]), return_inverse=True)
        found = np.array([self.rows.get(int(key), 0) for key in different], dtype=np.int64)
        rows: NDArray[np.int64] = found[where.reshape(-1)]
        return rows


def from_vectors(vectors: Vectors) -> Rows:
    """Return the rows of spaCy's table. Its keys are hashes of the lower-cased words, the same in every pipeline."""
    data = np.concatenate([np.zeros((1, vectors.shape[1]), dtype=np.float32), np.asarray(vectors.data, np.float32)])
    return Rows(data, {int(key): int(row) + 1 for key, row in vectors.key2row.items()})


@cache
def shipped() -> Rows:
    """Return the table of the shipped pipeline."""
    vocab = spacy.blank("en").vocab
    vocab.vectors.from_disk(files("onrecord.annotate").joinpath("english", "vocab"))
    return from_vectors(vocab.vectors)
