"""Learn how much each feature speaks for one story.

    python -m training.stories ../shared/bench/stories

Prints the table `WEIGHTS` of `onrecord.link.votes`, to be pasted there. One table for all cases: each of the four sets
of labelled stories counts the same, by its pairs of one story. Rows with `flags` and ambiguous pairs are left out.
"""

import argparse
import json
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bench.rows import article
from onrecord.link.features import features
from onrecord.link.pairs import compare
from onrecord.link.votes import Feature, columns

SETS = ("news_cluster", "basil", "allsides", "gva")
LEARNED = tuple(feature for feature in Feature if feature is not Feature.COPIED)
_L2 = 1e-3
_LEAN = 0.5
"""Added to the constant: pairs that were never compared vote too, and they always vote against."""


def examples(path: Path) -> tuple[np.ndarray, np.ndarray]:
    """Return the figures of a set's candidate pairs, the last two columns "undated" and 1, and which are one story."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if not row.get("flags")]
    label = {row["id"]: row["story"] for row in rows}
    unsure = path.with_name(f"{path.stem}_ambiguous_pairs.jsonl")
    ambiguous = {
        frozenset((pair["a"], pair["b"]))
        for pair in map(json.loads, unsure.read_text(encoding="utf-8").splitlines() if unsure.exists() else ())
    }
    known = features(article(row, path.name) for row in rows)
    pairs = compare(known)
    sure = np.array(
        [
            frozenset((known.ids[a], known.ids[b])) not in ambiguous
            for a, b in zip(pairs.first, pairs.second, strict=True)
        ]
    )
    stories = np.array([label[article_id] for article_id in known.ids])
    figures = columns(pairs)
    table = np.stack([figures[feature] for feature in LEARNED] + [pairs.days < 0, np.ones(len(sure))], axis=1)
    return table[sure], (stories[pairs.first] == stories[pairs.second])[sure]


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


def main() -> None:
    """Learn and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the folder with the four sets")
    folder: Path = parser.parse_args().folder
    sets = [examples(folder / f"{name}.jsonl") for name in SETS]
    weights = fit(sets)
    for feature, weight, value in zip(LEARNED, weights, neutral(sets, weights), strict=False):
        print(f"    Feature.{feature.name}: Weight(weight={weight:.2f}, neutral={value:.2f}),")


if __name__ == "__main__":
    main()
