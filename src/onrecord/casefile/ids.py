"""Which record an id, the beginning of one, or a name stands for: found by the indices, without reading the case."""

from dataclasses import dataclass

from onrecord.casefile.database import Database
from onrecord.casefile.names import ending as last_word
from onrecord.casefile.names import folded, is_meant

_LAST = "\U0010ffff"

_TABLES = {
    "articles": "SELECT x.id, x.id AS article_id, s.story_id FROM articles AS x"
    " LEFT JOIN story_articles AS s ON s.article_id = x.id",
    "statements": "SELECT x.id, x.article_id, s.story_id FROM statements AS x"
    " LEFT JOIN story_articles AS s ON s.article_id = x.article_id",
    "mentions": "SELECT x.id, x.article_id, s.story_id FROM mentions AS x"
    " LEFT JOIN story_articles AS s ON s.article_id = x.article_id",
    "stories": "SELECT x.id, NULL AS article_id, x.id AS story_id FROM stories AS x",
    "entities": "SELECT x.id, NULL AS article_id, x.story_id FROM entities AS x",
    "claims": "SELECT x.id, NULL AS article_id, x.story_id FROM claims AS x",
    "conflicts": "SELECT x.id, NULL AS article_id, x.story_id FROM conflicts AS x",
    "changed_quotations": "SELECT x.id, NULL AS article_id, x.story_id FROM changed_quotations AS x",
    "ledger": "SELECT x.id, NULL AS article_id, x.story_id FROM ledger AS x",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IdAnswer:
    """A record by its id: the table that holds it, the article that it stands in, and the story, where it has them."""

    table: str
    id: str
    article_id: str | None
    story_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BearerAnswer:
    """Somebody who bears a name: an entity of a story, with its mentions (id and article), the earliest printed first.

    `name` is the entity's own.
    """

    id: str
    story_id: str
    name: str
    mentions: tuple[tuple[str, str], ...]

    @property
    def mention_ids(self) -> tuple[str, ...]:
        """The ids of the mentions."""
        return tuple(mention_id for mention_id, _ in self.mentions)


class Ids:
    """What ids and names of an open case stand for."""

    def __init__(self, database: Database) -> None:
        """Take a connection that somebody else closes."""
        self._database = database

    def beginning(self, with_: str) -> tuple[IdAnswer, ...]:
        """Return the records whose id begins so, by table."""
        found = []
        for table, query in _TABLES.items():
            rows = self._database.rows(f"{query} WHERE x.id >= ? AND x.id < ? ORDER BY x.id", with_, with_ + _LAST)
            found += [
                IdAnswer(table=table, id=row["id"], article_id=row["article_id"], story_id=row["story_id"])
                for row in rows
            ]
        return tuple(found)

    def of_page(self, name: str) -> tuple[str, ...]:
        """Return the articles that came from a page of this name."""
        query = "SELECT article_id FROM pages WHERE name = ? AND article_id IS NOT NULL ORDER BY article_id"
        return tuple(row["article_id"] for row in self._database.rows(query, name))

    def bearers(self, name: str, *, story: str | None = None, ending: bool = False) -> tuple[BearerAnswer, ...]:
        """Return who bears a name, in one story or in all, in the order of ids; case and accents don't count.

        With `ending`, also those whose name ends in it: "Merkel".
        """
        asked = folded(name)
        query = "SELECT id, name FROM entities WHERE ending = ? AND (? IS NULL OR story_id = ?) ORDER BY id"
        rows = self._database.rows(query, last_word(name), story, story) if asked else []
        return tuple(
            self.entity(row["id"])
            for row in rows
            if folded(row["name"]) == asked or (ending and is_meant(asked, row["name"]))
        )

    def entity(self, entity_id: str) -> BearerAnswer:
        """Return an entity with its mentions.

        Raises:
            KeyError: the case has no such entity.
        """
        row = self._database.row("SELECT * FROM entities WHERE id = ?", entity_id)
        if row is None:
            raise KeyError(entity_id)
        mentions = self._database.rows(
            "SELECT m.id, m.article_id FROM entity_mentions AS em JOIN mentions AS m ON m.id = em.mention_id"
            " WHERE em.entity_id = ? ORDER BY em.position",
            entity_id,
        )
        return BearerAnswer(
            id=row["id"],
            story_id=row["story_id"],
            name=row["name"],
            mentions=tuple((m["id"], m["article_id"]) for m in mentions),
        )

    def chain(self, mention_id: str) -> str | None:
        """Return the first mention of the same one in its article; None where that is unresolved, or unknown."""
        row = self._database.row("SELECT chain FROM mentions WHERE id = ?", mention_id)
        return None if row is None else row["chain"]
