"""How linking inside one story grows: every stage of a story over more and more reports, as if all told one.

Reports of incidents that look alike are the hardest case: everything in them could be the same as everything else.
Reading them is not in the time.
"""

import json
import time
from collections.abc import Sequence
from itertools import islice
from math import log
from pathlib import Path

from bench.rows import article, lines
from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.engine.linking import of_story
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.story import Story

SIZES = (14, 125, 250, 500, 1_000)


def run(input: Path, most: int | None = None) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print seconds for each size up to the number of rows, and how they grow with the number of statements.

    The growth is the exponent of the time against the size before; that of n log n is given beside it.
    """
    first = islice(lines(input), most or SIZES[-1])
    rows = (article(json.loads(line), f"row {number}").article for number, line in enumerate(first, 1))
    read = list(annotate_articles(rows, load_pipeline()))
    print("  reports  statements  seconds  claims  conflicts  exponent  n log n")
    before: tuple[int, float] | None = None
    for size in [size for size in SIZES if size < len(read)] + [len(read)]:
        statements, seconds, claims, conflicts = measure(read[:size])
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
    start = time.perf_counter()
    links = of_story(story, ordered, (), ())
    return statements, time.perf_counter() - start, len(links.claims), len(links.conflicts)
