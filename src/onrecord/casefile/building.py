"""How far the build is that is running: told in the case by the one who writes, read by anybody."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from onrecord.casefile.database import Database
from onrecord.casefile.lock import is_held
from onrecord.casefile.schema import LOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """How far a build is.

    `pages` are done with, `set_aside` among them; `of_pages` is None where only reading tells how many there are.
    `stories` of `of_stories` are linked, while the stages inside stories run; None before and after. `stage` is the
    name of a stage of the plan; `process` the number of the process that builds. Times are in UTC.
    """

    process: int
    started: datetime
    changed: datetime
    stage: str
    pages: int
    of_pages: int | None
    set_aside: int
    stories: int | None = None
    of_stories: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingAnswer:
    """What a case tells of the build that writes to it (`running`), or that was cut short; None where neither is so.

    `reports` is how many the case holds now.
    """

    build: Building | None
    running: bool
    reports: int


def put_building(database: Database, building: Building) -> None:
    """Tell how far a build is; the caller owns the transaction."""
    database.run(
        "INSERT OR REPLACE INTO building VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        building.process,
        building.started.isoformat(),
        building.changed.isoformat(),
        building.stage,
        building.pages,
        building.of_pages,
        building.set_aside,
        building.stories,
        building.of_stories,
    )


def clear_building(database: Database) -> None:
    """Tell that no build is running, where something tells that one is."""
    if database.row("SELECT 1 FROM building") is not None:
        database.run("DELETE FROM building")


def building(database: Database, folder: Path) -> BuildingAnswer:
    """Return how far the build is that runs, or that was cut short, if any; and how many reports there are."""
    begun = database.row("SELECT 1 FROM building") is not None
    held = begun and is_held(folder / LOCK)
    # A build clears its row before it frees the lock: what is still there behind a free lock was left over.
    row = database.row("SELECT * FROM building") if begun else None
    reports = database.row("SELECT count(*) AS many FROM articles")
    assert reports is not None  # a count always is
    return BuildingAnswer(
        build=None if row is None else _building(row), running=held and row is not None, reports=reports["many"]
    )


def _building(row: sqlite3.Row) -> Building:
    return Building(
        process=row["process"],
        started=datetime.fromisoformat(row["started"]),
        changed=datetime.fromisoformat(row["changed"]),
        stage=row["stage"],
        pages=row["pages"],
        of_pages=row["of_pages"],
        set_aside=row["set_aside"],
        stories=row["stories"],
        of_stories=row["of_stories"],
    )
