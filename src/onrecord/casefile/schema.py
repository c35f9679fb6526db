"""The schema of a case: numbered migrations, each one a file of SQL, each one a transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from onrecord.casefile.database import Database
from onrecord.errors import NotACase

DATABASE = "case.sqlite"
ORIGINALS = "originals"
LOCK = "writing.lock"
LINKING = "linking.lock"
NOTHING: Mapping[int, Callable[[Database], None]] = MappingProxyType({})

APPLICATION_ID = 0x6F6E7263  # "onrc": tells a case from any other SQLite file, also to `file`


@cache
def migrations() -> tuple[str, ...]:
    """Return the migrations: the first brings an empty file to version 1."""
    folder = files("onrecord.casefile") / "migrations"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return tuple((folder / name).read_text("utf-8") for name in names)


def statements(script: str) -> Iterator[str]:
    """Cut a script into its statements.

    `executescript` would do, but it commits first, so that a kill could leave half a schema.
    """
    gathered = ""
    for line in script.splitlines(keepends=True):
        gathered += line
        if sqlite3.complete_statement(gathered):
            yield gathered
            gathered = ""


def migrate(
    database: Database, wanted: Sequence[str], finish: Mapping[int, Callable[[Database], None]] = NOTHING
) -> None:
    """Bring a case that is open to write to the newest version; each migration is done wholly or not at all.

    `finish` does what SQL can't do of a migration, by the version that it leads to.
    """
    for version in range(database.pragma("user_version"), len(wanted)):
        with database.transaction():
            for statement in statements(wanted[version]):
                database.run(statement)
            if version + 1 in finish:
                finish[version + 1](database)
            database.run(f"PRAGMA application_id = {APPLICATION_ID}")
            database.run(f"PRAGMA user_version = {version + 1}")


def check(database: Database, *, newest: int, oldest: int) -> None:
    """Refuse a file that this version can't read.

    Raises:
        NotACase: the file is another program's, a newer version's or (below `oldest`) an older one's.
    """
    blank = database.pragma("application_id") == 0 and not database.rows("SELECT 1 FROM sqlite_master LIMIT 1")
    version = database.pragma("user_version")
    if database.pragma("application_id") != APPLICATION_ID and not blank:
        raise NotACase(f"“{database.path}” is not a case's file; name the folder of a case that `onrecord build` made.")
    if version > newest:
        raise NotACase(f"“{database.path}” was made by a newer onrecord (schema {version}); update onrecord.")
    if version < oldest:
        raise NotACase(f"“{database.path}” is not a whole case (schema {version}); run `onrecord build` on it again.")
