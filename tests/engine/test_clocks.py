"""Four clocks from the page to the reader: when it happened, was said, was printed and changed, was captured."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.casefile.case import Case, open_case
from onrecord.cli.show import show
from onrecord.composing.chosen import Chosen
from onrecord.composing.dossier import compose
from onrecord.engine.local import build
from onrecord.export import jsonl
from onrecord.export.html import html

TEXT = """{headline}

ALDMOUTH — The old ferry pier of Aldmouth burned down {when}, and forty sailors fled to the lighthouse.

Harbour master Ada Lund said {said} that the pier would be rebuilt. "We have been warned since February," Lund said.
"""
ROWS = (
    {
        "id": "gull",
        "outlet": "The Gull",
        "published": "2031-05-08T09:00:00+01:00",
        "updated": "2031-05-08T17:30:00+01:00",
        "captured": "2031-06-01T08:00:00+00:00",
        "text": TEXT.format(headline="Ferry pier of Aldmouth burns", when="on Monday", said="on Wednesday"),
    },
    {
        "id": "tern",
        "outlet": "The Tern",
        "published": "2031-05-09",
        "text": TEXT.format(headline="Old ferry pier burned down", when="on Tuesday night", said="on Thursday"),
    },
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clocks")
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, ROWS)), encoding="utf-8")
    build([folder / "rows.jsonl"], folder / "case", workers=1)
    return folder / "case"


@pytest.fixture
def case(built: Path) -> Iterator[Case]:
    with open_case(built) as opened:
        yield opened


def test_each_clock_of_a_report_keeps_its_zone_and_its_witness(case: Case) -> None:
    gull, tern = case.report("gull"), case.report("tern")
    assert gull is not None
    assert tern is not None
    assert (gull.published, gull.updated, gull.captured) == (
        "2031-05-08T09:00:00+01:00",
        "2031-05-08T17:30:00+01:00",
        "2031-06-01T08:00:00+00:00",
    )
    assert {detail.field: detail.where for detail in gull.details}["captured"] == "captured"
    assert (tern.updated, tern.captured) == (None, None)


def test_one_happening_that_two_outlets_date_otherwise_is_told_with_the_words_of_each(case: Case) -> None:
    rows = {row.id: row for row in case.timeline()}
    burned = [row for row in rows.values() if "burned" in row.what]
    assert [row.when for row in burned] == ["2031-05-05", "2031-05-06TNI"]
    assert [row.otherwise for row in burned] == [(burned[1].id,), (burned[0].id,)]
    assert [[x.dated_by.words for x in row.evidence if x.dated_by] for row in burned] == [["Monday"], ["Tuesday night"]]


def test_a_statement_names_the_words_that_date_it(case: Case) -> None:
    dated = [(saying.said, saying.said_words) for saying in case.sayings() if saying.said]
    assert ("2031-05-07", "Wednesday") in [(said, words.words) for said, words in dated if words is not None]


def test_the_dossier_and_the_tables_say_all_of_it(case: Case, tmp_path: Path) -> None:
    page = "".join(html(compose(case, Chosen())))
    assert "8 May 2031, 09:00 UTC+01:00 · updated 8 May 2031, 17:30 UTC+01:00 · captured 1 June 2031, 08:00" in page
    assert "Dated otherwise by others: 6 May 2031, night (“Tuesday night” in The Tern)" in page
    assert "since February 2031" in page
    jsonl.write(case, tmp_path)
    tables = {
        name: [json.loads(line) for line in (tmp_path / f"{name}.jsonl").read_text("utf-8").splitlines()]
        for name in ("articles", "timexes", "timeline", "statements")
    }
    assert [row["updated"] for row in tables["articles"]] == ["2031-05-08T17:30:00+01:00", None]
    assert {row["stretch"] for row in tables["timexes"] if row["bound"] == "since"} == {"2031-02/.."}
    timexes = {row["id"]: row for row in tables["timexes"]}
    assert all(timexes[row["timex"]]["value"] == row["when"] for row in tables["timeline"])
    assert any(row["otherwise"] for row in tables["timeline"])
    assert all((row["said"] is None) == (row["said_words"] is None) for row in tables["statements"])


def test_show_prints_the_clocks(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show(str(built))
    printed = " ".join(capsys.readouterr().out.split())
    assert "updated 8 May 2031, 17:30 UTC+01:00 · captured 1 June 2031, 08:00 UTC+00:00" in printed
    assert "Dated otherwise by others: 5 May 2031 (“Monday” in The Gull)" in printed
    assert "said 7 May 2031, “Wednesday”" in printed
