"""Features of tokens: what the network is told of each, as numbers."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, ORTH, SENT_START, TAG
from spacy.lang.lex_attrs import word_shape
from spacy.tokens import Doc

from onrecord.annotate import labels, layers, quotations
from onrecord.annotate.network.vocabulary import Vocabulary
from onrecord.model.article import BlockRole
from onrecord.model.mention import EntityKind

Numbers = NDArray[np.int32]

OUTSIDE, OPENING, INSIDE, CLOSING, NESTED = range(5)
"""States of quotation marks: outside all of them, an opening mark, inside, a closing mark, inside an inner one."""

KINDS = (EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE, EntityKind.OTHER)
DISTANCES = 15
"""Classes of the signed distance to a token's head."""
AFFIX = 3
SIZES = {"name": 2 * len(KINDS) + 1, "quotation": 5, "distance": DISTANCES, "place": 8, "block": 2}
"""How many numbers the columns have that need no vocabulary."""


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of the tokens of an article, one row a token.

    columns: tokens x `vocabulary.COLUMNS`. heads: index of each token's head in the article. quotation: number of the
    outermost quotation a token stands in, -1 for none. sentence: number of its sentence. relation: as in `columns`.
    """

    columns: Numbers
    heads: NDArray[np.int64]
    quotation: NDArray[np.int64]
    sentence: NDArray[np.int64]


def of(doc: Doc, vocabulary: Vocabulary) -> Features:
    """Return the features of all tokens."""
    given: NDArray[np.uint64] = np.asarray(doc.to_array([ORTH, TAG, DEP, ENT_TYPE, ENT_IOB]), dtype=np.uint64)
    size = len(doc)
    offsets = doc.to_array([HEAD]).astype(np.int64)
    heads = np.arange(size) + offsets
    starts = doc.to_array([SENT_START]).astype(np.int64) == 1
    strings = doc.vocab.strings
    lexical = _by_value(given[:, 0], lambda value: _of_word(strings[value], vocabulary), 5)
    numbers = vocabulary.numbers
    tags = _by_value(given[:, 1], lambda value: (numbers["tag"].get(strings[value], 0),), 1)[:, 0]
    relations = _by_value(given[:, 2], lambda value: (_relation(strings[value], vocabulary),), 1)[:, 0]
    kinds = _by_value(given[:, 3], lambda value: (_kind(strings[value]),), 1)[:, 0]
    names = np.where(kinds > 0, 2 * kinds - (given[:, 4] == 3), 0)  # noqa: PLR2004 - spaCy's number for a name's first
    states, quotation = _quoted(doc)
    sentence = np.cumsum(starts)
    columns = np.stack(
        [
            *lexical.T,
            tags,
            relations,
            names,
            states,
            tags[heads],
            relations[heads],
            bucket(offsets),
            _places(starts),
            _headlines(doc),
        ],
        axis=1,
    ).astype(np.int32)
    return Features(columns, heads, quotation, sentence)


def bucket(offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return classes of signed distances: exact up to 3, then doubling, 0 for none."""
    far = np.abs(offsets)
    steps = np.where(far <= 3, far, np.minimum(2 + np.log2(np.maximum(far, 1)).astype(np.int64), 7))  # noqa: PLR2004
    return np.where(offsets > 0, 7 + steps, steps)


def _by_value(values: NDArray[np.uint64], number: Callable[[int], tuple[int, ...]], width: int) -> NDArray[np.int64]:
    """Return a row of numbers for each value, working each different value out once."""
    different, where = np.unique(values, return_inverse=True)
    table = np.array([number(int(value)) for value in different], dtype=np.int64).reshape(-1, width)
    rows: NDArray[np.int64] = table[where]
    return rows


def _of_word(word: str, vocabulary: Vocabulary) -> tuple[int, ...]:
    numbers, lower = vocabulary.numbers, word.lower()
    return (
        numbers["word"].get(lower, 0),
        numbers["prefix"].get(lower[:AFFIX], 0),
        numbers["suffix"].get(lower[-AFFIX:], 0),
        numbers["shape"].get(word_shape(word), 0),
        vocabulary.lexicon.get(lower, 0),
    )


def _relation(name: str, vocabulary: Vocabulary) -> int:
    return vocabulary.numbers["relation"].get(labels.UNIVERSAL.get(name, name), 0)


def _kind(name: str) -> int:
    kind = labels.KINDS.get(name)
    return KINDS.index(kind) + 1 if kind in KINDS else 0


def _quoted(doc: Doc) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return each token's state of quotation marks, and the number of the outermost quotation that it stands in."""
    states, numbers = np.zeros(len(doc), dtype=np.int64), np.full(len(doc), -1, dtype=np.int64)
    starts = np.array([token.idx for token in doc], dtype=np.int64)
    for number, q in enumerate(quotations.find(layers.text(doc))):
        first, last = np.searchsorted(starts, (q.start, q.end))
        if first >= last:
            continue
        if q.depth:
            states[first:last] = np.where(states[first:last] == INSIDE, NESTED, states[first:last])
            continue
        states[first:last] = INSIDE
        states[first] = OPENING
        if q.closed:
            states[last - 1] = CLOSING
        numbers[first:last] = number
    return states, numbers


def _places(starts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return where in its sentence a token stands: 1 to 6 from its start on, 7 where the next one starts a sentence."""
    index = np.arange(len(starts))
    since = index - np.maximum.accumulate(np.where(starts, index, 0))
    place = np.minimum(since + 1, 6)
    place[:-1][starts[1:]] = 7
    return place


def _headlines(doc: Doc) -> NDArray[np.int64]:
    told = np.zeros(len(doc), dtype=np.int64)
    for block in layers.readable_blocks(doc):
        told[block.start : block.end] = block.label_ == BlockRole.HEADLINE
    return told
