"""Rows of the benches as annotated articles: one body block a paragraph, no layers."""

import gzip
import json
import lzma
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import TextIO

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Block, BlockRole, Detail, Evidence
from onrecord.model.span import Span

_PARAGRAPH = re.compile(r"\S(?:.*\S)?")


def articles(path: Path) -> Iterator[AnnotatedArticle]:
    """Yield the rows of a file of JSON lines as articles whose every line is a body block."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield article(json.loads(line), f"{path.name}#{number}")


def article(row: dict[str, str | None], name: str) -> AnnotatedArticle:
    """Return a row as an article."""
    text = row["text"] or ""

    def detail(*keys: str) -> Detail | None:
        value = next((row[key] for key in keys if row.get(key)), None)
        return Detail(value=value, evidence=Evidence.ROW) if value else None

    return AnnotatedArticle(
        article=Article(
            id=row["id"] or name,
            page_sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
            name=name,
            text=text,
            blocks=tuple(Block(span=Span(*m.span()), role=BlockRole.BODY) for m in _PARAGRAPH.finditer(text)),
            language="en",
            title=detail("title"),
            outlet=detail("outlet", "publisher"),
            published=detail("published", "date"),
            url=detail("url"),
        ),
        sentences=(),
        mentions=(),
        timexes=(),
        statements=(),
    )


def lines(path: Path) -> Iterator[str]:
    """Yield the rows of a file, packed with gzip or xz or plain; empty lines are none."""
    with _opened(path) as file:
        yield from (line for line in file if line.strip())


def _opened(path: Path) -> AbstractContextManager[TextIO]:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8", newline="\n")
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="\n")
    return path.open(encoding="utf-8", newline="\n")
