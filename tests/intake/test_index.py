"""The spreadsheet beside the pages."""

from pathlib import Path

import pytest

from onrecord.errors import BadIndex, Reason
from onrecord.intake.index import read_index
from onrecord.intake.pages import open_pages
from onrecord.model.page import Page, SetAside


def sheet(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "index.csv"
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_separate(tmp_path: Path, delimiter: str) -> None:
    index = read_index(sheet(tmp_path, f"file{delimiter}outlet\na.txt{delimiter}The Gull\n"))
    assert index.entries["a.txt"].given[0].value == "The Gull"


def test_what_a_spreadsheet_program_of_old_saves_is_read(tmp_path: Path) -> None:
    index = read_index(sheet(tmp_path, "file,outlet\na.txt,Café Times\n", "cp1252"))
    assert index.entries["a.txt"].given[0].value == "Café Times"


def test_a_byte_order_mark_does_not_hide_the_first_column(tmp_path: Path) -> None:
    assert "a.txt" in read_index(sheet(tmp_path, "file\na.txt\n", "utf-8-sig")).entries


def test_an_empty_cell_says_nothing(tmp_path: Path) -> None:
    assert read_index(sheet(tmp_path, "file,outlet,published\na.txt,,\n")).entries["a.txt"].given == ()


def test_a_column_of_another_name_is_left_alone(tmp_path: Path) -> None:
    assert read_index(sheet(tmp_path, "file,my notes\na.txt,read twice\n")).entries["a.txt"].given == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("outlet\nThe Gull\n", "line 1: a column 'file' is needed"),
        ("", "line 1: a column 'file' is needed"),
        ("file,publised\na.txt,2017-05-29\n", "line 1: there is no column 'publised'; did you mean 'published'"),
        ("file,outlet,outlet\n", "line 1: the column 'outlet' is there twice"),
        ("file,published\na.txt,2017-05-29\nb.txt,05/06/2017\n", "line 3: '05/06/2017' is no day"),
        ("file,outlet\na.txt,x\na.txt,y\n", "line 3: a.txt is in line 2 already"),
        ("file,outlet\n,x\n", "line 2: the cell 'file' is empty"),
        ("file,outlet\na.txt,Gull, The\n", "line 2: more cells than columns"),
        ('file,outlet\na.txt,"Gull\n', "line 2: .*quotation mark"),
    ],
)
def test_what_can_not_be_meant_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(BadIndex, match=said):
        read_index(sheet(tmp_path, text))


def test_the_nearest_spreadsheet_speaks_first_and_rows_can_be_named(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "rows.jsonl").write_text('{"text": "a"}\n{"text": "b"}\n', encoding="utf-8")
    sheet(inner, "file,outlet\nrows.jsonl,The Gull\nrows.jsonl#2,The Tern\n")
    sheet(tmp_path, "file,outlet,title\ninner/rows.jsonl,The Crow,Ferry sails\n")
    first, second = (page for page in open_pages([tmp_path]) if isinstance(page, Page))
    assert [given.value for given in first.given] == ["The Gull", "The Crow", "Ferry sails"]
    assert [given.value for given in second.given] == ["The Tern", "The Gull", "The Crow", "Ferry sails"]


def test_a_file_that_the_spreadsheet_names_in_vain_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    sheet(tmp_path, "file\na.txt\nb.txt\n")
    aside = [one for one in open_pages([tmp_path]) if isinstance(one, SetAside)]
    assert [(one.page.name, one.reason) for one in aside] == [("b.txt", Reason.UNREADABLE)]
    assert "line 3" in aside[0].explanation


def test_a_single_file_is_not_asked_for_the_rest_of_its_spreadsheet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words", encoding="utf-8")
    sheet(tmp_path, "file,outlet\na.txt,The Gull\nb.txt,The Tern\n")
    (page,) = open_pages([tmp_path / "a.txt"])
    assert isinstance(page, Page)
    assert page.given[0].value == "The Gull"
