"""What several reports of a story carry, by numbers alone: for pages that show many stories, without reading a text."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.casefile.accounts import CarriedClaim, CarriedOrigin, is_loose
from onrecord.casefile.database import Database
from onrecord.casefile.judged import judgements
from onrecord.casefile.outlines import is_rejected
from onrecord.casefile.reviews import Reviews
from onrecord.model.claim import OriginKind

_ASKED = "c.story_id IN (SELECT value FROM json_each(?)) AND c.reports > 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carriage:
    """What several reports of a story carry, in all: how many claims, how many of these with one origin at most.

    `origins` are the different ones of all of them.
    """

    claims: int = 0
    of_one: int = 0
    origins: tuple[CarriedOrigin, ...] = field(default=(), repr=False)


NOTHING = Carriage()


def carried(database: Database, stories: Iterable[str]) -> tuple[CarriedClaim, ...]:
    """Return the claims of these stories that two reports or more carry: by story, those in most reports first.

    Those whose statements are loosely alike come last.
    """
    asked = json.dumps(sorted(stories))
    denials = _denials(database, asked)
    rows = database.rows(
        "SELECT c.*, x.statement_id, s.article_id FROM claims AS c"  # noqa: S608 - the text above
        " CROSS JOIN claim_statements AS x ON x.claim_id = c.id AND x.position = 0"
        f" CROSS JOIN statements AS s ON s.id = x.statement_id WHERE {_ASKED}",
        asked,
    )
    found = (
        CarriedClaim(
            id=row["id"],
            story_id=row["story_id"],
            statement_id=row["statement_id"],
            article_id=row["article_id"],
            reports=row["reports"],
            at_least=row["at_least"],
            at_most=row["at_most"],
            denials=denials[row["id"]],
            confidence=row["confidence"],
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: (one.story_id, is_loose(one.confidence), -one.reports, one.id)))


def _denials(database: Database, asked: str) -> dict[str, int]:
    """Return how many statements deny each claim that no person rejected, as statements or as denials of it."""
    reviews = Reviews(judgements(database))
    rejected = reviews.rejected()
    found: dict[str, int] = defaultdict(int)
    for row in database.rows(
        "SELECT x.claim_id, x.statement_id FROM claims AS c"  # noqa: S608 - the text above
        f" CROSS JOIN claim_replies AS x ON x.claim_id = c.id WHERE {_ASKED} AND x.reply = 'denied'",
        asked,
    ):
        claim, one = row["claim_id"], row["statement_id"]
        found[claim] += one not in rejected and not is_rejected(database, reviews, claim, one)
    return found


def carriages(database: Database, stories: Iterable[str]) -> dict[str, Carriage]:
    """Return what several reports of each of these stories carry; nothing of a story where nothing is carried."""
    asked = json.dumps(sorted(stories))
    origins: dict[str, list[CarriedOrigin]] = defaultdict(list)
    # Of a name, it is all one which text has it first.
    for row in database.rows(
        f"""
        SELECT DISTINCT c.story_id, o.kind, o.name, o.known, CASE WHEN o.kind <> '{OriginKind.SPEAKER}' THEN (
            SELECT s.article_id FROM origin_statements AS x CROSS JOIN statements AS s ON s.id = x.statement_id
            WHERE x.claim_id = o.claim_id AND x.origin = o.position AND x.position = 0) END AS article_id
        FROM claims AS c CROSS JOIN origins AS o ON o.claim_id = c.id WHERE {_ASKED} AND o.firm
        """,  # noqa: S608 - the text above
        asked,
    ):
        origins[row["story_id"]].append(
            CarriedOrigin(
                kind=OriginKind(row["kind"]), name=row["name"], known=bool(row["known"]), article_id=row["article_id"]
            )
        )
    return {
        row["story_id"]: Carriage(claims=row["claims"], of_one=row["of_one"], origins=tuple(origins[row["story_id"]]))
        for row in database.rows(
            "SELECT c.story_id, count(*) AS claims, sum(c.at_most = 1) AS of_one FROM claims AS c"  # noqa: S608 - above
            f" WHERE {_ASKED} GROUP BY c.story_id",
            asked,
        )
    }
