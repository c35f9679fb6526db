"""Who said what over JSON lines with `id, text`, as `score.py attribution` reads it.

The gold is flat: no token belongs to two attributions. So only the outermost statements count here, those that stand
inside no other one, and of these only the ones whose words are reported: "threats were issued" has a cue alone. It
marks attitudes like speech ("investors rallied over the vote"), so they are asked for; the record leaves them out.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.annotate.article import annotate_articles
from onrecord.annotate.pipeline import load_pipeline
from onrecord.intake.pages import open_pages
from onrecord.intake.read import read
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article
from onrecord.model.page import Page, SetAside
from onrecord.model.span import Span
from onrecord.model.statement import Statement


def run(input: Path, output: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Write one row `{"id", "attributions"}` for each input row; a row that is set aside is named, and has none."""
    nlp = load_pipeline()
    with output.open("w", encoding="utf-8") as out:
        for found in _articles(input):
            if isinstance(found, SetAside):
                print(f"{found.page.name}: {found.reason}. {found.explanation}", file=sys.stderr)
                row: dict[str, Any] = {"id": _id_of(found.page), "attributions": []}
            else:
                annotated = next(annotate_articles([found], nlp, attitudes=True))
                row = {"id": found.id, "attributions": [_attribution(s) for s in outermost(annotated)]}
            out.write(json.dumps(row) + "\n")


def _articles(rows: Path) -> Iterator[Article | SetAside]:
    """Read the rows as a case would: blocks are labelled, `date` and `published` anchor the times."""
    for page in open_pages([rows]):
        yield from (page,) if isinstance(page, SetAside) else read([page])


def outermost(annotated: AnnotatedArticle) -> Iterator[Statement]:
    """Yield the statements with words that stand inside no other one."""
    return (statement for statement in annotated.statements if statement.within is None and statement.content)


def _attribution(statement: Statement) -> dict[str, list[list[int]]]:
    return {
        "source": _pairs(statement.source),
        "cue": _pairs(statement.cue),
        "content": _pairs(*statement.content),
    }


def _pairs(*spans: Span | None) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span is not None]


def _id_of(page: Page) -> str:
    """Return the id that a refused row bears, else its name: the scorer looks rows up by their ids."""
    try:
        return str(json.loads(page.content)["id"])
    except (ValueError, KeyError, TypeError):
        return page.name
