"""Two texts or more, aligned paragraph by paragraph: by the words that they share, and by what both of them tell.

Passages that two texts share word for word are found as for copies. A paragraph that shares none may tell the same in
other words: then statements of one claim stand in both, or most of their rarer words. What has no partner is only here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations
from math import log
from typing import TypeAlias

import numpy as np

from onrecord.link.passages import SEED, shared
from onrecord.link.prints import number
from onrecord.link.words import READ, base, words
from onrecord.model.article import Block
from onrecord.model.span import Span

Place: TypeAlias = tuple[int, Span]
"""A stretch of one of the texts, by the text's place among those compared."""

_COPIED = 0.5  # of the shorter paragraph's words stand in the other, from which it is the same paragraph
_ALIKE, _FEWEST = 0.4, 4  # of the rarer words of the shorter one, and how many of them, from which two tell the same
_LETTERS = 3  # of a word that tells something
_RARE = 40  # paragraphs, of all texts, in which a term stands that may bring two of them together


class Likeness(StrEnum):
    """How the paragraphs of a row stand to each other."""

    KEPT = "word for word"
    CHANGED = "words changed"
    REWORDED = "in other words"
    ALONE = "only here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: the text that it is of, its number there from 1, its words in lower case and where they stand."""

    text: int
    number: int
    span: Span
    forms: tuple[str, ...] = field(repr=False)
    places: tuple[Span, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignedRow:
    """A row: for each text its paragraphs, none where it has no part in it.

    `copied` are the texts whose paragraphs share their words with another's; the others tell it in their own.
    """

    likeness: Likeness
    cells: tuple[tuple[Paragraph, ...], ...] = field(repr=False)
    copied: frozenset[int]


def paragraphs_of(place: int, text: str, blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a report: its headline and body, in reading order."""
    found: list[Paragraph] = []
    for block in blocks:
        spelled = tuple(words(text, block.span.start, block.span.end))
        if block.role in READ and spelled:
            found.append(
                Paragraph(
                    text=place,
                    number=len(found) + 1,
                    span=block.span,
                    forms=tuple(form.casefold() for form, _, _ in spelled),
                    places=tuple(Span(start, end) for _, start, end in spelled),
                )
            )
    return tuple(found)


def aligned(texts: Sequence[Sequence[Paragraph]], told: Iterable[tuple[Place, Place]]) -> tuple[AlignedRow, ...]:
    """Align texts; `told` are pairs of stretches of two of them that tell the same, as far as linking found.

    Every paragraph stands in one row. Rows follow the first text; what it lacks stands where the others have it.
    """
    clusters = _Clusters(texts)
    for one, other in _copied(texts):
        clusters.join(one, other, copied=True)
    for one, other in _reworded(texts, told):
        clusters.join(one, other, copied=False)
    return tuple(_rows(texts, clusters))


Key: TypeAlias = tuple[int, int]
"""A paragraph: its text, and its place in it from 0."""


@dataclass(slots=True)
class _Cluster:
    """Paragraphs of one row: for each text their places, and the texts that share words in it."""

    places: dict[int, set[int]]
    copied: set[int]


class _Clusters:
    """Joins paragraphs into rows: of each text one paragraph, or several in a row that another text has as one."""

    def __init__(self, texts: Sequence[Sequence[Paragraph]]) -> None:
        self.of: dict[Key, _Cluster] = {
            (text, place): _Cluster({text: {place}}, set())
            for text, found in enumerate(texts)
            for place in range(len(found))
        }

    def join(self, one: Key, other: Key, *, copied: bool) -> None:
        first, second = self.of[one], self.of[other]
        if first is not second:
            both = first.places.keys() & second.places.keys()
            if both and not (copied and all(_in_a_row(first.places[t] | second.places[t]) for t in both)):
                return
            for text, places in second.places.items():
                first.places.setdefault(text, set()).update(places)
                self.of.update(dict.fromkeys(((text, place) for place in places), first))
            first.copied |= second.copied
        if copied:
            first.copied |= {one[0], other[0]}


def _in_a_row(places: set[int]) -> bool:
    return max(places) - min(places) + 1 == len(places)


def _copied(texts: Sequence[Sequence[Paragraph]]) -> list[tuple[Key, Key]]:
    """Return the paragraphs that share most of their words in shared passages, those that share most first."""
    found: list[tuple[float, Key, Key]] = []
    for one, other in combinations(range(len(texts)), 2):
        counts: Counter[tuple[int, int]] = Counter()
        first, second = (_owners(texts[side]) for side in (one, other))
        for start, at in shared_words(texts[one], texts[other]):
            counts[first[start], second[at]] += 1
        exact = {paragraph.forms: place for place, paragraph in enumerate(texts[one])}
        for place, paragraph in enumerate(texts[other]):
            if paragraph.forms in exact:
                counts[exact[paragraph.forms], place] = len(paragraph.forms)
        for (a, b), same in counts.items():
            share = same / min(len(texts[one][a].forms), len(texts[other][b].forms))
            if share >= _COPIED:
                found.append((-min(share, 1.0) * same, (one, a), (other, b)))
    return [(one, other) for _, one, other in sorted(found)]


def _owners(text: Sequence[Paragraph]) -> list[int]:
    return [place for place, paragraph in enumerate(text) for _ in paragraph.forms]


def shared_words(first: Sequence[Paragraph], second: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """Yield which word of one text is which of another, inside the passages that both share; words count from 0."""
    ones, others = ([form for paragraph in text for form in paragraph.forms] for text in (first, second))
    hashes = [np.array([number(form) for form in forms], dtype=np.uint64) for forms in (ones, others)]
    for passage in shared(hashes[0], hashes[1], SEED):
        pieces = (ones[passage.first : passage.first_end], others[passage.second : passage.second_end])
        for start, at, size in SequenceMatcher(None, *pieces, autojunk=False).get_matching_blocks():
            yield from ((passage.first + start + n, passage.second + at + n) for n in range(size))


def _reworded(texts: Sequence[Sequence[Paragraph]], told: Iterable[tuple[Place, Place]]) -> list[tuple[Key, Key]]:
    """Return the paragraphs that tell the same in other words, the likeliest first."""
    together: Counter[tuple[Key, Key]] = Counter()
    for pair in told:
        keys = [_holding(texts[text], text, span) for text, span in sorted(pair)]
        if keys[0] is not None and keys[1] is not None:
            together[keys[0], keys[1]] += 1
    terms = {
        (text, place): {base(form) for form in paragraph.forms if len(form) >= _LETTERS}
        for text, found in enumerate(texts)
        for place, paragraph in enumerate(found)
    }
    spread = Counter(term for found in terms.values() for term in found)
    weights = {term: log(1 + len(terms) / many) for term, many in spread.items()}
    sizes = {key: sum(weights[term] for term in sorted(found)) for key, found in terms.items()}
    scored: list[tuple[float, Key, Key]] = []
    for one, other in sorted({*together, *_sharing(terms)}):
        both = terms[one] & terms[other]
        smaller = min(sizes[one], sizes[other])
        alike = sum(weights[term] for term in sorted(both)) / smaller if smaller else 0.0
        links = together[one, other]
        if links or (alike >= _ALIKE and len(both) >= _FEWEST):
            scored.append((-(alike + links), one, other))
    return [(one, other) for _, one, other in sorted(scored)]


def _sharing(terms: Mapping[Key, set[str]]) -> Iterator[tuple[Key, Key]]:
    """Yield the paragraphs of two texts that share two rare terms: without any, most of them can't be shared."""
    having: dict[str, list[Key]] = defaultdict(list)
    for key, found in terms.items():
        for term in found:
            having[term].append(key)
    times: Counter[tuple[Key, Key]] = Counter()
    for keys in having.values():
        if len(keys) <= _RARE:
            times.update(pair for pair in combinations(keys, 2) if pair[0][0] != pair[1][0])
    yield from (pair for pair, many in times.items() if many > 1)


def _holding(text: Sequence[Paragraph], side: int, span: Span) -> Key | None:
    """Return the paragraph in which a stretch begins."""
    return next(
        (
            (side, place)
            for place, paragraph in enumerate(text)
            if paragraph.span.start <= span.start < paragraph.span.end
        ),
        None,
    )


def _rows(texts: Sequence[Sequence[Paragraph]], clusters: _Clusters) -> Iterator[AlignedRow]:
    ordered: list[_Cluster] = []
    for text, found in enumerate(texts):
        after = -1
        for place in range(len(found)):
            cluster = clusters.of[text, place]
            known = next((n for n, one in enumerate(ordered) if one is cluster), None)
            if known is None:
                after += 1
                ordered.insert(after, cluster)
            else:
                after = known
    alone: dict[int, list[Paragraph]] = defaultdict(list)
    for cluster in ordered:
        cells = {text: [texts[text][place] for place in sorted(places)] for text, places in cluster.places.items()}
        if len(cells) == 1:
            for text, cell in cells.items():
                alone[text] += cell
            continue
        if alone:
            yield _row(texts, alone, Likeness.ALONE, frozenset())
            alone = defaultdict(list)
        forms = {tuple(form for paragraph in cell for form in paragraph.forms) for cell in cells.values()}
        likeness = Likeness.KEPT if len(forms) == 1 else Likeness.CHANGED if cluster.copied else Likeness.REWORDED
        yield _row(texts, cells, likeness, frozenset(cluster.copied))
    if alone:
        yield _row(texts, alone, Likeness.ALONE, frozenset())


def _row(
    texts: Sequence[Sequence[Paragraph]],
    cells: dict[int, list[Paragraph]],
    likeness: Likeness,
    copied: frozenset[int],
) -> AlignedRow:
    return AlignedRow(
        likeness=likeness,
        cells=tuple(tuple(sorted(cells.get(text, ()), key=lambda one: one.number)) for text in range(len(texts))),
        copied=copied,
    )
