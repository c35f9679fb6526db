"""How linking inside one story grows: every stage of a story over more and more reports, as if all told one.

Reports of incidents that look alike are one hard case: everything in them could be the same as everything else. The
other is a story in which all reports repeat the same things: the first reports over and over under other ids, each time
without a third of their statements. Reading them is not in the time. Seconds are of CPU time, the best of three tries,
so that what else the machine does is hardly in them.
"""

import gc
import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import islice
from math import log
from pathlib import Path
from typing import Any

from bench.rows import article, lines
from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.engine.linking import of_story
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.story import Story

SIZES = (14, 125, 250, 500, 1_000)
_TRIES = 3


def run(input: Path, most: int | None = None) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print seconds for each size up to the number of rows, and how they grow with the number of statements.

    The growth is the exponent of the time against the size before; that of n log n is given beside it.
    """
    first = islice(lines(input), most or SIZES[-1])
    rows = (article(json.loads(line), f"row {number}").article for number, line in enumerate(first, 1))
    read = list(annotate_articles(rows, load_pipeline()))
    print_growth("incidents that look alike", lambda size: read[:size], len(read))
    print_growth("reports that repeat the same", lambda size: list(islice(repeated(read[: SIZES[0]]), size)), len(read))


def print_growth(name: str, story: Callable[[int], Sequence[AnnotatedArticle]], most: int) -> None:
    """Print a table of a story of more and more reports, given how it is made of so many."""
    print(f"{name}\n  reports  statements  seconds  claims  conflicts  exponent  n log n")
    before: tuple[int, float] | None = None
    for size in [size for size in SIZES if size < most] + [most]:
        statements, seconds, claims, conflicts = measure(story(size))
        grown = ("", "")
        if before is not None:
            many = log(statements / before[0])
            grown = (
                f"{log(seconds / before[1]) / many:.2f}",
                f"{1 + log(log(statements) / log(before[0])) / many:.2f}",
            )
        print(
            f"{size:>9,} {statements:>11,} {seconds:>8.1f} {claims:>7,} {conflicts:>10,} {grown[0]:>9} {grown[1]:>8}",
            flush=True,
        )
        before = statements, seconds


def measure(read: Sequence[AnnotatedArticle]) -> tuple[int, float, int, int]:
    """Return how many statements the reports hold, the seconds that linking takes, the claims and conflicts."""
    ordered = sorted(read, key=lambda one: one.article.id)
    story = Story(id="s", title="", article_ids=tuple(one.article.id for one in ordered), start=None, end=None)
    statements = sum(len(one.statements) + len(one.own_voice) for one in ordered)
    tries = []
    for _ in range(_TRIES):
        gc.collect()
        start = time.process_time()
        links = of_story(story, ordered, (), ())
        tries.append(time.process_time() - start)
    return statements, min(tries), len(links.claims), len(links.conflicts)


def repeated(read: Sequence[AnnotatedArticle]) -> Iterator[AnnotatedArticle]:
    """Yield reports again and again under other ids, each time with other statements left out: one of three."""
    known = {one.article.id: _ids(one) for one in read}
    time_round = 0
    while True:
        for place, one in enumerate(read):
            again: AnnotatedArticle = _renamed(one, {name: f"{name} {time_round}" for name in known[one.article.id]})
            left = (time_round + place) % 3
            yield replace(
                again,
                statements=tuple(said for n, said in enumerate(again.statements) if n % 3 != left),
                own_voice=tuple(said for n, said in enumerate(again.own_voice) if n % 3 != left),
            )
        time_round += 1


def _ids(one: AnnotatedArticle) -> set[str]:
    """Return the ids of an article and of what stands in it."""
    layers = (*one.statements, *one.own_voice, *one.mentions, *one.timexes)
    chains = {mention.chain for mention in one.mentions if mention.chain is not None}
    return {one.article.id, *chains, *(layer.id for layer in layers)}


def _renamed(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - whatever stands in a record
    """Return a record with other ids."""
    if isinstance(value, str):
        return names.get(value, value) if type(value) is str else value
    if isinstance(value, tuple):
        return tuple(_renamed(one, names) for one in value) if type(value) is tuple else value
    if is_dataclass(value) and not isinstance(value, type):
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        changed = {name: new for name, old in told.items() if (new := _renamed(old, names)) is not old and new != old}
        return replace(value, **changed) if changed else value
    return value
