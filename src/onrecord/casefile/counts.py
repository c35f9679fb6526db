"""What linking counted of each article, kept so that it is counted once."""

import json
from collections.abc import Iterable, Iterator, Mapping

from onrecord.casefile.database import Database
from onrecord.model.tally import Tally


def uncounted(database: Database) -> tuple[str, ...]:
    """Return the ids of articles that were not counted yet."""
    query = "SELECT id FROM articles WHERE id NOT IN (SELECT article_id FROM counted) ORDER BY id"
    return tuple(row["id"] for row in database.rows(query))


def put_counted(database: Database, counted: Iterable[Tally]) -> None:
    """Write what was counted of articles of the case; the caller owns the transaction."""
    database.run_many(
        "INSERT OR REPLACE INTO counted VALUES (?, ?, ?, ?, ?, ?)",
        (
            (c.article_id, *(_written(part) for part in (c.terms, c.names, c.opening, c.headline)), c.prints)
            for c in counted
        ),
    )


def counted(database: Database) -> Iterator[Tally]:
    """Give what was counted of every article, in the order of ids."""
    heads = {
        row["id"]: (" ".join(row["title"].split()) if row["title"] else "", row["published"] or "")
        for row in database.rows("SELECT id, title, published FROM reports")
    }
    for row in database.each("SELECT * FROM counted ORDER BY article_id"):
        title, published = heads[row["article_id"]]
        yield Tally(
            article_id=row["article_id"],
            title=title,
            published=published,
            terms=json.loads(row["terms"]),
            names=json.loads(row["names"]),
            opening=json.loads(row["opening"]),
            headline=json.loads(row["headline"]),
            prints=row["prints"],
        )


def _written(terms: Mapping[str, int]) -> str:
    return json.dumps(terms, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
