"""By which names somebody is looked up, and what he is credited with: kept, so that no question reads every name."""

from collections import Counter
from collections.abc import Iterable

from onrecord.casefile.database import Database
from onrecord.casefile.judged import judgements
from onrecord.casefile.names import ending
from onrecord.casefile.reviews import Reviews
from onrecord.model.correction import Field
from onrecord.model.mention import MentionForm

_INSERT = "INSERT INTO entity_names VALUES (?, ?, ?, ?)"
_MANY = """
    mentions = (SELECT count(*) FROM entity_mentions AS em WHERE em.entity_id = entities.id),
    statements = (SELECT count(*) FROM entity_statements AS es WHERE es.entity_id = entities.id)
"""


def put_names(database: Database, stories: Iterable[str]) -> None:
    """Write for entities of stories, just put, how articles name them and what they say; the caller's transaction."""
    for story in stories:
        database.run_many(_INSERT, _printed(database, story))
        database.run(
            """
            INSERT INTO entity_statements SELECT DISTINCT em.entity_id, k.statement_id
            FROM entities AS e
            CROSS JOIN entity_mentions AS em ON em.entity_id = e.id
            CROSS JOIN speakers AS k ON k.mention_id = em.mention_id
            WHERE e.story_id = ?
            """,
            story,
        )
        database.run(f"UPDATE entities SET {_MANY} WHERE story_id = ?", story)  # noqa: S608 - the text above
    _put_corrected(database)


def put_unknown_speakers(database: Database) -> None:
    """Write who else speaks: names that no entity stands behind, of the whole case; the caller's transaction."""
    database.run("DELETE FROM unknown_speakers")
    database.run(
        """
        INSERT INTO unknown_speakers SELECT DISTINCT k.name FROM speakers AS k
        LEFT JOIN entity_mentions AS em ON em.mention_id = k.mention_id WHERE em.mention_id IS NULL
        """
    )


def _put_corrected(database: Database) -> None:
    """Credit the statements whose speaker a person corrected to whom they are by that, the others to whom they were."""
    corrections = Reviews(judgements(database)).corrections()
    for row in database.rows("SELECT DISTINCT first FROM judgements WHERE field = ?", Field.SPEAKER):
        statement = row["first"]
        readings = [c.readings for c in corrections.get(statement, ()) if c.field is Field.SPEAKER]
        read = database.rows("SELECT mention_id FROM speakers WHERE statement_id = ?", statement)
        told = [r.mention_id for r in readings[0]] if readings else [row["mention_id"] for row in read]
        credited = database.rows("SELECT entity_id FROM entity_statements WHERE statement_id = ?", statement)
        database.run("DELETE FROM entity_statements WHERE statement_id = ?", statement)
        database.run_many(
            "INSERT OR IGNORE INTO entity_statements SELECT em.entity_id, s.id FROM entity_mentions AS em"
            " JOIN statements AS s ON s.id = ? WHERE em.mention_id = ?",
            ((statement, mention) for mention in told if mention is not None),
        )
        credited += database.rows("SELECT entity_id FROM entity_statements WHERE statement_id = ?", statement)
        database.run_many(
            f"UPDATE entities SET {_MANY} WHERE id = ?",  # noqa: S608 - the text above
            ((row["entity_id"],) for row in credited),
        )


def fill_names(database: Database) -> None:
    """Write the names of a case that an older version made; the caller owns the transaction."""
    for table in ("speakers", "entities"):
        names = database.rows(f"SELECT DISTINCT name FROM {table} WHERE ending IS NULL")  # noqa: S608 - named here
        database.run_many(
            f"UPDATE {table} SET ending = ? WHERE ending IS NULL AND name = ?",  # noqa: S608 - named here
            ((ending(row["name"]), row["name"]) for row in names),
        )
    for row in database.rows("SELECT id FROM stories ORDER BY id"):
        database.run_many(_INSERT, _printed(database, row["id"]))


def _printed(database: Database, story: str) -> list[tuple[str, str, int, str]]:
    """Return each entity of a story with each name that is printed for it, how often, and the name's ending."""
    rows = database.rows(
        """
        SELECT em.entity_id, m.article_id, m.start, m.end
        FROM entities AS e
        CROSS JOIN entity_mentions AS em ON em.entity_id = e.id
        CROSS JOIN mentions AS m ON m.id = em.mention_id
        WHERE e.story_id = ? AND m.form = ?
        """,
        *(story, MentionForm.NAME),
    )
    texts = {
        row["id"]: row["text"]
        for row in database.rows(
            "SELECT a.id, a.text FROM story_articles AS sa JOIN articles AS a ON a.id = sa.article_id"
            " WHERE sa.story_id = ?",
            story,
        )
    }
    found = Counter(
        (row["entity_id"], " ".join(texts[row["article_id"]][row["start"] : row["end"]].split())) for row in rows
    )
    return [(entity, name, times, ending(name)) for (entity, name), times in found.items()]
