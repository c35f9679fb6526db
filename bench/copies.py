"""Copies among rows, as `score.py pairs` reads them, and how they agree with labelled pairs."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from bench.rows import articles
from onrecord.link.copies import copies

_COPIES = frozenset({"copy", "near", "partial"})  # labels of pairs that share text; all others are of pairs that don't


def run(input: Path, output: Path, pairs: Path | None = None) -> None:  # noqa: A002 - the dispatcher's names
    """Find the copies among the rows of a file of JSON lines; write all pairs in one row.

    With a file of labelled pairs (`{"a", "b", "label"}`), print precision and recall over them.
    """
    found = [copy.article_ids for copy in copies(articles(input))]
    output.write_text(json.dumps({"id": "all", "pairs": found}) + "\n", encoding="utf-8")
    if pairs is not None:
        with pairs.open(encoding="utf-8") as lines:
            print(table(agreement(found, [json.loads(line) for line in lines if line.strip()])))


def agreement(found: Iterable[Iterable[str]], labelled: Iterable[Mapping[str, str]]) -> dict[str, float]:
    """Return precision, recall and F1 in percent over the labelled pairs; found pairs without a label don't count."""
    labels = {frozenset((row["a"], row["b"])): row["label"] in _COPIES for row in labelled}
    said = {frozenset(pair) for pair in found} & labels.keys()
    wanted = {pair for pair, is_copy in labels.items() if is_copy}
    right = len(said & wanted)
    figures = {
        "P": right / max(len(said), 1),
        "R": right / max(len(wanted), 1),
        "F1": 2 * right / max(len(said) + len(wanted), 1),
    }
    return {name: round(100 * value, 1) for name, value in figures.items()} | {"n": len(wanted), "pairs": len(labels)}


def table(figures: Mapping[str, float]) -> str:
    """Return figures one a line, as `score.py` prints them: n are the copies, among so many labelled pairs."""
    return "\n".join(f"{name:18} {value}" for name, value in figures.items())
