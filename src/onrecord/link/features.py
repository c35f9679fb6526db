"""What stories are grouped by: the terms, the names, the opening and the day of each article.

Features are held, articles are not: some two kilobytes an article. Rows and columns are in the order of article ids and
of words, whatever order the articles came in, so that sums of floats come out the same.
"""

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from onrecord.link.rarity import rarity
from onrecord.link.words import report_spans, stem, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import BlockRole
from onrecord.model.mention import MentionForm

_OPENING = 120  # words of the report, headline included: what happened stands at the top of a news report
_SENTENCE_ENDS = ".!?:\n\"“”‘'"
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

    columns: "array[int]"
    counts: "array[int]"
    ends: "array[int]"

    @classmethod
    def empty(cls) -> "_Layer":
        return cls(array("i"), array("i"), array("q", [0]))

    def add(self, counted: Counter[str], column: dict[str, int]) -> None:
        """Add a row."""
        self.columns.extend(column.setdefault(word, len(column)) for word in counted)
        self.counts.extend(counted.values())
        self.ends.append(len(self.columns))

    def matrix(self, rows: np.ndarray, columns: np.ndarray, rare: np.ndarray) -> sparse.csr_matrix:
        """Return weights of unit length, rows and columns in their final order."""
        counts = np.frombuffer(self.counts, dtype=np.int32) if self.counts else np.zeros(0, np.int32)
        places = np.frombuffer(self.columns, dtype=np.int32) if self.columns else np.zeros(0, np.int32)
        ends = np.frombuffer(self.ends, dtype=np.int64)
        final = columns[places] if len(columns) else places
        weights = (1.0 + np.log(counts)) * rare[final] if len(columns) else counts.astype(float)
        matrix = sparse.csr_matrix((weights, final, ends), shape=(len(ends) - 1, len(columns)))[rows]
        matrix.sort_indices()
        lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        return sparse.csr_matrix(sparse.diags(1.0 / np.where(lengths > 0, lengths, 1.0)) @ matrix)


def features(articles: Iterable[AnnotatedArticle]) -> Features:
    """Read the articles once and return what stories are grouped by."""
    column: dict[str, int] = {}
    layers = terms, names, opening, headlines = (_Layer.empty(), _Layer.empty(), _Layer.empty(), _Layer.empty())
    heads: list[tuple[str, str, str, int]] = []
    for annotated in articles:
        article = annotated.article
        day = article.day
        published = article.published.value if article.published is not None else ""
        heads.append((article.id, article.headline or "", published, _UNKNOWN_DAY if day is None else day.toordinal()))
        for layer, counted in zip(layers, _counted(annotated), strict=True):
            layer.add(counted, column)
    vocabulary = sorted(column)
    final = np.zeros(len(column), dtype=np.int32)
    final[[column[word] for word in vocabulary]] = np.arange(len(vocabulary), dtype=np.int32)
    held = np.bincount(np.frombuffer(terms.columns, dtype=np.int32), minlength=len(column)) if column else ()
    rarities = rarity({word: int(held[place]) for word, place in column.items()}, len(heads))
    rare = np.array([rarities.of(word) for word in vocabulary])
    rows = np.array(sorted(range(len(heads)), key=heads.__getitem__), dtype=np.int64)
    return Features(
        ids=tuple(heads[row][0] for row in rows),
        titles=tuple(heads[row][1] for row in rows),
        published=tuple(heads[row][2] for row in rows),
        vocabulary=tuple(vocabulary),
        rare=rare,
        days=np.array([heads[row][3] for row in rows], dtype=np.int64),
        terms=terms.matrix(rows, final, rare),
        names=names.matrix(rows, final, rare),
        opening=opening.matrix(rows, final, rare),
        headlines=headlines.matrix(rows, final, rare),
    )


def _counted(annotated: AnnotatedArticle) -> tuple[Counter[str], ...]:
    """Return the terms of the report, those of names, of the opening, of the headline, each with how often."""
    article = annotated.article
    text = article.text
    terms: Counter[str] = Counter()
    names: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    headline = Counter(_terms(article.headline or ""))
    headlines = {block.span for block in article.blocks if block.role is BlockRole.HEADLINE}
    read = 0
    if not headlines:
        # Feeds and rows give the headline beside the text, pages inside it.
        terms.update(headline)
        opening.update(headline)
        read = headline.total()
    for span in report_spans(article):
        before = span.start
        for word, start, end in words(text, span.start, span.end):
            read += 1
            gap, before = text[before:start], end
            term = stem(word)
            if len(term) == 1:
                continue
            terms[term] += 1
            if read <= _OPENING:
                opening[term] += 1
            # Headlines in title case would make a name of every word.
            named = word[0].isupper() and start != span.start and span not in headlines
            if named and not any(mark in _SENTENCE_ENDS for mark in gap):
                names[term] += 1
    mentioned = [m.span for m in annotated.mentions if m.form is MentionForm.NAME]
    if mentioned:
        names = Counter(term for span in mentioned for term in _terms(span.of(text)))
    return terms, names, opening, headline


def _terms(text: str) -> list[str]:
    """Return the terms of a text; single letters ("s", "U", "S") tell nothing."""
    return [term for word, _, _ in words(text, 0, len(text)) if len(term := stem(word)) > 1]
