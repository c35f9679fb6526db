"""A case in a folder of its own, and one with three reports in it."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from builders import links, page_of, report

from onrecord.casefile.write import open_to_write
from onrecord.model.annotated import AnnotatedArticle

Fill = Callable[[Iterable[AnnotatedArticle]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return where a case may be made."""
    return tmp_path / "bridge"


@pytest.fixture
def fill(folder: Path) -> Fill:
    """Return a function that puts articles and their links into the case."""

    def filled(articles: Iterable[AnnotatedArticle]) -> Path:
        articles = tuple(articles)
        with open_to_write(folder) as writer, writer.transaction():
            for article in articles:
                writer.keep(page_of(article))
                assert writer.put(article)
            found = links(articles)
            writer.replace_links(found)
        return folder

    return filled


@pytest.fixture
def bridge(fill: Fill) -> Path:
    """Return a case with three reports."""
    return fill(report(number) for number in range(3))
