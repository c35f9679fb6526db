"""Which articles tell one story: one happening in one stretch of time.

Headlines of one event share few words, so they group nothing by themselves. Articles are compared by the words that are
rare over the case and the shipped background, by names, by what the openings and headlines name, by days and by copied
passages; every pair votes, and groups join while all their pairs together agree (`votes`, `grouping`).
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

import numpy as np
from scipy import sparse

from onrecord.link.features import Features, Gathered
from onrecord.link.grouping import UNCOMPARED, groups
from onrecord.link.judged import decided, joined, overruled
from onrecord.link.pairs import Index, Pairs
from onrecord.link.votes import Feature, parts, votes
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement, Verdict
from onrecord.model.story import JUDGED, Copy, Join, Story
from onrecord.model.tally import Tally

_SHOWN = 6  # words of a join
_WORTH = 0.1  # parts of a vote below this are not shown


def stories(
    counted: Iterable[Tally],
    copies: Iterable[Copy],
    judged: Iterable[Judgement] = (),
    before: Sequence[Story] = (),
    anew: Container[str] = (),
) -> Iterator[Story]:
    """Group articles into stories; an article that nothing joins is a story of its own.

    The id of a story is made of its earliest article's, its title is that of its most central report.
    `judged` pairs of articles are in one story, or in two, whatever the features say.
    `before` are the stories as they stood: see `regrouped`.
    """
    yield from regrouped(Gathered(counted).features(), copies, judged, before, anew)


def regrouped(
    known: Features,
    copies: Iterable[Copy],
    judged: Iterable[Judgement] = (),
    before: Sequence[Story] = (),
    anew: Container[str] = (),
) -> Iterator[Story]:
    """Group articles given their features; what was one story `before` stays together.

    An article that is in no story yet joins one, opens one, or makes one story of several; articles that were there
    before are compared again only where a new one speaks for their story. A story that holds an article of `anew` (it
    was judged, or has another day now) is grouped anew. A story keeps its id whatever joins it; of several that
    become one, the one with most articles does, and of the parts of one, the largest. A story that nothing touched is
    given back as it was.
    """
    judged = [judgement for judgement in judged if judgement.stands]
    row = {article_id: number for number, article_id in enumerate(known.ids)}
    kept = [story for story in before if not any(article_id in anew for article_id in story.article_ids)]
    seeds = [[row[article_id] for article_id in story.article_ids] for story in kept]
    index = Index(known, copies)
    pairs = index.pairs(_rows(index, seeds, len(known.ids)) if before else None)
    said = votes(pairs)
    parted = parts(pairs)
    verdicts = decided(judged, row)
    every = zip(pairs.first.tolist(), pairs.second.tolist(), said.tolist(), strict=True)
    ballots = (ballot for ballot in every if ballot[2] > UNCOMPARED)
    grouped = joined(groups(len(known.ids), overruled(ballots, verdicts), seeds), verdicts)
    inside = _inside(grouped, pairs, said)
    as_before = {tuple(sorted(seed)): story for seed, story in zip(seeds, kept, strict=True)}
    changed = [members for members in grouped if tuple(members) not in as_before]
    unchanged = [story for members in grouped if (story := as_before.get(tuple(members)))]
    ids = _ids(known, changed, before, unchanged)
    for members, votes_inside in zip(grouped, inside, strict=True):
        if story := as_before.get(tuple(members)):
            yield story
            continue
        earliest = _in_time(known, members)[0]
        days = sorted(date.fromordinal(int(known.days[row])) for row in members if known.days[row] >= 0)
        yield Story(
            id=ids[members[0]],
            title=known.titles[_central(members, pairs, said, votes_inside, earliest)],
            article_ids=tuple(known.ids[row] for row in members),
            start=days[0] if days else None,
            end=days[-1] if days else None,
            joins=(
                *(join for k in _spanning(pairs, said, votes_inside) for join in _joins(known, pairs, parted, k)),
                *_judged({known.ids[row] for row in members}, judged),
            ),
        )


def _in_time(known: Features, members: Iterable[int]) -> list[int]:
    """Return rows in order of publication, the undated last."""
    return sorted(members, key=lambda row: (known.published[row] or "9999", known.ids[row]))


def _rows(index: Index, seeds: Sequence[Sequence[int]], size: int) -> np.ndarray:
    """Return the rows to compare: those of no group yet, and all of each group that one of them speaks for."""
    group = np.full(size, -1, dtype=np.int64)
    for number, seed in enumerate(seeds):
        group[list(seed)] = number
    pairs = index.pairs(np.flatnonzero(group < 0))
    spoken_for = votes(pairs) > 0
    touched = np.union1d(group[pairs.first[spoken_for]], group[pairs.second[spoken_for]])
    return np.flatnonzero(np.isin(group, np.union1d(touched, [-1])))


def _ids(
    known: Features, changed: Sequence[Sequence[int]], before: Iterable[Story], unchanged: Iterable[Story]
) -> dict[int, str]:
    """Return the id of each changed group, by its first member: one that it had before, else one of its own."""
    taken = {story.id for story in unchanged}
    owner = {article_id: story.id for story in before for article_id in story.article_ids}
    claims = [
        (-times, story_id, members[0])
        for members in changed
        for story_id, times in Counter(owner[known.ids[row]] for row in members if known.ids[row] in owner).items()
    ]
    found: dict[int, str] = {}
    for _, story_id, first in sorted(claims):
        if story_id not in taken and first not in found:
            found[first] = story_id
            taken.add(story_id)
    for members in changed:
        if members[0] not in found:
            # An id may be another's: that of a story whose earliest article a person has put elsewhere.
            ids = (record_id("story", known.ids[row]) for row in _in_time(known, members))
            parted = record_id("story", "parted", *(known.ids[row] for row in members))
            found[members[0]] = next((one for one in ids if one not in taken), parted)
            taken.add(found[members[0]])
    return found


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
