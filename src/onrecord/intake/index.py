"""The spreadsheet `index.csv` beside the pages: what a person says of files that don't say it themselves."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

from onrecord.errors import BadIndex, PageRefused
from onrecord.intake.days import read_day
from onrecord.intake.decode import decode
from onrecord.intake.details import TIMES
from onrecord.model.page import Given

INDEX_NAME = "index.csv"
FIELDS = ("outlet", "published", "url", "title", "byline", "updated", "captured")
_COLUMNS = ("file", *FIELDS)
_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one line of a spreadsheet says of a file: `line` is counted from 1, the header's."""

    line: int
    given: tuple[Given, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """A spreadsheet: entries by file, a path from the spreadsheet's folder with posix separators."""

    path: Path
    entries: dict[str, Entry] = field(default_factory=dict, repr=False)


def read_index(path: Path) -> Index:
    """Return what a spreadsheet says.

    Commas, semicolons or tabs separate (spreadsheet programs write what the country uses); a column of another name is
    left alone, unless it looks like a slip for one that counts.

    Raises:
        BadIndex: it has no column `file`, two lines for one file, or a day that is none; with the line's number.
    """
    try:
        text = decode(path.read_bytes())
    except OSError as error:
        raise BadIndex(f"{path} can't be read: {error.strerror}.") from error
    except PageRefused as refused:
        raise BadIndex(f"{path} is no spreadsheet of comma-separated values: {refused.explanation}") from refused
    head = text.split("\n", 1)[0]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count), strict=True)
    try:
        columns = _columns(path, next(lines, []))
        entries: dict[str, Entry] = {}
        for name, entry in _entries(path, columns, lines):
            if name in entries:
                raise BadIndex(f"{path}, line {entry.line}: {name} is in line {entries[name].line} already; leave one.")
            entries[name] = entry
    except csv.Error as error:
        raise BadIndex(
            f"{path}, line {lines.line_num}: {error}; look for a quotation mark that isn't closed."
        ) from error
    return Index(path=path, entries=entries)


def _columns(path: Path, head: list[str]) -> list[str]:
    """Return the names of the columns, and refuse a head that can't be meant."""
    columns = [name.strip().lower() for name in head]
    for name in columns:
        if name not in _COLUMNS and (meant := get_close_matches(name, _COLUMNS, n=1, cutoff=0.75)):
            raise BadIndex(f"{path}, line 1: there is no column {name!r}; did you mean {meant[0]!r}?")
        if name in _COLUMNS and columns.count(name) > 1:
            raise BadIndex(f"{path}, line 1: the column {name!r} is there twice; leave one.")
    if "file" not in columns:
        raise BadIndex(f"{path}, line 1: a column 'file' is needed; the others that count are {', '.join(FIELDS)}.")
    return columns


def _entries(path: Path, columns: list[str], lines: Iterator[list[str]]) -> Iterator[tuple[str, Entry]]:
    """Yield each file named with what is said of it. A quoted cell may hold line breaks: a line is where it ends."""
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            raise BadIndex(
                f"{path}, line {number}: more cells than columns; put quotation marks around a cell with commas."
            )
        row = {column: " ".join(cell.split()) for column, cell in zip(columns, cells, strict=False)}
        if not row.get("file"):
            raise BadIndex(f"{path}, line {number}: the cell 'file' is empty; name the file or delete the line.")
        for field_ in sorted(TIMES):
            if row.get(field_) and read_day(row[field_]) is None:
                raise BadIndex(f"{path}, line {number}: {row[field_]!r} is no day; write it as 2017-05-29.")
        given = tuple(Given(field=f, value=row[f], by=f"{INDEX_NAME}, line {number}") for f in FIELDS if row.get(f))
        name = str(PurePosixPath(row["file"].replace("\\", "/")))
        yield name, Entry(line=number, given=given)
