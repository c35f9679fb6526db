"""Who is heard in a story, kept when it is linked: names in their order, and which statements are whose."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from onrecord.casefile.credits import Credit, credits_of
from onrecord.casefile.database import Database
from onrecord.casefile.voices import Gathered, Standing, by_voice
from onrecord.model.correction import Field

_WHO = (Field.SPEAKER, Field.SOURCE)  # of what is corrected in a statement, what tells whose it is


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardAnswer:
    """One who is heard in a story, with how many statements; `statement_ids` are the first of these."""

    name: str
    standing: Standing
    statements: int
    statement_ids: tuple[str, ...] = field(repr=False)


def put_voices(database: Database, stories: Iterable[str]) -> None:
    """Write who is heard in stories that were just put, as people corrected it; the caller owns the transaction."""
    for story in stories:
        found = by_voice(credits_of(database, story))
        database.run_many(
            "INSERT INTO voices VALUES (?, ?, ?, ?, ?)",
            ((story, place, one.name, int(one.standing), len(one.sayings)) for place, one in enumerate(found)),
        )
        database.run_many(
            "INSERT INTO voice_statements VALUES (?, ?, ?, ?)",
            (
                (story, place, position, saying.id)
                for place, one in enumerate(found)
                for position, saying in enumerate(one.sayings)
            ),
        )


def fill_voices(database: Database) -> None:
    """Write who is heard in the stories of a case that an older version made; the caller owns the transaction."""
    put_voices(database, [row["id"] for row in database.rows("SELECT id FROM stories ORDER BY id")])


def how_many(database: Database, story: str, standings: Sequence[Standing]) -> int:
    """Return how many are heard in a story who stand so."""
    if _is_stale(database, story):
        return len(_anew(database, story, standings))
    query = "SELECT count(*) AS many FROM voices WHERE story_id = ? AND standing IN (SELECT value FROM json_each(?))"
    return int(database.rows(query, story, json.dumps(standings))[0]["many"])


def heard(
    database: Database, story: str, standings: Sequence[Standing], *, start: int, most: int, statements: int
) -> tuple[HeardAnswer, ...]:
    """Return some of those heard in a story who stand so, from a place on, each with so many statements at most."""
    if _is_stale(database, story):
        return tuple(
            HeardAnswer(
                name=one.name,
                standing=one.standing,
                statements=len(one.sayings),
                statement_ids=tuple(saying.id for saying in one.sayings[:statements]),
            )
            for one in _anew(database, story, standings)[start : start + most]
        )
    rows = database.rows(
        "SELECT * FROM voices WHERE story_id = ? AND standing IN (SELECT value FROM json_each(?))"
        " ORDER BY position LIMIT ? OFFSET ?",
        story,
        json.dumps(standings),
        most,
        start,
    )
    first = (
        "SELECT statement_id FROM voice_statements WHERE story_id = ? AND voice = ? AND position < ? ORDER BY position"
    )
    return tuple(
        HeardAnswer(
            name=row["name"],
            standing=Standing(row["standing"]),
            statements=row["statements"],
            statement_ids=tuple(
                one["statement_id"] for one in database.rows(first, story, row["position"], statements)
            ),
        )
        for row in rows
    )


def _is_stale(database: Database, story: str) -> bool:
    """Tell whether somebody corrected who says something, or took that back, and the story is not linked again yet.

    Nothing else that people decide changes who is heard before that.
    """
    query = (
        "SELECT 1 FROM judgement_unheeded AS u CROSS JOIN judgements AS j ON j.id = u.judgement_id"
        " CROSS JOIN story_articles AS sa ON sa.article_id = u.article_id"
        " WHERE j.field IN (SELECT value FROM json_each(?)) AND sa.story_id = ? LIMIT 1"
    )
    return database.row(query, json.dumps(_WHO), story) is not None


def _anew(database: Database, story: str, standings: Sequence[Standing]) -> list[Gathered[Credit]]:
    return [one for one in by_voice(credits_of(database, story)) if one.standing in standings]
