"""Learn how probable it is that two statements of a claim say one thing.

    python -m training.firmness ../shared/bench

The claims are those that are found in each story of `training.claims` with weights that were learned without it, and
with the shipped constant, on which the votes hang. Of each, the mean vote of its pairs tells which part of them the
reading has as one claim. Prints `AGREEMENT` and `EVEN` of `onrecord.link.firmness`, to be pasted there, and, told for
each story by the others, how often claims of each confidence were right.
"""

import argparse
from collections.abc import Sequence
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from onrecord.link.grouping import UNCOMPARED
from onrecord.link.likeness import CONSTANT
from training.claims import found_claims, learned_without_each
from training.readings import Known, known_stories

_STEPS = np.linspace(0, 1, 6)


def told(one: Known, weights: np.ndarray) -> np.ndarray:
    """Return a row for each claim that is found: the mean vote of its pairs, and which part of them are right.

    Only statements that the reading has are asked about; a claim of which it has no two is left out.
    """
    grouped, near = found_claims(one, weights, 0.0)
    named, same = one.named, one.reading.same
    rows = []
    for group in grouped:
        names = sorted({name for n in group if (name := named[n]) is not None})
        if len(names) > 1:
            votes = [max(near.get(a, {}).get(b, UNCOMPARED), UNCOMPARED) for a, b in combinations(group, 2)]
            rows.append((float(np.mean(votes)), float(np.mean([pair in same for pair in combinations(names, 2)]))))
    return np.array(rows).reshape(-1, 2)


def fit(rows: np.ndarray) -> tuple[float, float]:
    """Return how the odds of being right grow with the vote, and the vote at which they are even."""
    vote, right = rows.T

    def loss(weights: np.ndarray) -> float:
        odds = weights[0] * (vote - weights[1])
        return float((np.logaddexp(0, odds) - right * odds).mean())

    growth, even = minimize(loss, np.array([1.0, 1.0]), method="Nelder-Mead").x
    return float(growth), float(even)


def reliability(stories: Sequence[np.ndarray]) -> list[tuple[int, float, float]]:
    """Return for each fifth of confidence how many claims it has, what was told of them, and which part was right."""
    found = []
    for number, rows in enumerate(stories):
        growth, even = fit(np.concatenate([one for n, one in enumerate(stories) if n != number]))
        found.append(np.column_stack((1 / (1 + np.exp(-growth * (rows[:, 0] - even))), rows[:, 1])))
    table = np.concatenate(found)
    steps = []
    for low, high in pairwise(_STEPS):
        inside = table[(table[:, 0] >= low) & (table[:, 0] < high)]
        steps.append((len(inside), *(inside.mean(axis=0) if len(inside) else (0.0, 0.0))))
    return steps


def main() -> None:
    """Parse the command line, learn, print."""
    parser = argparse.ArgumentParser(prog="python -m training.firmness", description="Learn how sure a claim is.")
    parser.add_argument("folder", type=Path, help="the development data: across/, stories/news_cluster.jsonl")
    every = known_stories(parser.parse_args().folder)
    without, _ = learned_without_each(every)
    stories = [told(one, np.append(weights[:-1], CONSTANT)) for one, weights in zip(every, without, strict=True)]
    print("confidence  claims  told  right: each story told by the others")
    for (many, said, right), low in zip(reliability(stories), _STEPS, strict=False):
        print(f"{low:.1f} to {low + 0.2:.1f}  {many:6d}  {said:.2f}  {right:.2f}")
    growth, even = fit(np.concatenate(stories))
    print(f"AGREEMENT, EVEN = {growth:.2f}, {even:.2f}")


if __name__ == "__main__":
    main()
