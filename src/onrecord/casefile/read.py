"""What a case answers, one function a question: how much, which pages, reports, stories, entities, copies, timeline."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from sqlite3 import Row

from onrecord.casefile.answers import (
    CopyAnswer,
    Counts,
    DetailAnswer,
    EntityAnswer,
    PassageAnswer,
    Report,
    SetAsideRow,
    StoryAnswer,
    Words,
)
from onrecord.casefile.chosen import Chosen, parts_of
from onrecord.casefile.database import Database
from onrecord.errors import Reason
from onrecord.model.article import Evidence
from onrecord.model.mention import EntityKind
from onrecord.model.page import PageKind
from onrecord.model.span import Span
from onrecord.model.story import CopyKind, Direction


class Texts:
    """The texts of articles, each read once as it is asked for."""

    def __init__(self, database: Database) -> None:
        """Start with none."""
        self._database = database
        self._texts: dict[str, str] = {}

    def take(self, article_ids: Iterable[str]) -> None:
        """Read the texts of these articles at once, where many of them will be asked for."""
        wanted = json.dumps(sorted(set(article_ids) - self._texts.keys()))
        rows = self._database.rows("SELECT id, text FROM articles WHERE id IN (SELECT value FROM json_each(?))", wanted)
        self._texts |= {row["id"]: row["text"] for row in rows}

    def __getitem__(self, article_id: str) -> str:
        """Return an article's text, U+FFFD where SQLite can't hold a code point.

        Raises:
            KeyError: the case has no such article.
        """
        if article_id not in self._texts:
            row = self._database.row("SELECT text FROM articles WHERE id = ?", article_id)
            if row is None:
                raise KeyError(article_id)
            self._texts[article_id] = row["text"]
        return self._texts[article_id]

    def words(self, article_id: str, start: int, end: int) -> Words:
        """Slice words out of an article."""
        span = Span(start, end)
        return Words(span=span, words=span.of(self[article_id]))


def counts(database: Database) -> Counts:
    """Count what the case holds."""
    row = database.rows(
        """
        SELECT
            (SELECT count(*) FROM pages) AS pages,
            (SELECT count(*) FROM articles) AS articles,
            (SELECT count(*) FROM pages WHERE reason IS NOT NULL) AS set_aside,
            (SELECT count(*) FROM pages WHERE reason IS NULL AND article_id IS NULL) AS waiting,
            (SELECT count(*) FROM stories) AS stories,
            (SELECT count(*) FROM copies) AS copies,
            (SELECT count(*) FROM entities) AS entities,
            (SELECT coalesce(sum(mentions), 0) FROM sizes) AS mentions,
            (SELECT coalesce(sum(timexes), 0) FROM sizes) AS timexes,
            (SELECT coalesce(sum(statements - own_voice), 0) FROM sizes) AS statements,
            (SELECT count(*) FROM (SELECT 1 FROM entity_statements NOT INDEXED GROUP BY entity_id)) AS speakers,
            (SELECT count(*) FROM timeline) AS timeline
        """
    )[0]
    found = {name: row[name] for name in row.keys()}  # noqa: SIM118 - a Row iterates over its values
    return Counts(**{**found, "speakers": row["speakers"] + len(unknown_speakers(database))})


def unknown_speakers(database: Database) -> set[str]:
    """Return the names of speakers that no entity stands behind: known of what is linked, looked up in what is not."""
    if database.row("SELECT 1 FROM stories LIMIT 1") is None:
        return {row["name"] for row in database.rows("SELECT DISTINCT name FROM speakers")}
    rows = database.rows(
        """
        SELECT name FROM unknown_speakers
        UNION
        SELECT k.name FROM unlinked AS u
        CROSS JOIN statements AS s ON s.article_id = u.article_id
        CROSS JOIN speakers AS k ON k.statement_id = s.id
        LEFT JOIN entity_mentions AS em ON em.mention_id = k.mention_id
        WHERE em.mention_id IS NULL
        """
    )
    return {row["name"] for row in rows}


def set_aside(database: Database, page: tuple[str, str] | None = None) -> tuple[SetAsideRow, ...]:
    """Return the pages that were set aside, by name: all, or the one of this name and SHA-256."""
    name, sha256 = page or (None, None)
    return tuple(
        SetAsideRow(
            name=row["name"],
            kind=PageKind(row["kind"]),
            sha256=row["sha256"],
            reason=Reason(row["reason"]),
            explanation=row["explanation"],
        )
        for row in database.rows(
            "SELECT * FROM set_aside WHERE ? IS NULL OR (name, sha256) = (?, ?) ORDER BY name, sha256",
            *(name, name, sha256),
        )
    )


IN_ORDER = "printed_at, coalesce(outlet, ''), name, id"
"""The order of publication: a day counts as its start, a time without a zone as UTC, what is no date comes last."""


def reports(
    database: Database,
    *,
    story: str | None = None,
    articles: Iterable[str] | None = None,
    with_details: bool = True,
) -> tuple[Report, ...]:
    """Return the reports in order of publication: all, those of a story, or those of some articles.

    Without details where nobody asks where title, outlet, day come from: of a large story they are most of the rows.
    """
    chosen = Chosen(story=story, ids=None if articles is None else tuple(articles))
    where, values = chosen.condition()
    of_details, ids = chosen.inside("article_id", "reports")
    details: dict[str, list[DetailAnswer]] = defaultdict(list)
    query = f"SELECT * FROM details WHERE {of_details} ORDER BY article_id, field"  # noqa: S608 - ours
    for row in database.rows(query, *ids) if with_details else ():
        detail = DetailAnswer(field=row["field"], evidence=Evidence(row["evidence"]), where=row["where"])
        details[row["article_id"]].append(detail)
    rows = database.rows(f"SELECT * FROM reports WHERE {where} ORDER BY {IN_ORDER}", *values)  # noqa: S608 - ours
    return tuple(_report(row, tuple(details[row["id"]])) for row in rows)


def prints(database: Database, articles: Iterable[str]) -> dict[str, Row]:
    """Return outlet and day of each of these articles, by its id."""
    where, values = Chosen(ids=tuple(sorted(articles))).condition()
    rows = database.rows(f"SELECT id, outlet, published FROM articles WHERE {where}", *values)  # noqa: S608 - ours
    return {row["id"]: row for row in rows}


def _report(row: Row, details: tuple[DetailAnswer, ...]) -> Report:
    return Report(
        id=row["id"],
        name=row["name"],
        outlet=row["outlet"],
        # A headline that is broken over two lines of a page is one line to a reader.
        title=row["title"] and " ".join(row["title"].split()),
        byline=row["byline"],
        published=row["published"],
        updated=row["updated"],
        captured=row["captured"],
        url=row["url"],
        language=row["language"],
        sha256=row["sha256"],
        story_id=row["story_id"],
        details=details,
    )


def stories(database: Database, beginning: str = "", *, with_details: bool = True) -> tuple[StoryAnswer, ...]:
    """Return the stories, by their first day, those with more reports before others of the same day.

    Those of all ids, or of those that begin so.
    """
    rows = database.rows("SELECT * FROM stories WHERE id >= ? AND id < ? || char(1114111)", *(beginning, beginning))
    ids = tuple(row["id"] for row in rows)
    articles = None
    if beginning:
        belong = database.rows(
            "SELECT article_id FROM story_articles WHERE story_id IN (SELECT value FROM json_each(?))", json.dumps(ids)
        )
        articles = tuple(row["article_id"] for row in belong)
    inside: dict[str | None, list[Report]] = defaultdict(list)
    for report in reports(database, articles=articles, with_details=with_details):
        inside[report.story_id].append(report)
    found = [
        StoryAnswer(
            id=row["id"],
            title=row["title"],
            start=_day(row["start"]),
            end=_day(row["end"]),
            reports=tuple(inside[row["id"]]),
            outlets=tuple(sorted({r.outlet for r in inside[row["id"]] if r.outlet is not None}, key=str.casefold)),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda s: (s.start or date.max, -len(s.reports), s.id)))


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def entities(
    database: Database, story: str | None = None, ids: tuple[str, ...] | None = None
) -> tuple[EntityAnswer, ...]:
    """Return the entities, of a story or of some ids, those that say most first, then those named most."""
    where, values = Chosen(story=story, ids=ids).condition()
    rows = database.rows(
        f"SELECT * FROM entities WHERE {where} ORDER BY statements DESC, mentions DESC, name, id",  # noqa: S608 - ours
        *values,
    )
    return tuple(
        EntityAnswer(
            id=row["id"],
            story_id=row["story_id"],
            name=row["name"],
            kind=row["kind"] and EntityKind(row["kind"]),
            mentions=row["mentions"],
            statements=row["statements"],
            somebody=row["somebody"],
        )
        for row in rows
    )


def people(database: Database, story: str | None = None) -> dict[str, frozenset[str]]:
    """Return the names of the people of each story, or of one."""
    found: dict[str, set[str]] = defaultdict(set)
    where, values = Chosen(story=story).condition()
    query = f"SELECT story_id, name FROM entities WHERE kind = ? AND {where}"  # noqa: S608 - ours
    for row in database.rows(query, EntityKind.PERSON, *values):
        found[row["story_id"]].add(row["name"])
    return {story_id: frozenset(names) for story_id, names in found.items()}


def copies(database: Database, story: str | None = None) -> tuple[CopyAnswer, ...]:
    """Return the copies, of one story (both reports in it) or all, the fullest first."""
    rows = database.rows("SELECT * FROM copies") if story is None else database.rows(_COPIES_OF_A_STORY, story)
    articles = dict.fromkeys(article_id for row in rows for article_id in (row["first"], row["second"]))
    known = {report.id: report for report in reports(database, articles=articles)} if rows else {}
    place = {article_id: number for number, article_id in enumerate(known)}
    texts = Texts(database)
    passages: dict[str, list[PassageAnswer]] = defaultdict(list)
    sides = {row["id"]: _sides(row, place) for row in rows}
    for row in parts_of(database, "passages", "copy_id", "copies", Chosen(ids=tuple(sides))):
        first, second = (
            texts.words(article_id, row[f"{side}_start"], row[f"{side}_end"])
            for side, article_id in sides[row["copy_id"]].items()
        )
        passages[row["copy_id"]].append(PassageAnswer(first=first, second=second))
    found = []
    for row in rows:
        one, other = sides[row["id"]].values()
        found.append(
            CopyAnswer(
                id=row["id"],
                reports=(known[one], known[other]),
                kind=CopyKind(row["kind"]),
                share=row["share"],
                agency=row["agency"],
                direction=row["direction"] and Direction(row["direction"]),
                passages=tuple(passages[row["id"]]),
            )
        )
    return tuple(sorted(found, key=lambda c: (-c.share, c.id)))


_COPIES_OF_A_STORY = """
    SELECT c.* FROM story_articles AS f
    CROSS JOIN copies AS c ON c.first = f.article_id
    CROSS JOIN story_articles AS s ON s.article_id = c.second AND s.story_id = f.story_id
    WHERE f.story_id = ?
"""


def _sides(row: Row, place: dict[str, int]) -> dict[str, str]:
    """Return the articles of a copy by their column: the one with the text first, else the one printed first."""
    taken_from = row["taken_from"] or min(row["first"], row["second"], key=place.__getitem__)
    sides = {"first": row["first"], "second": row["second"]}
    return sides if taken_from == row["first"] else dict(reversed(sides.items()))
