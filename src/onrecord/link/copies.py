"""Which article is another's text, and in which passages.

Candidates share fingerprints (`prints`); an exact alignment decides (`passages`). Furniture is the trap: a station's
copyright line is shared by hundreds of unrelated reports. What two articles share counts only if the rest of them is
about one thing too (and months apart, it takes more likeness to believe that); what several unrelated pairs share
counts for none. Words between quotation marks are anybody's to print: two reports of one speech are no copies for it,
unless they print it at length.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

import numpy as np

from onrecord.link.agencies import agency
from onrecord.link.counting import count
from onrecord.link.direction import Printed, direction, printed
from onrecord.link.passages import SEED, Shared, shared, shingles
from onrecord.link.prints import candidates, number
from onrecord.link.rarity import background
from onrecord.link.words import report_spans, stem, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.identity import record_id
from onrecord.model.span import Span
from onrecord.model.story import Copy, CopyKind, Passage

_LEAST_PASSAGE = 12  # words of a passage
_PARAGRAPH, _SCATTERED = 20, 25  # shared words from which two articles are copies, in one passage or in all
_IN_QUOTATIONS = 0.5  # of what a shared word counts
_OWN = 1 / 3  # of what it counts between two articles of one outlet, which repeats its teasers and its own background
_WHOLE = 0.8  # share of both texts from which what is left over says nothing
_RELATED, _RELATED_APART = 0.05, 0.25  # likeness of the rest from which two articles are about one thing
_APART = 14  # days from which two articles need the greater likeness
_UNRELATED = 2  # unrelated pairs from which what they share is furniture for all
_SAME_COPY, _NEXT_TO_ALL = 0.6, 0.9
_QUOTED = 0.6  # part of the shared words that stands in quotation marks

_MARK = re.compile('["“”„«»]')


@dataclass(slots=True)
class _Texts:
    """The words of articles, one array a kind, where each article starts, and the rarity of hashes."""

    ids: list[str] = field(default_factory=list)
    days: list[date | None] = field(default_factory=list)
    printed: list[Printed] = field(default_factory=list)
    hashes: "array[int]" = field(default_factory=lambda: array("Q"))
    starts: "array[int]" = field(default_factory=lambda: array("I"))
    lengths: "array[int]" = field(default_factory=lambda: array("B"))
    quoted: bytearray = field(default_factory=bytearray)
    bounds: list[int] = field(default_factory=lambda: [0])
    rarity: dict[int, float] = field(default_factory=dict)

    def part(self, row: int) -> slice:
        """Return where the words of an article stand."""
        return slice(self.bounds[row], self.bounds[row + 1])


def copies(articles: Iterable[AnnotatedArticle], pairs: Iterable[tuple[str, str]] | None = None) -> Iterator[Copy]:
    """Yield the pairs of articles that share a paragraph or more, in the order of their ids.

    `pairs` are the candidates (`onrecord.link.prints`), and `articles` need be those of the pairs alone; without
    them, the articles are counted here.
    """
    if pairs is None:
        articles = tuple(articles)
        pairs = candidates(count(articles))
    texts = _read(articles)
    hashes = np.frombuffer(texts.hashes, dtype=np.uint64) if texts.hashes else np.zeros(0, np.uint64)
    numbers = np.array(sorted(texts.rarity), dtype=np.uint64)
    rare = np.array([texts.rarity[number] for number in numbers.tolist()])
    row = {article_id: place for place, article_id in enumerate(texts.ids)}
    aligned: list[tuple[int, int, list[Shared]]] = []
    evidence: Counter[int] = Counter()
    for one, other in ((row[a], row[b]) for a, b in sorted(pairs)):
        first, second = hashes[texts.part(one)], hashes[texts.part(other)]
        found = shared(first, second, _LEAST_PASSAGE)
        if not _is_paragraph([passage.same for passage in found]):
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
        quoted = [_quoted(texts, one, other, passage) for passage in kept]
        own = _OWN if texts.printed[one].outlet and texts.printed[one].outlet == texts.printed[other].outlet else 1.0
        # Furniture was looked for before: a whole speech that two stations print is no furniture either.
        if _is_paragraph([own * p.same * (1 - _IN_QUOTATIONS * q) for p, q in zip(kept, quoted, strict=True)]):
            yield _copy(texts, one, other, kept, quoted)


def _read(articles: Iterable[AnnotatedArticle]) -> _Texts:
    """Read the articles once: hashes and places of their words, nothing else is held."""
    texts = _Texts()
    for annotated in articles:
        article = annotated.article
        for span in report_spans(article):
            places = []
            for word, start, end in words(article.text, span.start, span.end):
                form = word.casefold()
                if (hashed := number(form)) not in texts.rarity:
                    texts.rarity[hashed] = background().rarity(stem(form)) if len(form) > 1 else 0.0
                texts.hashes.append(hashed)
                texts.lengths.append(min(end - start, 0xFF))
                places.append(start)
            texts.starts.extend(places)
            texts.quoted.extend(_inside_quotations(span.of(article.text), span.start, places))
        texts.ids.append(article.id)
        texts.days.append(article.day)
        texts.printed.append(printed(article, agency(article)))
        texts.bounds.append(len(texts.hashes))
    return texts


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


def _is_paragraph(same: list[int] | list[float]) -> bool:
    """Tell whether so many words, passage by passage, come to a paragraph: short quotations of one speech do not."""
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


def _quoted(texts: _Texts, one: int, other: int, passage: Shared) -> float:
    """Return the part of a passage that stands between quotation marks, 0 to 1.

    One outlet prints a post between quotation marks, another as a block of its own: the greater part counts.
    """
    first, second = texts.part(one).start, texts.part(other).start
    return max(
        sum(texts.quoted[first + passage.first : first + passage.first_end]) / (passage.first_end - passage.first),
        sum(texts.quoted[second + passage.second : second + passage.second_end])
        / (passage.second_end - passage.second),
    )


def _kind(share: float, same: list[int], quoted: list[float]) -> CopyKind:
    """Return how one text is the other's, given the words of its passages and how much of each is quoted."""
    in_quotations = sum(words * part for words, part in zip(same, quoted, strict=True)) / sum(same)
    # A paragraph of reporting beside long quotations is the agency's, whoever was quoted in it.
    reporting = [words for words, part in zip(same, quoted, strict=True) if part < _QUOTED]
    if share >= _NEXT_TO_ALL or (share >= _SAME_COPY and in_quotations < _QUOTED):
        return CopyKind.SAME_WIRE_COPY
    if in_quotations >= _QUOTED and not _is_paragraph(reporting):
        return CopyKind.QUOTED_AT_LENGTH
    return CopyKind.REWRITTEN_WIRE


def _copy(texts: _Texts, one: int, other: int, found: list[Shared], quoted: list[float]) -> Copy:
    """Return the record of two articles that share passages."""
    first, second = texts.part(one), texts.part(other)
    same = [passage.same for passage in found]
    share = min(1.0, sum(same) / min(first.stop - first.start, second.stop - second.start))
    kind = _kind(share, same, quoted)
    sides = (texts.printed[one], texts.printed[other])
    taken_from, told = (None, None) if kind is CopyKind.QUOTED_AT_LENGTH else direction(*sides)
    credited = sorted({side.agency for side in sides if side.agency is not None})

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
        taken_from=taken_from,
        direction=told,
    )
