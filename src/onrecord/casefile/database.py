r"""One connection to a case's file, and the strings that SQLite can't hold.

SQLite keeps text as UTF-8 and its functions stop at a NUL; a JSON row may hold both a NUL and half of a surrogate pair
("\ud83d"), and a file name on Linux may hold bytes that Python shows as surrogates. Such a code point is written as
U+FDD0 (set apart by Unicode for a program's inside) and four hexadecimal digits. A connection opened `exact` gives it
back as it was; any other shows U+FFFD in its place, which every terminal and file can hold.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

Value: TypeAlias = str | bytes | int | float | None

_PATIENCE = 30.0  # seconds to wait for a lock: a reader meets one only while the writer closes or recovers the log

_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufdd0]")
_STORED = re.compile("\ufdd0([0-9a-f]{4})")


def storable(text: str) -> str:
    """Write the code points that SQLite can't hold as others."""
    if text.isascii() and "\x00" not in text:  # most are: ids, and long lists of them
        return text
    return _UNSTORABLE.sub(lambda found: f"\ufdd0{ord(found.group()):04x}", text)


def shown(text: str) -> str:
    """Put U+FFFD where SQLite can't hold a code point: the length stays, and so do offsets."""
    return _UNSTORABLE.sub("\ufffd", text)


def _exactly(stored: bytes) -> str:
    text = stored.decode()
    return _STORED.sub(lambda found: chr(int(found[1], 16)), text) if "\ufdd0" in text else text


def _showing(stored: bytes) -> str:
    text = stored.decode()
    return _STORED.sub("\ufffd", text) if "\ufdd0" in text else text


class Database:
    """An open SQLite file. Whoever opens it closes it.

    Nothing is in a transaction unless `transaction` says so.
    """

    def __init__(self, path: Path, *, mode: str, exact: bool) -> None:
        """Connect; `mode` is that of SQLite's addresses (`ro`, `rw`, `rwc`), or `immutable`."""
        self.path = path
        how = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
        self._connection = sqlite3.connect(
            f"{path.resolve().as_uri()}?{how}", uri=True, isolation_level=None, timeout=_PATIENCE
        )
        self._connection.row_factory = sqlite3.Row
        self._connection.text_factory = _exactly if exact else _showing
        self._depth = 0

    def run(self, sql: str, *values: Value) -> int:
        """Run one statement; return how many rows it changed."""
        return self._connection.execute(sql, _all_storable(values)).rowcount

    def run_many(self, sql: str, rows: Iterable[tuple[Value, ...]]) -> None:
        """Run one statement once for each row."""
        self._connection.executemany(sql, map(_all_storable, rows))

    def rows(self, sql: str, *values: Value) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        return self._connection.execute(sql, _all_storable(values)).fetchall()

    def each(self, sql: str, *values: Value) -> Iterator[sqlite3.Row]:
        """Give the rows of a query one at a time, where all of them would be many."""
        yield from self._connection.execute(sql, _all_storable(values))

    def row(self, sql: str, *values: Value) -> sqlite3.Row | None:
        """Return the first row of a query."""
        return next(iter(self.rows(sql, *values)), None)

    def pragma(self, name: str) -> int:
        """Return a number that SQLite keeps in the file's head."""
        return int(self.rows(f"PRAGMA {name}")[0][0])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do everything inside, or nothing. Inside another one, it is a part that can fail alone."""
        name = f"part_{self._depth}"
        self.run(f"SAVEPOINT {name}" if self._depth else "BEGIN IMMEDIATE")
        self._depth += 1
        try:
            yield
            self.run(f"RELEASE {name}" if self._depth > 1 else "COMMIT")
        except BaseException:
            # A full disk ends the transaction on SQLite's own account: then there is nothing to roll back.
            if self._connection.in_transaction:
                if self._depth > 1:
                    self.run(f"ROLLBACK TO {name}")
                    self.run(f"RELEASE {name}")
                else:
                    self.run("ROLLBACK")
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read everything inside from one moment, whatever a writer commits meanwhile."""
        if self._connection.in_transaction:
            yield
            return
        self.run("BEGIN")
        try:
            yield
        finally:
            self.run("ROLLBACK")

    def close(self) -> None:
        """Close the connection; a second time does nothing."""
        self._connection.close()


def _all_storable(values: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(storable(value) if isinstance(value, str) else value for value in values)
