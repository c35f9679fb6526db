"""What linking reads of a case: of one that is open to write, or of one moment of a case that others write to."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from onrecord.casefile.chosen import ALL, Chosen
from onrecord.casefile.counts import counted, uncounted
from onrecord.casefile.database import Database
from onrecord.casefile.heeded import Reached, is_heeded, reached
from onrecord.casefile.judged import judgements
from onrecord.casefile.opened import opened
from onrecord.casefile.stored import annotated_articles
from onrecord.casefile.stored_links import (
    bearers,
    copies_with,
    stored_copies,
    stored_entities,
    stored_stories,
    stories_with,
)
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.judgement import Judgement
from onrecord.model.mention import Entity
from onrecord.model.story import Copy, Story
from onrecord.model.tally import Tally


class Linkable:
    """An open case, as linking reads it. Whoever opened it closes it."""

    def __init__(self, database: Database) -> None:
        """Take an open database, exact."""
        self._database = database

    def annotated(self, article_ids: Iterable[str] | None = None) -> Iterator[AnnotatedArticle]:
        """Give articles with their layers, one at a time: those asked for, in that order, or all in the order of ids.

        Raises:
            KeyError: the case has no such article.
        """
        return annotated_articles(self._database, article_ids)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all that people decided, withdrawn or not, in the order of time."""
        return judgements(self._database)

    def reached(self) -> tuple[Reached, ...]:
        """Return the judgements that linking has not heeded yet, in each article that they reach."""
        return reached(self._database)

    def is_linked(self) -> bool:
        """Tell whether linking has seen every article, and heeded every judgement."""
        return self._database.row("SELECT 1 FROM unlinked LIMIT 1") is None and is_heeded(self._database)

    def unlinked(self) -> dict[str, bool]:
        """Return the articles that linking has not seen as they are, and whether only what is inside their story."""
        return {row["article_id"]: bool(row["inside"]) for row in self._database.rows("SELECT * FROM unlinked")}

    def stories(self) -> tuple[Story, ...]:
        """Return the stories as linking found them, without their joins."""
        return stored_stories(self._database, with_joins=False)

    def stories_of(self, article_ids: Iterable[str]) -> tuple[Story, ...]:
        """Return the stories that hold one of these articles, with why their articles were put together."""
        return stored_stories(self._database, stories_with(self._database, article_ids))

    def copies(self, article_ids: Iterable[str] | None = None) -> tuple[Copy, ...]:
        """Return the copies as linking found them: all, or those of which one of these articles is one."""
        return stored_copies(self._database, ALL if article_ids is None else copies_with(self._database, article_ids))

    def entities(self, story: str | None = None) -> tuple[Entity, ...]:
        """Return the entities as linking found them, of one story or of all."""
        return stored_entities(self._database, Chosen(story=story))

    def bearers(self, mention_ids: Collection[str]) -> tuple[Entity, ...]:
        """Return the entities by name alone, in the order of ids: of their mentions these alone, and no bonds."""
        return bearers(self._database, mention_ids)

    def uncounted(self) -> tuple[str, ...]:
        """Return the ids of articles that linking has not counted yet."""
        return uncounted(self._database)

    def counted(self) -> Iterator[Tally]:
        """Give what linking counted of every article, in the order of ids."""
        return counted(self._database)


@contextmanager
def as_it_is(case: Path) -> Iterator[Linkable]:
    """Open a case as it is at this moment, to link it while others write to it.

    Raises:
        NotACase: there is no case, or one that this version can't read.
    """
    with closing(opened(case, exact=True)) as database, database.snapshot():
        yield Linkable(database)
