"""Learn how much each feature speaks for one claim.

    python -m training.claims ../shared/bench

Prints `WEIGHTS` and `CONSTANT` of `onrecord.link.likeness`, to be pasted there, and how well weights do on each story
that they were learned without: precision and recall of pairs of statements that the readings put into one claim. The
stories are the three of `across/`, and those of `stories/news_cluster.jsonl` whose readings stand in `bench/gold`.
With `--given` the statements are those of the readings (nobody knows who says them): what is lost then is lost by
linking, not by reading.
"""

import argparse
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from onrecord.link.claims import Near, neighbours, overlapping
from onrecord.link.grouping import groups
from onrecord.link.likeness import Compared, Feature
from onrecord.link.likest import Pairs, likest
from training.readings import Known, known_stories

_L2 = 0.02
_LEANS = np.arange(-1.0, 3.1, 0.25)


def examples(one: Known) -> tuple[np.ndarray, np.ndarray]:
    """Return the figures of the compared pairs that the reading knows, the last column 1, and which are one claim."""
    same = one.reading.same
    named, pairs = one.named, likest(one.found)
    places, labels = [], []
    for place, (first, second) in enumerate(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)):
        a, b = named[first], named[second]
        if a is not None and b is not None and a != b:
            places.append(place)
            labels.append((min(a, b), max(a, b)) in same)
    return _figures(one, pairs.at(np.array(places, dtype=int))), np.array(labels, dtype=bool)


def _figures(one: Known, pairs: Pairs) -> np.ndarray:
    """Return the figures of pairs, the last column 1."""
    told = Compared(one.found).figures(pairs)
    return np.append(told, np.ones((len(told), 1)), axis=1)


def fit(sets: Sequence[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the weights of the columns, by logistic regression over columns of equal spread."""
    table = np.concatenate([rows for rows, _ in sets])
    sign = np.where(np.concatenate([labels for _, labels in sets]), 1.0, -1.0)
    spread = np.append(table[:, :-1].std(axis=0) + 1e-9, 1.0)
    table /= spread
    held = np.append(np.ones(table.shape[1] - 1), 0.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (table @ weights)
        slope = -(table * (sign / (1 + np.exp(margin)))[:, None]).mean(axis=0)
        penalty = _L2 / 2 * (held * weights**2).sum() / 10
        return float(np.logaddexp(0, -margin).mean() + penalty), slope + _L2 / 10 * held * weights

    weights: np.ndarray = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    return weights / spread


def found_claims(one: Known, weights: np.ndarray, lean: float) -> tuple[list[list[int]], Near]:
    """Return the statements of a story in groups, as linking would with these weights, and the votes of each."""
    pairs = likest(one.found)
    told = _figures(one, pairs) @ weights + lean
    votes = list(zip(pairs.first.tolist(), pairs.second.tolist(), told.tolist(), strict=True))
    near = neighbours(votes)
    return overlapping(groups(len(one.found), votes), near), near


def judged(one: Known, weights: np.ndarray, lean: float) -> tuple[int, int, int, float]:
    """Return how many pairs grouping finds that the reading has, how many it finds, how many the reading has.

    And which part of the reading's claims comes out, at least by half.
    """
    grouped, _ = found_claims(one, weights, lean)
    named = one.named
    names = [{named[n] for n in group} - {None} for group in grouped if len(group) > 1]
    got = {pair for group in names for pair in combinations(sorted(filter(None, group)), 2)}
    there = sum(any(2 * len(claim & group) >= len(claim | group) for group in names) for claim in one.reading.claims)
    return len(got & one.reading.same), len(got), len(one.reading.same), there / max(len(one.reading.claims), 1)


def f1(hit: int, got: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall, in percent."""
    return 200 * hit / max(got + wanted, 1)


def learned_without_each(every: Sequence[Known]) -> tuple[list[np.ndarray], float]:
    """Return weights for each story, learned on the others, and what is added to all so that pairs come out best."""
    sets = [examples(one) for one in every]
    without = [fit([one for n, one in enumerate(sets) if n != number]) for number in range(len(sets))]
    return without, float(max(_LEANS, key=lambda lean: _mean(every, without, lean)[0]))


def main() -> None:
    """Parse the command line, learn, print."""
    parser = argparse.ArgumentParser(prog="python -m training.claims", description="Learn what makes one claim.")
    parser.add_argument("folder", type=Path, help="the development data: across/, stories/news_cluster.jsonl")
    parser.add_argument("--given", action="store_true", help="link the readings' statements, not those found")
    options = parser.parse_args()
    every = known_stories(options.folder, given=options.given)
    sets = [examples(one) for one in every]
    without, best = learned_without_each(every)
    print("lean  F1 of pairs, claims by half: the three stories; all; each learned without it")
    for lean in _LEANS:
        three, all_of = _mean(every[:3], without[:3], lean), _mean(every, without, lean)
        print(f"{lean:5.2f} {three[0]:5.1f} {three[1]:5.1f}; {all_of[0]:5.1f} {all_of[1]:5.1f}")
    for one, weights in zip(every, without, strict=True):
        hit, got, of_all, there = judged(one, weights, best)
        told = f"P {100 * hit / max(got, 1):.1f} R {100 * hit / max(of_all, 1):.1f} F1 {f1(hit, got, of_all):.1f}"
        print(f"{one.reading.name[:40]}: {told}; {100 * there:.1f} % of the claims")
    weights = fit(sets)
    for feature, weight in zip(Feature, weights[:-1], strict=True):
        print(f"    Feature.{feature.name}: {weight:.2f},")
    print(f"CONSTANT = {weights[-1] + best:.2f}")


def _mean(every: Sequence[Known], weights: Sequence[np.ndarray], lean: float) -> tuple[float, float]:
    told = [judged(one, weight, float(lean)) for one, weight in zip(every, weights, strict=True)]
    return (
        float(np.mean([f1(*one[:3]) for one in told])),
        100 * float(np.mean([one[3] for one in told])),
    )


if __name__ == "__main__":
    main()
