"""How alike two statements of a story are: figures that a reader can follow, and what each of them weighs.

Two statements make one claim by what they say, not by who says it: the rare words that their contents share, words that
stand in both in one row, the same names and numbers. The weights are learned by `python -m training.claims`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from onrecord.link.comparable import Said
from onrecord.model.statement import Manner

_LONGEST_ROW, _MOST_SHARED = 8, 6
_COMMON = 200  # a word that stands in more statements of a story brings no two of them together
_NEAREST = 100  # statements that each is compared with, the likest first
_CLOSE = 0.08  # likeness of contents that are compared at all


class Feature(StrEnum):
    """What can speak for or against one claim."""

    LIKENESS = "likeness"
    COVERED = "shorter one covered"
    COVERING = "longer one covered"
    ROW = "same words in a row"
    PAIRS = "same pairs of words"
    SHARED = "rare words shared"
    NEAREST = "nearest of the two reports"
    SPEAKER = "same speaker"
    OTHER_SPEAKER = "other speakers"
    ENTITIES = "same people and places"
    NAMES = "names covered"
    OTHER_NAMES = "names of their own"
    NUMBERS = "same numbers"
    OTHER_NUMBERS = "other numbers"
    TIMES = "same times"
    OTHER_TIMES = "other times"
    BREVITY = "brevity"
    LENGTHS = "equal length"
    OWN_VOICE = "own voice"
    DENIAL = "denied by one"
    NEGATION = "negated in one"
    REPORT = "same report"


WEIGHTS: dict[Feature, float] = {
    Feature.LIKENESS: 1.91,
    Feature.COVERED: 0.64,
    Feature.COVERING: 0.50,
    Feature.ROW: 2.86,
    Feature.PAIRS: 0.08,
    Feature.SHARED: 1.77,
    Feature.NEAREST: 1.12,
    Feature.SPEAKER: 0.95,
    Feature.OTHER_SPEAKER: -0.21,
    Feature.ENTITIES: -0.60,
    Feature.NAMES: -0.62,
    Feature.OTHER_NAMES: -0.34,
    Feature.NUMBERS: 1.39,
    Feature.OTHER_NUMBERS: 0.25,
    Feature.TIMES: 1.77,
    Feature.OTHER_TIMES: 0.27,
    Feature.BREVITY: -1.17,
    Feature.LENGTHS: -0.79,
    Feature.OWN_VOICE: -0.54,
    Feature.DENIAL: -1.79,
    Feature.NEGATION: -0.70,
    Feature.REPORT: -0.92,
}
CONSTANT = -2.5


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements that share enough to be compared, by their numbers, and how alike their words are.

    `nearest` is 1 where neither report has a statement that is more like the other one.
    """

    first: int
    second: int
    likeness: float
    nearest: float


def pairs(found: Sequence[Said]) -> list[Pair]:
    """Return the pairs of statements that share enough to be compared, none of which holds the other."""
    alike = list(_alike(found))
    best: defaultdict[tuple[int, str], float] = defaultdict(float)
    for a, b, likeness in alike:
        for here, there in ((a, b), (b, a)):
            best[here, _report(found[there])] = max(best[here, _report(found[there])], likeness)
    return [
        Pair(a, b, value, (value / best[a, _report(found[b])] + value / best[b, _report(found[a])]) / 2)
        for a, b, value in alike
    ]


def _alike(found: Sequence[Said]) -> Iterator[tuple[int, int, float]]:
    """Yield each statement with those likest to it that share words that few have, and the cosine of their words."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        for word in one.weights:
            holders[word].append(number)
    near: dict[tuple[int, int], float] = {}
    for number, one in enumerate(found):
        likeness: Counter[int] = Counter()
        for word, weight in one.weights.items():
            if len(holders[word]) <= _COMMON:
                for other in holders[word]:
                    likeness[other] += weight * found[other].weights[word]  # type: ignore[assignment]
        del likeness[number]
        for other in sorted(likeness, key=lambda other: (-likeness[other], other))[:_NEAREST]:
            near.setdefault((min(number, other), max(number, other)), likeness[other])
    for (number, other), alike in sorted(near.items()):
        first, second = found[number].statement, found[other].statement
        nested = first.within == second.id or second.within == first.id
        if alike >= _CLOSE and not nested:
            yield number, other, alike


def _report(one: Said) -> str:
    return one.statement.article_id


def figures(one: Said, other: Said, pair: Pair) -> dict[Feature, float]:
    """Return what speaks for or against one claim of two statements."""
    shared = sorted(one.weights.keys() & other.weights.keys())
    covered = sorted(sum(side.weights[word] ** 2 for word in shared) for side in (one, other))
    names = one.names & other.names
    known = bool(one.named and other.named)
    numbers_both, times_both = one.numbers and other.numbers, one.times and other.times
    own = [side.statement.manner is Manner.OWN_VOICE for side in (one, other)]
    return {
        Feature.LIKENESS: pair.likeness,
        Feature.COVERED: covered[1],
        Feature.COVERING: covered[0],
        Feature.ROW: min(longest_row(one.row, other.row), _LONGEST_ROW) / _LONGEST_ROW,
        Feature.PAIRS: len(one.pairs & other.pairs) / max(1, min(len(one.row), len(other.row)) - 1),
        Feature.SHARED: min(len(shared), _MOST_SHARED) / _MOST_SHARED,
        Feature.NEAREST: pair.nearest,
        Feature.SPEAKER: float(known and not set(one.named).isdisjoint(other.named)),
        Feature.OTHER_SPEAKER: float(known and set(one.named).isdisjoint(other.named)),
        Feature.ENTITIES: len(one.entities & other.entities) / max(1, len(one.entities | other.entities)),
        Feature.NAMES: min((len(names) / len(side.names) for side in (one, other) if side.names), default=1.0),
        Feature.OTHER_NAMES: float(bool(one.names - names) and bool(other.names - names)),
        Feature.NUMBERS: len(one.numbers & other.numbers) / max(1, len(one.numbers | other.numbers)),
        Feature.OTHER_NUMBERS: float(bool(numbers_both) and one.numbers.isdisjoint(other.numbers)),
        Feature.TIMES: float(not one.times.isdisjoint(other.times)),
        Feature.OTHER_TIMES: float(bool(times_both) and one.times.isdisjoint(other.times)),
        Feature.BREVITY: 1 / min(len(one.weights), len(other.weights)),
        Feature.LENGTHS: min(len(one.row), len(other.row)) / max(len(one.row), len(other.row)),
        Feature.OWN_VOICE: sum(own) / 2,
        Feature.DENIAL: float(one.denies != other.denies),
        Feature.NEGATION: float(one.negated != other.negated),
        Feature.REPORT: float(one.statement.article_id == other.statement.article_id),
    }


def parts(told: Mapping[Feature, float]) -> dict[Feature, float]:
    """Return what each figure says for one claim, above 0, or against it."""
    return {feature: weight * told[feature] for feature, weight in WEIGHTS.items()}


def vote(told: Mapping[Feature, float]) -> float:
    """Return how much figures speak for one claim, above 0, or against it."""
    return CONSTANT + sum(parts(told).values())


def longest_row(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words stand in both in one row, at the most."""
    best, before = 0, [0] * (len(other) + 1)
    for word in one:
        here = [0] * (len(other) + 1)
        for place, its in enumerate(other, 1):
            if word == its:
                here[place] = before[place - 1] + 1
                best = max(best, here[place])
        before = here
    return best
