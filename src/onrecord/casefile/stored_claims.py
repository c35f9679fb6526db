"""Claims, and what differs between the reports of a story, back in the types that they came from."""

from sqlite3 import Row

from onrecord.casefile.chosen import ALL, Chosen, in_order_of_id, parts_of
from onrecord.casefile.database import Database
from onrecord.casefile.rows import grouped, span, span_or_none
from onrecord.model.claim import Claim, Origin, OriginKind, Tie
from onrecord.model.conflict import Conflict, ConflictKind, Explanation, GivenValue
from onrecord.model.quotation import Change, ChangedQuotation, ChangeKind


def stored_claims(database: Database, chosen: Chosen = ALL) -> tuple[Claim, ...]:
    """Return the claims, or those chosen, in the order of their ids."""
    where, values = chosen.inside("claim_id", "claims")

    def parts(table: str, *order: str) -> list[Row]:
        query = f"SELECT * FROM {table} WHERE {where} ORDER BY {', '.join(('claim_id', *order))}"  # noqa: S608 - ours
        return database.rows(query, *values)

    statements = grouped(parts("claim_statements", "position"), "claim_id")
    words = grouped(parts("claim_words", "position"), "claim_id")
    replies = grouped(parts("claim_replies", "position"), "claim_id", "reply")
    ties = grouped(parts("ties", "position"), "claim_id")
    origins = grouped(parts("origins", "position"), "claim_id")
    told = grouped(parts("origin_statements", "origin", "position"), "claim_id", "origin")
    tellings = grouped(parts("origin_tellings", "origin", "position"), "claim_id", "origin")
    links = grouped(parts("origin_links", "origin", "position"), "claim_id", "origin", "link")

    def origin(row: Row) -> Origin:
        key = (row["claim_id"], row["position"])
        return Origin(
            kind=OriginKind(row["kind"]),
            name=row["name"],
            known=bool(row["known"]),
            firm=bool(row["firm"]),
            told_in=tuple(one["statement_id"] for one in tellings.get(key, ())),
            statement_ids=tuple(one["statement_id"] for one in told.get(key, ())),
            relays=tuple(one["name"] for one in links.get((*key, "relay"), ())),
            not_here=tuple(one["name"] for one in links.get((*key, "not here"), ())),
        )

    return tuple(
        Claim(
            id=row["id"],
            story_id=row["story_id"],
            statement_ids=tuple(one["statement_id"] for one in statements.get((row["id"],), ())),
            words=tuple(one["word"] for one in words.get((row["id"],), ())),
            at_least=row["at_least"],
            at_most=row["at_most"],
            origins=tuple(map(origin, origins.get((row["id"],), ()))),
            denied_by=tuple(one["statement_id"] for one in replies.get((row["id"], "denied"), ())),
            unanswered_by=tuple(one["statement_id"] for one in replies.get((row["id"], "unanswered"), ())),
            ties=tuple(
                Tie(statement_ids=(one["first"], one["second"]), feature=one["feature"], weight=one["weight"])
                for one in ties.get((row["id"],), ())
            ),
            confidence=row["confidence"],
        )
        for row in in_order_of_id(database, "claims", chosen)
    )


def stored_conflicts(database: Database, chosen: Chosen = ALL) -> tuple[Conflict, ...]:
    """Return the conflicts, or those chosen, in the order of their ids."""
    values, words = (
        grouped(parts_of(database, part, "conflict_id", "conflicts", chosen), "conflict_id")
        for part in ("given_values", "conflict_words")
    )
    return tuple(
        Conflict(
            id=row["id"],
            story_id=row["story_id"],
            kind=ConflictKind(row["kind"]),
            values=tuple(
                GivenValue(
                    statement_id=one["statement_id"], article_id=one["article_id"], span=span(one), value=one["value"]
                )
                for one in values.get((row["id"],), ())
            ),
            explained_by=Explanation(row["explained_by"]),
            about=tuple(one["word"] for one in words.get((row["id"],), ())),
        )
        for row in in_order_of_id(database, "conflicts", chosen)
    )


def stored_quotations(database: Database, chosen: Chosen = ALL) -> tuple[ChangedQuotation, ...]:
    """Return the quotations that changed, or those chosen, in the order of their ids."""
    changes = parts_of(database, "changes", "quotation_id", "changed_quotations", chosen)
    found = grouped(changes, "quotation_id")
    return tuple(
        ChangedQuotation(
            id=row["id"],
            story_id=row["story_id"],
            statement_ids=(row["first"], row["second"]),
            article_ids=(row["first_article"], row["second_article"]),
            share=row["share"],
            changes=tuple(
                Change(
                    kind=ChangeKind(one["kind"]), first=span_or_none(one, "first_"), second=span_or_none(one, "second_")
                )
                for one in found.get((row["id"],), ())
            ),
        )
        for row in in_order_of_id(database, "changed_quotations", chosen)
    )
