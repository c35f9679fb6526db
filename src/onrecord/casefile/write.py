"""A case, opened to write: one process at a time."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.mention import Entity
from onrecord.model.page import Page, SetAside
from onrecord.model.story import Copy, Story, TimelineRow


class CaseWriter:
    """The one writer of a case. Close it, or use it as a context manager.

    A build: `for page in pages: if writer.keep(page): ...read and annotate... writer.put(annotated)` (or
    `writer.put_set_aside(...)`), in the order of the pages; then `replace_links` over `annotated()`.
    """

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def transaction(self) -> AbstractContextManager[None]:
        """One unit of work: all of it is in the case afterwards, or nothing. Methods called inside join it."""

    def known_pages(self) -> frozenset[tuple[str, str]]:
        """Name and SHA-256 of every page that is done with: it became an article or was set aside."""

    def knows(self, page: Page) -> bool:
        """Tell whether the page is done with."""

    def keep(self, page: Page) -> bool:
        """Keep the page's bytes and row; tell whether it is to be read now.

        False where it is done with already, or where another page has the same bytes: then it is set aside.
        """

    def waiting(self) -> Iterator[Page]:
        """Pages that were kept but are not done with."""

    def put_set_aside(self, refused: SetAside) -> None:
        """Keep the page and the reason why it was set aside."""

    def put(self, annotated: AnnotatedArticle) -> bool:
        """Put all rows of one article whose page was kept; False where nothing was to be put.

        An article whose id is taken by another page's is set aside.
        """

    def annotated(self) -> Iterator[AnnotatedArticle]:
        """Every article with its layers, in the order of ids, one at a time."""

    def replace_links(
        self,
        *,
        copies: Iterable[Copy],
        stories: Iterable[Story],
        entities: Iterable[Entity],
        timelines: Iterable[TimelineRow],
    ) -> None:
        """Replace all that linking found by what it found now."""


def open_to_write(path: str | Path) -> CaseWriter:
    """Open a case to write, made where the folder is absent or empty."""
