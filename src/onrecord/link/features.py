"""What stories are grouped by: the terms, the names, the opening and the day of each article, weighed over all of them.

Counts are held, articles are not: some two kilobytes an article. Rows and columns are in the order of article ids and
of words, whatever order the articles came in, so that sums of floats come out the same.
"""

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from onrecord.link.rarity import rarity
from onrecord.model.tally import Tally

_UNKNOWN_DAY = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """The features of all articles of a case: one row an article, one column a word.

    The four matrices hold weights of unit length a row. `days` are ordinals, -1 where unknown.
    """

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    published: tuple[str, ...]
    vocabulary: tuple[str, ...]
    rare: np.ndarray
    days: np.ndarray
    terms: sparse.csr_matrix
    names: sparse.csr_matrix
    opening: sparse.csr_matrix
    headlines: sparse.csr_matrix


@dataclass(slots=True)
class _Layer:
    """Rows of a count matrix, as they come in."""

    columns: "array[int]" = field(default_factory=lambda: array("i"))
    counts: "array[int]" = field(default_factory=lambda: array("i"))
    ends: "array[int]" = field(default_factory=lambda: array("q", [0]))

    def add(self, counted: Mapping[str, int], column: dict[str, int]) -> None:
        """Add a row."""
        self.columns.extend(column.setdefault(word, len(column)) for word in counted)
        self.counts.extend(counted.values())
        self.ends.append(len(self.columns))

    def matrix(self, rows: np.ndarray, columns: np.ndarray, rare: np.ndarray) -> sparse.csr_matrix:
        """Return weights of unit length, rows and columns in their final order."""
        counts = np.array(self.counts, dtype=np.int32)
        places = np.array(self.columns, dtype=np.int32)
        ends = np.array(self.ends, dtype=np.int64)
        final = columns[places] if len(columns) else places
        weights = (1.0 + np.log(counts)) * rare[final] if len(columns) else counts.astype(float)
        matrix = sparse.csr_matrix((weights, final, ends), shape=(len(ends) - 1, len(columns)))[rows]
        matrix.sort_indices()
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        return sparse.csr_matrix(sparse.diags(1.0 / np.where(lengths > 0, lengths, 1.0)) @ matrix)


class Gathered:
    """The counts of the articles so far: more come in at any time, and features are weighed over all of them."""

    def __init__(self, counted: Iterable[Tally] = ()) -> None:
        """Take the counts of these articles."""
        self._column: dict[str, int] = {}
        self._terms, self._names, self._opening, self._headlines = _Layer(), _Layer(), _Layer(), _Layer()
        self._heads: list[tuple[str, str, str, int]] = []
        for one in counted:
            self.add(one)

    def add(self, counted: Tally) -> None:
        """Take the counts of one more article."""
        day = counted.day
        ordinal = _UNKNOWN_DAY if day is None else day.toordinal()
        self._heads.append((counted.article_id, counted.title, counted.published, ordinal))
        self._terms.add(counted.terms, self._column)
        self._names.add(counted.names, self._column)
        self._opening.add(counted.opening, self._column)
        self._headlines.add(counted.headline, self._column)

    def features(self) -> Features:
        """Return the features of the articles so far."""
        heads, column = self._heads, self._column
        vocabulary = sorted(column)
        final = np.zeros(len(column), dtype=np.int32)
        final[[column[word] for word in vocabulary]] = np.arange(len(vocabulary), dtype=np.int32)
        held = np.bincount(np.array(self._terms.columns, dtype=np.int32), minlength=len(column))
        rare = rarity(vocabulary, held[[column[word] for word in vocabulary]], len(heads))
        rows = np.array(sorted(range(len(heads)), key=heads.__getitem__), dtype=np.int64)
        return Features(
            ids=tuple(heads[row][0] for row in rows),
            titles=tuple(heads[row][1] for row in rows),
            published=tuple(heads[row][2] for row in rows),
            vocabulary=tuple(vocabulary),
            rare=rare,
            days=np.array([heads[row][3] for row in rows], dtype=np.int64),
            terms=self._terms.matrix(rows, final, rare),
            names=self._names.matrix(rows, final, rare),
            opening=self._opening.matrix(rows, final, rare),
            headlines=self._headlines.matrix(rows, final, rare),
        )
