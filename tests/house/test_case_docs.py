"""`docs/case.md` names every table, view and column of a case, and no other."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
MIGRATIONS = ROOT / "src" / "onrecord" / "casefile" / "migrations"


def documented() -> dict[str, list[str]]:
    text = (ROOT / "docs" / "case.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| [^|]+ \|$", text, flags=re.MULTILINE)
    return {name: re.findall(r"`(\w+)`", columns) for name, columns in rows}


def created() -> dict[str, list[str]]:
    """Return what the migrations make of an empty file; the tables that FTS5 keeps for itself are left out."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for script in sorted(MIGRATIONS.glob("*.sql")):
            connection.executescript(script.read_text(encoding="utf-8"))
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
        ]
        return {
            name: [column for (column,) in connection.execute("SELECT name FROM pragma_table_info(?)", (name,))]
            for name in names
            if not re.search(r"_fts_|^sqlite_", name)
        }


def test_every_table_and_column_of_a_case_is_documented_in_its_order() -> None:
    assert documented() == created()
