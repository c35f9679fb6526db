"""What a case holds, for comparing two: the rows of its tables, the originals, the bytes of its export."""

import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.casefile.case import open_case
from onrecord.export import jsonl


def dump(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of all tables, without the numbers that serve full-text search alone."""
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if "_fts" not in name
        ]
        found = {}
        for table in tables:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "number"]
            quoted = ", ".join(f'"{column}"' for column in columns)
            rows = connection.execute(f"SELECT {quoted} FROM {table}").fetchall()  # noqa: S608 - SQLite's own names
            found[table] = sorted(rows, key=repr)
        for table in ("articles_fts", "statements_fts"):
            check = f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)"  # noqa: S608 - named above
            connection.execute(check)  # raises where the index does not hold what the tables hold
        return found


def originals(folder: Path) -> dict[str, bytes]:
    """Return the bytes kept, by their place in the case."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in (folder / "originals").rglob("*")
        if path.is_file()
    }


def exported(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every table of the export."""
    with TemporaryDirectory() as out, open_case(folder) as case:
        jsonl.write(case, Path(out))
        return {path.name: path.read_bytes() for path in Path(out).iterdir()}
