"""Which statements of a story are compared: each with those likest to it, found by words that few statements have."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from onrecord.link.comparable import Said

_NEAREST = 100  # statements that each is compared with, the likest first
_COMMON = 200  # a word that stands in more statements of a story brings no two of them together
_CLOSE = 0.08  # likeness of contents that are compared at all
_ROWS = 2_048  # statements that are held against all others at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of statements that share enough to be compared, in order: one entry a pair in each column.

    `first` and `second` are their numbers, the smaller first; `likeness` is how alike their words are; `nearest` is 1
    where neither report has a statement that is more like the other one.
    """

    first: np.ndarray
    second: np.ndarray
    likeness: np.ndarray
    nearest: np.ndarray

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.first)

    def at(self, places: np.ndarray | slice) -> "Pairs":
        """Return those at some places."""
        return Pairs(
            first=self.first[places],
            second=self.second[places],
            likeness=self.likeness[places],
            nearest=self.nearest[places],
        )

    def of(self, wanted: Sequence[tuple[int, int]]) -> "Pairs":
        """Return those of some pairs of numbers, which are among them, in the order in which they are wanted."""
        size = int(self.second.max(initial=0)) + 1
        codes = np.array([a * size + b for a, b in wanted], dtype=np.int64)
        return self.at(np.searchsorted(self.first * size + self.second, codes))


def likest(found: Sequence[Said], without: Collection[int] = ()) -> Pairs:
    """Return the pairs of statements that share enough to be compared, none of which holds the other.

    Those `without` are in none.
    """
    first, second, alike = _alike(found, without)
    report: dict[str, int] = {}
    of = np.array([report.setdefault(one.statement.article_id, len(report)) for one in found], dtype=np.int64)
    many = max(len(report), 1)
    sides, inverse = np.unique(
        np.concatenate((first * many + of[second], second * many + of[first])), return_inverse=True
    )
    best = np.zeros(len(sides))
    np.maximum.at(best, inverse, np.concatenate((alike, alike)))
    nearest = (alike / best[inverse[: len(first)]] + alike / best[inverse[len(first) :]]) / 2
    return Pairs(first=first, second=second, likeness=alike, nearest=nearest)


def _alike(found: Sequence[Said], without: Collection[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the pairs of each statement with those likest to it that share words that few have, and their likeness.

    Likeness is the cosine of the words that few have. Pairs are sorted, the smaller number first.
    """
    size = len(found)
    codes, values = [np.zeros(0, np.int64)], [np.zeros(0)]
    for row, others, likeness in _sharing(found, without):
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


def _sharing(found: Sequence[Said], without: Collection[int]) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """Yield each statement's number, those that share words with it that few have, itself too, and the cosines."""
    weighed = [one.weights if number not in without else {} for number, one in enumerate(found)]
    held = Counter(word for row in weighed for word in row)
    column = {word: number for number, word in enumerate(word for word, many in held.items() if many <= _COMMON)}
    told = [[(column[word], weight) for word, weight in row.items() if word in column] for row in weighed]
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
