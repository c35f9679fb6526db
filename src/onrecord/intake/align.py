"""Finds again, in a page's own text, the words that an extractor took for the main content.

The extractor gives no place, drops white space and characters, may reorder and repeat. So its lines are matched by
runs of words: a run of four words that stands in the page is followed as far as both agree, the longest run wins, and
of equal ones the next after the place where the line before ended. Every word of the page is taken once.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from onrecord.model.span import Span

_WORD = re.compile(r"\w+")
_RUN = 4
_BEFORE, _AFTER = 50, 200


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a page's text, with their offsets."""

    words: tuple[str, ...]
    starts: tuple[int, ...]


def taken_shares(text: str, paragraphs: list[Span], main: str) -> list[float]:
    """Return for each paragraph of a text which share of its words the main content holds, 0 to 1."""
    page = _words(text)
    taken = _taken(page, main)
    shares, at = [], 0
    for paragraph in paragraphs:
        while at < len(page.starts) and page.starts[at] < paragraph.start:
            at += 1
        first = at
        while at < len(page.starts) and page.starts[at] < paragraph.end:
            at += 1
        shares.append(sum(taken[first:at]) / (at - first) if at > first else 0.0)
    return shares


def _words(text: str) -> _Words:
    found = [(match[0].lower(), match.start()) for match in _WORD.finditer(text)]
    return _Words(tuple(word for word, _ in found), tuple(start for _, start in found))


def _taken(page: _Words, main: str) -> bytearray:
    """Return a mark for each word of the page: 1 where the main content holds it."""
    taken = bytearray(len(page.words))
    runs = _index(page.words, _RUN)
    cursor = 0
    short = []
    for line in main.splitlines():
        words = _words(line).words
        if len(words) < _RUN:
            short.append((words, cursor))
            continue
        cursor = _follow(page.words, words, runs, taken, cursor)
    singles = _index(page.words, 1)
    for words, near in short:  # last, so that a crosshead can't take a word that a sentence needs
        _place_short(page.words, words, singles, taken, near)
    return taken


def _index(words: tuple[str, ...], size: int) -> dict[tuple[str, ...], list[int]]:
    index: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(words) - size + 1):
        index[words[at : at + size]].append(at)
    return index


def _follow(
    page: tuple[str, ...], line: tuple[str, ...], runs: dict[tuple[str, ...], list[int]], taken: bytearray, cursor: int
) -> int:
    """Mark the words of one line in the page, and return where it ends there."""
    at = 0
    while at <= len(line) - _RUN:
        free = [start for start in _near(runs.get(line[at : at + _RUN], []), cursor) if not taken[start]]
        if not free:
            at += 1
            continue
        lengths = {start: _agreement(page, start, line, at, taken) for start in free}
        start = max(free, key=lambda s: (lengths[s], -abs(s - cursor) if s >= cursor else -len(page) - abs(s - cursor)))
        length = lengths[start]
        taken[start : start + length] = b"\1" * length
        at += length
        cursor = start + length
    return cursor


def _near(places: list[int], cursor: int) -> list[int]:
    """Return the places around one, more after than before: a page may repeat a phrase ten thousand times."""
    middle = bisect_left(places, cursor)
    return places[max(0, middle - _BEFORE) : middle + _AFTER]


def _agreement(page: tuple[str, ...], start: int, line: tuple[str, ...], at: int, taken: bytearray) -> int:
    """Return how many words agree from here on."""
    length = 0
    while (
        start + length < len(page)
        and at + length < len(line)
        and page[start + length] == line[at + length]
        and not taken[start + length]
    ):
        length += 1
    return length


def _place_short(
    page: tuple[str, ...], line: tuple[str, ...], singles: dict[tuple[str, ...], list[int]], taken: bytearray, near: int
) -> None:
    """Mark the words of a line too short for a run, at the nearest place after the line before it."""
    if not line:
        return
    for start in _near(singles.get(line[:1], []), near):
        if start >= near and page[start : start + len(line)] == line and not any(taken[start : start + len(line)]):
            taken[start : start + len(line)] = b"\1" * len(line)
            return
