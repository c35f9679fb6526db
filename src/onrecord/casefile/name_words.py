"""The words of the names of entities: kept, so that what looks like a name is found without comparing every name."""

import json
from collections.abc import Iterable

from onrecord.casefile.database import Database
from onrecord.casefile.names import ending, folded, near_words


def put_name_words(database: Database, names: Iterable[str]) -> None:
    """Write the words of names of entities, folded as names are compared; the caller owns the transaction."""
    database.run_many("INSERT OR IGNORE INTO name_words VALUES (?, ?)", _words(names))


def take_name_words(database: Database, names: Iterable[str]) -> None:
    """Take out the words of those names that no entity bears any more; the caller owns the transaction."""
    asked = frozenset(names)
    database.run_many(
        "DELETE FROM name_words WHERE (word, name) = (?, ?)", _words(asked - borne(database, asked).keys())
    )


def fill_name_words(database: Database) -> None:
    """Write the words of the names of a case that an older version made; the caller owns the transaction."""
    put_name_words(database, (row["name"] for row in database.rows("SELECT DISTINCT name FROM entities")))


def names_in(database: Database, stories: Iterable[str]) -> frozenset[str]:
    """Return the names of the entities of stories."""
    asked = json.dumps(sorted(stories))
    query = "SELECT DISTINCT name FROM entities WHERE story_id IN (SELECT value FROM json_each(?))"
    return frozenset(row["name"] for row in database.rows(query, asked))


def borne(database: Database, names: Iterable[str]) -> dict[str, bool]:
    """Return which of these names entities bear, and whether one of them says anything."""
    # A name is looked up by its last word, which has an index.
    rows = database.rows(
        """
        SELECT e.name, max(EXISTS (SELECT 1 FROM entity_statements AS es WHERE es.entity_id = e.id)) AS speaks
        FROM json_each(?) AS w
        CROSS JOIN entities AS e ON e.ending = json_extract(w.value, '$[0]') AND e.name = json_extract(w.value, '$[1]')
        GROUP BY e.name
        """,
        json.dumps([(ending(one), one) for one in sorted(names)]),
    )
    return {row["name"]: bool(row["speaks"]) for row in rows}


def names_like(database: Database, name: str) -> frozenset[str]:
    """Return the names of which one word looks like a word of this one, or like all of it written as one."""
    words = (row["word"] for row in database.rows("SELECT DISTINCT word FROM name_words"))
    rows = database.rows(
        "SELECT name FROM name_words WHERE word IN (SELECT value FROM json_each(?))",
        json.dumps(near_words(name, words)),
    )
    return frozenset(row["name"] for row in rows)


def _words(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(word, name) for name in sorted(set(names)) for word in dict.fromkeys(folded(name))]
