"""How well articles are grouped into the stories of labelled sets: built anew, and in one pass in the order of time.

Rows with `flags` are left out, and so are the pairs that a file `NAME_ambiguous_pairs.jsonl` beside a set lists: no
article gains or loses by them.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from bench.rows import article
from bench.stories import passed
from onrecord.link.copies import copies
from onrecord.link.counting import count
from onrecord.link.stories import stories
from onrecord.model.annotated import AnnotatedArticle

SETS = ("news_cluster", "basil", "allsides", "gva")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A set: its articles, the story of each, and the pairs that nobody is sure of."""

    name: str
    articles: tuple[AnnotatedArticle, ...]
    story: Mapping[str, str]
    unsure: Collection[frozenset[str]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How groups agree with labels, in percent: B-cubed precision, recall and F1, and F1 over pairs."""

    precision: float
    recall: float
    f1: float
    pairs: float

    def __str__(self) -> str:
        """Return the figures as a row of a table has them."""
        return f"{self.precision:>6.1f} {self.recall:>6.1f} {self.f1:>6.1f} {self.pairs:>6.1f}"


def labelled(folder: Path, name: str) -> Labelled:
    """Read a set."""
    rows = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if not row.get("flags")]
    beside = folder / f"{name}_ambiguous_pairs.jsonl"
    unsure = map(json.loads, beside.read_text(encoding="utf-8").splitlines() if beside.exists() else ())
    return Labelled(
        name,
        tuple(article(row, name) for row in rows),
        {row["id"]: row["story"] for row in rows},
        {frozenset((pair["a"], pair["b"])) for pair in unsure},
    )


def agreement(found: Iterable[Iterable[str]], gold: Labelled) -> Agreement:
    """Return how groups of article ids agree with the labels."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for article_id, story in gold.story.items():
        wanted[story].add(article_id)
    unsure: dict[str, set[str]] = defaultdict(set)
    for one, other in (tuple(pair) for pair in gold.unsure):
        unsure[one].add(other)
        unsure[other].add(one)
    precision = recall = 0.0
    groups = [set(group) for group in found]
    for group in groups:
        for article_id in group:
            theirs = wanted[gold.story[article_id]] - unsure[article_id]
            ours = group - unsure[article_id]
            precision += len(theirs & ours) / len(ours) / len(gold.story)
            recall += len(theirs & ours) / len(theirs) / len(gold.story)
    right, said, true = (_pairs(side) - set(gold.unsure) for side in (groups, groups, wanted.values()))
    right &= true
    return Agreement(
        100 * precision,
        100 * recall,
        200 * precision * recall / (precision + recall),
        200 * len(right) / max(len(said) + len(true), 1),
    )


def _pairs(groups: Iterable[set[str]]) -> set[frozenset[str]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def run(input: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print the figures of each set that the folder holds, built anew and in one pass."""
    print(f"{'B-cubed and pairs':24}      P      R     F1  pairs")
    for name in SETS:
        if not (input / f"{name}.jsonl").exists():
            continue
        gold = labelled(input, name)
        found = tuple(copies(gold.articles))
        counted = tuple(count(gold.articles))
        for how, told in (("anew", stories(counted, found)), ("one pass", passed(counted, found))):
            print(f"{name:14} {how:9} {agreement((one.article_ids for one in told), gold)}", flush=True)
