"""Learn how much each feature speaks for one story.

    python -m training.stories ../shared/bench/stories
    python -m training.stories ../shared/bench/stories --left-out

Prints the table `WEIGHTS` of `onrecord.link.votes`, to be pasted there. One table for all cases: each of the four sets
of labelled stories counts the same, by its pairs of one story. Rows with `flags` and ambiguous pairs are left out.

With `--left-out`: how well each set is grouped by weights that were learned on the three others.
"""

import argparse
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.grouping import SETS, Labelled, agreement, labelled
from onrecord.link.copies import copies
from onrecord.link.counting import count
from onrecord.link.features import Features, Gathered
from onrecord.link.grouping import groups
from onrecord.link.pairs import Pairs, compare
from onrecord.link.votes import MOST, WEIGHTS, Feature, columns

LEARNED = tuple(feature for feature in Feature if feature is not Feature.COPIED)
_L2 = 1e-3
_LEAN = 0.5
"""Added to the constant: pairs that were never compared vote too, and they always vote against."""


def compared(gold: Labelled) -> tuple[Features, Pairs]:
    """Return the features of a set and its candidate pairs."""
    known = Gathered(count(gold.articles)).features()
    return known, compare(known, copies(gold.articles))


def figures(pairs: Pairs) -> np.ndarray:
    """Return the figures of pairs, the last two columns "undated" and 1."""
    found = columns(pairs)
    return np.stack([found[feature] for feature in LEARNED] + [pairs.days < 0, np.ones(len(pairs.first))], axis=1)


def examples(gold: Labelled, known: Features, pairs: Pairs) -> tuple[np.ndarray, np.ndarray]:
    """Return the figures of the pairs that are sure, and which of them are one story."""
    both = list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))
    sure = np.array([frozenset((known.ids[a], known.ids[b])) not in gold.unsure for a, b in both])
    same = np.array([gold.story[known.ids[a]] == gold.story[known.ids[b]] for a, b in both])
    return figures(pairs)[sure], same[sure]


def fit(sets: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the weights of the columns, by logistic regression."""
    table = np.concatenate([figures for figures, _ in sets])
    sign = np.concatenate([np.where(same, 1.0, -1.0) for _, same in sets])
    mass = np.concatenate([np.full(len(same), 1 / (len(sets) * same.sum())) for _, same in sets])
    scale = np.append(table[:, :-1].std(axis=0) + 1e-9, 1.0)
    scaled = table / scale
    held = np.append(np.ones(table.shape[1] - 1), 0.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = np.clip(sign * (scaled @ weights), -50, 50)
        slope = -sign / (1 + np.exp(margin))
        return (
            float((mass * np.logaddexp(0, -margin)).sum() + _L2 * (held * weights**2).sum()),
            scaled.T @ (mass * slope) + 2 * _L2 * held * weights,
        )

    found = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    weights: np.ndarray = found.x / scale
    return weights


def neutral(sets: list[tuple[np.ndarray, np.ndarray]], weights: np.ndarray) -> np.ndarray:
    """Return the value of each feature that speaks neither for nor against, so that the constant is used up.

    All at the same part of the way from pairs of different stories to pairs of one story; for days, the gap that says
    as little as a missing day.
    """
    count = len(LEARNED)
    apart = np.mean([table[~same].mean(axis=0) for table, same in sets], axis=0)[:count]
    together = np.mean([table[same].mean(axis=0) for table, same in sets], axis=0)[:count]
    own, undated, constant = weights[:count], weights[-2], weights[-1] + _LEAN
    days = LEARNED.index(Feature.DAYS)
    others = ~np.isin(np.arange(count), (days, LEARNED.index(Feature.MONTHS)))
    # Undated pairs say nothing by their days: the others take the constant and what "undated" adds to it.
    start = (own * apart)[others].sum()
    way = -(constant + undated + start) / (own * (together - apart))[others].sum()
    values: np.ndarray = apart + way * (together - apart)
    values[days] = undated / own[days]
    # Within two weeks no months lie between: that is where this one is neutral.
    values[LEARNED.index(Feature.MONTHS)] = 0.0
    return values


def left_out(golds: list[Labelled]) -> None:
    """Print how well each set is grouped by the weights of the others."""
    found = [(gold, *compared(gold)) for gold in golds]
    told = [examples(*one) for one in found]
    print("weights of the other sets      P      R     F1  pairs")
    for number, (gold, known, pairs) in enumerate(found):
        weights = fit(told[:number] + told[number + 1 :])
        copied = WEIGHTS[Feature.COPIED].weight * pairs.copied
        said = np.clip(figures(pairs) @ weights + _LEAN + copied, -MOST, MOST)
        ballots = zip(pairs.first.tolist(), pairs.second.tolist(), said.tolist(), strict=True)
        grouped = groups(len(known.ids), ballots)
        print(f"{gold.name:24} {agreement(([known.ids[row] for row in group] for group in grouped), gold)}", flush=True)


def main() -> None:
    """Learn and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder with the four sets")
    parser.add_argument("--left-out", action="store_true", help="measure each set by the weights of the others")
    options = parser.parse_args()
    golds = [labelled(options.folder, name) for name in SETS]
    if options.left_out:
        left_out(golds)
        return
    sets = [examples(gold, *compared(gold)) for gold in golds]
    weights = fit(sets)
    for feature, weight, value in zip(LEARNED, weights, neutral(sets, weights), strict=False):
        print(f"    Feature.{feature.name}: Weight(weight={weight:.2f}, neutral={value:.2f}),")


if __name__ == "__main__":
    main()
