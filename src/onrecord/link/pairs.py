"""Which articles could tell one story, and how much each pair of them agrees.

Candidates come from an inverted index over the words that tell most of each article, so that no article is held
against all others. Each candidate pair gets one figure a feature; `onrecord.link.votes` weighs them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from onrecord.link.features import Features
from onrecord.model.story import Copy

_KEYS = 100  # words an article is found by
_COMMON = 2_000  # articles with one such word from which it finds none: "Trump" in a third of a large case
_NEAR, _FAR = 50, 15  # partners kept an article: of its own weeks, and of other times
_AWAY = 14  # days from which two articles are of different times
_CROWD = 5  # the look-alike from another time that tells how crowded an article's subject is
_LEAST = 0.06  # similarity of key words under which two articles are not compared
_ROWS = 512
_CHUNK = 20_000
_RARE = 5.0  # inverse document frequency of a rare name: in 1 of 150 articles
_LENGTHS = (15, 300)  # different words of an article, between which its length matters
_CALM = 0.10  # crowding below this is not told apart: small cases have no other times


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Candidate pairs, `first` before `second` in the order of the features' rows, one figure each a column.

    `days` lie between the two, `headline` is the part of the headlines found in the other's text (-1 where unknown);
    `copied` is the share of the shorter text that is shared.
    """

    first: np.ndarray
    second: np.ndarray
    words: np.ndarray
    opening: np.ndarray
    headline: np.ndarray
    names: np.ndarray
    rare_names: np.ndarray
    crowding: np.ndarray
    brevity: np.ndarray
    days: np.ndarray
    copied: np.ndarray


def compare(known: Features, copies: Iterable[Copy] = ()) -> Pairs:
    """Return the candidate pairs of a case with their figures."""
    return Index(known, copies).pairs()


class Index:
    """All articles of a case, ready to be compared: their key words, which articles bear each, and what is weighed."""

    def __init__(self, known: Features, copies: Iterable[Copy] = ()) -> None:
        """Weigh the features of a case; `copies` of articles that it lacks don't count."""
        self._known = known
        self._size = len(known.ids)
        row = {article_id: number for number, article_id in enumerate(known.ids)}
        self._copied = {
            (min(row[a], row[b]), max(row[a], row[b])): copy.share
            for copy in copies
            for a, b in (copy.article_ids,)
            if a in row and b in row
        }
        self._keys = _strongest(sparse.csr_matrix((known.terms + known.opening) / 2))
        finding = np.bincount(self._keys.indices, minlength=self._keys.shape[1]) <= _COMMON
        self._turned = sparse.csr_matrix(sparse.diags(finding.astype(float)) @ self._keys.T)
        self._turned.eliminate_zeros()
        self._held = _marks(known.terms)
        self._headline = _shares(known, known.headlines)
        self._named = _shares(known, known.names)
        self._rare = _marks(known.names)
        self._rare.data = np.maximum(0.0, known.rare[self._rare.indices] - _RARE)
        self._rare.eliminate_zeros()

    def pairs(self, rows: np.ndarray | None = None) -> Pairs:
        """Return the candidate pairs with their figures: all, or those that one of these rows is in."""
        codes, crowding = self._candidates(np.arange(self._size) if rows is None else rows)
        size = max(self._size, 1)
        codes = np.union1d(codes, np.array([a * size + b for a, b in self._copied], dtype=np.int64))
        first, second = codes // size, codes % size
        if rows is not None:
            asked = np.zeros(self._size, dtype=bool)
            asked[rows] = True
            kept = asked[first] | asked[second]
            first, second = first[kept], second[kept]
            others = np.unique(np.concatenate((first, second)))
            crowding = np.maximum(crowding, self._candidates(others[~asked[others]])[1])
        return self._figures(first, second, crowding)

    def _figures(self, first: np.ndarray, second: np.ndarray, crowding: np.ndarray) -> Pairs:
        known, held, named, rare = self._known, self._held, self._named, self._rare
        lengths = np.maximum(np.diff(known.terms.indptr), 1)
        return Pairs(
            first=first,
            second=second,
            words=_dots(known.terms, known.terms, first, second),
            opening=_dots(known.opening, known.opening, first, second),
            headline=_headlines(self._headline, held, first, second),
            names=np.maximum(_dots(named, held, first, second), _dots(named, held, second, first)),
            rare_names=np.log1p(_dots(rare, _marks(rare), first, second)),
            crowding=np.log((np.maximum(crowding[first], _CALM) + np.maximum(crowding[second], _CALM)) / 2),
            # A brief of forty words shares few with anything; that it does says little.
            brevity=-np.log(np.clip(np.minimum(lengths[first], lengths[second]), *_LENGTHS)),
            days=_gaps(known.days[first], known.days[second]),
            copied=np.array(
                [self._copied.get(pair, 0.0) for pair in zip(first.tolist(), second.tolist(), strict=True)], dtype=float
            ),
        )

    def _candidates(self, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the candidate pairs of rows as `first * size + second`, and how crowded the subject of each row is.

        Crowding is the similarity of the fifth nearest article of another time: where many months hold a report like
        this one (a shooting in Chicago), a similar report of the same day tells less.
        """
        size = self._size
        crowding = np.zeros(size)
        codes = [np.zeros(0, np.int64)]
        for start in range(0, len(rows), _ROWS):
            chosen = rows[start : start + _ROWS]
            product = sparse.csr_matrix(self._keys[chosen] @ self._turned)
            for offset, row in enumerate(chosen.tolist()):
                part = slice(product.indptr[offset], product.indptr[offset + 1])
                partners, crowding[row] = self._partners(row, product.indices[part], product.data[part])
                codes.append(np.minimum(partners, row) * size + np.maximum(partners, row))
        return np.unique(np.concatenate(codes)), crowding

    def _partners(self, row: int, others: np.ndarray, similar: np.ndarray) -> tuple[np.ndarray, float]:
        """Return the partners that are kept of a row, and how crowded its subject is."""
        kept = (similar > _LEAST) & (others != row)
        others, similar = others[kept], similar[kept]
        order = np.lexsort((others, -similar))
        others, similar = others[order], similar[order]
        day = self._known.days[row]
        gap = _gaps(self._known.days[others], np.broadcast_to(day, others.shape))
        # Of an article without a day nobody knows what is of another time: all count, and twice as many.
        away = similar[gap > _AWAY] if day >= 0 else similar
        rank = _CROWD if day >= 0 else 2 * _CROWD
        chosen = np.concatenate((others[gap <= _AWAY][:_NEAR], others[gap > _AWAY][:_FAR])).astype(np.int64)
        return chosen, float(away[rank - 1]) if len(away) >= rank else 0.0


def _headlines(
    headline: sparse.csr_matrix, held: sparse.csr_matrix, first: np.ndarray, second: np.ndarray
) -> np.ndarray:
    """Return how much of each one's headline stands in the other's text, the mean of what is known; -1 for nothing."""
    known = np.diff(headline.indptr) > 0
    there, back = known[first].astype(float), known[second].astype(float)
    total = there * _dots(headline, held, first, second) + back * _dots(headline, held, second, first)
    return np.where(there + back > 0, total / np.maximum(there + back, 1.0), -1.0)


def _gaps(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return the days between, -1 where one of the two is unknown."""
    return np.where((one < 0) | (other < 0), -1, np.abs(one - other))


def _strongest(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the rows with their heaviest words alone, in the weights that they had."""
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    order = np.lexsort((matrix.indices, -matrix.data, rows))
    kept = order[np.arange(len(order)) - matrix.indptr[rows] < _KEYS]
    strongest = sparse.csr_matrix((matrix.data[kept], (rows[kept], matrix.indices[kept])), shape=matrix.shape)
    strongest.sort_indices()
    return strongest


def _marks(matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return 1 wherever the matrix holds something."""
    return sparse.csr_matrix((np.ones(len(matrix.data)), matrix.indices, matrix.indptr), shape=matrix.shape)


def _shares(known: Features, matrix: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return for each word of a row the part of the row's rarity that it makes up."""
    rare = sparse.csr_matrix((known.rare[matrix.indices], matrix.indices, matrix.indptr), shape=matrix.shape)
    total = np.asarray(rare.sum(axis=1)).ravel()
    return sparse.csr_matrix(sparse.diags(1.0 / np.where(total > 0, total, 1.0)) @ rare)


def _dots(one: sparse.csr_matrix, other: sparse.csr_matrix, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return the product of row `first` of one and row `second` of the other, pair by pair."""
    return np.concatenate([np.zeros(0), *_chunks(one, other, first, second)])


def _chunks(
    one: sparse.csr_matrix, other: sparse.csr_matrix, first: np.ndarray, second: np.ndarray
) -> Iterator[np.ndarray]:
    for start in range(0, len(first), _CHUNK):
        part = slice(start, start + _CHUNK)
        yield np.asarray(one[first[part]].multiply(other[second[part]]).sum(axis=1)).ravel()
