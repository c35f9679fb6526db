"""Which records of a table are asked for, as conditions of SQL, so that no question reads the whole case."""

import json
from dataclasses import dataclass
from sqlite3 import Row

from onrecord.casefile.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Records of a table: those of a story, or those of some ids, or (neither) all.

    `story` needs a column `story_id`. A condition is given with the values that it takes.
    """

    story: str | None = None
    ids: tuple[str, ...] | None = None

    def condition(self, column: str = "id") -> tuple[str, tuple[str, ...]]:
        """Return a condition on the table itself."""
        if self.ids is not None:
            return f"{column} IN (SELECT value FROM json_each(?))", (json.dumps(self.ids),)  # noqa: S608 - a column of ours
        if self.story is not None:
            return "story_id = ?", (self.story,)
        return "TRUE", ()

    def inside(self, key: str, table: str) -> tuple[str, tuple[str, ...]]:
        """Return a condition on a table whose rows belong, by a key, to the rows of the table that is chosen from."""
        if self.ids is not None or self.story is None:
            return self.condition(key)
        return f"{key} IN (SELECT id FROM {table} WHERE story_id = ?)", (self.story,)  # noqa: S608 - names of ours


ALL = Chosen()


def in_order_of_id(database: Database, table: str, chosen: Chosen) -> list[Row]:
    """Return the chosen rows of a table of this package in the order of their ids."""
    where, values = chosen.condition()
    return database.rows(f"SELECT * FROM {table} WHERE {where} ORDER BY id", *values)  # noqa: S608 - ours


def in_order_of_story(database: Database, table: str, chosen: Chosen) -> list[Row]:
    """Return the chosen rows of a table by story, in the order that linking gave them inside it."""
    where, values = chosen.condition()
    return database.rows(f"SELECT * FROM {table} WHERE {where} ORDER BY story_id, position", *values)  # noqa: S608 - ours


def parts_of(database: Database, part: str, key: str, table: str, chosen: Chosen, *order: str) -> list[Row]:
    """Return the rows of a part that belong, by a key, to chosen rows of a table, each one's in their order."""
    where, values = chosen.inside(key, table)
    by = ", ".join((key, *(order or ("position",))))
    return database.rows(f"SELECT * FROM {part} WHERE {where} ORDER BY {by}", *values)  # noqa: S608 - ours
