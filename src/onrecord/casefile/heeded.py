"""Which judgements linking has heeded: what people decided, and took back, since a story was linked is known by it."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.casefile.database import Database
from onrecord.model.identity import record_id
from onrecord.model.judgement import Subject

_STANDING = (
    "SELECT r.judgement_id, r.article_id FROM judgement_reaches AS r JOIN judgements AS j ON j.id = r.judgement_id"
    " WHERE j.withdrawn_at IS NULL"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheeded:
    """A story that shows what was so before people decided: the judgements that linking has not heeded in it yet."""

    story_id: str
    title: str
    judgement_ids: tuple[str, ...]

    @property
    def decisions(self) -> int:
        """How many they are."""
        return len(self.judgement_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A judgement that linking has not heeded yet, in one of the articles that it reaches.

    It was made since that article's story was linked; or, where linking `heeded` it, taken back since. `story_id` is
    None where the article belongs to no story.
    """

    judgement_id: str
    subject: Subject
    article_id: str
    story_id: str | None
    heeded: bool


def put_reached(database: Database, judgement_id: str) -> None:
    """Write whether a judgement, just made or withdrawn, is to be heeded; the caller owns the transaction."""
    database.run("DELETE FROM judgement_unheeded WHERE judgement_id = ?", judgement_id)
    of_it, heeded = f"{_STANDING} AND r.judgement_id = ?1", "SELECT * FROM judgement_heeded WHERE judgement_id = ?1"
    for one, other in ((of_it, heeded), (heeded, of_it)):
        database.run(f"INSERT INTO judgement_unheeded {one} EXCEPT {other}", judgement_id)


def heed_all(database: Database) -> None:
    """Write that linking has heeded all that stands; the caller owns the transaction."""
    database.run("DELETE FROM judgement_unheeded")
    database.run("DELETE FROM judgement_heeded")
    database.run(f"INSERT INTO judgement_heeded {_STANDING}")


def heed(database: Database, reached: Iterable[Reached]) -> None:
    """Write that linking has heeded what it found unheeded when it began; the caller owns the transaction.

    What was decided meanwhile stays unheeded, and so does what was heeded now and taken back meanwhile.
    """
    judgements = set()
    for one in reached:
        judgements.add(one.judgement_id)
        if one.heeded:
            query = "DELETE FROM judgement_heeded WHERE judgement_id = ? AND article_id = ?"
        else:
            query = "INSERT INTO judgement_heeded VALUES (?, ?)"
        database.run(query, one.judgement_id, one.article_id)
    for judgement in sorted(judgements):
        put_reached(database, judgement)


def is_heeded(database: Database) -> bool:
    """Tell whether linking has heeded all that people decided, wherever it can."""
    return database.row("SELECT 1 FROM judgement_unheeded LIMIT 1") is None


def reached(database: Database) -> tuple[Reached, ...]:
    """Return what linking has not heeded yet, in the order of ids."""
    return tuple(
        Reached(
            judgement_id=row["judgement_id"],
            subject=Subject(row["subject"]),
            article_id=row["article_id"],
            story_id=row["story_id"],
            heeded=bool(row["heeded"]),
        )
        for row in database.rows(
            """
            SELECT u.judgement_id, u.article_id, j.subject, sa.story_id, h.judgement_id IS NOT NULL AS heeded
            FROM judgement_unheeded AS u JOIN judgements AS j ON j.id = u.judgement_id
            LEFT JOIN story_articles AS sa ON sa.article_id = u.article_id
            LEFT JOIN judgement_heeded AS h ON h.judgement_id = u.judgement_id AND h.article_id = u.article_id
            ORDER BY u.judgement_id, u.article_id
            """
        )
    )


def still_so(database: Database, before: Iterable[Reached]) -> bool:
    """Tell whether nobody has heeded any of this, or ceased to, since it was read: nobody else has linked it."""
    query = "SELECT 1 FROM judgement_heeded WHERE judgement_id = ? AND article_id = ?"
    return all((database.row(query, one.judgement_id, one.article_id) is not None) == one.heeded for one in before)


def heeds(database: Database) -> str:
    """Return one word for which judgements the links of a case heed."""
    rows = database.rows("SELECT judgement_id, article_id FROM judgement_heeded ORDER BY judgement_id, article_id")
    return record_id("heeds", *(part for row in rows for part in row))


def unheeded(database: Database) -> tuple[Unheeded, ...]:
    """Return the stories that decisions reach which linking has not heeded yet, in the order of ids."""
    reaching: dict[tuple[str, str], list[str]] = {}
    for row in database.rows(
        """
        SELECT DISTINCT s.id, s.title, u.judgement_id
        FROM judgement_unheeded AS u
        CROSS JOIN story_articles AS sa ON sa.article_id = u.article_id
        CROSS JOIN stories AS s ON s.id = sa.story_id
        ORDER BY s.id, u.judgement_id
        """
    ):
        reaching.setdefault((row["id"], row["title"]), []).append(row["judgement_id"])
    return tuple(
        Unheeded(story_id=story, title=title, judgement_ids=tuple(ids)) for (story, title), ids in reaching.items()
    )
