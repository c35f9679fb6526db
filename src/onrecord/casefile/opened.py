"""The file of a case, opened to read."""

import sqlite3
from pathlib import Path

from onrecord.casefile.database import Database
from onrecord.casefile.schema import DATABASE, check, migrations
from onrecord.errors import NotACase


def opened(folder: Path, *, exact: bool) -> Database:
    """Open the file of a case to read; what can't be held by SQLite is given `exact`, or shown as U+FFFD.

    Raises:
        NotACase: there is no case, or one that this version can't read.
    """
    path = folder / DATABASE
    if not path.is_file():
        raise NotACase(f"“{folder}” is not a case: it holds no {DATABASE}. `onrecord build` makes one.")
    try:
        try:
            return _checked(Database(path, mode="ro", exact=exact))
        except sqlite3.OperationalError:
            # In a folder that may not be written to, SQLite can't make the file through which readers and writer of a
            # log agree. Where no log waits, nobody is writing, and the file can be read as it stands.
            log = path.with_name(f"{DATABASE}-wal")
            if log.exists() and log.stat().st_size:
                raise
            return _checked(Database(path, mode="immutable", exact=exact))
    except sqlite3.DatabaseError as error:
        raise NotACase(f"“{path}” can't be read as a case ({error}).") from error


def _checked(database: Database) -> Database:
    try:
        newest = len(migrations())
        check(database, newest=newest, oldest=newest)
    except BaseException:
        database.close()
        raise
    return database
