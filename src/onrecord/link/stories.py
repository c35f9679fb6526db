"""Which articles tell one story: one happening in one stretch of time.

Headlines of one event share few words, so they group nothing by themselves. Articles are compared by the words that are
rare over the case and the shipped background, by names, by what the openings and headlines name, by days and by copied
passages; every pair votes, and groups join while all their pairs together agree (`votes`, `grouping`).
"""

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
from scipy import sparse

from onrecord.link.features import Features, features
from onrecord.link.grouping import UNCOMPARED, groups
from onrecord.link.judged import decided, joined, overruled
from onrecord.link.pairs import Pairs, compare
from onrecord.link.votes import Feature, parts, votes
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement, Verdict
from onrecord.model.story import JUDGED, Copy, Join, Story

_SHOWN = 6  # words of a join
_WORTH = 0.1  # parts of a vote below this are not shown


def stories(
    articles: Iterable[AnnotatedArticle], copies: Iterable[Copy], judged: Iterable[Judgement] = ()
) -> Iterator[Story]:
    """Group articles into stories; an article that nothing joins is a story of its own.

    The id of a story is made of its earliest article's, its title is that of its most central report.
    `judged` pairs of articles are in one story, or in two, whatever the features say.
    """
    known = features(articles)
    pairs = compare(known, copies)
    said = votes(pairs)
    parted = parts(pairs)
    judged = [judgement for judgement in judged if judgement.stands]
    verdicts = decided(judged, {article_id: row for row, article_id in enumerate(known.ids)})
    every = zip(pairs.first.tolist(), pairs.second.tolist(), said.tolist(), strict=True)
    ballots = (ballot for ballot in every if ballot[2] > UNCOMPARED)
    grouped = joined(groups(len(known.ids), overruled(ballots, verdicts)), verdicts)
    inside = _inside(grouped, pairs, said)
    for members, votes_inside in zip(grouped, inside, strict=True):
        earliest = min(members, key=lambda row: (known.published[row] or "9999", known.ids[row]))
        days = sorted(date.fromordinal(int(known.days[row])) for row in members if known.days[row] >= 0)
        yield Story(
            id=record_id("story", known.ids[earliest]),
            title=known.titles[_central(members, pairs, said, votes_inside, earliest)],
            article_ids=tuple(known.ids[row] for row in members),
            start=days[0] if days else None,
            end=days[-1] if days else None,
            joins=(
                *(join for k in _spanning(pairs, said, votes_inside) for join in _joins(known, pairs, parted, k)),
                *_judged({known.ids[row] for row in members}, judged),
            ),
        )


def _inside(grouped: list[list[int]], pairs: Pairs, said: np.ndarray) -> list[list[int]]:
    """Return the numbers of the pairs inside each group, the strongest votes first."""
    group = np.zeros(sum(map(len, grouped)), dtype=np.int64)
    for number, members in enumerate(grouped):
        group[members] = number
    inside: list[list[int]] = [[] for _ in grouped]
    order = np.lexsort((pairs.second, pairs.first, -said))
    for k in order[group[pairs.first[order]] == group[pairs.second[order]]].tolist():
        inside[group[pairs.first[k]]].append(k)
    return inside


def _central(members: list[int], pairs: Pairs, said: np.ndarray, inside: list[int], earliest: int) -> int:
    """Return the member that agrees most with the others; the earliest where several do."""
    agreed = dict.fromkeys(members, 0.0)
    for k in inside:
        agreed[int(pairs.first[k])] += float(said[k])
        agreed[int(pairs.second[k])] += float(said[k])
    return max(members, key=lambda row: (round(agreed[row], 6), row == earliest, -row))


def _spanning(pairs: Pairs, said: np.ndarray, inside: list[int]) -> Iterator[int]:
    """Yield the strongest pairs that hold a group together, one fewer than its members."""
    root: dict[int, int] = {}

    def find(row: int) -> int:
        while root.setdefault(row, row) != row:
            row = root[row]
        return row

    for k in inside:
        one, other = find(int(pairs.first[k])), find(int(pairs.second[k]))
        if one != other and said[k] > UNCOMPARED:
            root[max(one, other)] = min(one, other)
            yield k


def _joins(known: Features, pairs: Pairs, parted: dict[Feature, np.ndarray], k: int) -> Iterator[Join]:
    """Yield what spoke for and against the join of a pair, the weightiest first."""
    first, second = int(pairs.first[k]), int(pairs.second[k])
    weights = sorted(((round(float(part[k]), 2), feature) for feature, part in parted.items()), reverse=True)
    for weight, feature in weights:
        if abs(weight) >= _WORTH:
            yield Join(
                article_ids=(known.ids[first], known.ids[second]),
                feature=feature.value,
                words=_shown_words(known, feature, first, second),
                weight=weight,
            )


def _judged(article_ids: set[str], judged: Iterable[Judgement]) -> Iterator[Join]:
    """Yield what people said for a story: who, and why where they told."""
    for judgement in judged:
        if judgement.verdict is Verdict.SAME and {judgement.first, judgement.second} <= article_ids:
            yield Join(
                article_ids=(judgement.first, judgement.second),
                feature=JUDGED,
                words=(judgement.by, judgement.reason) if judgement.reason else (judgement.by,),
                weight=0.0,
            )


def _shown_words(known: Features, feature: Feature, first: int, second: int) -> tuple[str, ...]:
    """Return what a reader should see of a feature: the shared words, the headlines, the days."""
    match feature:
        case Feature.WORDS:
            return _shared(known, known.terms, first, second)
        case Feature.OPENING:
            return _shared(known, known.opening, first, second)
        case Feature.NAMES | Feature.RARE_NAMES:
            return _shared(known, known.names, first, second)
        case Feature.HEADLINE:
            return (known.titles[first], known.titles[second])
        case Feature.DAYS | Feature.MONTHS:
            return (known.published[first], known.published[second])
        case Feature.CROWDING | Feature.BREVITY | Feature.COPIED:
            return ()


def _shared(known: Features, matrix: sparse.csr_matrix, first: int, second: int) -> tuple[str, ...]:
    """Return the words of both that weigh most."""
    product = sparse.csr_matrix(matrix[first].multiply(matrix[second]))
    heaviest = sorted(zip(-product.data, product.indices, strict=True))[:_SHOWN]
    return tuple(known.vocabulary[column] for _, column in heaviest)
