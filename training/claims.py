"""Learn how much each feature speaks for one claim.

    python -m training.claims ../shared/bench/across

Prints `WEIGHTS` and `_CONSTANT` of `onrecord.link.claims`, to be pasted there, and how well weights do on each story
that they were learned without: precision and recall of pairs of statements that the readings put into one claim.
"""

import argparse
import json
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.intake import read as intake
from onrecord.intake.pages import open_pages
from onrecord.link import claims
from onrecord.link.claims import Feature, Said
from onrecord.link.copies import copies
from onrecord.link.entities import entities
from onrecord.link.grouping import groups
from onrecord.link.stories import stories
from onrecord.model.page import SetAside

_L2 = 1e-4
_LEAN = 1.0
"""Added to the constant: average links count what two groups do not share against them a second time."""

Pair = tuple[str, str]


def read_stories(path: Path) -> list[list[Said]]:
    """Return what is compared of the statements of each story, annotated and linked as a build would."""
    pages = (one for one in intake.read(open_pages([path])) if not isinstance(one, SetAside))
    annotated = {one.article.id: one for one in annotate_articles(pages, load_pipeline())}
    found = []
    for story in stories(annotated.values(), tuple(copies(annotated.values()))):
        articles = [annotated[name] for name in story.article_ids]
        found.append(claims.comparable(articles, tuple(entities(story, articles))))
    return found


def matched(gold: dict[str, Any], found: list[Said]) -> dict[str, str]:
    """Return the statement of the reading that each found statement is, by half of the longer content."""
    named = {}
    theirs = {
        one["id"]: _characters([(c["start"], c["end"]) for c in one["spans"]["content"]]) for one in gold["statements"]
    }
    at = {one["id"]: one["article"][:8] for one in gold["statements"]}
    for one in found:
        own = _characters([(s.start, s.end) for s in one.statement.content])
        for name, content in theirs.items():
            same = at[name] == one.statement.article_id[:8]
            if same and 2 * len(own & content) >= max(len(own), len(content)):
                named[one.statement.id] = name
    return named


def _characters(spans: list[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def wanted(gold: dict[str, Any]) -> set[Pair]:
    """Return the pairs of statements that stand in one claim of a reading."""
    return {(a, b) for claim in gold["claims"] for a, b in combinations(sorted(set(claim["statements"])), 2)}


def examples(found: list[Said], named: dict[str, str], same: set[Pair]) -> tuple[np.ndarray, np.ndarray]:
    """Return the figures of the compared pairs that the reading knows, the last column 1, and which are one claim."""
    rows, labels = [], []
    for a, b in claims.pairs(found):
        one, other = (named.get(found[n].statement.id) for n in (a, b))
        if one is not None and other is not None:
            told = claims.figures(found[a], found[b])
            rows.append([*(told[feature] for feature in Feature), 1.0])
            labels.append((min(one, other), max(one, other)) in same)
    return np.array(rows), np.array(labels)


def fit(sets: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """Return the weights of the columns, by logistic regression."""
    table = np.concatenate([rows for rows, _ in sets])
    sign = np.where(np.concatenate([labels for _, labels in sets]), 1.0, -1.0)
    held = np.append(np.ones(table.shape[1] - 1), 0.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (table @ weights)
        slope = -(table * (sign / (1 + np.exp(margin)))[:, None]).mean(axis=0)
        return float(
            np.logaddexp(0, -margin).mean() + _L2 / 2 * (held * weights**2).sum()
        ), slope + _L2 * held * weights

    weights: np.ndarray = minimize(loss, np.zeros(table.shape[1]), jac=True, method="L-BFGS-B").x
    weights[-1] += _LEAN
    return weights


def judged(found: list[Said], named: dict[str, str], same: set[Pair], weights: np.ndarray) -> tuple[int, int, int]:
    """Return how many pairs grouping finds that the reading has, how many it finds, how many the reading has."""
    votes = []
    for a, b in claims.pairs(found):
        told = claims.figures(found[a], found[b])
        votes.append((a, b, float(np.dot([*(told[feature] for feature in Feature), 1.0], weights))))
    names = [[named.get(found[n].statement.id) for n in group] for group in groups(len(found), votes)]
    got = {pair for group in names for pair in combinations(sorted(filter(None, group)), 2)}
    return len(got & same), len(got), len(same)


def main() -> None:
    """Parse the command line, learn, print."""
    parser = argparse.ArgumentParser(prog="python -m training.claims", description="Learn what makes one claim.")
    parser.add_argument("folder", type=Path, help="the readings: articles.jsonl and a file for each story")
    options = parser.parse_args()
    read = read_stories(options.folder / "articles.jsonl")
    golds = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(options.folder.glob("*.json"))]
    known = []
    for gold in golds:
        inside = {one["article"][:8] for one in gold["statements"]}
        found = max(read, key=lambda story: sum(one.statement.article_id[:8] in inside for one in story))
        known.append((found, matched(gold, found), wanted(gold)))
    sets = [examples(*one) for one in known]
    for number, gold in enumerate(golds):
        weights = fit([one for n, one in enumerate(sets) if n != number])
        hit, got, all_of = judged(*known[number], weights)
        print(f"{gold['story'][:40]}: P {100 * hit / max(got, 1):.1f} R {100 * hit / all_of:.1f}")
    weights = fit(sets)
    for feature, weight in zip(Feature, weights[:-1], strict=True):
        print(f"    Feature.{feature.name}: {weight:.2f},")
    print(f"_CONSTANT = {weights[-1]:.2f}")


if __name__ == "__main__":
    main()
