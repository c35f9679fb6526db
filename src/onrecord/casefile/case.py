"""A case, opened to read: one method a question, one typed row an answer."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.casefile import carried, in_short, mentions, paragraphs, read, record, sayings, timelines
from onrecord.casefile.accounts import (
    CarriedClaim,
    ClaimAnswer,
    ConflictAnswer,
    LedgerAnswer,
    QuotationAnswer,
    SilenceAnswer,
)
from onrecord.casefile.answers import (
    CopyAnswer,
    Counts,
    EntityAnswer,
    Found,
    Report,
    Saying,
    SetAsideRow,
    StoryAnswer,
    TimelineAnswer,
)
from onrecord.casefile.bonds import BondAnswer, bonds
from onrecord.casefile.building import BuildingAnswer, building
from onrecord.casefile.carried import Carriage
from onrecord.casefile.chosen import Chosen
from onrecord.casefile.credits import Credit, credits_of
from onrecord.casefile.database import Database
from onrecord.casefile.heard import HeardAnswer, heard
from onrecord.casefile.heeded import Unheeded, heeds, unheeded
from onrecord.casefile.ids import Ids
from onrecord.casefile.in_short import Loose, Spoken, StoryInShort
from onrecord.casefile.judged import judgements
from onrecord.casefile.links import Links
from onrecord.casefile.lock import is_held
from onrecord.casefile.mentions import MentionAnswer
from onrecord.casefile.opened import opened
from onrecord.casefile.originals import Originals
from onrecord.casefile.outlines import Outlines
from onrecord.casefile.paragraphs import ParagraphAnswer
from onrecord.casefile.reviews import Reviews
from onrecord.casefile.schema import LINKING, ORIGINALS
from onrecord.casefile.searching import UNBOUNDED, Bounds, search
from onrecord.casefile.spoken import spoken_by, suggest
from onrecord.casefile.stored import annotated_articles, blocks, timexes
from onrecord.casefile.stored_links import joins_of, stored_links
from onrecord.casefile.tables import Rows, RowsWanted, rows
from onrecord.casefile.voices import Standing
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Block
from onrecord.model.judgement import Judgement
from onrecord.model.story import Join
from onrecord.model.timex import Timex


class Case:
    """A case, read only: any number may be open, also while a build is writing.

    Close it, or use it as a context manager:

        with open_case("chechnya") as case:
            for saying in case.said_by("Angela Merkel"):
                print(saying.outlet, saying.published, [part.words for part in saying.content])

    A NUL and half of a surrogate pair, which few files and terminals can hold, read as U+FFFD in every answer; offsets
    stay as they are. `annotated` gives the texts exactly.
    """

    def __init__(self, path: Path, database: Database) -> None:
        """Take over an open database; `open_case` is the way to get here."""
        self.path = path
        self._database = database
        self._originals = Originals(path / ORIGINALS)

    def close(self) -> None:
        """Close the case; a second time does nothing."""
        self._database.close()

    def __enter__(self) -> Self:
        """Return the case itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the case."""
        self.close()

    def one_moment(self) -> AbstractContextManager[None]:
        """Answer all that is asked inside from one moment, whatever is written meanwhile."""
        return self._database.snapshot()

    def counts(self) -> Counts:
        """How much does the case hold?"""
        with self._database.snapshot():
            return read.counts(self._database)

    def building(self) -> BuildingAnswer:
        """Is a build writing to the case, and how far is it; or was one cut short? How many reports are there now?"""
        return building(self._database, self.path)

    def set_aside(self) -> tuple[SetAsideRow, ...]:
        """Which pages could not become articles, and why? By name."""
        with self._database.snapshot():
            return read.set_aside(self._database)

    def reports(self, story: str | None = None) -> tuple[Report, ...]:
        """Which reports are there, in the case or in one story? In order of publication, the undated last."""
        with self._database.snapshot():
            return read.reports(self._database, story=story)

    def report(self, article_id: str) -> Report | None:
        """Who printed this article, when and where? None where the case has no such article."""
        with self._database.snapshot():
            return next(iter(read.reports(self._database, articles=(article_id,))), None)

    def loose(self, *, most: int) -> Loose:
        """Which reports belong to no story? At most so many of them."""
        with self._database.snapshot():
            return in_short.loose(self._database, most)

    def stories(self, beginning: str = "", *, with_details: bool = True) -> tuple[StoryAnswer, ...]:
        """Which stories are there, all or those whose ids begin so? By their first day.

        Without details, their reports do not tell where their title, outlet and day come from.
        """
        with self._database.snapshot():
            return read.stories(self._database, beginning, with_details=with_details)

    def story(self, story_id: str) -> StoryAnswer | None:
        """What belongs to this story? None where the case has no such story."""
        return next((story for story in self.stories(story_id) if story.id == story_id), None)

    def stories_in_short(self, *, start: int = 0, most: int) -> tuple[StoryInShort, ...]:
        """Which stories are there, from a place on? Those with most reports first, then by their first day."""
        with self._database.snapshot():
            return in_short.stories_in_short(self._database, start=start, most=most)

    def story_in_short(self, story_id: str) -> StoryInShort | None:
        """What is this story, and how much of it is there? None where the case has no such story."""
        with self._database.snapshot():
            return in_short.story_in_short(self._database, story_id)

    def sayings(
        self,
        *,
        story: str | None = None,
        article: str | None = None,
        speaker: str | None = None,
        own_voice: bool = False,
    ) -> tuple[Saying, ...]:
        """Who said what: in the case, a story, an article, or by one speaker (an entity's id)?

        In order of publication, inside an article in reading order. With `own_voice`, what the reports say themselves
        stands behind what they credit to somebody.
        """
        with self._database.snapshot():
            if speaker is not None:
                spoken = spoken_by(self._database, entity=speaker)
                return sayings.sayings_of(self._database, [one.id for one in spoken])
            return sayings.sayings(self._database, story=story, article=article, own_voice=own_voice)

    def sayings_of(self, statement_ids: Sequence[str]) -> tuple[Saying, ...]:
        """What are these statements? In the order of the ids; what is none of the case is left out."""
        with self._database.snapshot():
            return sayings.sayings_of(self._database, statement_ids)

    def spoken_by(self, *, entity: str | None = None, name: str = "") -> tuple[Spoken, ...]:
        """What is an entity, or everybody of a name, on record as saying, in short? In order of publication."""
        with self._database.snapshot():
            return spoken_by(self._database, entity=entity, name=name)

    def heard(
        self, story: str, standings: Sequence[Standing], *, start: int, most: int, statements: int
    ) -> tuple[HeardAnswer, ...]:
        """Who is heard in a story, of those who stand so, from a place on? Each with so many statements at most."""
        with self._database.snapshot():
            return heard(self._database, story, standings, start=start, most=most, statements=statements)

    def credits(self, story: str) -> tuple[Credit, ...]:
        """Who is credited with what in a story, without the words? In order of publication."""
        with self._database.snapshot():
            return credits_of(self._database, story)

    def said_by(self, name: str) -> tuple[Saying, ...]:
        """What is somebody on record as saying? Nothing where nobody of that name says anything: see `suggest`.

        A name fits where it is the entity's, the one that an article gives the speaker, or another that articles print
        for the entity, or the end of such a name (the last name alone); case and accents don't count. A last name has
        to be half of an entity's names.
        """
        with self._database.snapshot():
            spoken = spoken_by(self._database, name=name)
            return sayings.sayings_of(self._database, [one.id for one in spoken])

    def suggest(self, name: str, *, most: int = 5) -> tuple[str, ...]:
        """Which names look like this one? Speakers first, the nearest first."""
        with self._database.snapshot():
            return suggest(self._database, name, most)

    def entities(self, story: str | None = None, *, ids: tuple[str, ...] | None = None) -> tuple[EntityAnswer, ...]:
        """Who and what is in a story, or in the case? Those that say most first, then those named most."""
        with self._database.snapshot():
            return read.entities(self._database, story, ids)

    def entity(self, entity_id: str) -> EntityAnswer | None:
        """Who or what is this? None where the case has no such entity."""
        with self._database.snapshot():
            return next(iter(read.entities(self._database, ids=(entity_id,))), None)

    def people(self, story: str | None = None) -> dict[str, frozenset[str]]:
        """Which names of people are in a story, or in each? By the story's id."""
        with self._database.snapshot():
            return read.people(self._database, story)

    def mentions(self, entity: str | None = None, *, ids: Iterable[str] = ()) -> tuple[MentionAnswer, ...]:
        """Which words name or refer to this entity, or are the mentions with these ids? Report by report."""
        with self._database.snapshot():
            return mentions.mentions(self._database, entity=entity, ids=ids)

    def entity_of(self, mention: str) -> str | None:
        """Which entity does this mention refer to? None where the case has no such mention."""
        with self._database.snapshot():
            return mentions.entity_of(self._database, mention)

    def claims(self, story: str | None = None, *, ids: Sequence[str] | None = None) -> tuple[ClaimAnswer, ...]:
        """What do several statements say alike, who denies it, and where does it come from? The fullest first."""
        with self._database.snapshot():
            return record.claims(self._database, _chosen(story, ids))

    def claims_of(self, *, articles: Sequence[str] = (), statements: Sequence[str] = ()) -> tuple[ClaimAnswer, ...]:
        """In which claims does a statement of these articles stand, or one of these statements? The fullest first."""
        with self._database.snapshot():
            chosen = record.claims_of(self._database, articles=articles, statements=statements)
            return record.claims(self._database, chosen)

    def carried(self, stories: Iterable[str]) -> tuple[CarriedClaim, ...]:
        """What do several reports of these stories carry, by numbers alone? By story, what most carry first."""
        with self._database.snapshot():
            return carried.carried(self._database, stories)

    def carriages(self, stories: Iterable[str]) -> dict[str, Carriage]:
        """How much do several reports of each of these stories carry, and from which origins? By the story's id."""
        with self._database.snapshot():
            return carried.carriages(self._database, stories)

    def outlines(self, story: str) -> Outlines:
        """How long is each part of a story, and in which order does it stand?"""
        return Outlines(self._database, story)

    def conflicts(self, story: str | None = None, *, ids: Sequence[str] | None = None) -> tuple[ConflictAnswer, ...]:
        """Where do statements give different values for one thing? In the order of the ids."""
        with self._database.snapshot():
            return record.conflicts(self._database, _chosen(story, ids))

    def quotations(self, story: str | None = None, *, ids: Sequence[str] | None = None) -> tuple[QuotationAnswer, ...]:
        """Which quotations do two reports print differently? Those with most words in common first."""
        with self._database.snapshot():
            return record.quotations(self._database, _chosen(story, ids))

    def ledger(self, story: str | None = None, *, ids: Sequence[str] | None = None) -> tuple[LedgerAnswer, ...]:
        """What is demanded, promised, threatened or due, and what became of it? By story, open ones first."""
        with self._database.snapshot():
            return record.ledger(self._database, _chosen(story, ids))

    def silences(self, story: str | None = None, *, articles: Sequence[str] | None = None) -> tuple[SilenceAnswer, ...]:
        """What does each report leave out, and what has it alone? By story, what most others carry first.

        Of the case, of one story, or of some articles.
        """
        with self._database.snapshot():
            return record.silences(self._database, story, articles)

    def timeline(self, story: str | None = None, *, ids: Sequence[str] | None = None) -> tuple[TimelineAnswer, ...]:
        """What happened or was said when? By story, in the order of the timeline."""
        with self._database.snapshot():
            return timelines.timeline(self._database, _chosen(story, ids))

    def copies(self, story: str | None = None) -> tuple[CopyAnswer, ...]:
        """Which reports are copies of others? The fullest first."""
        with self._database.snapshot():
            return read.copies(self._database, story)

    def paragraphs(self, copy: CopyAnswer) -> tuple[ParagraphAnswer, ...]:
        """What of the second report came from the first, and what was changed, added, cut? In the second's order."""
        with self._database.snapshot():
            return paragraphs.paragraphs(self._database, copy)

    def text(self, article_id: str) -> str:
        """What does the article say: the frozen text that every span counts in?

        Raises:
            KeyError: the case has no such article.
        """
        with self._database.snapshot():
            return read.Texts(self._database)[article_id]

    def blocks(self, article_id: str) -> tuple[Block, ...]:
        """Which blocks does the article have? In reading order; none where the case has no such article."""
        with self._database.snapshot():
            return blocks(self._database, article_id)

    def timexes(self, article_id: str) -> tuple[Timex, ...]:
        """Which time expressions does the article have? In reading order; none where the case has no such article."""
        with self._database.snapshot():
            return timexes(self._database, article_id)

    def original(self, sha256: str) -> bytes:
        """Which bytes were fetched?

        Raises:
            KeyError: no page of the case has this SHA-256.
        """
        return self._originals.get(sha256)

    def search(self, words: str, *, most: int = 50, bounds: Bounds = UNBOUNDED) -> Found:
        """Where do all these words stand together: in a report, in a statement or its speakers' names?

        Words between double quotes are wanted as they stand. The best come first, at most so many of each. Without
        words, all that stands within the bounds, in order of publication.
        """
        with self._database.snapshot():
            return search(self._database, words, most, bounds)

    def annotated(self, article_ids: Iterable[str] | None = None) -> Iterator[AnnotatedArticle]:
        """Give articles with their layers, exactly as they were put, one at a time.

        Those asked for, in that order, or all in the order of ids. It reads the case as it is when the first is asked
        for, whatever a build adds meanwhile.

        Raises:
            KeyError: the case has no such article.
        """
        with closing(opened(self.path, exact=True)) as database, database.snapshot():
            yield from annotated_articles(database, article_ids)

    def joins(self, story: str | None = None) -> dict[str, tuple[Join, ...]]:
        """Why were the reports of a story, or of each, put together? By the story's id; the strongest reason first."""
        with self._database.snapshot():
            return joins_of(self._database, Chosen(ids=None if story is None else (story,)))

    def bonds(self, story: str | None = None) -> tuple[BondAnswer, ...]:
        """Why are mentions of a story, or of each, one entity? By the entity's name."""
        with self._database.snapshot():
            return bonds(self._database, story)

    def judgements(self) -> tuple[Judgement, ...]:
        """What did people decide, withdrawn or not, in the order of time?"""
        return judgements(self._database)

    def unheeded(self) -> tuple[Unheeded, ...]:
        """Which stories show what was so before people decided? Linking heeds what they decided right after."""
        return unheeded(self._database)

    def is_linking(self) -> bool:
        """Does a process link stories again just now, by what people decided?"""
        return is_held(self.path / LINKING)

    def heeds(self) -> str:
        """Which judgements do its links heed? One word, another as soon as stories were linked again by some."""
        return heeds(self._database)

    def reviews(self) -> Reviews:
        """What do people say of each record: unread, accepted, rejected, corrected, noted?"""
        with self._database.snapshot():
            return Reviews(judgements(self._database))

    def ids(self) -> Ids:
        """What does an id, the beginning of one, or a name stand for?"""
        return Ids(self._database)

    def rows(self, wanted: RowsWanted) -> Rows:
        """What stands in these rows of a table, and in no others?"""
        with closing(opened(self.path, exact=True)) as database, database.snapshot():
            return rows(database, wanted)

    def links(self) -> Links:
        """What did linking find over all articles? In the types that it came from."""
        with closing(opened(self.path, exact=True)) as database, database.snapshot():
            return stored_links(database)


def _chosen(story: str | None, ids: Sequence[str] | None) -> Chosen:
    return Chosen(story=story, ids=None if ids is None else tuple(ids))


def open_case(path: str | Path) -> Case:
    """Open a case to read.

    Raises:
        NotACase: there is no case, or one that this version can't read.
    """
    folder = Path(path)
    return Case(folder, opened(folder, exact=False))
