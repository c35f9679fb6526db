"""What a case answers in short: lists of many things, each told in the few words that a list has room for."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from sqlite3 import Row

from onrecord.casefile.answers import Report
from onrecord.casefile.database import Database
from onrecord.casefile.grouped import MOSTLY, groups_of
from onrecord.casefile.read import reports
from onrecord.casefile.rows import grouped
from onrecord.model.statement import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A statement in short: its id, what its source does by it, and who printed it."""

    id: str
    act: Act
    outlet: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryInShort:
    """A story in short: its days, the ids of its reports by text, its outlets by the alphabet.

    `texts` holds the articles that print one text for the most part, each in order of publication, the earliest group
    first. `published` is when its first report was printed, `statements` how many the program credits to somebody.
    """

    id: str
    title: str
    start: date | None
    end: date | None
    published: str | None
    texts: tuple[tuple[str, ...], ...]
    outlets: tuple[str, ...]
    statements: int

    @property
    def reports(self) -> int:
        """How many reports it has."""
        return sum(map(len, self.texts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """Reports that belong to no story: the first of them in order of publication, and how many there are."""

    reports: tuple[Report, ...]
    many: int


def stories_in_short(database: Database, *, start: int, most: int) -> tuple[StoryInShort, ...]:
    """Return `most` stories from `start` on: those with most reports first, then those whose last day is the latest."""
    return _in_short(
        database,
        "GROUP BY sa.story_id"
        " ORDER BY count(*) DESC, coalesce(s.end, s.start) IS NULL, coalesce(s.end, s.start) DESC, s.id"
        " LIMIT ? OFFSET ?",
        *(most, start),
    )


def story_in_short(database: Database, story_id: str) -> StoryInShort | None:
    """Return one story, None where the case has no such story."""
    return next(iter(_in_short(database, "WHERE sa.story_id = ? GROUP BY sa.story_id", story_id)), None)


def _in_short(database: Database, which: str, *values: str | int) -> tuple[StoryInShort, ...]:
    stories = database.rows(
        "SELECT s.* FROM story_articles AS sa CROSS JOIN stories AS s ON s.id = sa.story_id"  # noqa: S608 - ours
        f" {which}",
        *values,
    )
    ids = json.dumps([row["id"] for row in stories])
    printed = grouped(
        database.rows(
            "SELECT sa.story_id, a.id, a.outlet, a.published, z.statements - z.own_voice AS statements"
            " FROM json_each(?) AS w CROSS JOIN story_articles AS sa ON sa.story_id = w.value"
            " CROSS JOIN sizes AS z ON z.article_id = sa.article_id"
            " CROSS JOIN articles AS a ON a.id = sa.article_id CROSS JOIN pages AS p ON p.article_id = a.id"
            " ORDER BY a.printed_at, coalesce(a.outlet, ''), p.name, a.id",
            ids,
        ),
        "story_id",
    )
    pairs = grouped(
        database.rows(
            "SELECT f.story_id, c.first, c.second FROM json_each(?) AS w"
            " CROSS JOIN story_articles AS f ON f.story_id = w.value"
            " CROSS JOIN copies AS c ON c.first = f.article_id"
            " CROSS JOIN story_articles AS s ON s.article_id = c.second AND s.story_id = f.story_id"
            " WHERE c.share >= ?",
            *(ids, MOSTLY),
        ),
        "story_id",
    )
    return tuple(_story(row, printed[(row["id"],)], pairs.get((row["id"],), ())) for row in stories)


def _story(row: Row, printed: Sequence[Row], pairs: Sequence[Row]) -> StoryInShort:
    return StoryInShort(
        id=row["id"],
        title=row["title"],
        start=row["start"] and date.fromisoformat(row["start"]),
        end=row["end"] and date.fromisoformat(row["end"]),
        published=printed[0]["published"],
        texts=groups_of([one["id"] for one in printed], ((pair["first"], pair["second"]) for pair in pairs)),
        outlets=tuple(sorted({one["outlet"] for one in printed if one["outlet"] is not None}, key=str.casefold)),
        statements=sum(one["statements"] for one in printed),
    )


def loose(database: Database, most: int) -> Loose:
    """Return the reports that belong to no story, at most so many of them."""
    rows = database.rows(
        """
        SELECT a.id FROM articles AS a INDEXED BY articles_by_time
        LEFT JOIN story_articles AS sa ON sa.article_id = a.id
        WHERE sa.article_id IS NULL ORDER BY a.printed_at, coalesce(a.outlet, ''), a.id
        """
    )
    ids = [row["id"] for row in rows]
    return Loose(reports=reports(database, articles=ids[:most]) if ids else (), many=len(ids))
