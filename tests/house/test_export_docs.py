"""`docs/export.md` has a section for every table of the export, with every field in its order."""

import json
import re
from pathlib import Path

import pytest
from builders import correction, links, page_of, report

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.export import jsonl

ROOT = Path(__file__).parents[2]


def documented() -> dict[str, list[str]]:
    """Return the fields of each table, as the first column of its section lists them."""
    page = (ROOT / "docs" / "export.md").read_text(encoding="utf-8")
    sections = re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, flags=re.MULTILINE | re.DOTALL)
    return {
        table: [
            field
            for cell in re.findall(r"^\| (`[^|]+) \|", text, flags=re.MULTILINE)
            for field in re.findall(r"`(\w+)`", cell)
        ]
        for table, text in sections
    }


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Return the fields of the first row of each table of a case in which every field is filled in somewhere."""
    folder = tmp_path_factory.mktemp("export")
    reports = [report(number) for number in range(3)]
    with open_to_write(folder / "case") as writer:
        for annotated in reports:
            writer.keep(page_of(annotated))
            writer.put(annotated)
        found = links(reports)
        writer.replace_links(found)
        writer.judge(correction())
    with open_case(folder / "case") as case:
        jsonl.write(case, folder / "tables")
    lines = {path.stem: path.read_text(encoding="utf-8").split("\n")[0] for path in (folder / "tables").iterdir()}
    return {table: list(json.loads(line)) if line else [] for table, line in lines.items()}


def test_every_table_has_a_section(exported: dict[str, list[str]]) -> None:
    assert sorted(documented()) == sorted(exported) == sorted(jsonl.TABLES)


@pytest.mark.parametrize("table", jsonl.TABLES)
def test_every_field_of_a_table_is_documented_in_its_order(table: str, exported: dict[str, list[str]]) -> None:
    assert documented()[table] == exported[table]
