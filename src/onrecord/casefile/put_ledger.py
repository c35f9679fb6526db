"""The rows of a story's ledger, and of what its reports leave out."""

from collections import Counter
from collections.abc import Iterable

from onrecord.casefile.database import Database, Value
from onrecord.model.ledger import Deadline, LedgerRow
from onrecord.model.silence import Silence


def put_ledger(database: Database, ledger: Iterable[LedgerRow]) -> None:
    """Write the rows of ledgers, each story's in their order; the caller owns the transaction."""
    ledger = tuple(ledger)
    places: Counter[str] = Counter()
    for row in ledger:
        database.run(
            "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(row.id, row.story_id, places[row.story_id], row.kind, row.addressee, row.since, row.article_id),
            *_until(row.until),
        )
        places[row.story_id] += 1
    database.run_many(
        "INSERT INTO ledger_speakers VALUES (?, ?, ?)",
        ((row.id, position, name) for row in ledger for position, name in enumerate(row.speakers)),
    )
    database.run_many(
        "INSERT INTO ledger_words VALUES (?, ?, ?, ?)",
        ((row.id, position, span.start, span.end) for row in ledger for position, span in enumerate(row.what)),
    )
    database.run_many(
        "INSERT INTO ledger_statements VALUES (?, ?, ?)",
        ((row.id, position, one) for row in ledger for position, one in enumerate(row.statement_ids)),
    )
    database.run_many(
        "INSERT INTO follow_ups VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (row.id, position, one.statement_id, one.article_id, one.span.start, one.span.end, one.outcome)
            for row in ledger
            for position, one in enumerate(row.follow_ups)
        ),
    )


def _until(until: Deadline | None) -> tuple[Value, ...]:
    if until is None:
        return (None,) * 5
    return (until.value, until.statement_id, until.article_id, until.span.start, until.span.end)


def put_silences(database: Database, silences: Iterable[Silence]) -> None:
    """Write what reports leave out and what only they have, each story's in their order."""
    silences = tuple(silences)
    places: Counter[str] = Counter()
    for one in silences:
        database.run(
            "INSERT INTO silences VALUES (?, ?, ?, ?, ?, ?)",
            *(one.id, one.story_id, places[one.story_id], one.article_id, one.kind, one.claim_id),
        )
        places[one.story_id] += 1
    database.run_many(
        "INSERT INTO silence_statements VALUES (?, ?, ?)",
        ((one.id, position, name) for one in silences for position, name in enumerate(one.statement_ids)),
    )
    database.run_many(
        "INSERT INTO silence_articles VALUES (?, ?, ?)",
        ((one.id, position, name) for one in silences for position, name in enumerate(one.carried_by)),
    )
