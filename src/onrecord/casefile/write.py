"""A case, opened to write: one process at a time."""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from onrecord.casefile.answers import SetAsideRow
from onrecord.casefile.building import Building, clear_building, put_building
from onrecord.casefile.counts import put_counted
from onrecord.casefile.database import Database
from onrecord.casefile.folder import make_folder
from onrecord.casefile.forget import forget_article
from onrecord.casefile.heard import fill_voices
from onrecord.casefile.heeded import Reached, still_so
from onrecord.casefile.judged import put_judgement
from onrecord.casefile.linkable import Linkable
from onrecord.casefile.links import Links
from onrecord.casefile.lock import Lock
from onrecord.casefile.name_words import fill_name_words
from onrecord.casefile.originals import Originals
from onrecord.casefile.put import put_article, put_day
from onrecord.casefile.put_links import put_inside, put_links
from onrecord.casefile.put_names import fill_names
from onrecord.casefile.read import set_aside
from onrecord.casefile.schema import DATABASE, LOCK, ORIGINALS, check, migrate, migrations
from onrecord.errors import NotACase, Reason
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Detail
from onrecord.model.judgement import Judgement
from onrecord.model.mention import Entity
from onrecord.model.page import Given, Page, PageKind, SetAside
from onrecord.model.tally import Tally
from onrecord.model.timex import Timex

_FILLED: Mapping[int, Callable[[Database], None]] = MappingProxyType(
    {7: fill_names, 11: fill_name_words, 14: fill_voices}
)
"""What SQL can't write into an older case, by the version that has it: by which names somebody is looked up, ..."""


class CaseWriter(Linkable):
    """The one writer of a case. Close it, or use it as a context manager.

    A build goes through its pages in one order, always the same: `keep(page)`, and where that says so, read and
    annotate it, then `put` or `put_set_aside`. Last, `replace_links` over `annotated()`. Killed anywhere and run again,
    it ends with the same tables.
    """

    def __init__(self, database: Database, originals: Originals, lock: Lock) -> None:
        """Take over an open database and the lock; `open_to_write` is the way to get here."""
        super().__init__(database)
        self._originals = originals
        self._lock = lock
        self._handed_out: set[tuple[str, str]] = set()

    def close(self) -> None:
        """Close the case and let others write; a second time does nothing."""
        try:
            self._database.close()
        finally:
            self._lock.close()

    def __enter__(self) -> Self:
        """Return the writer itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the case."""
        self.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Open a unit of work: all of it is in the case afterwards, or nothing.

        Methods called inside join it, and each is still whole or not at all: one that fails leaves what the others did.
        """
        return self._database.transaction()

    def tell(self, building: Building | None) -> None:
        """Tell readers how far this build is; None where it is done."""
        with self.transaction():
            if building is None:
                clear_building(self._database)
            else:
                put_building(self._database, building)

    def knows(self, page: Page) -> bool:
        """Tell whether the page is done with: it became an article or was set aside."""
        row = self._page(page.name, page.sha256)
        return row is not None and _is_done(row)

    def keep(self, page: Page) -> bool:
        """Keep the page's bytes and row; tell whether it is to be read now.

        False where it is done with already, or where another page came with the same bytes before: then it is set
        aside. Empty pages are not compared: the better reason is that they are empty.
        """
        row = self._page(page.name, page.sha256)
        if row is not None and _is_done(row):
            return False
        self._handed_out.add((page.name, page.sha256))
        if row is not None:
            self._put_given(page)
            return True
        query = "SELECT name FROM pages WHERE sha256 = ? AND reason IS NOT ? ORDER BY name LIMIT 1"
        first = self._database.row(query, page.sha256, Reason.SAME_BYTES) if page.content else None
        if first is None:
            self._put_page(page)
            return True
        told = f"It has the same bytes as “{first['name']}”, which was read in its place."
        self._put_page(page, Reason.SAME_BYTES, told)
        return False

    def waiting(self) -> Iterator[Page]:
        """Give the pages that an earlier build kept and did not get done with: it was cut short.

        Pages that this writer's `keep` said are to be read are under way, and not given again.
        """
        query = "SELECT * FROM pages WHERE article_id IS NULL AND reason IS NULL ORDER BY name, sha256"
        for row in self._database.rows(query):
            if (row["name"], row["sha256"]) in self._handed_out:
                continue
            yield Page(
                name=row["name"],
                kind=PageKind(row["kind"]),
                content=self._originals.get(row["sha256"]),
                sha256=row["sha256"],
                given=self.given(row["name"], row["sha256"]),
            )

    def given(self, name: str, sha256: str) -> tuple[Given, ...]:
        """Return what was said of a page from outside it, the surest first."""
        query = "SELECT * FROM given WHERE name = ? AND sha256 = ? ORDER BY position"
        rows = self._database.rows(query, name, sha256)
        return tuple(Given(field=row["field"], value=row["value"], by=row["by"]) for row in rows)

    def article_of(self, page: Page) -> str | None:
        """Return the id of the article that the page became, None where it became none."""
        row = self._page(page.name, page.sha256)
        return None if row is None else row["article_id"]

    def date(self, page: Page, article_id: str, published: Detail, timexes: Iterable[Timex]) -> None:
        """Keep the day that is said now, of a page that became an article before, and what its time expressions mean.

        `timexes` are all of the article's, with the same ids as before.
        """
        with self.transaction():
            self._put_given(page)
            put_day(self._database, article_id, published, timexes)

    def forget(self, page: Page, article_id: str) -> None:
        """Take the article that a page became out of the case: the page waits to be read with what is said of it now.

        Not inside a transaction. What linking found goes too, until it is found again.
        """
        self._database.run("PRAGMA foreign_keys = OFF")
        try:
            with self.transaction():
                self._put_given(page)
                forget_article(self._database, article_id)
        finally:
            self._database.run("PRAGMA foreign_keys = ON")
        self._handed_out.add((page.name, page.sha256))

    def say(self, page: Page) -> None:
        """Keep what is said of a known page now, where it changes nothing about its article."""
        with self.transaction():
            self._put_given(page)

    def put_set_aside(self, refused: SetAside) -> None:
        """Keep the page and the reason why it was set aside; where it is done with already, nothing happens."""
        row = self._page(refused.page.name, refused.page.sha256)
        if row is None:
            self._put_page(refused.page, refused.reason, refused.explanation)
        elif not _is_done(row):
            self._set_aside(refused.page.name, refused.page.sha256, refused.reason, refused.explanation)

    def put(self, annotated: AnnotatedArticle) -> bool:
        """Put all rows of one article; tell whether there was anything to put.

        False where its page is done with already. An article whose id is another page's already is set aside.

        Raises:
            ValueError: the article's page was not kept, or a layer reaches outside the text.
        """
        article = annotated.article
        page = self._page(article.name, article.page_sha256)
        if page is None:
            msg = f"the page of article {article.id} was not kept: “{article.name}”"
            raise ValueError(msg)
        if _is_done(page):
            return False
        query = "SELECT p.name FROM articles AS a JOIN pages AS p ON p.article_id = a.id WHERE a.id = ?"
        if (first := self._database.row(query, article.id)) is not None:
            told = f"Its id “{article.id}” is that of “{first['name']}”, which was read before."
            self._set_aside(article.name, article.page_sha256, Reason.SAME_ID, told)
            return False
        with self.transaction():
            put_article(self._database, annotated)
            self._database.run(
                "UPDATE pages SET article_id = ? WHERE name = ? AND sha256 = ?",
                article.id,
                article.name,
                article.page_sha256,
            )
        return True

    def refusal(self, name: str, sha256: str) -> SetAsideRow:
        """Return why a page was set aside.

        Raises:
            KeyError: there is no such page, or it was not set aside.
        """
        found = set_aside(self._database, (name, sha256))
        if not found:
            raise KeyError(name, sha256)
        return found[0]

    def judge(self, judgement: Judgement) -> None:
        """Write what a person decided, or that it was withdrawn: `reached` tells what linking has to heed by it."""
        with self.transaction():
            put_judgement(self._database, judgement)

    def heeds_as_before(self, before: Collection[Reached]) -> bool:
        """Tell whether nobody has heeded any of these judgements, or ceased to, since they were read."""
        return still_so(self._database, before)

    def put_somebodies(self, entities: Iterable[Entity]) -> None:
        """Write who is one across the stories of the case."""
        with self.transaction():
            self._database.run_many(
                "UPDATE entities SET somebody = ? WHERE id = ? AND somebody IS NOT ?",
                ((e.somebody, e.id, e.somebody) for e in entities),
            )

    def put_counted(self, found: Iterable[Tally]) -> None:
        """Keep what linking counted of articles."""
        with self.transaction():
            put_counted(self._database, found)

    def replace_links(
        self, links: Links, instead_of: Collection[str] | None = None, heeding: Collection[Reached] | None = None
    ) -> None:
        """Replace what linking found by what it found now.

        All of it, or with `instead_of` what stands in these stories, and the copies of the articles that were unlinked.
        It heeds what people decided: all of it, or with `heeding` what was unheeded when linking began.
        """
        with self.transaction():
            put_links(self._database, links, instead_of, heeding)

    def replace_inside(self, links: Links, heeding: Collection[Reached], *, names: bool = True) -> None:
        """Replace what linking found inside these stories, which hold the articles that they held, and nothing else.

        It heeds what was unheeded in them when linking began. Without `names`, who is who is as it was.
        """
        with self.transaction():
            put_inside(self._database, links, heeding, names=names)

    def _page(self, name: str, sha256: str) -> sqlite3.Row | None:
        return self._database.row("SELECT * FROM pages WHERE name = ? AND sha256 = ?", name, sha256)

    def _put_page(self, page: Page, reason: Reason | None = None, explanation: str | None = None) -> None:
        # The bytes first: a row must never point at nothing, and bytes without a row only wait for the next build.
        self._originals.put(page.content, page.sha256)
        size = len(page.content)
        with self.transaction():
            self._database.run(
                "INSERT INTO pages VALUES (?, ?, ?, ?, NULL, ?, ?)",
                *(page.name, page.sha256, page.kind, size, reason, explanation),
            )
            self._put_given(page)

    def _put_given(self, page: Page) -> None:
        self._database.run("DELETE FROM given WHERE name = ? AND sha256 = ?", page.name, page.sha256)
        self._database.run_many(
            "INSERT INTO given VALUES (?, ?, ?, ?, ?, ?)",
            ((page.name, page.sha256, i, g.field, g.value, g.by) for i, g in enumerate(page.given)),
        )

    def _set_aside(self, name: str, sha256: str, reason: Reason, explanation: str) -> None:
        query = "UPDATE pages SET reason = ?, explanation = ? WHERE name = ? AND sha256 = ?"
        self._database.run(query, reason, explanation, name, sha256)


def _is_done(row: sqlite3.Row) -> bool:
    return row["article_id"] is not None or row["reason"] is not None


def open_to_write(path: str | Path, *, durable: bool = False) -> CaseWriter:
    """Open a case to write; it is made where the folder is absent or empty.

    What is written stays through a crash of the program; with `durable` each transaction is on the disk when it ends,
    so that it stays through a power cut too. A build, which can be run again, has no need of that.

    Raises:
        CaseBusy: another process is writing to it.
        NotACase: the folder holds other things, or a case of a newer version.
        BadSetting: there is a file in the folder's place, or the folder can't be made or locked.
    """
    folder = Path(path)
    make_folder(folder)
    with ExitStack() as opened:
        lock = Lock(folder / LOCK)
        opened.callback(lock.close)
        try:
            database = Database(folder / DATABASE, mode="rwc", exact=True)
            opened.callback(database.close)
            wanted = migrations()
            check(database, newest=len(wanted), oldest=0)
            database.run("PRAGMA journal_mode = WAL")
            database.run(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
            database.run("PRAGMA cache_size = -65536")  # KiB: ids are hashes, so rows of a batch land all over the file
            migrate(
                database,
                wanted,
                _FILLED,
            )
            database.run("PRAGMA foreign_keys = ON")
            clear_building(database)  # left by a build that was killed: nobody else writes now
        except sqlite3.DatabaseError as error:
            raise NotACase(f"“{folder / DATABASE}” can't be opened as a case ({error}).") from error
        originals = Originals(folder / ORIGINALS)
        originals.sweep()
        opened.pop_all()
    return CaseWriter(database, originals, lock)
