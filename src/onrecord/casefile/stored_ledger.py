"""The ledger of a story, and what its reports leave out, back in the types that they came from."""

from sqlite3 import Row

from onrecord.casefile.database import Database
from onrecord.casefile.rows import grouped, span
from onrecord.model.ledger import Deadline, FollowUp, LedgerKind, LedgerRow, Outcome
from onrecord.model.silence import Silence, SilenceKind

_OF_A_STORY = "WHERE ? IS NULL OR story_id = ? ORDER BY story_id, position"


def stored_ledger(database: Database, story: str | None = None) -> tuple[LedgerRow, ...]:
    """Return the rows of the ledger of one story or of all, by story, in their order."""
    speakers = grouped(database.rows("SELECT * FROM ledger_speakers ORDER BY position"), "ledger_id")
    words = grouped(database.rows("SELECT * FROM ledger_words ORDER BY position"), "ledger_id")
    statements = grouped(database.rows("SELECT * FROM ledger_statements ORDER BY position"), "ledger_id")
    later = grouped(database.rows("SELECT * FROM follow_ups ORDER BY position"), "ledger_id")
    return tuple(
        LedgerRow(
            id=row["id"],
            story_id=row["story_id"],
            kind=LedgerKind(row["kind"]),
            speakers=tuple(one["name"] for one in speakers.get((row["id"],), ())),
            addressee=row["addressee"],
            what=tuple(map(span, words.get((row["id"],), ()))),
            since=row["since"],
            until=_until(row),
            article_id=row["article_id"],
            statement_ids=tuple(one["statement_id"] for one in statements.get((row["id"],), ())),
            follow_ups=tuple(map(_follow_up, later.get((row["id"],), ()))),
        )
        for row in database.rows(f"SELECT * FROM ledger {_OF_A_STORY}", story, story)  # noqa: S608 - ours
    )


def _until(row: Row) -> Deadline | None:
    if row["until"] is None:
        return None
    return Deadline(
        statement_id=row["until_statement"],
        article_id=row["until_article"],
        span=span(row, "until_"),
        value=row["until"],
    )


def _follow_up(row: Row) -> FollowUp:
    return FollowUp(
        statement_id=row["statement_id"],
        article_id=row["article_id"],
        span=span(row),
        outcome=Outcome(row["outcome"]),
    )


def stored_silences(database: Database, story: str | None = None) -> tuple[Silence, ...]:
    """Return what the reports of one story, or of all, leave out and have alone, by story, in their order."""
    statements = grouped(database.rows("SELECT * FROM silence_statements ORDER BY position"), "silence_id")
    articles = grouped(database.rows("SELECT * FROM silence_articles ORDER BY position"), "silence_id")
    return tuple(
        Silence(
            id=row["id"],
            story_id=row["story_id"],
            article_id=row["article_id"],
            kind=SilenceKind(row["kind"]),
            claim_id=row["claim_id"],
            statement_ids=tuple(one["statement_id"] for one in statements.get((row["id"],), ())),
            carried_by=tuple(one["article_id"] for one in articles.get((row["id"],), ())),
        )
        for row in database.rows(f"SELECT * FROM silences {_OF_A_STORY}", story, story)  # noqa: S608 - ours
    )
