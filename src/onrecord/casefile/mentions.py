"""What a case answers about mentions: the words that refer to somebody, and who that is."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.casefile.answers import Words
from onrecord.casefile.database import Database
from onrecord.casefile.read import Texts
from onrecord.model.mention import MentionForm


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionAnswer:
    """Words that name or refer to somebody in one article; those of one `chain` were read as one there."""

    id: str
    article_id: str
    words: Words
    form: MentionForm
    chain: str | None


def mentions(database: Database, *, entity: str | None = None, ids: Iterable[str] = ()) -> tuple[MentionAnswer, ...]:
    """Return the mentions of an entity, or those with these ids, article by article in reading order."""
    texts = Texts(database)
    query = (
        "SELECT m.* FROM mentions AS m JOIN entity_mentions AS em ON em.mention_id = m.id WHERE em.entity_id = ?"
        if entity is not None
        else "SELECT m.* FROM mentions AS m WHERE m.id IN (SELECT value FROM json_each(?))"
    )
    wanted = entity if entity is not None else json.dumps(tuple(ids))
    return tuple(
        MentionAnswer(
            id=row["id"],
            article_id=row["article_id"],
            words=texts.words(row["article_id"], row["start"], row["end"]),
            form=MentionForm(row["form"]),
            chain=row["chain"],
        )
        for row in database.rows(f"{query} ORDER BY m.article_id, m.start", wanted)
    )


def entity_of(database: Database, mention: str) -> str | None:
    """Return the id of the entity that a mention is of."""
    row = database.row("SELECT entity_id FROM entity_mentions WHERE mention_id = ?", mention)
    return None if row is None else str(row["entity_id"])
