"""The rows of what people decided, and what they rejected."""

from datetime import datetime

from onrecord.casefile.answers import Rejection
from onrecord.casefile.database import Database
from onrecord.model.judgement import Judgement, Subject, Verdict

_INSIDE = {Subject.ENTITY: "mentions", Subject.CLAIM: "statements"}
"""Where the ids stand of what linking obeys inside a story."""


def put_judgement(database: Database, judgement: Judgement) -> None:
    """Write a judgement, or that one was withdrawn; what it touches is to be linked again.

    The caller owns the transaction.
    """
    j = judgement
    database.run(
        """
        INSERT INTO judgements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
            withdrawn_by = excluded.withdrawn_by,
            withdrawn_at = excluded.withdrawn_at,
            withdrawn_reason = excluded.withdrawn_reason
        """,
        *(j.id, j.subject, j.verdict, j.first, j.second, j.by, j.at.isoformat(), j.reason),
        *(j.withdrawn_by, j.withdrawn_at.isoformat() if j.withdrawn_at else None, j.withdrawn_reason),
    )
    if j.subject is Subject.STORY:
        database.run(
            "INSERT OR REPLACE INTO unlinked (article_id) SELECT id FROM articles WHERE id IN (?, ?)", j.first, j.second
        )
    elif j.subject in _INSIDE:  # what is rejected stays as it is, and is shown so
        query = f"INSERT OR IGNORE INTO unlinked SELECT DISTINCT article_id, 1 FROM {_INSIDE[j.subject]}"  # noqa: S608 - ours
        database.run(f"{query} WHERE id IN (?, ?)", j.first, j.second)


def judgements(database: Database) -> tuple[Judgement, ...]:
    """Return all that people decided, withdrawn or not, in the order of time."""
    return tuple(
        Judgement(
            id=row["id"],
            subject=Subject(row["subject"]),
            verdict=Verdict(row["verdict"]),
            first=row["first"],
            second=row["second"],
            by=row["by"],
            at=datetime.fromisoformat(row["at"]),
            reason=row["reason"],
            withdrawn_by=row["withdrawn_by"],
            withdrawn_at=datetime.fromisoformat(row["withdrawn_at"]) if row["withdrawn_at"] else None,
            withdrawn_reason=row["withdrawn_reason"],
        )
        for row in database.rows("SELECT * FROM judgements ORDER BY at, id")
    )


def rejections(database: Database) -> dict[tuple[Subject, str, str], Rejection]:
    """Return who rejected what, by the subject and the ids: of two judgements that stand, the later."""
    return {
        (one.subject, one.first, one.second): Rejection(by=one.by, at=one.at, reason=one.reason)
        for one in judgements(database)
        if one.stands and one.verdict is Verdict.REJECTED
    }
