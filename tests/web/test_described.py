"""The API is told as it answers: every answer fits its schema, and every address and parameter is in the document."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from lxml import html as lxml_html
from openapi_spec_validator import validate
from starlette import requests
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.composing.tables import TABLES
from onrecord.engine.deciding import Decisions
from onrecord.web.app import _ROUTES, room
from onrecord.web.guard import Door

Document = dict[str, Any]


@pytest.fixture
def document(standing: TestClient) -> Document:
    found: Document = standing.get("/api/openapi.json").json()
    return found


@pytest.fixture
def demo_reader(demo: Path) -> Iterator[TestClient]:
    door = Door(port=8600)
    with TestClient(room(demo, door, Decisions(demo)), base_url="http://127.0.0.1:8600") as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        yield client


def strict(value: Any) -> Any:  # noqa: ANN401 - any part of a JSON document
    """Return a schema that lets no field pass that it doesn't name."""
    if isinstance(value, list):
        return [strict(one) for one in value]
    if not isinstance(value, dict):
        return value
    closed = {"additionalProperties": False} if value.get("type") == "object" and "properties" in value else {}
    return {key: strict(inner) for key, inner in value.items()} | closed


def validator(document: Document, path: str, status: int = 200) -> Draft202012Validator:
    (media,) = document["paths"][path]["get"]["responses"][str(status)]["content"].values()
    return Draft202012Validator(strict({**media["schema"], "components": document["components"]}))


def test_the_document_is_openapi(document: Document) -> None:
    assert document["openapi"].startswith("3.1")
    validate(document)


def test_every_address_for_programs_is_in_the_document_and_no_other(document: Document) -> None:
    routed = {route.path for route in _ROUTES if route.path.startswith("/api")}
    routed -= {"/api/openapi.json", "/api/about/{name}"}
    told = set()
    for path in document["paths"]:
        _, _, name, *rest = f"{path}///".split("/")
        table = name in TABLES
        told.add("/api/{table}/{row_id:path}" if table and rest[0] else "/api/{table}" if table else path)
    assert told == routed
    assert {path for path in document["paths"] if path.count("/") == 2} >= {f"/api/{table}" for table in TABLES}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("case", ["standing", "demo_reader"])
def test_every_row_of_a_table_fits_its_schema_to_the_field(
    table: str, case: str, document: Document, request: pytest.FixtureRequest
) -> None:
    client: TestClient = request.getfixturevalue(case)
    of_page, following, ids = validator(document, f"/api/{table}"), f"/api/{table}?limit=1000", []
    while following:
        answer = client.get(following).json()
        of_page.validate(answer)
        ids += [row.get("id") for row in answer["rows"]]
        following = answer["next"]
    assert ids or case == "demo_reader"
    if f"/api/{table}/{{id}}" in document["paths"] and ids:
        validator(document, f"/api/{table}/{{id}}").validate(client.get(f"/api/{table}/{ids[-1]}").json())


def test_a_row_that_lacks_a_field_or_has_another_does_not_fit(standing: TestClient, document: Document) -> None:
    row = standing.get("/api/statements?limit=1").json()["rows"][0]
    of_row = validator(document, "/api/statements/{id}")
    assert of_row.is_valid(row)
    for wrong in (
        {**row, "more": 1},
        {key: value for key, value in row.items() if key != "cue"},
        {**row, "act": "lie"},
        {**row, "cue": [3]},
        {**row, "anonymous": None},
    ):
        assert not of_row.is_valid(wrong)


@pytest.mark.parametrize("query", ["", "q=pier", "speaker=Vask", "act=denial", "from=2000-01-01&to=2040-01-01"])
def test_what_a_search_finds_fits_its_schema(standing: TestClient, document: Document, query: str) -> None:
    answer = standing.get(f"/api/search?{query}").json()
    validator(document, "/api/search").validate(answer)
    assert bool(answer["statements"]) == bool(query)


def test_the_contents_fit_their_schema(standing: TestClient, document: Document) -> None:
    validator(document, "/api").validate(standing.get("/api").json())


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [("/api/claims", "/api/claims?limit=x", 400), ("/api/claims/{id}", "/api/claims/none", 404)],
)
def test_a_problem_fits_its_schema(
    standing: TestClient, document: Document, path: str, asked: str, status: int
) -> None:
    answer = standing.get(asked)
    assert answer.status_code == status
    told = document["paths"][path]["get"]["responses"][str(status)]["content"]
    assert list(told) == [answer.headers["content-type"]]
    validator(document, path, status).validate(answer.json())


@pytest.mark.parametrize("path", ["/api/statements", "/api/claims", "/api/search"])
def test_every_parameter_that_an_address_reads_is_told_and_every_one_told_is_read(
    standing: TestClient, document: Document, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: set[str] = set()

    class Watched(QueryParams):
        def __contains__(self, key: object) -> bool:
            read.add(str(key))
            return super().__contains__(key)

        def __getitem__(self, key: Any) -> str:  # noqa: ANN401 - as the class has it
            read.add(key)
            return super().__getitem__(key)

        def get(self, key: Any, default: Any = None) -> Any:  # noqa: ANN401 - as the class has it
            read.add(key)
            return super().get(key, default)

    monkeypatch.setattr(requests, "QueryParams", Watched)
    assert standing.get(path).status_code == 200
    told = {one["name"] for one in document["paths"][path]["get"]["parameters"]}
    assert read == told


@pytest.mark.parametrize("table", TABLES)
def test_the_page_of_a_table_tells_its_fields_and_an_answer(standing: TestClient, table: str) -> None:
    answer = standing.get(f"/api/about/{table}")
    assert answer.status_code == 200
    tree = lxml_html.document_fromstring(answer.text)
    row = standing.get(f"/api/{table}?limit=1").json()["rows"][0]
    told = [code.text for code in tree.xpath("//h2[.='What a row holds']/..//tbody//th/code")]
    assert [field for field in told if "." not in field] == list(row)
    example = tree.xpath("//h2[.='An answer']/..//pre")[0].text_content()
    for field in row:
        assert f'"{field}": ' in example
    assert not tree.xpath("//script[not(@src)] | //style | //@style")


def test_the_pages_of_the_api_name_every_table(standing: TestClient) -> None:
    tree = lxml_html.document_fromstring(standing.get("/api", headers={"Accept": "text/html"}).text)
    assert {f"/api/about/{table}" for table in TABLES} <= set(tree.xpath("//main//a/@href"))
    assert standing.get("/api/about/nothing").status_code == 404


def test_the_fields_that_are_told_are_told_in_the_words_of_the_docs(document: Document) -> None:
    schemas = document["components"]["schemas"]
    assert schemas["StatementRow"]["properties"]["cue"]["description"] == "the span that announces it"
    silent = {
        (name, field)
        for name in ("ArticleRow", "StatementRow", "ClaimRow", "LedgerTableRow", "TimelineTableRow")
        for field, schema in schemas[name]["properties"].items()
        if not schema.get("description")
    }
    assert {field for _, field in silent} <= {"id"}


def test_an_example_of_an_answer_is_cut_where_it_is_long(demo: Path, demo_reader: TestClient) -> None:
    with open_case(demo) as case:
        text = case.text(case.reports()[0].id)
    example = (
        lxml_html.document_fromstring(demo_reader.get("/api/about/articles").text).xpath("//pre")[0].text_content()
    )
    assert "more characters)" in example
    assert len(example) < len(text)
