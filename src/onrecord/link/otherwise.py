"""One happening that reports date otherwise: sentences that read alike, on days that cannot be the same.

Nothing is decided: both rows stay, each naming the other. Two days in one article are two happenings to its writer, so
rows that share an article do not count, and neither do days on which something was only said.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from onrecord.link.dated import Dated

_ALIKE, _SHARED = 0.5, 4  # likeness and common telling words of two sentences, higher than for one row: days differ
_RAREST = 4  # words of a sentence by which its likes are looked up
_CROWD = 60  # sentences that share a word: beyond, it tells nothing
_APART = 60  # days: further apart, it is another happening of the kind


def dated_otherwise(happenings: Sequence[Sequence[Dated]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of happenings (their places) that read like one, told for other days by other reports."""
    articles = [{one.extract.article_id for one in group} for group in happenings]
    holding: dict[str, list[tuple[int, Dated]]] = defaultdict(list)
    for place, group in enumerate(happenings):
        for one in group:
            if one.when.shortness == 0 and not one.said:
                rarest = sorted(one.weights, key=lambda word: (-one.weights[word], word))[:_RAREST]
                for word in rarest:
                    holding[word].append((place, one))
    found: set[tuple[int, int]] = set()
    for alike in holding.values():
        if len(alike) > _CROWD:
            continue
        for (first, one), (second, other) in combinations(alike, 2):
            pair = (min(first, second), max(first, second))
            if first != second and pair not in found and not articles[first] & articles[second] and _alike(one, other):
                found.add(pair)
    yield from sorted(found)


def _alike(one: Dated, other: Dated) -> bool:
    """Tell whether two sentences read like one happening on different days."""
    days = abs(one.when.first - other.when.first)
    shared = sorted(one.weights.keys() & other.weights.keys())
    likeness = sum(one.weights[word] * other.weights[word] for word in shared)
    # "April 14, 2016" for 2014; but an unknown year is no other year
    known = one.value[:1].isdigit() and other.value[:1].isdigit()
    slip = known and one.when.first != other.when.first and one.value[4:10] == other.value[4:10]
    return (0 < days <= _APART or slip) and len(shared) >= _SHARED and likeness >= _ALIKE
