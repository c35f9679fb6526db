"""Which article is another's text, and in which passages.

Candidates share fingerprints (winnowed stretches of eight words, in an inverted index); an exact alignment decides.
Furniture is the trap: a station's copyright line is shared by hundreds of unrelated reports. What two articles share
counts only if the rest of them is about one thing too (and months apart, it takes more likeness to believe that); what
several unrelated pairs share counts for none.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from itertools import combinations

import numpy as np

from onrecord.link.agencies import agency
from onrecord.link.passages import SEED, Shared, shared, shingles
from onrecord.link.rarity import background
from onrecord.link.words import report_spans, stem, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.identity import record_id
from onrecord.model.span import Span
from onrecord.model.story import Copy, CopyKind, Passage

_PRINT = 8  # words of a fingerprint
_WINDOW = 8  # of so many neighbouring stretches one is kept: a shared run of 15 words is always found
_CROWD = 60  # articles on one fingerprint from which each is held against its neighbours alone
_NEIGHBOURS = 6
_LEAST_PASSAGE = 12  # words of a passage
_PARAGRAPH, _SCATTERED = 20, 25  # shared words from which two articles are copies, in one passage or in all
_WHOLE = 0.8  # share of both texts from which what is left over says nothing
_RELATED, _RELATED_APART = 0.05, 0.25  # likeness of the rest from which two articles are about one thing
_APART = 14  # days from which two articles need the greater likeness
_UNRELATED = 2  # unrelated pairs from which what they share is furniture for all
_SAME_COPY, _NEXT_TO_ALL = 0.6, 0.9
_QUOTED = 0.6  # part of the shared words that stands in quotation marks


_MARK = re.compile('["“”„«»]')


@dataclass(slots=True)
class _Texts:
    """The words of all articles, one array a kind, where each article starts, and the rarity of hashes."""

    ids: list[str]
    days: list[date | None]
    agencies: list[str | None]
    hashes: "array[int]"
    starts: "array[int]"
    lengths: "array[int]"
    quoted: bytearray
    bounds: list[int]
    rarity: dict[int, float]

    def part(self, row: int) -> slice:
        """Return where the words of an article stand."""
        return slice(self.bounds[row], self.bounds[row + 1])


def copies(articles: Iterable[AnnotatedArticle]) -> Iterator[Copy]:
    """Yield the pairs of articles that share a paragraph or more, in the order of their ids."""
    texts = _read(articles)
    hashes = np.frombuffer(texts.hashes, dtype=np.uint64) if texts.hashes else np.zeros(0, np.uint64)
    numbers = np.array(sorted(texts.rarity), dtype=np.uint64)
    rare = np.array([texts.rarity[number] for number in numbers.tolist()])
    ranked = sorted(range(len(texts.ids)), key=lambda row: texts.ids[row])
    aligned: list[tuple[int, int, list[Shared]]] = []
    evidence: Counter[int] = Counter()
    for one, other in _candidates(hashes, texts, ranked):
        first, second = hashes[texts.part(one)], hashes[texts.part(other)]
        found = shared(first, second, _LEAST_PASSAGE)
        if not _is_paragraph(found):
            continue
        least = _RELATED_APART if _apart(texts.days[one], texts.days[other]) else _RELATED
        rarities = (rare[np.searchsorted(numbers, first)], rare[np.searchsorted(numbers, second)])
        if _likeness_of_rests(first, second, *rarities, found) >= least:
            aligned.append((one, other, found))
        else:
            for passage in found:
                evidence.update(set(shingles(first[passage.first : passage.first_end]).tolist()))
    furniture = {stretch for stretch, times in evidence.items() if times >= _UNRELATED}
    for one, other, found in aligned:
        first = hashes[texts.part(one)]
        kept = [passage for passage in found if not _is_furniture(first, passage, furniture)]
        if _is_paragraph(kept):
            yield _copy(texts, one, other, kept)


def _read(articles: Iterable[AnnotatedArticle]) -> _Texts:
    """Read the articles once: hashes and places of their words, nothing else is held."""
    texts = _Texts([], [], [], array("Q"), array("I"), array("B"), bytearray(), [0], {})
    known: dict[str, int] = {}
    for annotated in articles:
        article = annotated.article
        for span in report_spans(article):
            places = []
            for word, start, end in words(article.text, span.start, span.end):
                if word not in known:
                    known[word], rarity = _word(word)
                    texts.rarity[known[word]] = rarity
                texts.hashes.append(known[word])
                texts.lengths.append(min(end - start, 0xFF))
                places.append(start)
            texts.starts.extend(places)
            texts.quoted.extend(_inside_quotations(span.of(article.text), span.start, places))
        texts.ids.append(article.id)
        texts.days.append(article.day)
        texts.agencies.append(agency(article))
        texts.bounds.append(len(texts.hashes))
    return texts


def _word(word: str) -> tuple[int, float]:
    """Return the number of a word, the same in every run, and its rarity."""
    form = word.casefold()
    table = background()
    digest = blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big"), table.rarity(stem(form)) if len(form) > 1 else 0.0


def _inside_quotations(block: str, offset: int, places: list[int]) -> bytes:
    """Return a 1 for each word of a block inside double quotation marks; an open quotation runs to the block's end."""
    marks = [match.start() + offset for match in _MARK.finditer(block)]
    if not marks:
        return bytes(len(places))
    opened, inside = False, []
    for place in marks:
        mark = block[place - offset]
        opened = mark in "“„«" or (mark == '"' and not opened)
        inside.append(opened)
    before = np.searchsorted(np.array(marks), np.array(places)) - 1
    return np.where(before >= 0, np.array(inside)[before], False).astype(np.uint8).tobytes()


def _candidates(hashes: np.ndarray, texts: _Texts, ranked: list[int]) -> list[tuple[int, int]]:
    """Return pairs of articles with two fingerprints in common, each in the order of ids."""
    rank = {row: place for place, row in enumerate(ranked)}
    prints, owners = [], []
    for row in ranked:
        marks = np.unique(_winnowed(hashes[texts.part(row)]))
        prints.append(marks)
        owners.append(np.full(len(marks), rank[row], dtype=np.int64))
    if not prints:
        return []
    every, owner = np.concatenate(prints), np.concatenate(owners)
    order = np.lexsort((owner, every))
    every, owner = every[order], owner[order]
    edges = np.concatenate(([0], np.flatnonzero(np.diff(every)) + 1, [len(every)]))
    size = len(ranked)
    codes: array[int] = array("q")
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if end - start > 1:
            group = owner[start:end].tolist()
            if len(group) <= _CROWD:
                codes.extend(a * size + b for a, b in combinations(group, 2))
            else:
                codes.extend(
                    group[k] * size + other for k in range(len(group)) for other in group[k + 1 : k + 1 + _NEIGHBOURS]
                )
    found, times = np.unique(
        np.frombuffer(codes, dtype=np.int64) if codes else np.zeros(0, np.int64), return_counts=True
    )
    return [(ranked[code // size], ranked[code % size]) for code in found[times > 1].tolist()]


def _winnowed(hashes: np.ndarray) -> np.ndarray:
    """Return the fingerprints of a text: the least stretch of each window."""
    stretches = shingles(hashes, _PRINT)
    if len(stretches) <= _WINDOW:
        return stretches
    return np.asarray(np.lib.stride_tricks.sliding_window_view(stretches, _WINDOW).min(axis=1))


def _is_paragraph(found: list[Shared]) -> bool:
    """Tell whether the passages come to a paragraph: short quotations of one speech do not."""
    same = [passage.same for passage in found]
    return max(same, default=0) >= _PARAGRAPH or sum(same) >= _SCATTERED


def _apart(one: date | None, other: date | None) -> bool:
    """Tell whether two articles are known to be of different weeks."""
    return one is not None and other is not None and abs((one - other).days) > _APART


def _likeness_of_rests(
    first: np.ndarray, second: np.ndarray, rare_first: np.ndarray, rare_second: np.ndarray, found: list[Shared]
) -> float:
    """Return how much two articles are alike, by rare words, beside the passages that they share (0 to 1).

    Where there is next to no rest, the texts are the same.
    """
    rests = [np.ones(len(first), dtype=bool), np.ones(len(second), dtype=bool)]
    for passage in found:
        rests[0][passage.first : passage.first_end] = False
        rests[1][passage.second : passage.second_end] = False
    if min(rests[0].mean(), rests[1].mean()) <= 1 - _WHOLE:
        # The whole of a brief stands in a long report: the shared words are the brief, not its furniture.
        return 1.0
    vectors = []
    for hashes, rare, rest in ((first, rare_first, rests[0]), (second, rare_second, rests[1])):
        terms, places = np.unique(hashes[rest], return_index=True)
        vectors.append((terms, rare[rest][places]))
    _, one, other = np.intersect1d(vectors[0][0], vectors[1][0], assume_unique=True, return_indices=True)
    lengths = [float(np.sqrt((weights**2).sum())) for _, weights in vectors]
    product = float((vectors[0][1][one] * vectors[1][1][other]).sum())
    return product / (lengths[0] * lengths[1]) if product > 0 else 0.0


def _is_furniture(hashes: np.ndarray, passage: Shared, furniture: set[int]) -> bool:
    """Tell whether most of a passage stands in unrelated articles too."""
    stretches = shingles(hashes[passage.first : passage.first_end]).tolist()
    return 2 * sum(stretch in furniture for stretch in stretches) > len(stretches) or len(stretches) < SEED


def _copy(texts: _Texts, one: int, other: int, found: list[Shared]) -> Copy:
    """Return the record of two articles that share passages."""
    first, second = texts.part(one), texts.part(other)
    same = sum(passage.same for passage in found)
    share = min(1.0, same / min(first.stop - first.start, second.stop - second.start))
    # One outlet prints a post between quotation marks, another as a block of its own.
    quoted = sum(
        max(
            sum(texts.quoted[first.start + p.first : first.start + p.first_end]) / (p.first_end - p.first),
            sum(texts.quoted[second.start + p.second : second.start + p.second_end]) / (p.second_end - p.second),
        )
        * p.same
        for p in found
    ) / sum(p.same for p in found)
    credited = sorted({name for name in (texts.agencies[one], texts.agencies[other]) if name is not None})
    if share >= _NEXT_TO_ALL or (share >= _SAME_COPY and quoted < _QUOTED):
        kind = CopyKind.SAME_WIRE_COPY
    elif quoted >= _QUOTED:
        kind = CopyKind.QUOTED_AT_LENGTH
    else:
        kind = CopyKind.REWRITTEN_WIRE

    def span(base: int, start: int, end: int) -> Span:
        return Span(texts.starts[base + start], texts.starts[base + end - 1] + texts.lengths[base + end - 1])

    passages = tuple(
        Passage(
            first=span(first.start, passage.first, passage.first_end),
            second=span(second.start, passage.second, passage.second_end),
        )
        for passage in found
    )
    ids = (texts.ids[one], texts.ids[other])
    return Copy(
        id=record_id("copy", *ids, passages),
        article_ids=ids,
        kind=kind,
        share=round(share, 4),
        agency=credited[0] if credited else None,
        passages=passages,
    )
