"""The rows of what people decided."""

from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Row

from onrecord.casefile.database import Database
from onrecord.casefile.rows import grouped, span_or_none
from onrecord.model.correction import Correction, Field, Reading
from onrecord.model.judgement import PAIRS, Ground, Judgement, Subject, Verdict
from onrecord.model.span import Span

_INSIDE = {
    Subject.ENTITY: "mentions",
    Subject.CLAIM: "statements",
    Subject.STATEMENT: "statements",
    Subject.REPLY: "statements",
}
"""Where the ids stand of what linking obeys inside a story."""


def obeyed(judgement: Judgement) -> bool:
    """Tell whether linking finds something else by this judgement: notes and acceptances change nothing."""
    if judgement.verdict in PAIRS:
        return True
    of_statements = judgement.subject in {Subject.STATEMENT, Subject.REPLY}
    return of_statements and judgement.verdict in {Verdict.REJECTED, Verdict.CORRECTED}


def put_judgement(database: Database, judgement: Judgement) -> frozenset[str]:
    """Write a judgement, or that one was withdrawn; return the articles that are to be linked again by it.

    The caller owns the transaction.
    """
    j = judgement
    database.run(
        """
        INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
            withdrawn_by = excluded.withdrawn_by,
            withdrawn_at = excluded.withdrawn_at,
            withdrawn_reason = excluded.withdrawn_reason
        """,
        *(j.id, j.subject, j.verdict, j.first, j.second, j.by, j.at.isoformat(), j.reason),
        *(j.withdrawn_by, j.withdrawn_at.isoformat() if j.withdrawn_at else None, j.withdrawn_reason),
        None if j.correction is None else j.correction.field,
    )
    database.run_many(
        "INSERT INTO judgement_grounds VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        ((j.id, position, g.statement_id, *_ends(g.span), g.value) for position, g in enumerate(j.grounds)),
    )
    database.run_many(
        "INSERT INTO judgement_readings VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            (j.id, position, r.value, *_ends(r.span), r.mention_id)
            for position, r in enumerate(j.correction.readings if j.correction is not None else ())
        ),
    )
    if not obeyed(j):
        return frozenset()
    column, table = ("id", "articles") if j.subject is Subject.STORY else ("article_id", _INSIDE[j.subject])
    query = f"SELECT DISTINCT {column} AS article_id FROM {table} WHERE id IN (?, ?)"  # noqa: S608 - ours
    touched = frozenset(row["article_id"] for row in database.rows(query, j.first, j.second))
    if j.subject is Subject.STORY:
        database.run_many("INSERT OR REPLACE INTO unlinked (article_id) VALUES (?)", ((one,) for one in touched))
    else:
        database.run_many("INSERT OR IGNORE INTO unlinked VALUES (?, 1)", ((one,) for one in touched))
    return touched


def judgements(database: Database) -> tuple[Judgement, ...]:
    """Return all that people decided, withdrawn or not, in the order of time."""
    grounds = grouped(database.rows("SELECT * FROM judgement_grounds ORDER BY judgement_id, position"), "judgement_id")
    readings = grouped(
        database.rows("SELECT * FROM judgement_readings ORDER BY judgement_id, position"), "judgement_id"
    )
    found = (
        Judgement(
            id=row["id"],
            subject=Subject(row["subject"]),
            verdict=Verdict(row["verdict"]),
            first=row["first"],
            second=row["second"],
            by=row["by"],
            at=datetime.fromisoformat(row["at"]),
            reason=row["reason"],
            grounds=tuple(
                Ground(statement_id=g["statement_id"], span=span_or_none(g, ""), value=g["value"])
                for g in grounds.get((row["id"],), ())
            ),
            correction=_correction(row, readings.get((row["id"],), ())),
            withdrawn_by=row["withdrawn_by"],
            withdrawn_at=datetime.fromisoformat(row["withdrawn_at"]) if row["withdrawn_at"] else None,
            withdrawn_reason=row["withdrawn_reason"],
        )
        for row in database.rows("SELECT * FROM judgements")
    )
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def _correction(row: Row, readings: Iterable[Row]) -> Correction | None:
    if row["field"] is None:
        return None
    return Correction(
        field=Field(row["field"]),
        readings=tuple(
            Reading(value=r["value"], span=span_or_none(r, ""), mention_id=r["mention_id"]) for r in readings
        ),
    )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
