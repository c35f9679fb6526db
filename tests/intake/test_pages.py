"""Opening what the user gives: files, folders, rows, and what is refused at the door."""

import gzip
import io
import json
import lzma
import os
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.errors import BadSetting, NothingToRead, Reason
from onrecord.intake import pages as door
from onrecord.intake.pages import open_pages
from onrecord.model.page import Page, PageKind, SetAside

WORDS = "The harbour master said on Monday that the ferry would sail again."


def put(folder: Path, name: str, content: bytes = WORDS.encode()) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def names(opened: object) -> list[str]:
    return [(one if isinstance(one, Page) else one.page).name for one in opened]  # type: ignore[attr-defined]


def refusal(opened: list[Page | SetAside]) -> SetAside:
    (only,) = [one for one in opened if isinstance(one, SetAside)]
    assert only.explanation.endswith(".")
    return only


def test_a_folder_is_read_with_its_folders_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "deep/er/c.htm.gz", "Z.TXT"):
        put(tmp_path, name, gzip.compress(b"x") if name.endswith("gz") else b"x")
    opened = list(open_pages([tmp_path]))
    assert names(opened) == ["Z.TXT", "a.html", "b.txt", "deep/er/c.htm.gz"]
    assert [page.kind for page in opened if isinstance(page, Page)] == [
        PageKind.TEXT,
        PageKind.HTML,
        PageKind.TEXT,
        PageKind.HTML,
    ]


def test_hidden_files_and_the_spreadsheet_are_no_pages(tmp_path: Path) -> None:
    put(tmp_path, ".hidden.txt")
    put(tmp_path, ".git/config.txt")
    put(tmp_path, "index.csv", b"file\n")
    put(tmp_path, "a.txt")
    assert names(open_pages([tmp_path])) == ["a.txt"]


def test_content_and_digest_are_those_of_the_file_as_it_is(tmp_path: Path) -> None:
    packed = gzip.compress(WORDS.encode())
    put(tmp_path, "a.html.gz", packed)
    (page,) = open_pages([tmp_path])
    assert isinstance(page, Page)
    assert page.content == packed
    assert page.sha256 == sha256(packed).hexdigest()


def test_names_stay_unique_across_folders_of_one_name(tmp_path: Path) -> None:
    first, second = put(tmp_path, "x/coverage/a.txt").parent, put(tmp_path, "y/coverage/a.txt").parent
    assert names(open_pages([first, second])) == ["x/coverage/a.txt", "y/coverage/a.txt"]


def test_names_are_led_by_the_folder_when_several_paths_are_given(tmp_path: Path) -> None:
    folder, single = put(tmp_path, "one/a.txt").parent, put(tmp_path, "two/b.txt")
    assert names(open_pages([folder, single])) == ["one/a.txt", "b.txt"]


def test_a_file_given_beside_its_folder_is_read_once(tmp_path: Path) -> None:
    path = put(tmp_path, "one/a.txt")
    assert names(open_pages([path.parent, path])) == ["one/a.txt"]


def test_a_link_back_to_a_folder_above_ends(tmp_path: Path) -> None:
    put(tmp_path, "one/a.txt")
    (tmp_path / "one" / "again").symlink_to(tmp_path)
    assert names(open_pages([tmp_path])) == ["one/a.txt"]


def test_a_path_that_does_not_exist_is_said_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match=r"nowhere.*check the path"):
        open_pages([put(tmp_path, "a.txt"), tmp_path / "nowhere"])


def test_a_folder_without_a_page_is_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead):
        open_pages([tmp_path])


def test_standard_input_without_a_row_is_nothing_to_read() -> None:
    with pytest.raises(NothingToRead):
        list(open_pages(["-"], stdin=io.BytesIO(b"\n \n")))


def test_rows_on_standard_input_are_named_by_their_line() -> None:
    assert names(open_pages(["-"], stdin=io.BytesIO(b'{"text": "a"}\n\n{"text": "b"}'))) == ["-#1", "-#3"]


@pytest.mark.parametrize(
    ("name", "pack"), [("r.jsonl", bytes), ("r.jsonl.gz", gzip.compress), ("r.jsonl.xz", lzma.compress)]
)
def test_each_row_of_json_lines_is_a_page_of_the_bytes_of_its_line(tmp_path: Path, name: str, pack: object) -> None:
    lines = [json.dumps({"text": WORDS, "id": n}).encode() for n in range(3)]
    put(tmp_path, name, pack(b"\r\n".join(lines)))  # type: ignore[operator]
    opened = list(open_pages([tmp_path]))
    assert names(opened) == [f"{name}#1", f"{name}#2", f"{name}#3"]
    assert [page.content for page in opened if isinstance(page, Page)] == lines


def test_rows_before_the_break_of_an_archive_are_read_and_the_rest_is_set_aside(tmp_path: Path) -> None:
    rows = b"\n".join(json.dumps({"text": f"{os.urandom(30).hex()}"}).encode() for _ in range(3000))
    put(tmp_path, "r.jsonl.gz", gzip.compress(rows)[:-2000])
    opened = list(open_pages([tmp_path]))
    assert len(opened) > 1000
    assert refusal(opened).reason is Reason.BROKEN_ARCHIVE
    assert isinstance(opened[-1], SetAside)


def test_what_is_no_archive_at_all_is_set_aside(tmp_path: Path) -> None:
    put(tmp_path, "r.jsonl.xz", b"hello")
    assert refusal(list(open_pages([tmp_path]))).reason is Reason.BROKEN_ARCHIVE


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", Reason.EMPTY),
        ("a.jsonl", b"\n\n", Reason.EMPTY),
        ("a.pdf", b"%PDF-1.7", Reason.UNKNOWN_TYPE),
        ("noending", b"words", Reason.UNKNOWN_TYPE),
    ],
)
def test_what_shows_from_outside_is_set_aside_with_its_bytes(
    tmp_path: Path, name: str, content: bytes, reason: Reason
) -> None:
    put(tmp_path, name, content)
    aside = refusal(list(open_pages([tmp_path])))
    assert aside.reason is reason
    assert aside.page.content == content
    assert aside.page.sha256 == sha256(content).hexdigest()


def test_a_line_over_the_limit_is_set_aside_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "MAX_BYTES", 100)
    put(tmp_path, "r.jsonl", b'{"text": "' + b"a" * 200 + b'"}\n{"text": "b"}\n')
    first, second = open_pages([tmp_path])
    assert isinstance(first, SetAside)
    assert first.reason is Reason.TOO_LARGE
    assert len(first.page.content) == 212
    assert isinstance(second, Page)


def test_a_file_over_the_limit_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MAX_BYTES", 10)
    put(tmp_path, "a.txt")
    assert refusal(list(open_pages([tmp_path]))).reason is Reason.TOO_LARGE


def test_a_line_too_long_to_be_held_is_not_gathered_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "MAX_KEPT", 2_000_000)
    put(tmp_path, "r.jsonl", b"x" * 5_000_000 + b'\n{"text": "b"}\n')
    first, second = open_pages([tmp_path])
    assert isinstance(first, SetAside)
    assert first.reason is Reason.TOO_LARGE
    assert first.page.content == b""
    assert second.content == b'{"text": "b"}'  # type: ignore[union-attr]


def test_a_pipe_and_a_dead_link_are_set_aside_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    opened = list(open_pages([tmp_path]))
    assert [one.reason for one in opened if isinstance(one, SetAside)] == [Reason.UNREADABLE, Reason.UNREADABLE]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_is_closed_is_set_aside(tmp_path: Path) -> None:
    closed = put(tmp_path, "closed/a.txt").parent
    closed.chmod(0)
    try:
        assert refusal(list(open_pages([tmp_path]))).reason is Reason.UNREADABLE
    finally:
        closed.chmod(0o755)


def test_a_name_in_no_encoding_can_still_be_written(tmp_path: Path) -> None:
    with Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).open("wb") as file:
        file.write(b"x")
    (page,) = open_pages([tmp_path])
    assert page.name == "caf\\xe9.txt"  # type: ignore[union-attr]


def test_options_are_said_of_every_page_before_the_spreadsheet(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    put(tmp_path, "index.csv", b"file,outlet,title\na.txt,The Gull,Ferry sails\n")
    (page,) = open_pages([tmp_path], outlet="The Tern", published="2017-05-29")
    assert isinstance(page, Page)
    assert [(given.field, given.value, given.by) for given in page.given] == [
        ("outlet", "The Tern", "--outlet"),
        ("published", "2017-05-29", "--published"),
        ("outlet", "The Gull", "index.csv, line 2"),
        ("title", "Ferry sails", "index.csv, line 2"),
    ]


def test_a_day_that_is_none_is_refused_as_an_option(tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="5/6/2017"):
        open_pages([put(tmp_path, "a.txt")], published="5/6/2017")
