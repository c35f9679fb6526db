"""What became of a text in its copy, paragraph by paragraph: kept word for word, changed, added, cut.

Worked out when it is asked for, from the passages that the two share and the blocks of both.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from onrecord.casefile.answers import CopyAnswer, PassageAnswer, Words
from onrecord.casefile.database import Database
from onrecord.casefile.read import Texts
from onrecord.casefile.stored import blocks
from onrecord.model.article import BlockRole
from onrecord.model.span import Span

_READ = frozenset({BlockRole.HEADLINE, BlockRole.BODY})
_WORD = re.compile(r"[^\W_]+")
_SAME = 0.25  # of a paragraph's words stand in the other text, from which it is a changed one of it, not a new one


class Treatment(StrEnum):
    """What became of a paragraph in a copy."""

    KEPT = "kept"
    CHANGED = "changed"
    ADDED = "added"
    CUT = "cut"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphAnswer:
    """A paragraph of a text and of its copy: what was kept word for word or changed stands in both.

    `same` is the number of words that both have, of the paragraph in the copy, or of the one that was cut.
    """

    treatment: Treatment
    first: Words | None
    second: Words | None
    same: int


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A block of one text, with where its words start."""

    words: Words
    starts: tuple[int, ...]
    forms: tuple[str, ...]


def paragraphs(database: Database, copy: CopyAnswer) -> tuple[ParagraphAnswer, ...]:
    """Return the paragraphs of both texts in the order of the second, those that were cut where they would stand."""
    texts = Texts(database)
    first, second = (tuple(_paragraphs(database, texts, report.id)) for report in copy.reports)
    owners = {start: number for number, paragraph in enumerate(first) for start in paragraph.starts}
    partner = dict(_partners(copy.passages))
    used = set(partner.values())
    found: list[ParagraphAnswer] = []
    told = 0  # paragraphs of the first that are done with
    for paragraph in second:
        same = [partner[start] for start in paragraph.starts if start in partner]
        held = Counter(owners[start] for start in same if start in owners)
        if len(same) < _SAME * len(paragraph.starts) or not held:
            found.append(ParagraphAnswer(treatment=Treatment.ADDED, first=None, second=paragraph.words, same=len(same)))
            continue
        number = max(held, key=lambda one: (held[one], -one))
        found += _cut(first[told:number], used)
        told = max(told, number + 1)
        treatment = Treatment.KEPT if first[number].forms == paragraph.forms else Treatment.CHANGED
        found.append(
            ParagraphAnswer(treatment=treatment, first=first[number].words, second=paragraph.words, same=len(same))
        )
    return (*found, *_cut(first[told:], used))


def _cut(left: Sequence[_Paragraph], used: set[int]) -> Iterator[ParagraphAnswer]:
    """Yield the paragraphs of which next to nothing stands in the other text."""
    for paragraph in left:
        same = sum(start in used for start in paragraph.starts)
        if same < _SAME * len(paragraph.starts):
            yield ParagraphAnswer(treatment=Treatment.CUT, first=paragraph.words, second=None, same=same)


def _paragraphs(database: Database, texts: Texts, article_id: str) -> Iterator[_Paragraph]:
    for block in blocks(database, article_id):
        words = texts.words(article_id, block.span.start, block.span.end)
        matches = tuple(_WORD.finditer(words.words))
        if block.role in _READ and matches:
            starts = tuple(block.span.start + match.start() for match in matches)
            yield _Paragraph(words, starts, tuple(match.group().casefold() for match in matches))


def _partners(passages: Sequence[PassageAnswer]) -> Iterator[tuple[int, int]]:
    """Yield where each shared word starts in the second text and in the first."""
    for passage in passages:
        (ones, one), (others, other) = (_words(side.words, side.span) for side in (passage.first, passage.second))
        for start, at, size in SequenceMatcher(None, ones, others, autojunk=False).get_matching_blocks():
            yield from zip(other[at : at + size], one[start : start + size], strict=True)


def _words(text: str, span: Span) -> tuple[list[str], list[int]]:
    matches = list(_WORD.finditer(text))
    return [match.group().casefold() for match in matches], [span.start + match.start() for match in matches]
