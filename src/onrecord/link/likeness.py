"""How alike two statements of a story are: figures that a reader can follow, and what each of them weighs.

Two statements make one claim by what they say, not by who says it: the rare words that their contents share, words that
stand in both in one row, the same names and numbers. The weights are learned by `python -m training.claims`.

A large story has a million pairs. So the figures of many are told at once: what statements hold is laid out in sparse
matrices, a row a statement, and what two have in common is the product of their rows.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum

import numpy as np
from scipy import sparse

from onrecord.link.comparable import Said
from onrecord.link.likest import Pairs
from onrecord.model.statement import Manner

_LONGEST_ROW, _MOST_SHARED = 8, 6
_AT_ONCE = 50_000  # pairs whose figures are held at a time: ten megabytes


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


class Compared:
    """The statements of a story, ready to be compared pair by pair."""

    def __init__(self, found: Sequence[Said]) -> None:
        """Lay out what each statement holds."""
        self._found = found
        words = sorted({word for one in found for word in one.weights})
        column = {word: number for number, word in enumerate(words)}
        # Words in their order: sums of floats depend on it.
        told = [sorted((column[word], weight**2) for word, weight in one.weights.items()) for one in found]
        self._words = _matrix([[place for place, _ in row] for row in told], len(column))
        self._squares = self._words.copy()
        self._squares.data = np.array([square for row in told for _, square in row])
        self._row = _marks(one.row for one in found)
        self._pairs = _marks(one.pairs for one in found)
        self._named = _marks(one.named for one in found)
        self._entities = _marks(one.entities for one in found)
        self._names = _marks(one.names for one in found)
        self._numbers = _marks(one.numbers for one in found)
        self._times = _marks(one.times for one in found)
        self._length = np.array([len(one.row) for one in found], dtype=float)
        self._own = np.array([one.statement.manner is Manner.OWN_VOICE for one in found], dtype=float)
        self._denies = np.array([one.denies for one in found], dtype=bool)
        self._negated = np.array([one.negated for one in found], dtype=bool)
        report: dict[str, int] = {}
        self._report = np.array([report.setdefault(one.statement.article_id, len(report)) for one in found], dtype=int)

    def figures(self, pairs: Pairs) -> np.ndarray:
        """Return what speaks for or against one claim of two statements: a row a pair, a column a `Feature`."""
        a, b = pairs.first, pairs.second
        covered = _products(self._squares, a, self._words, b), _products(self._squares, b, self._words, a)
        shared, lengths = _common(self._words, a, b), (self._length[a], self._length[b])
        counted = _sizes(self._words)
        named, known = _common(self._named, a, b), _both(self._named, a, b)
        entities, times = _common(self._entities, a, b), _common(self._times, a, b)
        names, numbers = _common(self._names, a, b), _common(self._numbers, a, b)
        own_names = _sizes(self._names)[a] - names, _sizes(self._names)[b] - names
        told = {
            Feature.LIKENESS: pairs.likeness,
            Feature.COVERED: np.maximum(*covered),
            Feature.COVERING: np.minimum(*covered),
            Feature.ROW: np.minimum(self._rows(a, b), _LONGEST_ROW) / _LONGEST_ROW,
            Feature.PAIRS: _common(self._pairs, a, b) / np.maximum(1, np.minimum(*lengths) - 1),
            Feature.SHARED: np.minimum(shared, _MOST_SHARED) / _MOST_SHARED,
            Feature.NEAREST: pairs.nearest,
            Feature.SPEAKER: known & (named > 0),
            Feature.OTHER_SPEAKER: known & (named == 0),
            Feature.ENTITIES: entities / np.maximum(1, _either(self._entities, a, b, entities)),
            Feature.NAMES: np.minimum(*(_part(names, _sizes(self._names)[side]) for side in (a, b))),
            Feature.OTHER_NAMES: (own_names[0] > 0) & (own_names[1] > 0),
            Feature.NUMBERS: numbers / np.maximum(1, _either(self._numbers, a, b, numbers)),
            Feature.OTHER_NUMBERS: _both(self._numbers, a, b) & (numbers == 0),
            Feature.TIMES: times > 0,
            Feature.OTHER_TIMES: _both(self._times, a, b) & (times == 0),
            Feature.BREVITY: 1 / np.minimum(counted[a], counted[b]),
            Feature.LENGTHS: np.minimum(*lengths) / np.maximum(*lengths),
            Feature.OWN_VOICE: (self._own[a] + self._own[b]) / 2,
            Feature.DENIAL: self._denies[a] != self._denies[b],
            Feature.NEGATION: self._negated[a] != self._negated[b],
            Feature.REPORT: self._report[a] == self._report[b],
        }
        return np.stack([told[feature].astype(float) for feature in Feature], axis=1)

    def votes(self, pairs: Pairs) -> list[tuple[int, int, float]]:
        """Return pairs of statements with how much their figures speak for one claim, above 0, or against it."""
        found: list[tuple[int, int, float]] = []
        for start in range(0, len(pairs), _AT_ONCE):
            part = pairs.at(slice(start, start + _AT_ONCE))
            votes = CONSTANT + sum(parts(self.figures(part)).T)
            found.extend(zip(part.first.tolist(), part.second.tolist(), votes.tolist(), strict=True))
        return found

    def _rows(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Return how many words stand in both in one row; most have no two, and then it is one or none."""
        longest = (_common(self._row, a, b) > 0).astype(int)
        for place in np.flatnonzero(_common(self._pairs, a, b)).tolist():
            longest[place] = longest_row(self._found[a[place]].row, self._found[b[place]].row)
        return longest


def parts(figures: np.ndarray) -> np.ndarray:
    """Return what each figure says for one claim, above 0, or against it, in the same rows and columns."""
    return np.asarray(figures * np.array([WEIGHTS[feature] for feature in Feature]))


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


def _marks(rows: Iterable[Iterable[object]]) -> sparse.csr_matrix:
    """Return a matrix of who holds what: a row for each, a column for each thing, 1 where it is held."""
    column: dict[object, int] = {}
    held = [sorted({column.setdefault(one, len(column)) for one in row}) for row in rows]
    return _matrix(held, len(column))


def _matrix(held: Sequence[Sequence[int]], columns: int) -> sparse.csr_matrix:
    ends = np.cumsum([0, *map(len, held)])
    places = np.fromiter((place for row in held for place in row), dtype=np.int32, count=int(ends[-1]))
    return sparse.csr_matrix((np.ones(len(places)), places, ends), shape=(len(held), columns))


def _products(one: sparse.csr_matrix, a: np.ndarray, other: sparse.csr_matrix, b: np.ndarray) -> np.ndarray:
    """Return the products of rows, pair by pair."""
    return np.asarray(one[a].multiply(other[b]).sum(axis=1)).ravel()


def _common(held: sparse.csr_matrix, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return how much two hold in common."""
    return _products(held, a, held, b)


def _either(held: sparse.csr_matrix, a: np.ndarray, b: np.ndarray, common: np.ndarray) -> np.ndarray:
    """Return how much one of two holds or the other."""
    return np.asarray(_sizes(held)[a] + _sizes(held)[b] - common)


def _both(held: sparse.csr_matrix, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Tell whether both hold something."""
    return np.asarray((_sizes(held)[a] > 0) & (_sizes(held)[b] > 0))


def _part(common: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Return what part of a whole is common; 1 where there is none."""
    return np.where(whole > 0, common / np.maximum(whole, 1), 1.0)


def _sizes(held: sparse.csr_matrix) -> np.ndarray:
    """Return how much each holds."""
    return np.diff(held.indptr)
