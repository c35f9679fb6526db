"""How firmly a claim holds its statements: one that agrees with the others only just may say something else.

The votes of pairs are odds, and average links ask that these be even. Who counts where a claim comes from wants more: a
statement that came in by half of what it says brings its speaker with it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import exp, log

from onrecord.link.grouping import UNCOMPARED

_FIRM = log(2)
"""Mean vote with the others of a claim from which a statement is held firmly: odds of two to one."""
_OTHERS = 2
AGREEMENT, EVEN = 0.69, 0.95
"""How the odds that two statements of a claim say one thing grow with the mean vote of its pairs, and where they are
even. Learned by `python -m training.firmness`."""

_NOBODY: Mapping[int, float] = {}


def loose(
    group: Sequence[int], near: Mapping[int, Mapping[int, float]], judged: Iterable[tuple[int, int]] = ()
) -> frozenset[int]:
    """Return which numbers of a group it holds loosely; `near` are the votes of those that each was compared with.

    Of two, neither is held more firmly than the other; where all are loose, none is. Nor is any where a person put two
    into one claim: the two bring all that was with them.
    """
    members, others = frozenset(group), len(group) - 1
    if others < _OTHERS or any(members.issuperset(pair) for pair in judged):
        return frozenset()
    found = set()
    for number in group:
        agreed = [vote for other, vote in near.get(number, {}).items() if other in members]
        if sum(agreed) + UNCOMPARED * (others - len(agreed)) < _FIRM * others:
            found.add(number)
    return frozenset(found) if len(found) < len(group) else frozenset()


def confidence(
    group: Sequence[int], near: Mapping[int, Mapping[int, float]], judged: Iterable[tuple[int, int]] = ()
) -> float:
    """Return how probable it is that two statements of a group say one thing, given the votes of its pairs.

    A group in which a person put two into one claim is sure, and so is a single statement.
    """
    pairs = list(combinations(sorted(group), 2))
    if not pairs or any(frozenset(group).issuperset(pair) for pair in judged):
        return 1.0
    return probable(sum(max(near.get(a, _NOBODY).get(b, UNCOMPARED), UNCOMPARED) for a, b in pairs) / len(pairs))


def probable(agreement: float) -> float:
    """Return the probability that stands for a mean vote."""
    return round(1 / (1 + exp(-AGREEMENT * (agreement - EVEN))), 2)
