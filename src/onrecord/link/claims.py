"""What several statements of a story say alike: one claim, who denies it, and from how many origins it comes.

Statements are compared pair by pair (`likeness`); average links keep a long statement that says two things from
chaining both (`grouping`). Then it may stand in both: a statement is added to each claim with whose statements it
agrees. What a person judged goes before what the figures say (`judged`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.link.comparable import Said, comparable
from onrecord.link.denials import denials
from onrecord.link.grouping import UNCOMPARED, groups
from onrecord.link.judged import decided, joined, overruled
from onrecord.link.likeness import Feature, figures, pairs, parts, vote
from onrecord.link.origins import bounds, origins
from onrecord.link.printed import Prints, printed
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim, Tie
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement
from onrecord.model.mention import Entity
from onrecord.model.story import Copy, Story

_AGREED = 0.5  # mean vote of a claim's statements with one that stands in another claim, from which it is added
_WORDS = 6  # of a claim's words, those that are kept as the reason
_TIES = 3  # features of a pair that are kept
_WORTH = 0.1  # parts of a vote below this are not kept


def claims(
    story: Story,
    articles: Iterable[AnnotatedArticle],
    entities: Iterable[Entity],
    copies: Iterable[Copy],
    judged: Iterable[Judgement] = (),
) -> Iterator[Claim]:
    """Yield what two statements or more of a story say alike, or what one says and another denies, in order of ids.

    `copies` may be those of the whole case. `judged` pairs of statements are one claim, or two, whatever the figures
    say.
    """
    read = tuple(articles)
    known = tuple(entities)
    found = comparable(read, known)
    compared = {
        (pair.first, pair.second): figures(found[pair.first], found[pair.second], pair) for pair in pairs(found)
    }
    verdicts = decided(judged, {one.statement.id: number for number, one in enumerate(found)})
    votes = list(overruled(((a, b, vote(told)) for (a, b), told in compared.items()), verdicts))
    grouped = joined(groups(len(found), votes), verdicts)
    answers = denials(read, found, grouped)
    prints = printed(read, known, copies, found)
    kept = [
        _claim(
            story,
            [found[n] for n in group],
            prints,
            answers.get(number, ((), ())),
            _ties(found, group, compared),
            own=len(grouped[number]),
        )
        for number, group in enumerate(overlapping(grouped, votes))
        if len(group) > 1 or answers.get(number, ((), ()))[0]
    ]
    yield from sorted(kept, key=lambda claim: claim.id)


def overlapping(grouped: Sequence[Sequence[int]], votes: Iterable[tuple[int, int, float]]) -> list[list[int]]:
    """Return the groups, each with the statements of other groups that agree with all of it taken together."""
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for one, other, agreement in votes:
        near[one][other] = near[other][one] = agreement
    found = []
    for group in grouped:
        others = {other for number in group for other in near[number]} - set(group) if len(group) > 1 else ()
        agreed = (
            other
            for other in sorted(others)
            if sum(near[other].get(number, UNCOMPARED) for number in group) > _AGREED * len(group)
        )
        found.append([*group, *agreed])
    return found


def _claim(
    story: Story,
    group: Sequence[Said],
    prints: Prints,
    answers: tuple[tuple[str, ...], tuple[str, ...]],
    ties: tuple[Tie, ...],
    *,
    own: int,
) -> Claim:
    """Return the claim of statements, the most central of its `own` first, which come first and are in no other."""
    shared: Counter[str] = Counter()
    for one in group:
        shared.update(one.weights.keys())

    def central(one: Said) -> float:
        return sum(w * other.weights.get(word, 0.0) for other in group for word, w in sorted(one.weights.items()))

    first = max(group[:own], key=lambda one: (round(central(one), 6), one.statement.id))
    rest = [one for one in group if one is not first]
    common = [word for word, many in shared.items() if many > 1 or len(group) == 1]
    come_from = origins(group, prints)
    at_least, at_most = bounds(come_from)
    return Claim(
        id=record_id("claim", story.id, *sorted(one.statement.id for one in group)),
        story_id=story.id,
        statement_ids=(first.statement.id, *(one.statement.id for one in rest)),
        words=tuple(sorted(common, key=lambda word: (-shared[word], word))[:_WORDS]),
        at_least=at_least,
        at_most=at_most,
        origins=come_from,
        denied_by=answers[0],
        unanswered_by=answers[1],
        ties=ties,
    )


def _ties(
    found: Sequence[Said], group: Sequence[int], compared: Mapping[tuple[int, int], Mapping[Feature, float]]
) -> tuple[Tie, ...]:
    """Return what holds a group together: its strongest pairs, one fewer than its statements, and why."""
    inside = sorted(
        ((vote(compared[pair]), pair) for pair in combinations(sorted(group), 2) if pair in compared),
        key=lambda one: (-one[0], one[1]),
    )
    root = {number: number for number in group}

    def find(number: int) -> int:
        while root[number] != number:
            number = root[number]
        return number

    kept: list[Tie] = []
    for _, (a, b) in inside:
        if (one := find(a)) == (other := find(b)):
            continue
        root[max(one, other)] = min(one, other)
        said = sorted(((round(part, 2), feature) for feature, part in parts(compared[a, b]).items()), reverse=True)
        kept += [
            Tie(statement_ids=(found[a].statement.id, found[b].statement.id), feature=feature.value, weight=weight)
            for weight, feature in said[:_TIES]
            if weight >= _WORTH
        ]
    return tuple(kept)
