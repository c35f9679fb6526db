"""The record for programs: the rows of the export by their own names, page by page; problems told as problems."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.composing.tables import TABLES
from onrecord.export import jsonl


def rows_of(reader: TestClient, address: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    following: str | None = address
    while following:
        answer = reader.get(following).json()
        rows += answer["rows"]
        following = answer["next"]
    return rows


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_the_rows_of_a_table_are_those_of_the_export(
    bridge: Path, reader: TestClient, tmp_path: Path, table: str, limit: int
) -> None:
    with open_case(bridge) as case:
        jsonl.write(case, tmp_path / "tables")
    lines = (tmp_path / "tables" / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()
    assert rows_of(reader, f"/api/{table}?limit={limit}") == [json.loads(line) for line in lines]


def test_rows_of_one_article_and_of_one_story_alone(bridge: Path, reader: TestClient) -> None:
    with open_case(bridge) as case:
        story = case.stories()[0].id
    found = rows_of(reader, "/api/statements?article=r00001")
    assert found
    assert {row["article"] for row in found} == {"r00001"}
    assert len(rows_of(reader, f"/api/articles?story={story}")) == 3
    assert {row["story"] for row in rows_of(reader, f"/api/claims?story={story}")} == {story}
    assert rows_of(reader, "/api/claims?story=none") == []
    assert [row["id"] for row in rows_of(reader, f"/api/stories?story={story}")] == [story]


def test_a_row_by_its_id(reader: TestClient) -> None:
    for table in ("articles", "stories", "statements", "entities", "claims", "conflicts", "ledger", "timeline"):
        row = rows_of(reader, f"/api/{table}")[0]
        assert reader.get(f"/api/{table}/{row['id']}").json() == row


def test_the_tables_are_named(reader: TestClient) -> None:
    assert list(reader.get("/api").json()["tables"]) == list(TABLES)


def test_a_search_gives_what_the_page_shows(bridge: Path, reader: TestClient) -> None:
    with open_case(bridge) as case:
        found = case.search("pier")
    answer = reader.get("/api/search?q=pier").json()
    assert [one["id"] for one in answer["statements"]] == [saying.id for saying in found.sayings]
    assert [one["id"] for one in answer["reports"]] == [report.id for report in found.reports]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/nothing", 404),
        ("/api/stories/none", 404),
        ("/api/stories?limit=-1", 400),
        ("/api/stories?limit=1001", 400),
        ("/api/stories?offset=x", 400),
        ("/api/stories/a/b/c", 404),
    ],
)
def test_a_problem_is_told_as_one(reader: TestClient, path: str, status: int) -> None:
    answer = reader.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert problem["status"] == status
    assert {"type", "title", "detail"} <= problem.keys()
