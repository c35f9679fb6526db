"""The export as JSON lines: the tables and fields that the scorer reads, the same bytes every time."""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from builders import correction, links, page_of, plain, report

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.errors import BadSetting
from onrecord.export.jsonl import TABLES, write
from onrecord.model.annotated import AnnotatedArticle

# As the list of tables beside the scorer has them; a table may hold more.
FIELDS = {
    "articles": {"id", "name", "outlet", "title", "published", "url", "language", "story", "text", "sha256"},
    "blocks": {"article", "start", "end", "role"},
    "mentions": {"id", "article", "start", "end", "form", "entity"},
    "entities": {"id", "name", "kind", "story"},
    "timexes": {"id", "article", "start", "end", "type", "value"},
    "statements": {
        *(
            "id",
            "article",
            "source",
            "cue",
            "content",
            "manner",
            "act",
            "certainty",
            "confidence",
            "speaker",
            "speaker_entity",
        ),
        *("addressee", "via", "anonymous", "within", "said"),
    },
    "stories": {"id", "title", "articles", "start", "end"},
    "copies": {"articles", "kind", "share", "agency", "passages"},
    "claims": {"id", "story", "statements", "denied_by", "origins", "at_least", "at_most"},
    "conflicts": {"id", "story", "kind", "statements", "values", "explained_by"},
    "quotations": {"id", "story", "statements", "share", "changes"},
    "ledger": {"id", "story", "kind", "statements", "follow_ups", "open"},
    "silences": {"id", "story", "article", "kind", "claim", "statements", "carried_by"},
    "timeline": {"story", "when", "what", "evidence"},
    "judgements": {"id", "subject", "verdict", "first", "second", "by", "at", "reason", "withdrawn"},
}

Export = Callable[..., dict[str, list[dict[str, Any]]]]


@pytest.fixture
def export(tmp_path: Path) -> Export:
    def exported(*articles: AnnotatedArticle, out: str = "tables") -> dict[str, list[dict[str, Any]]]:
        with open_to_write(tmp_path / f"case of {out}") as writer:
            for annotated in articles:
                writer.keep(page_of(annotated))
                assert writer.put(annotated)
            found = links(articles)
            writer.replace_links(found)
            writer.judge(correction())
        with open_case(tmp_path / f"case of {out}") as case:
            write(case, tmp_path / out)
        return {
            path.stem: [json.loads(line) for line in path.read_text("utf-8").splitlines()]
            for path in (tmp_path / out).iterdir()
        }

    return exported


def test_every_table_is_there_with_every_field_in_every_row(export: Export) -> None:
    tables = export(report(0), report(1))
    assert set(tables) == set(FIELDS) == set(TABLES)
    for table, rows in tables.items():
        assert rows, table
        for row in rows:
            assert set(row) >= FIELDS[table], table


def test_a_row_says_what_the_record_says(export: Export) -> None:
    annotated = report(1)
    tables = export(report(0), annotated)
    article, statement = annotated.article, annotated.statements[1]
    (story,) = tables["stories"]
    (vask,) = tables["entities"]
    (row,) = (row for row in tables["statements"] if row["id"] == statement.id)
    assert statement.source is not None
    assert statement.cue is not None
    assert {field: row[field] for field in FIELDS["statements"]} == {
        "id": statement.id,
        "article": article.id,
        "source": [statement.source.start, statement.source.end],
        "cue": [statement.cue.start, statement.cue.end],
        "content": [[span.start, span.end] for span in statement.content],
        "manner": "mixed",
        "act": "denial",
        "certainty": "hedged",
        "confidence": 0.75,
        "speaker": "Teodora Vask",
        "speaker_entity": vask["id"],
        "addressee": "Radio Nine",
        "via": ["Radio Nine"],
        "anonymous": True,
        "within": annotated.statements[0].id,
        "said": "2031-05-05",
    }
    (row,) = (row for row in tables["articles"] if row["id"] == article.id)
    assert (row["name"], row["text"], row["sha256"], row["story"], row["title"]) == (
        "coverage/1.html",
        article.text,
        article.page_sha256,
        story["id"],
        "Bridge number 1 stays open",
    )
    assert story["articles"] == ["r00001", "r00000"]
    assert (story["start"], story["end"]) == ("2031-05-05", "2031-05-06")
    assert {m["entity"] for m in tables["mentions"]} == {vask["id"], None}
    assert tables["copies"][0]["articles"] == ["r00000", "r00001"]
    assert tables["copies"][0]["passages"] == [[[0, 6], [0, 6]], [[7, 13], [7, 13]]]
    first = tables["timeline"][0]["evidence"][0]
    assert report(0).article.text[first["start"] : first["end"]] == tables["timeline"][0]["what"]


def test_what_is_unknown_is_null(export: Export) -> None:
    annotated = report(0)
    bare = tuple(
        dataclasses.replace(s, source=None, cue=None, speakers=(), addressee=None, via=(), said=None)
        for s in annotated.statements
    )
    article = dataclasses.replace(
        annotated.article, title=None, outlet=None, published=None, url=None, blocks=annotated.article.blocks[1:]
    )
    tables = export(dataclasses.replace(annotated, article=article, statements=bare))
    row = tables["statements"][0]
    assert [row[f] for f in ("source", "cue", "speaker", "speaker_entity", "addressee", "within", "said")] == [None] * 7
    assert row["via"] == []
    row = tables["articles"][0]
    assert [row[field] for field in ("title", "outlet", "published", "url")] == [None] * 4


def test_two_speakers_are_joined_and_the_first_ones_entity_is_named(export: Export) -> None:
    annotated = report(0, statements=1)
    (statement,) = annotated.statements
    assert statement.addressee is not None
    both = dataclasses.replace(statement, speakers=(*statement.speakers, statement.addressee))
    tables = export(dataclasses.replace(annotated, statements=(both,)))
    assert tables["statements"][0]["speaker"] == "Teodora Vask; Radio Nine"
    assert tables["statements"][0]["speaker_entity"] == tables["entities"][0]["id"]


def test_the_order_of_putting_does_not_show(export: Export, tmp_path: Path) -> None:
    export(report(0), report(1), report(2), out="one")
    export(report(2), report(0), report(1), out="two")
    for table in TABLES:
        name = f"{table}.jsonl"
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_line_stays_one_line_and_its_text_untouched(export: Export) -> None:
    odd = "Pier\u2028one\x85two\u2029three\x1ffour\x00 and \ud83d half. “Çelik”"
    tables = export(plain(odd))
    assert [row["text"] for row in tables["articles"]] == [odd]


def test_quotation_marks_are_written_as_they_are(export: Export, tmp_path: Path) -> None:
    export(plain("“Çelik”"))
    assert "“Çelik”".encode() in (tmp_path / "tables" / "articles.jsonl").read_bytes()


def test_an_export_replaces_its_own_files_and_leaves_others(export: Export, tmp_path: Path) -> None:
    out = tmp_path / "tables"
    out.mkdir()
    (out / "articles.jsonl").write_text("old")
    (out / "notes.jsonl").write_text('"mine"')
    tables = export(report(0))
    assert [row["id"] for row in tables["articles"]] == ["r00000"]
    assert tables["notes"] == ["mine"]
    assert len(list(out.iterdir())) == len(TABLES) + 1


def test_a_file_in_the_folders_place_is_refused_with_a_sentence(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "tables").write_text("mine")
    with open_case(empty) as case, pytest.raises(BadSetting, match="is a file"):
        write(case, tmp_path / "tables")


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """Return a case that holds nothing."""
    with open_to_write(tmp_path / "empty"):
        pass
    return tmp_path / "empty"


def test_an_export_that_fails_leaves_nothing_half_written(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "tables" / "blocks.jsonl").mkdir(parents=True)
    with open_case(empty) as case, pytest.raises(BadSetting, match="can't be written"):
        write(case, tmp_path / "tables")
    assert not list((tmp_path / "tables").glob("*.part"))


def test_an_empty_case_gives_empty_tables(empty: Path, tmp_path: Path) -> None:
    with open_case(empty) as case:
        write(case, tmp_path / "tables")
    assert {path.stem: path.read_bytes() for path in (tmp_path / "tables").iterdir()} == dict.fromkeys(TABLES, b"")
