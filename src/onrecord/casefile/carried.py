"""What several reports of a story carry, by numbers alone: for pages that show many stories, without reading a text."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.casefile.accounts import CarriedClaim, CarriedOrigin
from onrecord.casefile.database import Database
from onrecord.casefile.judged import judgements
from onrecord.casefile.reviews import Reviews, State
from onrecord.model.claim import OriginKind

_ASKED = "c.story_id IN (SELECT value FROM json_each(?))"


def carried(database: Database, stories: Iterable[str]) -> tuple[CarriedClaim, ...]:
    """Return the claims of these stories that two reports or more carry: by story, those in most reports first."""
    asked = json.dumps(sorted(stories))
    first: dict[str, tuple[str, str]] = {}
    members: dict[str, list[str]] = defaultdict(list)
    reports: dict[str, set[str]] = defaultdict(set)
    for row in database.rows(
        "SELECT x.claim_id, x.statement_id, s.article_id FROM claims AS c"  # noqa: S608 - the text above
        " JOIN claim_statements AS x ON x.claim_id = c.id JOIN statements AS s ON s.id = x.statement_id"
        f" WHERE {_ASKED} ORDER BY x.claim_id, x.position",
        asked,
    ):
        first.setdefault(row["claim_id"], (row["statement_id"], row["article_id"]))
        reports[row["claim_id"]].add(row["article_id"])
        members[row["claim_id"]].append(row["statement_id"])
    denials = _denials(database, asked, members)
    origins = _origins(database, asked)
    found = (
        CarriedClaim(
            id=row["id"],
            story_id=row["story_id"],
            statement_id=first[row["id"]][0],
            article_id=first[row["id"]][1],
            reports=len(reports[row["id"]]),
            at_least=row["at_least"],
            at_most=row["at_most"],
            denials=denials[row["id"]],
            origins=tuple(origins[row["id"]]),
        )
        for row in database.rows(f"SELECT * FROM claims AS c WHERE {_ASKED}", asked)  # noqa: S608 - the text above
        if len(reports[row["id"]]) > 1
    )
    return tuple(sorted(found, key=lambda one: (one.story_id, -one.reports, one.id)))


def _denials(database: Database, asked: str, members: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Return how many statements deny each claim that no person rejected, as statements or as denials of it."""
    reviews = Reviews(judgements(database))
    rejected = reviews.rejected()
    found: dict[str, int] = defaultdict(int)
    for row in database.rows(
        "SELECT x.claim_id, x.statement_id FROM claims AS c JOIN claim_replies AS x ON x.claim_id = c.id"  # noqa: S608
        f" WHERE {_ASKED} AND x.reply = 'denied'",
        asked,
    ):
        claim, one = row["claim_id"], row["statement_id"]
        if one not in rejected and reviews.of_reply(one, members[claim]).state is not State.REJECTED:
            found[claim] += 1
    return found


def _origins(database: Database, asked: str) -> dict[str, list[CarriedOrigin]]:
    found: dict[str, list[CarriedOrigin]] = defaultdict(list)
    for row in database.rows(
        "SELECT o.*, s.article_id FROM claims AS c JOIN origins AS o ON o.claim_id = c.id"  # noqa: S608 - the text above
        " JOIN origin_statements AS x ON x.claim_id = o.claim_id AND x.origin = o.position AND x.position = 0"
        f" JOIN statements AS s ON s.id = x.statement_id WHERE {_ASKED} ORDER BY o.claim_id, o.position",
        asked,
    ):
        found[row["claim_id"]].append(
            CarriedOrigin(
                kind=OriginKind(row["kind"]), name=row["name"], known=bool(row["known"]), article_id=row["article_id"]
            )
        )
    return found
