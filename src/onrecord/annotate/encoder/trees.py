"""Dependency trees over the states of the encoder: each token asks all others of its sentence to be its head.

A biaffine scorer (Dozat and Manning 2017) finds heads, the best tree is taken of a sentence as a whole, then each
token's relation is told from the token and its head. Sentences must be known before.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.pipeline.dep_parser import parser_score
from spacy.tokens import Doc
from spacy.training import Example

from onrecord.annotate.encoder.arborescence import Heads, best_tree
from onrecord.annotate.encoder.part import Array, Part

FACTORY = "onrecord_trees"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
"""Relations that a word has once; a clause as subject stands beside "it", an outer subject beside an inner one."""
_TRIES = 3
"""How often a sentence is parsed at most: a word with two subjects is told that it can't have the less likely one."""
LONGEST = 250
"""Tokens of a sentence at most; scores grow with the square, so what is longer, a list mostly, is cut."""


class Trees(Part):
    """Writes `Token.head` and `Token.dep_`; white space hangs on the word before it."""

    def set(self, labels: tuple[str, ...], weights: dict[str, Array]) -> None:
        """Take what training has found."""
        super().set(labels, weights)
        self._is_subject = np.array([label in _SUBJECTS for label in labels])

    def __call__(self, doc: Doc) -> Doc:
        """Parse a document."""
        if not len(doc):
            return doc
        heads, relations = np.arange(len(doc)), np.zeros(len(doc), dtype=np.int64)
        states = self.states(doc)
        child = np.maximum(self.linear("arc_child", states), 0)
        head = np.maximum(self.linear("arc_head", states), 0)
        asked = child @ self._weights["arc"][:-1] + self._weights["arc"][-1]
        below, above = self.linear("label_child", states), self.linear("label_head", states)
        for words in _sentences(doc):
            scores = asked[words] @ head[words].T
            for _ in range(_TRIES):
                tree = best_tree(scores)
                named = self.linear("label", np.maximum(below[words] + above[words[tree]], 0))
                again = self._second_subjects(tree, scores, named)
                if not len(again):
                    break
                scores[again, tree[again]] = -np.inf
            heads[words], relations[words] = words[tree], named.argmax(axis=1)
        self._write(doc, heads, relations)
        return doc

    def score(self, examples: Iterable[Example], **settings: object) -> dict[str, Any]:
        """Return spaCy's own figures for a parser."""
        found: dict[str, Any] = parser_score(examples, **settings)
        return found

    def _second_subjects(self, tree: Heads, scores: Array, named: Array) -> Heads:
        """Return the words that are subjects of a head that has a likelier one."""
        subjects = np.flatnonzero(self._is_subject[named.argmax(axis=1)] & (tree != np.arange(len(tree))))
        if len(subjects) == len(np.unique(tree[subjects])):
            return subjects[:0]
        chance = _likely(named)[subjects][:, self._is_subject].max(axis=1) + _likely(scores)[subjects, tree[subjects]]
        order = subjects[np.argsort(-chance)]
        _, first = np.unique(tree[order], return_index=True)
        return np.delete(order, first)

    def _write(self, doc: Doc, heads: npt.NDArray[np.int64], relations: npt.NDArray[np.int64]) -> None:
        """Set heads and relations; a root is called so, and nothing else is."""
        numbers = np.array([self.vocab.strings[label] for label in self._labels], dtype=np.uint64)[relations]
        root, other = self.vocab.strings.add("ROOT"), self.vocab.strings.add("dep")
        rooted = heads == np.arange(len(doc))
        numbers[~rooted & (numbers == root)] = other
        numbers[rooted] = root
        space = np.array([token.is_space for token in doc])
        numbers[space] = other
        heads[space] = _nearest_words(space)[space]
        rows = np.stack([(heads - np.arange(len(doc))).astype(np.int64).view(np.uint64), numbers], axis=1)
        doc.from_array([HEAD, DEP], rows)  # type: ignore[arg-type] # spaCy's types know floats alone


def _likely(scores: Array) -> Array:
    """Return the logarithms of probabilities, row by row."""
    return scores - np.logaddexp.reduce(scores, axis=1, keepdims=True)


def _sentences(doc: Doc) -> Iterator[npt.NDArray[np.int64]]:
    """Yield the positions of the words of each sentence, long ones in pieces."""
    words = np.array([token.i for token in doc if not token.is_space], dtype=np.int64)
    starts = [at for at, i in enumerate(words.tolist()) if at and doc[i].is_sent_start]
    for sentence in np.split(words, starts):
        for at in range(0, len(sentence), LONGEST):
            yield sentence[at : at + LONGEST]


def _nearest_words(space: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return for each token the nearest word before it, itself included; at the start of a text the first word."""
    if space.all():
        return np.zeros(len(space), dtype=np.int64)
    places = np.where(space, -1, np.arange(len(space)))
    before = np.maximum.accumulate(places)
    return np.where(before < 0, np.argmax(~space), before)


def make(nlp: Language, name: str) -> Trees:
    """Return the component, blank; spaCy calls this by the name of `FACTORY`."""
    return Trees(nlp, name)
