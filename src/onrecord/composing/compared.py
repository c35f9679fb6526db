"""Reports side by side: the rows of an alignment with what to mark in each cell, and what several of them say alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import combinations, groupby

from onrecord.casefile.accounts import ClaimAnswer
from onrecord.casefile.answers import Report, Saying
from onrecord.composing.aligned import (
    AlignedRow,
    Likeness,
    Paragraph,
    Place,
    aligned,
    paragraphs_of,
    shared_words,
)
from onrecord.composing.told import claim_in_words
from onrecord.model.article import Block
from onrecord.model.span import Span, hull

_RUN = 4  # words in a row that stand in both, where the rest is in other words


class Stands(StrEnum):
    """What a marked stretch of a cell is."""

    OTHER = "other"
    """Words that stand in no other cell of the row."""
    SAME = "same"
    """Words in a row that stand in another cell too, where the rest is told in other words."""
    TOLD = "told"
    """The words of a statement that another report has too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of a cell to mark."""

    span: Span
    stands: Stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one report has in a row."""

    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedRow:
    """A row of reports side by side, a cell for each."""

    likeness: Likeness
    cells: tuple[Cell, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What several of the reports say alike: its words, and for each report its statements and its denials of it."""

    words: str
    said: tuple[tuple[Saying, ...], ...] = field(repr=False)
    denied: tuple[tuple[Saying, ...], ...] = field(repr=False)

    @property
    def reports(self) -> int:
        """In how many of the reports it stands, said or denied."""
        return sum(bool(said or denied) for said, denied in zip(self.said, self.denied, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A report to compare: its text, its blocks, its statements, those in its own voice too."""

    report: Report
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    sayings: tuple[Saying, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tallied:
    """How much of a report stands in the others: its words, those that are copied, its paragraphs by likeness."""

    words: int
    copied: int
    paragraphs: dict[Likeness, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Reports side by side: the rows, what several of them say alike, and how much of each stands in the others."""

    reports: tuple[Printed, ...]
    rows: tuple[ComparedRow, ...] = field(repr=False)
    common: tuple[Common, ...] = field(repr=False)
    tallies: tuple[Tallied, ...]


def compared(reports: Sequence[Printed], claims: Iterable[ClaimAnswer]) -> Comparison:
    """Compare reports in the order given; `claims` are those of their stories."""
    texts = tuple(paragraphs_of(n, one.text, one.blocks) for n, one in enumerate(reports))
    common = tuple(_common(reports, claims))
    told = list(_told(common))
    rows = aligned(texts, told)
    spans: dict[int, list[Span]] = defaultdict(list)
    for pair in told:
        for text, span in pair:
            spans[text].append(span)
    copied: dict[int, set[int]] = defaultdict(set)
    for one, other in combinations(range(len(texts)), 2):
        for first, second in shared_words(texts[one], texts[other]):
            copied[one].add(first)
            copied[other].add(second)
    return Comparison(
        reports=tuple(reports),
        rows=tuple(_row(row, spans) for row in rows),
        common=common,
        tallies=tuple(
            Tallied(
                words=sum(len(paragraph.forms) for paragraph in text),
                copied=len(copied[n]),
                paragraphs={how: sum(len(row.cells[n]) for row in rows if row.likeness is how) for how in Likeness},
            )
            for n, text in enumerate(texts)
        ),
    )


def _common(reports: Sequence[Printed], claims: Iterable[ClaimAnswer]) -> Iterator[Common]:
    """Yield the claims that stand in two of the reports or more, in the order of the first text that has them."""
    known = {saying.id: (n, saying) for n, one in enumerate(reports) for saying in one.sayings}
    found = []
    for claim in claims:
        said = _sorted_out(claim.statement_ids, known, len(reports))
        denied = _sorted_out(
            (reply.statement_id for reply in claim.denied_by if reply.rejection is None), known, len(reports)
        )
        first = next((known[one][1] for one in claim.statement_ids if one in known), None)
        if first is None:
            continue
        one = Common(words=claim_in_words(first), said=said, denied=denied)
        if one.reports > 1:
            places = [
                (n, hull(tuple(part.span for part in saying.content)).start)
                for n, sayings in enumerate(said)
                for saying in sayings
                if saying.content
            ]
            found.append((-one.reports, min(places, default=(0, 0)), claim.id, one))
    yield from (one for _, _, _, one in sorted(found, key=lambda item: item[:3]))


def _sorted_out(
    statement_ids: Iterable[str], known: Mapping[str, tuple[int, Saying]], many: int
) -> tuple[tuple[Saying, ...], ...]:
    found: list[list[Saying]] = [[] for _ in range(many)]
    for one in statement_ids:
        if one in known:
            found[known[one][0]].append(known[one][1])
    return tuple(map(tuple, found))


def _told(common: Iterable[Common]) -> Iterator[tuple[Place, Place]]:
    """Yield the stretches of two reports that say the same."""
    for one in common:
        places = [
            (n, part.span) for n, sayings in enumerate(one.said) for saying in sayings for part in saying.content[:1]
        ]
        yield from ((first, second) for first, second in combinations(places, 2) if first[0] != second[0])


def _row(row: AlignedRow, told: Mapping[int, Sequence[Span]]) -> ComparedRow:
    if row.likeness in {Likeness.KEPT, Likeness.ALONE}:
        return ComparedRow(
            likeness=row.likeness, cells=tuple(Cell(paragraphs=cell, stretches=()) for cell in row.cells)
        )
    forms = [[form for paragraph in cell for form in paragraph.forms] for cell in row.cells]
    both: list[set[int]] = [set() for _ in forms]
    runs: list[set[int]] = [set() for _ in forms]
    for one, other in combinations(range(len(forms)), 2):
        for start, at, size in SequenceMatcher(None, forms[one], forms[other], autojunk=False).get_matching_blocks():
            for side, first in ((one, start), (other, at)):
                both[side] |= set(range(first, first + size))
                runs[side] |= set(range(first, first + size)) if size >= _RUN else set()
    cells = []
    for side, cell in enumerate(row.cells):
        if side in row.copied:
            stretches = [
                Stretch(span=span, stands=Stands.OTHER)
                for span in _stretches(cell, set(range(len(forms[side]))) - both[side])
            ]
        else:
            stretches = [Stretch(span=span, stands=Stands.SAME) for span in _stretches(cell, runs[side])]
            stretches += [
                Stretch(
                    span=Span(max(span.start, paragraph.span.start), min(span.end, paragraph.span.end)),
                    stands=Stands.TOLD,
                )
                for span in dict.fromkeys(told.get(side, ()))
                for paragraph in cell
                if span.overlaps(paragraph.span)
            ]
        cells.append(Cell(paragraphs=cell, stretches=tuple(stretches)))
    return ComparedRow(likeness=row.likeness, cells=tuple(cells))


def _stretches(cell: Sequence[Paragraph], wanted: set[int]) -> Iterator[Span]:
    """Yield the stretches that words of a cell cover, one for those that follow each other in a paragraph."""
    owned = [(n, place) for n, paragraph in enumerate(cell) for place in paragraph.places]
    for _, run in groupby(enumerate(sorted(wanted)), key=lambda item: item[1] - item[0]):
        inside = [owned[word] for _, word in run]
        for _, places in groupby(inside, key=lambda item: item[0]):
            spans = [span for _, span in places]
            yield Span(spans[0].start, spans[-1].end)
