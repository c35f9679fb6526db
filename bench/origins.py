"""Origins of claims, those with more than one apart; and apart from grouping, given which statements make one claim.

Two lines for each story of a folder of readings: the claims that onrecord finds, of which those count that agree with
half of a claim of the reading, as `score.py across` has it; and the reading's own claims, all of whose statements
onrecord finds. A diagnostic: the benchmark itself, `python -m bench across`, sees the raw articles alone.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bench.conflicts import matched
from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.intake import read as intake
from onrecord.intake.pages import open_pages
from onrecord.link.claims import claims
from onrecord.link.comparable import comparable
from onrecord.link.copies import copies
from onrecord.link.entities import entities
from onrecord.link.origins import bounds, origins
from onrecord.link.printed import printed
from onrecord.model.claim import Claim
from onrecord.model.page import SetAside
from onrecord.model.story import Story

Bounds = tuple[int, int]


def run(input: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print how many claims have the reading's bounds of their origins, for each story, and of all together."""
    pages = (one for one in intake.read(open_pages([input / "articles.jsonl"])) if not isinstance(one, SetAside))
    read = {one.article.id[:8]: one for one in annotate_articles(pages, load_pipeline())}
    copied = tuple(copies(read.values()))
    all_found: list[tuple[Bounds, Bounds]] = []
    all_given: list[tuple[Bounds, Bounds]] = []
    for path in sorted(input.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        own = tuple(read[one["id"][:8]] for one in gold["articles"])
        story = Story(id=path.stem, title="", article_ids=tuple(a.article.id for a in own), start=None, end=None)
        named, ids = tuple(entities(story, own)), matched(gold, own)
        found = found_as(gold, claims(story, own, named, copied), ids)
        said = comparable(own, named)
        prints = printed(own, named, copied, said)
        of_id = {ids[one.statement.id]: one for one in said if one.statement.id in ids}
        given = [
            (wanted(claim), bounds(origins([of_id[one] for one in claim["statements"]], prints)))
            for claim in gold["claims"]
            if of_id.keys() >= set(claim["statements"])
        ]
        for name, pairs in (("claims as found", found), ("the reading's claims", given)):
            print(f"{path.stem[:28]:30}{name:22}{told(pairs)}")
        all_found += found
        all_given += given
    for name, pairs in (("claims as found", all_found), ("the reading's claims", all_given)):
        print(f"{'all':30}{name:22}{told(pairs)}")


def wanted(claim: Mapping[str, Any]) -> Bounds:
    """Return the bounds that a reading gives."""
    return claim["independent_at_least"], claim["independent_at_most"]


def found_as(gold: Mapping[str, Any], found: Iterable[Claim], ids: Mapping[str, str]) -> list[tuple[Bounds, Bounds]]:
    """Return the reading's bounds and those found, of each claim of the reading that was found."""
    ours = [(one, {ids[s] for s in one.statement_ids if s in ids}) for one in found]
    pairs = []
    for claim in gold["claims"]:
        theirs = set(claim["statements"])
        near, statements = max(ours, key=lambda one: len(theirs & one[1]) / len(theirs | one[1]))
        if 2 * len(theirs & statements) >= len(theirs | statements):
            pairs.append((wanted(claim), (near.at_least, near.at_most)))
    return pairs


def told(pairs: Iterable[tuple[Bounds, Bounds]]) -> str:
    """Return how many of all are exact, and how many of those that have more than one origin."""
    every = list(pairs)
    several = [(want, got) for want, got in every if want[1] > 1]
    return " ".join(
        f"{name} {sum(want == got for want, got in counted):2} of {len(counted):2} exact"
        f" ({100 * sum(want == got for want, got in counted) / max(len(counted), 1):3.0f} %)"
        for name, counted in (("all", every), ("several origins", several))
    )
