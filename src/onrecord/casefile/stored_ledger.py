"""The ledger of a story, and what its reports leave out, back in the types that they came from."""

from sqlite3 import Row

from onrecord.casefile.chosen import ALL, Chosen, in_order_of_story, parts_of
from onrecord.casefile.database import Database
from onrecord.casefile.rows import grouped, span
from onrecord.model.ledger import Deadline, FollowUp, LedgerKind, LedgerRow, Outcome
from onrecord.model.silence import Silence, SilenceKind


def stored_ledger(database: Database, chosen: Chosen = ALL) -> tuple[LedgerRow, ...]:
    """Return the rows of the ledger, or those chosen, by story, in their order."""
    speakers, words, statements, later = (
        grouped(parts_of(database, part, "ledger_id", "ledger", chosen), "ledger_id")
        for part in ("ledger_speakers", "ledger_words", "ledger_statements", "follow_ups")
    )
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
        for row in in_order_of_story(database, "ledger", chosen)
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


def stored_silences(database: Database, chosen: Chosen = ALL) -> tuple[Silence, ...]:
    """Return what reports leave out and have alone, or those chosen, by story, in their order."""
    statements, articles = (
        grouped(parts_of(database, part, "silence_id", "silences", chosen), "silence_id")
        for part in ("silence_statements", "silence_articles")
    )
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
        for row in in_order_of_story(database, "silences", chosen)
    )
