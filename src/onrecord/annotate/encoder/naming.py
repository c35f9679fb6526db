"""Names over the states of the encoder: each token is outside, first of a name or further in.

The best row of such labels is taken in which nothing is further in a name that did not begin.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.scorer import get_ner_prf
from spacy.tokens import Doc, Span
from spacy.training import Example

from onrecord.annotate.encoder.part import Array, Part

FACTORY = "onrecord_naming"
_OUTSIDE = "O"


class Naming(Part):
    """Writes `Doc.ents`; its labels are `O`, `B-KIND` and `I-KIND`. A name stays within its sentence."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The kinds of names."""
        return tuple(dict.fromkeys(label[2:] for label in self._labels if label != _OUTSIDE))

    def __call__(self, doc: Doc) -> Doc:
        """Name a document."""
        words = np.array([token.i for token in doc if not token.is_space], dtype=np.int64)
        if not len(words):
            return doc
        scores = self.linear("name", self.states(doc)[words])
        starts = np.array([token.is_sent_start is True for token in doc if not token.is_space])
        starts[0] = True
        labels = [self._labels[number] for number in best_row(scores, starts, self._may_follow())]
        doc.set_ents(list(_names(doc, words.tolist(), labels)))
        return doc

    def score(self, examples: Iterable[Example], **settings: object) -> dict[str, Any]:
        """Return spaCy's own figures for an entity recogniser."""
        found: dict[str, Any] = get_ner_prf(examples, **settings)
        return found

    def _may_follow(self) -> npt.NDArray[np.bool_]:
        """Tell which label (column) may come after which (row); the last row stands for the start of a sentence."""

        def may(before: str, label: str) -> bool:
            return not label.startswith("I-") or (before != _OUTSIDE and before[2:] == label[2:])

        return np.array([[may(before, label) for label in self._labels] for before in (*self._labels, _OUTSIDE)])


def best_row(scores: Array, starts: npt.NDArray[np.bool_], may_follow: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return the label of each token, such that each sentence has the best row that is allowed.

    Args:
        scores: tokens x labels.
        starts: where a sentence starts; the first token is one.
        may_follow: (labels + 1) x labels, see `Naming`.
    """
    best: npt.NDArray[np.int64] = scores.argmax(axis=1)
    before = np.where(starts, len(may_follow) - 1, np.roll(best, 1))
    wrong = ~may_follow[before, best]
    # Where each token's own best label is allowed, that is the best row; only other sentences need the search.
    number = np.cumsum(starts) - 1
    bounds = np.append(np.flatnonzero(starts), len(starts))
    for sentence in np.unique(number[wrong]).tolist():
        start, end = bounds[sentence], bounds[sentence + 1]
        best[start:end] = _viterbi(scores[start:end], may_follow)
    return best


def _viterbi(scores: Array, may_follow: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    cost = np.where(may_follow, 0.0, -np.inf)
    # Scores of a token count against its others: a row is as good as it is likely.
    likely = scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)
    total = cost[-1] + likely[0]
    came = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        ways = total[:, None] + cost[:-1]
        came[at] = ways.argmax(axis=0)
        total = ways.max(axis=0) + likely[at]
    row = np.empty(len(scores), dtype=np.int64)
    row[-1] = total.argmax()
    for at in range(len(scores) - 1, 0, -1):
        row[at - 1] = came[at, row[at]]
    return row


def _names(doc: Doc, words: list[int], labels: list[str]) -> Iterator[Span]:
    """Yield the names; white space inside one belongs to it."""
    start = 0
    for at, label in enumerate(labels):
        further = at + 1 < len(labels) and labels[at + 1].startswith("I-")
        if label.startswith("B-"):
            start = at
        if label != _OUTSIDE and not further:
            yield Span(doc, words[start], words[at] + 1, label=label[2:])


def make(nlp: Language, name: str) -> Naming:
    """Return the component, blank; spaCy calls this by the name of `FACTORY`."""
    return Naming(nlp, name)
