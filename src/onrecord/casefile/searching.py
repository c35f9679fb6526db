"""Full-text search over reports and statements, narrowed by who says it, how, where and when."""

import json
from dataclasses import dataclass

from onrecord.casefile.answers import Found
from onrecord.casefile.database import Database, Value
from onrecord.casefile.names import folded
from onrecord.casefile.read import reports
from onrecord.casefile.sayings import sayings_of
from onrecord.casefile.spoken import statements_of
from onrecord.model.statement import Manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a search is narrowed to: a speaker's name, an act, an outlet, the first and the last day of print.

    Nothing is narrowed where a string is empty. What has no day is outside of any days.
    """

    speaker: str = ""
    act: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""


UNBOUNDED = Bounds()


def search(database: Database, words: str, most: int, bounds: Bounds = UNBOUNDED) -> Found:
    """Return the reports and the statements that hold all the words, the best first, at most so many of each.

    Without words, all that stands within the bounds, in order of print; without bounds either, nothing. No report is
    found where a speaker or an act is asked for.
    """
    query = matching(words)
    if not query and (words.strip() or bounds == UNBOUNDED):
        return Found(reports=(), sayings=())
    printed, values = _printed(bounds)
    articles = [] if bounds.speaker or bounds.act else _articles(database, query, printed, values, most)
    told = {report.id: report for report in reports(database, articles=articles)} if articles else {}
    return Found(
        reports=tuple(told[one] for one in articles),
        sayings=sayings_of(database, _statements(database, query, bounds, most)),
    )


def matching(words: str) -> str:
    """Return a query of FTS5: every word is wanted, what stands between double quotes as it stands.

    Everything is quoted, so that no user's `AND`, `-` or `*` becomes an operator or an error.
    """
    asked = [part for i, piece in enumerate(words.split('"')) for part in ([piece] if i % 2 else piece.split())]
    return " AND ".join(f'"{part}"' for part in asked if folded(part))


def _printed(bounds: Bounds) -> tuple[str, list[Value]]:
    """Return the condition on the article (`a`) that a search is narrowed by, and its values."""
    conditions = {
        "a.outlet = ?": bounds.outlet,
        "a.published <> '' AND substr(a.published, 1, 10) >= ?": bounds.since,
        "a.published <> '' AND substr(a.published, 1, 10) <= ?": bounds.until,
    }
    asked = {condition: value for condition, value in conditions.items() if value}
    return " AND ".join(("TRUE", *asked)), list(asked.values())


def _articles(database: Database, query: str, printed: str, values: list[Value], most: int) -> list[str]:
    if query:
        # A word of the headline weighs five in the text.
        rows = database.rows(
            "SELECT a.id FROM articles_fts CROSS JOIN articles AS a ON a.number = articles_fts.rowid"  # noqa: S608 - ours
            f" WHERE articles_fts MATCH ? AND {printed} ORDER BY bm25(articles_fts, 5.0, 1.0), a.id LIMIT ?",
            *(query, *values, most),
        )
    else:
        rows = database.rows(
            "SELECT a.id FROM articles AS a INDEXED BY articles_by_time"  # noqa: S608 - ours
            f" CROSS JOIN pages AS p ON p.article_id = a.id WHERE {printed}"
            " ORDER BY a.printed_at, coalesce(a.outlet, ''), p.name, a.id LIMIT ?",
            *(*values, most),
        )
    return [row["id"] for row in rows]


def _statements(database: Database, query: str, bounds: Bounds, most: int) -> list[str]:
    """Return the ids of the statements that fit: the best first, without words in order of print."""
    printed, values = _printed(bounds)
    spoken: str | None = None
    if bounds.speaker:
        spoken = json.dumps(sorted(statements_of(database, bounds.speaker)))
    if query:
        article = "" if printed == "TRUE" else " CROSS JOIN articles AS a ON a.id = s.article_id"
        rows = database.rows(
            "SELECT s.id FROM statements_fts"  # noqa: S608 - ours
            f" CROSS JOIN statements AS s ON s.number = statements_fts.rowid{article}"
            " WHERE statements_fts MATCH ? AND (? = '' OR s.act = ?)"
            f" AND (? IS NULL OR s.id IN (SELECT value FROM json_each(?))) AND {printed}"
            " ORDER BY bm25(statements_fts), s.id LIMIT ?",
            *(query, bounds.act, bounds.act, spoken, spoken, *values, most),
        )
    elif spoken is not None:
        rows = database.rows(
            "SELECT s.id FROM json_each(?) AS w CROSS JOIN statements AS s ON s.id = w.value"  # noqa: S608 - ours
            " CROSS JOIN articles AS a ON a.id = s.article_id CROSS JOIN pages AS p ON p.article_id = a.id"
            f" WHERE (? = '' OR s.act = ?) AND {printed}"
            " ORDER BY a.printed_at, coalesce(a.outlet, ''), p.name, a.id, s.position LIMIT ?",
            *(spoken, bounds.act, bounds.act, *values, most),
        )
    else:
        # Article by article in the order of the index: SQLite stops as soon as it has enough.
        act, index = ("s.act = ?", "statements_by_act") if bounds.act else ("? = ''", "sqlite_autoindex_statements_2")
        rows = database.rows(
            f"SELECT s.id FROM articles AS a INDEXED BY articles_by_time"  # noqa: S608 - ours
            " CROSS JOIN pages AS p ON p.article_id = a.id"
            f" CROSS JOIN statements AS s INDEXED BY {index} ON s.article_id = a.id"
            f" WHERE {act} AND s.manner <> '{Manner.OWN_VOICE}' AND {printed}"
            " ORDER BY a.printed_at, coalesce(a.outlet, ''), p.name, a.id, s.position LIMIT ?",
            *(bounds.act, *values, most),
        )
    return [row["id"] for row in rows]
