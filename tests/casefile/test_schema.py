"""Migrations: numbered, whole or not at all, and what they make."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tables import dump

from onrecord.casefile.case import open_case
from onrecord.casefile.database import Database
from onrecord.casefile.name_words import fill_name_words
from onrecord.casefile.put_names import fill_names
from onrecord.casefile.schema import APPLICATION_ID, check, migrate, migrations, statements
from onrecord.casefile.write import open_to_write
from onrecord.errors import NotACase

FIRST = "CREATE TABLE piers (name TEXT) STRICT;\n-- two statements\nINSERT INTO piers VALUES ('north; old');\n"
SECOND = "ALTER TABLE piers ADD COLUMN height INTEGER;\n"
BROKEN = "CREATE TABLE spans (name TEXT) STRICT;\nINSERT INTO nowhere VALUES (1);\n"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(Database(tmp_path / "case.sqlite", mode="rwc", exact=True)) as opened:
        yield opened


def test_a_blank_file_is_brought_to_the_newest_version(database: Database) -> None:
    migrate(database, [FIRST, SECOND])
    assert database.pragma("user_version") == 2
    assert database.pragma("application_id") == APPLICATION_ID
    assert [tuple(row) for row in database.rows("SELECT * FROM piers")] == [("north; old", None)]


def test_an_older_case_keeps_its_rows(database: Database) -> None:
    migrate(database, [FIRST])
    database.run("INSERT INTO piers VALUES ('south')")
    migrate(database, [FIRST, SECOND])
    assert [tuple(row) for row in database.rows("SELECT * FROM piers")] == [("north; old", None), ("south", None)]


def test_a_migration_that_fails_leaves_the_version_before_it(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(database, [FIRST, BROKEN])
    assert database.pragma("user_version") == 1
    assert [row["name"] for row in database.rows("SELECT name FROM sqlite_master")] == ["piers"]
    migrate(database, [FIRST, SECOND])
    assert database.pragma("user_version") == 2


def test_versions_that_cannot_be_read_are_refused_with_a_sentence(database: Database) -> None:
    migrate(database, [FIRST, SECOND])
    check(database, newest=2, oldest=2)
    with pytest.raises(NotACase, match="newer onrecord"):
        check(database, newest=1, oldest=0)
    with pytest.raises(NotACase, match="run `onrecord build`"):
        check(database, newest=3, oldest=3)


def test_a_case_of_a_newer_version_is_refused_to_reader_and_writer(bridge: Path) -> None:
    with closing(sqlite3.connect(bridge / "case.sqlite")) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    for opened in (open_case, open_to_write):
        with pytest.raises(NotACase, match="newer onrecord"):
            opened(bridge)


def test_every_statement_of_the_migrations_is_whole_and_none_is_left_over() -> None:
    for script in migrations():
        assert "".join(statements(script)).rstrip() == script.rstrip()


def test_every_table_is_strict_but_those_of_full_text_search(bridge: Path) -> None:
    with closing(sqlite3.connect(bridge / "case.sqlite")) as connection:
        listed = connection.execute("PRAGMA table_list").fetchall()
    strict = {name: bool(strict) for _, name, kind, _, _, strict in listed if kind == "table"}
    assert {name for name, is_strict in strict.items() if not is_strict} == {"sqlite_schema", "sqlite_temp_schema"}
    assert "statements" in strict


def test_no_index_repeats_the_start_of_another(bridge: Path) -> None:
    with closing(sqlite3.connect(bridge / "case.sqlite")) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            indices = [row[1] for row in connection.execute(f"PRAGMA index_list({table})")]
            columns = [tuple(row[2] for row in connection.execute(f"PRAGMA index_info({name})")) for name in indices]
            assert len({c[:1] for c in columns}) == len(columns), table


def test_every_view_can_be_asked_and_gives_rows(bridge: Path) -> None:
    with closing(sqlite3.connect(bridge / "case.sqlite")) as connection:
        views = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
        rows = {view: connection.execute(f"SELECT * FROM {view}").fetchall() for view in views}  # noqa: S608 - SQLite's own names
    assert {view for view, found in rows.items() if not found} == {"set_aside", "judgement_reaches"}


def test_views_slice_the_words(bridge: Path) -> None:
    with closing(sqlite3.connect(bridge / "case.sqlite")) as connection:
        said = connection.execute(
            "SELECT speakers, source, cue, content, via, said, addressee, outlet FROM said WHERE article_id = 'r00001'"
        ).fetchone()
        spoken = connection.execute("SELECT DISTINCT name, outlet FROM who_says_what ORDER BY outlet").fetchall()
        (happened,) = connection.execute("SELECT words FROM what_happened WHERE position = 1 LIMIT 1").fetchone()
    assert said == (
        "Teodora Vask",
        "Mayor Teodora Vask",
        "told",
        "pier 0 of 1 holds … rust 0 is old",
        "Radio Nine",
        "2031-05-05",
        "Radio Nine",
        "Radio Nine",
    )
    assert spoken == [("Teodora Vask", outlet) for outlet in ("Lower Valley News", "Radio Nine", "The Ferry Post")]
    assert re.fullmatch(r"rust \d is old", happened)


def test_the_file_is_marked_as_a_case_in_write_ahead_mode_with_its_keys_whole(bridge: Path) -> None:
    with closing(sqlite3.connect(bridge / "case.sqlite")) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_writer_holds_to_foreign_keys(bridge: Path) -> None:
    with open_to_write(bridge) as writer, pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        writer._database.run("INSERT INTO sentences VALUES ('nobody', 0, 0, 1)")


def test_the_names_of_an_older_case_are_written_when_it_is_brought_to_the_newest_version(bridge: Path) -> None:
    before = dump(bridge)
    assert all(row["ending"] for row in rows_of(bridge, "speakers"))
    with open_to_write(bridge) as writer, writer.transaction():
        writer._database.run("UPDATE speakers SET ending = NULL")
        writer._database.run("UPDATE entities SET ending = NULL")
        writer._database.run("DELETE FROM entity_names")
        writer._database.run("DELETE FROM name_words")
        fill_names(writer._database)
        fill_name_words(writer._database)
    assert dump(bridge) == before
    assert before["entity_names"]
    assert before["name_words"]


def rows_of(folder: Path, table: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608 - named in this file
