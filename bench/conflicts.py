"""Conflicts apart from reading: what linking finds where it is given the statements of the readings across outlets.

Three lines for each story: the readings' statements; those and whom the readings have as denying them; the statements
that onrecord finds. Precision and recall are counted as `score.py across` does. A diagnostic: the benchmark itself,
`python -m bench across`, sees the raw articles alone.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.intake import read as intake
from onrecord.intake.pages import open_pages
from onrecord.link.conflicts import conflicts
from onrecord.link.copies import copies
from onrecord.link.entities import entities
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.conflict import Conflict
from onrecord.model.page import SetAside
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement
from onrecord.model.story import Story

_READER = Provenance(maker="reading", version="1")


def run(input: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print precision and recall of conflicts for each story of a folder of readings, and their means."""
    pages = (one for one in intake.read(open_pages([input / "articles.jsonl"])) if not isinstance(one, SetAside))
    read = {one.article.id[:8]: one for one in annotate_articles(pages, load_pipeline())}
    copied = tuple(copies(read.values()))
    figures: dict[str, list[tuple[float, float]]] = {}
    for path in sorted(input.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        own = [read[one["id"][:8]] for one in gold["articles"]]
        story = Story(id=path.stem, title="", article_ids=tuple(a.article.id for a in own), start=None, end=None)
        named = tuple(entities(story, own))
        given = [_with_statements(one, gold) for one in own]
        alone = {statement["id"]: statement["id"] for statement in gold["statements"]}
        for name, found, ids in (
            ("the readings' statements", conflicts(story, given, named, copied), alone),
            ("and their denials", conflicts(story, given, named, copied, _denials(gold)), alone),
            ("statements as found", conflicts(story, own, named, copied), matched(gold, own)),
        ):
            precision, recall, many = judged(gold, found, ids)
            figures.setdefault(name, []).append((precision, recall))
            print(f"{path.stem[:28]:30}{name:26} P {precision:5.1f} R {recall:5.1f} of {many} conflicts")
    for name, each in figures.items():
        means = [sum(side) / len(each) for side in zip(*each, strict=True)]
        print(f"{'mean':30}{name:26} P {means[0]:5.1f} R {means[1]:5.1f}")


def _with_statements(annotated: AnnotatedArticle, gold: Mapping[str, Any]) -> AnnotatedArticle:
    """Return an article with the statements of its reading in place of those that were found."""
    own = [one for one in gold["statements"] if one["article"] == annotated.article.id[:8]]
    said = [_statement(one, annotated.article.id) for one in own]
    return replace(annotated, statements=tuple(said), own_voice=())


def _statement(row: Mapping[str, Any], article: str) -> Statement:
    source = row["spans"]["source"]
    return Statement(
        id=row["id"],
        article_id=article,
        content=tuple(Span(piece["start"], piece["end"]) for piece in row["spans"]["content"]),
        source=Span(source["start"], source["end"]) if source else None,
        cue=None,
        manner=Manner(row["form"]),
        act=Act(row["act"]),
        certainty=Certainty(row["certainty"]),
        confidence=1.0,
        speakers=(Speaker(name=row["speaker"], mention_id=row["speaker"]),) if row["speaker"] else (),
        provenance=_READER,
    )


def _denials(gold: Mapping[str, Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for claim in gold["claims"]:
        for statement in claim["statements"] if claim["denied_by"] else ():
            found.setdefault(statement, set()).update(claim["denied_by"])
    return found


def matched(gold: Mapping[str, Any], articles: Iterable[AnnotatedArticle]) -> dict[str, str]:
    """Return the reading's statement that each found statement is, one to one, by half of the longer content."""
    near = []
    for annotated in articles:
        own = [one for one in gold["statements"] if one["article"] == annotated.article.id[:8]]
        theirs = [(one["id"], _places((c["start"], c["end"]) for c in one["spans"]["content"])) for one in own]
        for statement in (*annotated.statements, *annotated.own_voice):
            ours = _places((span.start, span.end) for span in statement.content)
            for name, content in theirs:
                share = len(ours & content) / max(len(ours), len(content), 1)
                near.append((-share, name, statement.id))
    found: dict[str, str] = {}
    for share, name, statement_id in sorted(near):
        if -share >= 0.5 and statement_id not in found and name not in found.values():  # noqa: PLR2004 - the scorer's
            found[statement_id] = name
    return found


def _places(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {place for start, end in spans for place in range(start, end)}


def judged(gold: Mapping[str, Any], found: Iterable[Conflict], ids: Mapping[str, str]) -> tuple[float, float, int]:
    """Return precision and recall in percent, and how many conflicts the reading has.

    A card is right where it holds two sides of one conflict of the reading; cards of which the reading knows fewer than
    two statements are not judged.
    """
    of_claim = {claim["id"]: set(claim["statements"]) for claim in gold["claims"]}
    wanted = [[of_claim.get(i, {i}) for i in one["claims_or_statements"]] for one in gold["conflicts"]]
    cards = [{ids[v.statement_id] for v in one.values if v.statement_id in ids} for one in found]
    cards = [card for card in cards if len(card) > 1]
    meets = [[sum(bool(side & card) for side in one) > 1 for card in cards] for one in wanted]
    seen = sum(any(row) for row in meets)
    good = sum(any(row[k] for row in meets) for k in range(len(cards)))
    return 100 * good / max(len(cards), 1), 100 * seen / len(wanted), len(wanted)
