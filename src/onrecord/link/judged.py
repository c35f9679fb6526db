"""What people decided, as linking takes it: a person's word outweighs every feature."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.model.judgement import Judgement, Verdict

_APART = -1e12
"""Outweighs every feature, and every judgement that two are one."""


def decided(judgements: Iterable[Judgement], numbers: Mapping[str, int]) -> dict[tuple[int, int], Verdict]:
    """Return what stands of pairs of numbers, the smaller first; `numbers` are those of the ids that are known.

    Of two judgements on one pair the later counts.
    """
    found = {}
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id)):
        if judgement.stands and judgement.first in numbers and judgement.second in numbers:
            first, second = sorted((numbers[judgement.first], numbers[judgement.second]))
            if first != second:
                found[first, second] = judgement.verdict
    return found


def overruled(
    votes: Iterable[tuple[int, int, float]], verdicts: Mapping[tuple[int, int], Verdict]
) -> Iterator[tuple[int, int, float]]:
    """Yield the votes of pairs, with those that a person told apart in place of what the features say."""
    apart = {pair for pair, verdict in verdicts.items() if verdict is Verdict.APART}
    for one, other, vote in votes:
        if (min(one, other), max(one, other)) not in apart:
            yield one, other, vote
    for one, other in sorted(apart):
        yield one, other, _APART


def joined(groups: Iterable[Sequence[int]], verdicts: Mapping[tuple[int, int], Verdict]) -> list[list[int]]:
    """Join the groups of every two that a person said are one, whole; of a contradiction nothing is joined.

    Whoever puts a report into a story means the story, not the one report that it was held against.
    """
    members = {number: group for group in map(list, groups) for number in group}
    apart = [pair for pair, verdict in verdicts.items() if verdict is Verdict.APART]
    for (one, other), verdict in sorted(verdicts.items()):
        first, second = members[one], members[other]
        if verdict is Verdict.SAME and first is not second:
            sides = (set(first), set(second))
            if any((a in sides[0] and b in sides[1]) or (a in sides[1] and b in sides[0]) for a, b in apart):
                continue
            first.extend(second)
            members |= dict.fromkeys(second, first)
    return sorted(sorted(group) for group in {id(group): group for group in members.values()}.values())
