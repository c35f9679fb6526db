"""The rows of what people decided."""

from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Row

from onrecord.casefile.database import Database
from onrecord.casefile.heeded import put_reached
from onrecord.casefile.rows import grouped, span_or_none
from onrecord.model.correction import Correction, Field, Reading
from onrecord.model.judgement import Ground, Judgement, Subject, Verdict
from onrecord.model.span import Span


def put_judgement(database: Database, judgement: Judgement) -> None:
    """Write a judgement, or that one was withdrawn, and where linking has to heed it; the caller's transaction."""
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
    put_reached(database, j.id)


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
