"""What a case answers, one function a question: how much, which pages, reports, stories, entities, copies, timeline."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, date, datetime
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
            (SELECT count(*) FROM mentions) AS mentions,
            (SELECT count(*) FROM timexes) AS timexes,
            (SELECT count(*) FROM statements WHERE manner <> 'own-voice') AS statements,
            (SELECT count(DISTINCT coalesce('entity ' || em.entity_id, 'name ' || k.name))
                FROM speakers AS k LEFT JOIN entity_mentions AS em ON em.mention_id = k.mention_id) AS speakers,
            (SELECT count(*) FROM timeline) AS timeline
        """
    )[0]
    return Counts(**{name: row[name] for name in row.keys()})  # noqa: SIM118 - a Row iterates over its values


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


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Return reports in order of publication."""
    return tuple(sorted(reports, key=lambda r: (*instant(r.published), r.outlet or "", r.name, r.id)))


def instant(published: str | None) -> tuple[bool, datetime]:
    """Return a key that sorts by publication: a bare day counts as its start, a time without a zone as UTC.

    What is unknown, or no date, comes last.
    """
    try:
        found = datetime.fromisoformat(published or "")
    except ValueError:
        try:
            found = datetime.fromisoformat((published or "")[:10])
        except ValueError:
            return (True, datetime.max.replace(tzinfo=UTC))
    if found.tzinfo is None:
        return (False, found.replace(tzinfo=UTC))
    try:
        return (False, found.astimezone(UTC))
    except OverflowError:
        return (False, found.replace(tzinfo=UTC))


def reports(database: Database, story: str | None = None, article: str | None = None) -> tuple[Report, ...]:
    """Return the reports, of one story or all, in order of publication."""
    chosen = "WHERE (? IS NULL OR r.story_id = ?) AND (? IS NULL OR r.id = ?)"
    wanted = (story, story, article, article)
    details: dict[str, list[DetailAnswer]] = defaultdict(list)
    for row in database.rows(
        f"SELECT d.* FROM details AS d JOIN reports AS r ON r.id = d.article_id {chosen}"  # noqa: S608 - the text above
        " ORDER BY d.article_id, d.field",
        *wanted,
    ):
        detail = DetailAnswer(field=row["field"], evidence=Evidence(row["evidence"]), where=row["where"])
        details[row["article_id"]].append(detail)
    rows = database.rows(f"SELECT r.* FROM reports AS r {chosen}", *wanted)  # noqa: S608 - the text above
    return in_order(_report(row, tuple(details[row["id"]])) for row in rows)


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


def stories(database: Database, story: str | None = None) -> tuple[StoryAnswer, ...]:
    """Return the stories, by their first day, those with more reports before others of the same day."""
    inside: dict[str | None, list[Report]] = defaultdict(list)
    for report in reports(database, story):
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
        for row in database.rows("SELECT * FROM stories WHERE ? IS NULL OR id = ?", story, story)
    ]
    return tuple(sorted(found, key=lambda s: (s.start or date.max, -len(s.reports), s.id)))


def _day(value: str | None) -> date | None:
    return None if value is None else date.fromisoformat(value)


def entities(database: Database, story: str | None = None) -> tuple[EntityAnswer, ...]:
    """Return the entities, those that say most first, then those named most."""
    rows = database.rows(
        """
        SELECT e.*,
            (SELECT count(*) FROM entity_mentions AS em WHERE em.entity_id = e.id) AS mentions,
            (SELECT count(DISTINCT k.statement_id) FROM entity_mentions AS em
                JOIN speakers AS k ON k.mention_id = em.mention_id WHERE em.entity_id = e.id) AS statements
        FROM entities AS e WHERE ? IS NULL OR e.story_id = ?
        ORDER BY statements DESC, mentions DESC, e.name, e.id
        """,
        *(story, story),
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
    for row in database.rows(
        "SELECT story_id, name FROM entities WHERE kind = ? AND (? IS NULL OR story_id = ?)",
        *(EntityKind.PERSON, story, story),
    ):
        found[row["story_id"]].add(row["name"])
    return {story_id: frozenset(names) for story_id, names in found.items()}


def copies(database: Database, story: str | None = None) -> tuple[CopyAnswer, ...]:
    """Return the copies, of one story (both reports in it) or all, the fullest first."""
    known = {report.id: report for report in reports(database, story)}
    place = {article_id: number for number, article_id in enumerate(known)}
    texts = Texts(database)
    passages: dict[str, list[PassageAnswer]] = defaultdict(list)
    rows = [r for r in database.rows("SELECT * FROM copies") if r["first"] in known and r["second"] in known]
    sides = {row["id"]: _sides(row, place) for row in rows}
    for row in database.rows("SELECT * FROM passages ORDER BY position"):
        if row["copy_id"] in sides:
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


def _sides(row: Row, place: dict[str, int]) -> dict[str, str]:
    """Return the articles of a copy by their column: the one with the text first, else the one printed first."""
    taken_from = row["taken_from"] or min(row["first"], row["second"], key=place.__getitem__)
    sides = {"first": row["first"], "second": row["second"]}
    return sides if taken_from == row["first"] else dict(reversed(sides.items()))
