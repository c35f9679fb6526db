"""The rows of claims, and of what differs between the reports of a story: values and quotations."""

from collections.abc import Iterable

from onrecord.casefile.database import Database
from onrecord.model.claim import Claim
from onrecord.model.conflict import Conflict
from onrecord.model.quotation import ChangedQuotation
from onrecord.model.span import Span


def put_claims(database: Database, claims: Iterable[Claim]) -> None:
    """Write claims with their replies, origins and ties; the caller owns the transaction."""
    claims = tuple(claims)
    database.run_many(
        "INSERT INTO claims (id, story_id, at_least, at_most, confidence) VALUES (?, ?, ?, ?, ?)",
        ((c.id, c.story_id, c.at_least, c.at_most, c.confidence) for c in claims),
    )
    database.run_many(
        "INSERT INTO claim_statements VALUES (?, ?, ?)",
        ((c.id, position, one) for c in claims for position, one in enumerate(c.statement_ids)),
    )
    database.run_many(
        """
        UPDATE claims SET reports = (
            SELECT count(DISTINCT s.article_id) FROM claim_statements AS x JOIN statements AS s ON s.id = x.statement_id
            WHERE x.claim_id = claims.id)
        WHERE id = ?
        """,
        ((c.id,) for c in claims),
    )
    database.run_many(
        "INSERT INTO claim_words VALUES (?, ?, ?)",
        ((c.id, position, word) for c in claims for position, word in enumerate(c.words)),
    )
    database.run_many(
        "INSERT INTO claim_replies VALUES (?, ?, ?, ?)",
        (
            (c.id, reply, position, one)
            for c in claims
            for reply, found in (("denied", c.denied_by), ("unanswered", c.unanswered_by))
            for position, one in enumerate(found)
        ),
    )
    database.run_many(
        "INSERT INTO ties VALUES (?, ?, ?, ?, ?, ?)",
        ((c.id, position, *t.statement_ids, t.feature, t.weight) for c in claims for position, t in enumerate(c.ties)),
    )
    _put_origins(database, claims)


def _put_origins(database: Database, claims: Iterable[Claim]) -> None:
    origins = [(c.id, position, origin) for c in claims for position, origin in enumerate(c.origins)]
    database.run_many(
        "INSERT INTO origins VALUES (?, ?, ?, ?, ?, ?)",
        ((claim, place, o.kind, o.name, o.known, o.firm) for claim, place, o in origins),
    )
    database.run_many(
        "INSERT INTO origin_statements VALUES (?, ?, ?, ?)",
        ((claim, place, position, one) for claim, place, o in origins for position, one in enumerate(o.statement_ids)),
    )
    database.run_many(
        "INSERT INTO origin_tellings VALUES (?, ?, ?, ?)",
        ((claim, place, position, one) for claim, place, o in origins for position, one in enumerate(o.told_in)),
    )
    database.run_many(
        "INSERT INTO origin_links VALUES (?, ?, ?, ?, ?)",
        (
            (claim, place, link, position, name)
            for claim, place, o in origins
            for link, names in (("relay", o.relays), ("not here", o.not_here))
            for position, name in enumerate(names)
        ),
    )


def put_conflicts(database: Database, conflicts: Iterable[Conflict]) -> None:
    """Write conflicts with their values; the caller owns the transaction."""
    conflicts = tuple(conflicts)
    database.run_many(
        "INSERT INTO conflicts VALUES (?, ?, ?, ?)", ((c.id, c.story_id, c.kind, c.explained_by) for c in conflicts)
    )
    database.run_many(
        "INSERT INTO given_values VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (c.id, position, v.statement_id, v.article_id, v.span.start, v.span.end, v.value)
            for c in conflicts
            for position, v in enumerate(c.values)
        ),
    )
    database.run_many(
        "INSERT INTO conflict_words VALUES (?, ?, ?)",
        ((c.id, position, word) for c in conflicts for position, word in enumerate(c.about)),
    )


def put_quotations(database: Database, quotations: Iterable[ChangedQuotation]) -> None:
    """Write changed quotations with their changes; the caller owns the transaction."""
    quotations = tuple(quotations)
    database.run_many(
        "INSERT INTO changed_quotations VALUES (?, ?, ?, ?, ?, ?, ?)",
        ((q.id, q.story_id, *q.statement_ids, *q.article_ids, q.share) for q in quotations),
    )
    database.run_many(
        "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (q.id, position, c.kind, *_ends(c.first), *_ends(c.second))
            for q in quotations
            for position, c in enumerate(q.changes)
        ),
    )


def _ends(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
