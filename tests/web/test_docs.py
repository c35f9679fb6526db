"""The docs in the room: each as it is in the repository, its links leading on, its pictures shown, nothing else."""

from pathlib import Path

import pytest
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord.web import shipped

ROOT = Path(__file__).parents[2]
DOCS = sorted(path.relative_to(ROOT / "docs").with_suffix("").as_posix() for path in (ROOT / "docs").rglob("*.md"))


def test_every_doc_has_its_page(standing: TestClient) -> None:
    assert sorted(shipped.names()) == DOCS
    listed = lxml_html.document_fromstring(standing.get("/help").text).xpath("//main//li/a/@href")
    assert sorted(listed) == [f"/help/{name}" for name in DOCS]


@pytest.mark.parametrize("name", DOCS)
def test_a_page_has_the_words_of_its_doc_and_nothing_that_acts(standing: TestClient, name: str) -> None:
    tree = lxml_html.document_fromstring(standing.get(f"/help/{name}").text)
    (article,) = tree.xpath("//article")
    assert [heading.text_content() for heading in tree.xpath("//h1")] == [shipped.title(name)]
    assert not article.xpath(".//script | .//style | .//@style | .//@*[starts-with(name(), 'on')]")
    for src in article.xpath(".//img/@src"):
        assert standing.get(src).headers["content-type"].startswith("image/")


def test_what_is_no_doc_is_not_shown(standing: TestClient) -> None:
    for name in ("nothing", "../README", "%2e%2e/pyproject.toml", "decisions", "room.md", "../src/onrecord/version.py"):
        assert standing.get(f"/help/{name}").status_code == 404


def test_a_link_to_what_is_not_shipped_is_words_alone(standing: TestClient) -> None:
    tree = lxml_html.document_fromstring(standing.get("/help/benchmarks").text)
    assert "conventions" in tree.text_content()
    assert not [href for href in tree.xpath("//article//a/@href") if "bench/gold" in href]


def test_the_anchors_are_those_of_a_forge(standing: TestClient) -> None:
    tree = lxml_html.document_fromstring(standing.get("/help/commands").text)
    assert tree.xpath("//h2/@id")[0].startswith("onrecord-")


def test_markup_in_a_doc_is_words() -> None:
    assert (
        shipped.line("a <b>c</b> `d<e>` [f](https://g.example)") == "a &lt;b&gt;c&lt;/b&gt; <code>d&lt;e&gt;</code> f"
    )
