"""Which article is another's text, and in which passages.

Candidates share fingerprints (winnowed stretches of eight words, in an inverted index); an exact alignment decides.
Furniture is the trap: a station's copyright line is shared by hundreds of unrelated reports. What two articles share
counts only if the rest of them is about one thing too; what does not count for one pair counts for none.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
_PARAGRAPH = 25  # shared words from which two articles are copies
_WHOLE = 0.8  # share of both texts from which what is left over says nothing
_RELATED = 0.10  # likeness of the rest, from which two articles are about one thing
_SAME_COPY = 0.6
_QUOTED = 0.6  # part of the shared words that stands in quotation marks


@dataclass(slots=True)
class _Texts:
    """The words of all articles, one array a kind, and where each article starts."""

    ids: list[str]
    agencies: list[str | None]
    hashes: "array[int]"
    starts: "array[int]"
    lengths: "array[int]"
    quoted: bytearray
    rare: "array[float]"
    bounds: list[int]

    def part(self, row: int) -> slice:
        """Return where the words of an article stand."""
        return slice(self.bounds[row], self.bounds[row + 1])


def copies(articles: Iterable[AnnotatedArticle]) -> Iterator[Copy]:
    """Yield the pairs of articles that share a paragraph or more, in the order of their ids."""
    texts = _read(articles)
    hashes = np.frombuffer(texts.hashes, dtype=np.uint64) if texts.hashes else np.zeros(0, np.uint64)
    rare = np.frombuffer(texts.rare, dtype=np.float64) if texts.rare else np.zeros(0)
    ranked = sorted(range(len(texts.ids)), key=lambda row: texts.ids[row])
    aligned: list[tuple[int, int, list[Shared]]] = []
    furniture: set[int] = set()
    for one, other in _candidates(hashes, texts, ranked):
        first, second = hashes[texts.part(one)], hashes[texts.part(other)]
        found = shared(first, second, _LEAST_PASSAGE)
        if sum(passage.same for passage in found) < _PARAGRAPH:
            continue
        if _about_one_thing(first, second, rare[texts.part(one)], rare[texts.part(other)], found):
            aligned.append((one, other, found))
        else:
            furniture.update(
                stretch
                for passage in found
                for stretch in shingles(first[passage.first : passage.first_end]).tolist()
            )
    for one, other, found in aligned:
        first = hashes[texts.part(one)]
        kept = [passage for passage in found if not _is_furniture(first, passage, furniture)]
        if sum(passage.same for passage in kept) >= _PARAGRAPH:
            yield _copy(texts, one, other, kept)


def _read(articles: Iterable[AnnotatedArticle]) -> _Texts:
    """Read the articles once: hashes and places of their words, nothing else is held."""
    texts = _Texts([], [], array("Q"), array("I"), array("H"), bytearray(), array("d"), [0])
    known: dict[str, tuple[int, float]] = {}
    table = background()
    for annotated in articles:
        article = annotated.article
        for span in report_spans(article):
            inside = _quotations(span.of(article.text), span.start)
            for word, start, end in words(article.text, span.start, span.end):
                form = word.casefold()
                if form not in known:
                    digest = blake2b(form.encode("utf-8", "surrogatepass"), digest_size=8).digest()
                    held = table.held.get(stem(form), 5)
                    rarity = float(np.log(table.articles / held)) if len(form) > 1 else 0.0
                    known[form] = (int.from_bytes(digest, "big"), rarity)
                number, rarity = known[form]
                texts.hashes.append(number)
                texts.rare.append(rarity)
                texts.starts.append(start)
                texts.lengths.append(min(end - start, 0xFFFF))
                texts.quoted.append(any(quote.start <= start < quote.end for quote in inside))
        texts.ids.append(article.id)
        texts.agencies.append(agency(article))
        texts.bounds.append(len(texts.hashes))
    return texts


def _quotations(block: str, offset: int) -> list[Span]:
    """Return the stretches of a block inside double quotation marks; an open one runs to the block's end."""
    found: list[Span] = []
    opened: int | None = None
    for place, mark in enumerate(block):
        if mark in "“„«" or (mark == '"' and opened is None):
            opened = place if opened is None else opened
        elif mark in '”»"' and opened is not None:
            found.append(Span(offset + opened, offset + place + 1))
            opened = None
    if opened is not None:
        found.append(Span(offset + opened, offset + len(block)))
    return found


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
    codes: "array[int]" = array("q")
    for start, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
        if end - start > 1:
            group = owner[start:end].tolist()
            if len(group) <= _CROWD:
                codes.extend(a * size + b for a, b in combinations(group, 2))
            else:
                codes.extend(
                    group[k] * size + other for k in range(len(group)) for other in group[k + 1 : k + 1 + _NEIGHBOURS]
                )
    found, times = np.unique(np.frombuffer(codes, dtype=np.int64) if codes else np.zeros(0, np.int64), return_counts=True)
    return [(ranked[code // size], ranked[code % size]) for code in found[times > 1].tolist()]


def _winnowed(hashes: np.ndarray) -> np.ndarray:
    """Return the fingerprints of a text: the least stretch of each window."""
    stretches = shingles(hashes, _PRINT)
    if len(stretches) <= _WINDOW:
        return stretches
    return np.asarray(np.lib.stride_tricks.sliding_window_view(stretches, _WINDOW).min(axis=1))


def _about_one_thing(
    first: np.ndarray, second: np.ndarray, rare_first: np.ndarray, rare_second: np.ndarray, found: list[Shared]
) -> bool:
    """Tell whether two articles are about one thing beside the words that they share.

    The rests of the two texts are compared, by rare words. Where there is next to no rest, the texts are the same.
    """
    rests = [np.ones(len(first), dtype=bool), np.ones(len(second), dtype=bool)]
    for passage in found:
        rests[0][passage.first : passage.first_end] = False
        rests[1][passage.second : passage.second_end] = False
    if min(rests[0].mean(), rests[1].mean()) <= 1 - _WHOLE:
        # The whole of a brief stands in a long report: the shared words are the brief, not its furniture.
        return True
    vectors = []
    for hashes, rare, rest in ((first, rare_first, rests[0]), (second, rare_second, rests[1])):
        terms, places = np.unique(hashes[rest], return_index=True)
        vectors.append((terms, rare[rest][places]))
    _, one, other = np.intersect1d(vectors[0][0], vectors[1][0], assume_unique=True, return_indices=True)
    lengths = [float(np.sqrt((weights**2).sum())) for _, weights in vectors]
    product = float((vectors[0][1][one] * vectors[1][1][other]).sum())
    return product >= _RELATED * lengths[0] * lengths[1] > 0


def _is_furniture(hashes: np.ndarray, passage: Shared, furniture: set[int]) -> bool:
    """Tell whether most of a passage stands in unrelated articles too."""
    stretches = shingles(hashes[passage.first : passage.first_end]).tolist()
    return 2 * sum(stretch in furniture for stretch in stretches) > len(stretches) or len(stretches) < SEED


def _copy(texts: _Texts, one: int, other: int, found: list[Shared]) -> Copy:
    """Return the record of two articles that share passages."""
    first, second = texts.part(one), texts.part(other)
    same = sum(passage.same for passage in found)
    share = min(1.0, same / min(first.stop - first.start, second.stop - second.start))
    quoted = sum(
        sum(texts.quoted[first.start + passage.first : first.start + passage.first_end]) for passage in found
    ) / sum(passage.first_end - passage.first for passage in found)
    credited = sorted({name for name in (texts.agencies[one], texts.agencies[other]) if name is not None})
    if share >= _SAME_COPY:
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
