"""How alike two statements of a story are: figures that a reader can follow, and what each of them weighs.

Two statements make one claim by what they say, not by who says it: the rare words that their contents share, words that
stand in both in one row, the same names and numbers. The weights are learned by `python -m training.claims`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy import sparse

from onrecord.link.comparable import Said
from onrecord.model.statement import Manner

_LONGEST_ROW, _MOST_SHARED = 8, 6
_COMMON = 200  # a word that stands in more statements of a story brings no two of them together
_NEAREST = 100  # statements that each is compared with, the likest first
_CLOSE = 0.08  # likeness of contents that are compared at all
_ROWS = 2_048  # statements that are held against all others at a time


class Feature(StrEnum):
    """What can speak for or against one claim."""

    LIKENESS = "likeness"
    COVERED = "shorter one covered"
    COVERING = "longer one covered"
    ROW = "same words in a row"
    PAIRS = "same pairs of words"
    SHARED = "rare words shared"
    NEAREST = "nearest of the two reports"
    SPEAKER = "same speaker"
    OTHER_SPEAKER = "other speakers"
    ENTITIES = "same people and places"
    NAMES = "names covered"
    OTHER_NAMES = "names of their own"
    NUMBERS = "same numbers"
    OTHER_NUMBERS = "other numbers"
    TIMES = "same times"
    OTHER_TIMES = "other times"
    BREVITY = "brevity"
    LENGTHS = "equal length"
    OWN_VOICE = "own voice"
    DENIAL = "denied by one"
    NEGATION = "negated in one"
    REPORT = "same report"


WEIGHTS: dict[Feature, float] = {
    Feature.LIKENESS: 1.91,
    Feature.COVERED: 0.64,
    Feature.COVERING: 0.50,
    Feature.ROW: 2.86,
    Feature.PAIRS: 0.08,
    Feature.SHARED: 1.77,
    Feature.NEAREST: 1.12,
    Feature.SPEAKER: 0.95,
    Feature.OTHER_SPEAKER: -0.21,
    Feature.ENTITIES: -0.60,
    Feature.NAMES: -0.62,
    Feature.OTHER_NAMES: -0.34,
    Feature.NUMBERS: 1.39,
    Feature.OTHER_NUMBERS: 0.25,
    Feature.TIMES: 1.77,
    Feature.OTHER_TIMES: 0.27,
    Feature.BREVITY: -1.17,
    Feature.LENGTHS: -0.79,
    Feature.OWN_VOICE: -0.54,
    Feature.DENIAL: -1.79,
    Feature.NEGATION: -0.70,
    Feature.REPORT: -0.92,
}
CONSTANT = -2.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that share enough to be compared, by their numbers, and how alike their words are.

    `nearest` is 1 where neither report has a statement that is more like the other one.
    """

    first: int
    second: int
    likeness: float
    nearest: float


def pairs(found: Sequence[Said]) -> list[Pair]:
    """Return the pairs of statements that share enough to be compared, none of which holds the other, in order."""
    first, second, alike = _alike(found)
    report: dict[str, int] = {}
    of = np.array([report.setdefault(one.statement.article_id, len(report)) for one in found], dtype=np.int64)
    many = max(len(report), 1)
    sides, inverse = np.unique(
        np.concatenate((first * many + of[second], second * many + of[first])), return_inverse=True
    )
    best = np.zeros(len(sides))
    np.maximum.at(best, inverse, np.concatenate((alike, alike)))
    nearest = (alike / best[inverse[: len(first)]] + alike / best[inverse[len(first) :]]) / 2
    columns = (first.tolist(), second.tolist(), alike.tolist(), nearest.tolist())
    return [Pair(*row) for row in zip(*columns, strict=True)]


def _alike(found: Sequence[Said]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs of each statement with those likest to it that share words that few have, and their likeness.

    Likeness is the cosine of the words that few have. Pairs are sorted, the smaller number first.
    """
    size = len(found)
    codes, values = [np.zeros(0, np.int64)], [np.zeros(0)]
    for row, others, likeness in _sharing(found):
        chosen = np.lexsort((others, -likeness))[: _NEAREST + 1]  # it is its own likest, but for rounding
        chosen = chosen[others[chosen] != row][:_NEAREST]
        nearest = others[chosen].astype(np.int64)
        codes.append(np.minimum(nearest, row) * size + np.maximum(nearest, row))
        values.append(likeness[chosen])
    # Where each is among the likest of the other, the sum of the one that comes first holds.
    pairs, places = np.unique(np.concatenate(codes), return_index=True)
    alike = np.concatenate(values)[places]
    inside = _inside(found)
    kept = (alike >= _CLOSE) & ~np.isin(pairs, np.array([a * size + b for a, b in inside], dtype=np.int64))
    return pairs[kept] // max(size, 1), pairs[kept] % max(size, 1), alike[kept]


def _sharing(found: Sequence[Said]) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Yield each statement's number, those that share words with it that few have, itself too, and the cosines."""
    held = Counter(word for one in found for word in one.weights)
    column = {word: number for number, word in enumerate(word for word, many in held.items() if many <= _COMMON)}
    told = [[(column[word], weight) for word, weight in one.weights.items() if word in column] for one in found]
    ends = np.cumsum([0, *map(len, told)])
    columns = np.fromiter((place for row in told for place, _ in row), dtype=np.int32, count=ends[-1])
    weights = np.fromiter((weight for row in told for _, weight in row), dtype=float, count=ends[-1])
    # Columns are left in the order of each statement's words: sums of floats depend on it.
    matrix = sparse.csr_matrix((weights, columns, ends), shape=(len(found), len(column)))
    turned = matrix.T.tocsr()
    for start in range(0, len(found), _ROWS):
        product = matrix[start : start + _ROWS] @ turned
        for offset in range(product.shape[0]):
            part = slice(product.indptr[offset], product.indptr[offset + 1])
            yield start + offset, product.indices[part], product.data[part]


def _inside(found: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of which one statement holds the other, the smaller number first."""
    place = {one.statement.id: number for number, one in enumerate(found)}
    for number, one in enumerate(found):
        if one.statement.within in place:
            other = place[one.statement.within]
            yield min(number, other), max(number, other)


def figures(one: Said, other: Said, pair: Pair) -> dict[Feature, float]:
    """Return what speaks for or against one claim of two statements."""
    shared = sorted(one.weights.keys() & other.weights.keys())
    covered = sorted(sum(side.weights[word] ** 2 for word in shared) for side in (one, other))
    names = one.names & other.names
    known = bool(one.named and other.named)
    numbers_both, times_both = one.numbers and other.numbers, one.times and other.times
    own = [side.statement.manner is Manner.OWN_VOICE for side in (one, other)]
    return {
        Feature.LIKENESS: pair.likeness,
        Feature.COVERED: covered[1],
        Feature.COVERING: covered[0],
        Feature.ROW: min(_row(one, other), _LONGEST_ROW) / _LONGEST_ROW,
        Feature.PAIRS: len(one.pairs & other.pairs) / max(1, min(len(one.row), len(other.row)) - 1),
        Feature.SHARED: min(len(shared), _MOST_SHARED) / _MOST_SHARED,
        Feature.NEAREST: pair.nearest,
        Feature.SPEAKER: float(known and not set(one.named).isdisjoint(other.named)),
        Feature.OTHER_SPEAKER: float(known and set(one.named).isdisjoint(other.named)),
        Feature.ENTITIES: len(one.entities & other.entities) / max(1, len(one.entities | other.entities)),
        Feature.NAMES: min((len(names) / len(side.names) for side in (one, other) if side.names), default=1.0),
        Feature.OTHER_NAMES: float(bool(one.names - names) and bool(other.names - names)),
        Feature.NUMBERS: len(one.numbers & other.numbers) / max(1, len(one.numbers | other.numbers)),
        Feature.OTHER_NUMBERS: float(bool(numbers_both) and one.numbers.isdisjoint(other.numbers)),
        Feature.TIMES: float(not one.times.isdisjoint(other.times)),
        Feature.OTHER_TIMES: float(bool(times_both) and one.times.isdisjoint(other.times)),
        Feature.BREVITY: 1 / min(len(one.weights), len(other.weights)),
        Feature.LENGTHS: min(len(one.row), len(other.row)) / max(len(one.row), len(other.row)),
        Feature.OWN_VOICE: sum(own) / 2,
        Feature.DENIAL: float(one.denies != other.denies),
        Feature.NEGATION: float(one.negated != other.negated),
        Feature.REPORT: float(one.statement.article_id == other.statement.article_id),
    }


def parts(told: Mapping[Feature, float]) -> dict[Feature, float]:
    """Return what each figure says for one claim, above 0, or against it."""
    return {feature: weight * told[feature] for feature, weight in WEIGHTS.items()}


def vote(told: Mapping[Feature, float]) -> float:
    """Return how much figures speak for one claim, above 0, or against it."""
    return CONSTANT + sum([weight * told[feature] for feature, weight in WEIGHTS.items()])


def longest_row(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words stand in both in one row, at the most."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(other):
        places.setdefault(word, []).append(place)
    best, before = 0, dict[int, int]()
    for word in one:
        # How long the row is that ends here, by its last place in the other.
        before = {place: before.get(place - 1, 0) + 1 for place in places.get(word, ())}
        best = max(best, max(before.values(), default=0))
    return best


def _row(one: Said, other: Said) -> int:
    """Return how many words stand in both in one row; most have no two, and then it is one or none."""
    if one.pairs.isdisjoint(other.pairs):
        return int(not set(one.row).isdisjoint(other.row))
    return longest_row(one.row, other.row)
