"""A case in which many reports tell one story, which is what the room has to read most of on one page.

Reports of incidents that look alike are taken as if they told one: they have claims, conflicts, copies and names in
common, more than reports that tell different things. All that linking finds inside a story is found by its own stages.
"""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from bench.rows import article, lines
from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.casefile.write import CaseWriter, open_to_write
from onrecord.engine.linking import across, inside
from onrecord.engine.plan import COPIES, COUNT
from onrecord.link.prints import candidates
from onrecord.model.article import Article
from onrecord.model.page import Page, PageKind
from onrecord.model.story import Story

_MOST = 600
_BATCH = 50


def run(input: Path, output: Path, most: int | None = None) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Write a case of so many reports of the rows of a file, 600 where nothing is said, as one story."""
    with open_to_write(output) as writer:
        put(writer, islice(_articles(input), most or _MOST))
        ids = tuple(sorted(one.article_id for one in writer.counted()))
        copies = tuple(COPIES.run(writer.annotated(ids), candidates(writer.counted())))
        story = Story(id="0123456789abcdef", title=f"{len(ids):,} reports", article_ids=ids, start=None, end=None)
        links = inside(writer, (story,), copies, (), print)
        with writer.transaction():
            writer.replace_links(links)
            across(writer, ())
        print(f"{len(ids):,} reports, {len(copies):,} copies, {len(links.claims):,} claims")


def _articles(path: Path) -> Iterator[Article]:
    for number, line in enumerate(lines(path), 1):
        yield article(json.loads(line), f"row {number}").article


def put(writer: CaseWriter, articles: Iterator[Article]) -> None:
    """Annotate articles and write them, fifty in one transaction."""
    read = annotate_articles(articles, load_pipeline())
    while batch := tuple(islice(read, _BATCH)):
        new = []
        with writer.transaction():
            for one in batch:
                content = one.article.text.encode("utf-8", "surrogatepass")
                writer.keep(
                    Page(name=one.article.name, kind=PageKind.TEXT, content=content, sha256=one.article.page_sha256)
                )
                new += [one] * writer.put(one)  # of the same text twice, one
            writer.put_counted(COUNT.run(new))
