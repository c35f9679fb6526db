"""What several statements of a story say alike: one claim, who denies it, and from how many origins it comes.

Statements are compared pair by pair (`likeness`); average links keep a long statement that says two things from
chaining both (`grouping`). Then it may stand in both: a statement is added to each claim with whose statements it
agrees. What many reports repeat word for word is compared once for all (`wordings`). What a person judged goes before
what the figures say (`judged`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.link.comparable import Said, comparable
from onrecord.link.denials import denials
from onrecord.link.firmness import confidence, loose
from onrecord.link.grouping import UNCOMPARED, groups
from onrecord.link.judged import decided, joined, overruled
from onrecord.link.likeness import Compared, Feature, parts
from onrecord.link.likest import Pairs, likest
from onrecord.link.origins import bounds, origins
from onrecord.link.printed import printed
from onrecord.link.wordings import repeats, whole
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim, Origin, Tie
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement, Verdict
from onrecord.model.mention import Entity
from onrecord.model.story import Copy, Story

_AGREED = 0.5  # mean vote of a claim's statements with one that stands in another claim, from which it is added
_MANY = 120  # a word that stands in more statements: of a claim of so many each is compared with too few
_WORDS = 6  # of a claim's words, those that are kept as the reason
_TIES = 3  # features of a pair that are kept
_HANGING = 0.6  # how central a clause counts that can't stand alone as the words of a claim
_WORTH = 0.1  # parts of a vote below this are not kept

Near = Mapping[int, Mapping[int, float]]
"""For each statement that was compared with others, these, and how much the two speak for one claim."""

_NOBODY: Mapping[int, float] = {}


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
    verdicts = decided(judged, {one.statement.id: number for number, one in enumerate(found)})
    words = [one.weights.keys() for one in found]
    wordings = [(frozenset(one.weights), one.numbers, one.denies, one.negated) for one in found]
    repeated = repeats(words, wordings, _MANY, {number for pair in verdicts for number in pair})
    unheard = {number for numbers in repeated.values() for number in numbers}
    pairs = likest(found, unheard)
    compared = Compared(found)
    votes = list(overruled(compared.votes(pairs), verdicts))
    grouped = [group for group in joined(groups(len(found), votes), verdicts) if unheard.isdisjoint(group)]
    own = [whole(group, repeated) for group in grouped]
    answers = denials(read, found, own)
    prints = printed(read, known, copies, found)
    near = neighbours(votes)
    held = overlapping(grouped, near)
    ties = _ties(found, held, near, compared, pairs)
    one_claim = [pair for pair, verdict in verdicts.items() if verdict is Verdict.SAME]
    kept = []
    for number, group in enumerate(held):
        answered = answers.get(number, ((), ()))
        if len(group) > 1 or len(own[number]) > 1 or answered[0]:
            said = [found[n] for n in (*own[number], *whole(group[len(grouped[number]) :], repeated))]
            unsure = {found[n].statement.id for n in whole(sorted(loose(group, near, one_claim)), repeated)}
            come_from = origins(said, prints, unsure)
            sure = confidence(group, near, one_claim)
            kept.append(_claim(story, said, come_from, answered, ties[number], own=len(own[number]), sure=sure))
    yield from sorted(kept, key=lambda claim: claim.id)


def neighbours(votes: Iterable[tuple[int, int, float]]) -> Near:
    """Return, for each statement, the votes of those that it was compared with."""
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for one, other, agreement in votes:
        near[one][other] = near[other][one] = agreement
    return near


def overlapping(grouped: Sequence[Sequence[int]], near: Near) -> list[list[int]]:
    """Return the groups, each with the statements of other groups that agree with all of it taken together."""
    found = []
    for group in grouped:
        said: defaultdict[int, list[float]] = defaultdict(list)
        for number in group if len(group) > 1 else ():
            for other, agreement in near.get(number, _NOBODY).items():
                said[other].append(agreement)
        agreed = (
            other
            for other, votes in said.items()
            if sum(votes) + UNCOMPARED * (len(group) - len(votes)) > _AGREED * len(group)
        )
        found.append([*group, *sorted(set(agreed).difference(group))])
    return found


def _claim(
    story: Story,
    group: Sequence[Said],
    come_from: tuple[Origin, ...],
    answers: tuple[tuple[str, ...], tuple[str, ...]],
    ties: tuple[Tie, ...],
    *,
    own: int,
    sure: float,
) -> Claim:
    """Return the claim of statements: first the most central of its `own`, which come first and are in no other."""
    shared: Counter[str] = Counter()
    for one in group:
        shared.update(one.weights.keys())

    weighed: defaultdict[str, float] = defaultdict(float)
    for one in group:
        for word, weight in one.weights.items():
            weighed[word] += weight

    def central(one: Said) -> float:
        agreed = sum(weight * weighed[word] for word, weight in sorted(one.weights.items()))
        return _HANGING * agreed if one.hangs else agreed

    first = max(group[:own], key=lambda one: (round(central(one), 6), one.statement.id))
    rest = [one for one in group if one is not first]
    common = [word for word, many in shared.items() if many > 1 or len(group) == 1]
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
        confidence=sure,
    )


def _ties(
    found: Sequence[Said], grouped: Sequence[Sequence[int]], near: Near, compared: Compared, pairs: Pairs
) -> list[tuple[Tie, ...]]:
    """Return what holds each group together: its strongest pairs, one fewer than its statements, and why."""
    held = [_strongest(group, near) for group in grouped]
    told = parts(compared.figures(pairs.of([pair for kept in held for pair in kept])))
    rows = iter(told.tolist())
    features = [feature.value for feature in Feature]
    ties = []
    for kept in held:
        of_group: list[Tie] = []
        for a, b in kept:
            said = sorted(
                ((round(part, 2), feature) for part, feature in zip(next(rows), features, strict=True)), reverse=True
            )
            of_group += [
                Tie(statement_ids=(found[a].statement.id, found[b].statement.id), feature=feature, weight=weight)
                for weight, feature in said[:_TIES]
                if weight >= _WORTH
            ]
        ties.append(tuple(of_group))
    return ties


def _strongest(group: Sequence[int], near: Near) -> list[tuple[int, int]]:
    """Return the pairs that hold a group together, the strongest first."""
    members = set(group)
    inside = sorted(
        (-agreement, (number, other))
        for number in group
        for other, agreement in near.get(number, _NOBODY).items()
        if number < other and other in members
    )
    root = {number: number for number in group}

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    kept = []
    for _, (a, b) in inside:
        if (one := find(a)) != (other := find(b)):
            root[max(one, other)] = min(one, other)
            kept.append((a, b))
    return kept
