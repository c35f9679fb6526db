"""A page of the room reads what it shows, however large the case: counted in SQLite's own steps, not in seconds."""

import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import fields
from pathlib import Path
from urllib.parse import quote

import pytest
from builders import links, page_of, report
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.casefile.database import Database, Value
from onrecord.casefile.links import Links
from onrecord.casefile.write import open_to_write
from onrecord.engine.deciding import Decisions
from onrecord.web.app import room
from onrecord.web.guard import Door

FEW, MANY = 2, 40  # stories of three reports
PORT = 8600

LARGE = {
    "articles",
    "blocks",
    "claim_statements",
    "contents",
    "details",
    "entity_mentions",
    "entity_names",
    "extracts",
    "mentions",
    "pages",
    "relays",
    "sentences",
    "silence_articles",
    "silence_statements",
    "speakers",
    "statements",
    "telling_words",
    "ties",
    "timexes",
}
"""Tables with as many rows as a case has articles, or more."""

WALKED = {
    "SCAN a USING COVERING INDEX articles_by_time",  # articles in order of print, until enough are found
    "SCAN a USING INDEX articles_by_time",
    "SCAN pages",  # how many there are, and how many wait
    "SCAN articles USING COVERING INDEX",  # how many there are
}


def case_of(folder: Path, stories: int) -> Path:
    """Write a case of so many stories of three reports."""
    groups = [[report(3 * story + number) for number in range(3)] for story in range(stories)]
    found = [links(group) for group in groups]
    merged = Links(**{f.name: tuple(row for one in found for row in getattr(one, f.name)) for f in fields(Links)})
    with open_to_write(folder) as writer, writer.transaction():
        for article in (article for group in groups for article in group):
            writer.keep(page_of(article))
            assert writer.put(article)
        writer.replace_links(merged)
    return folder


def addresses(case: Path) -> dict[str, str]:
    """Return pages about the first story of a case, by what they show."""
    with open_case(case) as opened:
        story = min(opened.stories(), key=lambda one: one.reports[0].id)
        article = story.reports[0].id
        saying = opened.sayings(article=article)[0]
        entity = opened.entities(story.id)[0].id
        claim = opened.claims(story.id)[0].id
        row = opened.timeline(story.id)[0].id
    return {
        "story": f"/stories/{story.id}",
        "part of a story": f"/stories/{story.id}?part=ledger",
        "report": f"/reports/{quote(article)}?statement={saying.id}",
        "search for rare words": f"/search?q={quote(chr(34) + 'pier 1 of 2' + chr(34))}",
        "judgements": "/judgements",
        "API: row of a statement": f"/api/statements/{saying.id}",
        "API: row of an entity": f"/api/entities/{entity}",
        "API: row of a claim": f"/api/claims/{claim}",
        "API: row of a timeline": f"/api/timeline/{row}",
        "API: rows of an article": f"/api/statements?article={article}",
        "API: rows of a story": f"/api/claims?story={story.id}",
    }


@contextmanager
def reading(case: Path) -> Iterator[TestClient]:
    door = Door(port=PORT)
    with TestClient(room(case, door, Decisions(case)), base_url=f"http://127.0.0.1:{PORT}") as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        yield client


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return case_of(tmp_path_factory.mktemp("small") / "case", FEW)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return case_of(tmp_path_factory.mktemp("large") / "case", MANY)


def steps(case: Path, paths: Iterable[str], monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return for each page the steps that SQLite's machine goes to answer it."""
    gone = 0

    def step() -> None:
        nonlocal gone
        gone += 1

    def counting(path: str, *, uri: bool, isolation_level: None, timeout: float) -> sqlite3.Connection:
        connection = connect(path, uri=uri, isolation_level=isolation_level, timeout=timeout)
        connection.set_progress_handler(step, 10)
        return connection

    connect = sqlite3.connect
    found = []
    with monkeypatch.context() as patched, reading(case) as reader:
        patched.setattr("onrecord.casefile.database.sqlite3.connect", counting)
        for path in paths:
            before = gone
            assert reader.get(path).status_code == 200, path
            found.append(gone - before)
    return found


def test_what_shows_one_thing_reads_no_more_in_a_case_twenty_times_as_large(
    small: Path, large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few, many = addresses(small), addresses(large)
    counts = zip(few, steps(small, few.values(), monkeypatch), steps(large, many.values(), monkeypatch), strict=True)
    grown = {kind: (one, other) for kind, one, other in counts if other > 2 * one + 50}
    assert grown == {}


def test_a_later_page_of_a_table_is_not_read_by_reading_all_before_it(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = ("mentions", "statements", "blocks", "timexes", "claims", "silences", "timeline")
    first = steps(large, (f"/api/{table}?limit=2" for table in tables), monkeypatch)
    later = steps(large, (f"/api/{table}?limit=2&offset=38" for table in tables), monkeypatch)
    assert {t: (one, other) for t, one, other in zip(tables, first, later, strict=True) if other > 2 * one + 50} == {}


PAGES = {
    "/": {"entity_statements"},
    "/?from=1": {"entity_statements"},
    "/people?name=vask": set[str](),
    "/people?name=vasq": set[str](),
    "/search?q=pier": set[str](),
    "/search?speaker=vask&act=denial": set[str](),
    "/search?act=denial&outlet=Radio+Nine": set[str](),
    "/search?from=2031-05-01&to=2031-05-09": set[str](),
    "/api/search?q=pier": set[str](),
    **{
        f"/api/{t}?offset=1": set[str]() for t in ("articles", "statements", "entities", "claims", "ledger", "timeline")
    },
}
"""Pages over a whole case, and the further tables that they count through."""


@pytest.mark.parametrize("path", [*PAGES, "story", "report", "part of a story"])
def test_no_page_scans_a_table_that_grows_with_the_case(
    small: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: set[tuple[str, tuple[Value, ...]]] = set()
    rows, address = Database.rows, addresses(small).get(path, path)

    def noted(database: Database, sql: str, *values: Value) -> list[sqlite3.Row]:
        asked.add((sql, values))
        return rows(database, sql, *values)

    monkeypatch.setattr(Database, "rows", noted)
    with reading(small) as reader:
        assert reader.get(address).status_code == 200
    scanned = set()
    with closing(sqlite3.connect(small / "case.sqlite")) as connection:
        for sql, values in asked:
            if not sql.lstrip().upper().startswith("SELECT"):
                continue
            for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values):
                if (found := re.match(r"SCAN (\w+)", step)) and not any(step.startswith(one) for one in WALKED):
                    alias = re.search(rf"\b(\w+) AS {found[1]}\b", sql)
                    scanned.add(alias[1] if alias else found[1])
    assert scanned & (LARGE | {"entity_statements"}) <= PAGES.get(path, set())
