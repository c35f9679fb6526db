"""Cases of invented reports, for whatever is written from them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest
from builders import links, page_of

from onrecord.casefile.case import Case, open_case
from onrecord.casefile.links import Links
from onrecord.casefile.write import open_to_write
from onrecord.model.annotated import AnnotatedArticle

Make: TypeAlias = Callable[..., Case]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that makes a case with a story for each group of articles."""

    def made(*groups: Sequence[AnnotatedArticle], loose: Sequence[AnnotatedArticle] = ()) -> Case:
        found = [links(group) for group in groups]
        together = Links(
            copies=tuple(c for one in found for c in one.copies),
            stories=tuple(s for one in found for s in one.stories),
            entities=tuple(e for one in found for e in one.entities),
            timelines=tuple(t for one in found for t in one.timelines),
        )
        with open_to_write(tmp_path / "bridge") as writer, writer.transaction():
            for article in (*(a for group in groups for a in group), *loose):
                writer.keep(page_of(article))
                assert writer.put(article)
            writer.replace_links(together)
        return open_case(tmp_path / "bridge")

    return made


@pytest.fixture
def record(tmp_path: Path) -> Callable[..., Case]:
    """Return a function that makes a case of one story with all that links hold: claims, conflicts, a ledger."""

    def made(*articles: AnnotatedArticle) -> Case:
        with open_to_write(tmp_path / "record") as writer, writer.transaction():
            for article in articles:
                writer.keep(page_of(article))
                assert writer.put(article)
            writer.replace_links(links(articles))
        return open_case(tmp_path / "record")

    return made
