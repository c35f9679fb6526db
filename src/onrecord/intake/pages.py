"""Opens what the user gives (files, folders, rows on standard input) as pages, in a fixed order, and loses none.

What is known of a page is said by three: the command line, the spreadsheet beside it, and the page. The first that
speaks wins: an option beats the spreadsheet, which beats the page's own word, for a person who writes a line about a
file has looked at it, and pages are often wrong about themselves (the outlet that copied, the day of the last
change).
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import BadSetting, NothingToRead, Reason
from onrecord.intake.days import read_day
from onrecord.intake.files import Entrance, find_entrances
from onrecord.intake.index import INDEX_NAME, Index, read_index
from onrecord.intake.lines import LineOf, read_lines
from onrecord.model.page import Given, Page, PageKind, SetAside

STDIN = "-"
MAX_BYTES = 20_000_000  # of a page or a row: ten times the largest article page ever seen by us
MAX_KEPT = 512_000_000  # of a refused file: beyond, its bytes are not held in memory, and so not kept

_KINDS = {
    ".txt": PageKind.TEXT, ".html": PageKind.HTML, ".htm": PageKind.HTML, ".jsonl": PageKind.ROW,
    ".txt.gz": PageKind.TEXT, ".html.gz": PageKind.HTML, ".htm.gz": PageKind.HTML,
    ".jsonl.gz": PageKind.ROW, ".jsonl.xz": PageKind.ROW,
}  # fmt: skip


def open_pages(
    paths: Sequence[str | Path],
    *,
    outlet: str | None = None,
    published: str | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Page | SetAside]:
    """Yield the pages at the paths given, and what had to be set aside, in order of names.

    A path is a file, a folder (read with all folders in it; hidden files and `index.csv` are no pages) or `-` (JSON
    lines from `stdin`, else from standard input). `outlet` and `published` are said of every page. Pages are named by
    their path inside the folder given, led by the folder's name when more than one path is given, so that names are
    unique.

    Raises:
        NothingToRead: a path does not exist, or the paths hold no page at all.
        BadSetting: `published` is no day.
        BadIndex: a spreadsheet beside the pages can't be used.
    """
    if published is not None and read_day(published) is None:
        raise BadSetting(f"{published!r} is no day of publication; write it as 2017-05-29.")
    said = (("outlet", outlet), ("published", published))
    options = tuple(Given(field=name, value=value, by=f"--{name}") for name, value in said if value)
    entrances = find_entrances([path for path in paths if str(path) != STDIN])
    indexes = _Indexes.beside(entrances)
    rows = (stdin or sys.stdin.buffer) if any(str(path) == STDIN for path in paths) else None
    if not entrances and rows is None:
        raise NothingToRead("There is no page to read: give .txt, .html or .jsonl files, or a folder that holds some.")
    return _pages(entrances, indexes, options, rows)


def count_pages(paths: Sequence[str | Path]) -> int | None:
    """Return how many pages `open_pages` will find, before it does; None where only reading tells.

    Rows are counted by the lines of their files; of standard input and of packed rows nothing is known beforehand.

    Raises:
        NothingToRead: a path does not exist.
        BadIndex: a spreadsheet beside the pages can't be used.
    """
    if any(str(path) == STDIN for path in paths):
        return None
    entrances = find_entrances(paths)
    counts = [_count(entrance) for entrance in entrances]
    in_vain = sum(1 for _ in _Indexes.beside(entrances).named_in_vain())
    return None if None in counts else sum(filter(None, counts)) + in_vain


def _count(entrance: Entrance) -> int | None:
    if entrance.trouble or _kind(entrance.path) is not PageKind.ROW:
        return 1
    if entrance.path.suffix.lower() != ".jsonl":
        return None
    try:
        with entrance.path.open("rb") as file:
            # A file without a row is set aside: one page, too.
            return sum(1 for _ in read_lines(file, entrance.path.name, keep=MAX_KEPT)) or 1
    except OSError:
        return 1


def _pages(
    entrances: Sequence[Entrance], indexes: "_Indexes", options: tuple[Given, ...], rows: BinaryIO | None
) -> Iterator[Page | SetAside]:
    """Yield what the entrances and standard input hold, then what spreadsheets name in vain."""
    nothing = True
    for entrance in entrances:
        nothing = False
        yield from _opened(entrance, indexes, options)
    yield from indexes.named_in_vain()
    for line in read_lines(rows, STDIN, keep=MAX_KEPT) if rows is not None else ():
        nothing = False
        yield _row(line, options)
    if nothing:
        raise NothingToRead("There is no page to read: standard input holds no row.")


def _opened(entrance: Entrance, indexes: "_Indexes", options: tuple[Given, ...]) -> Iterator[Page | SetAside]:
    """Yield the pages in one file: itself, or its rows."""
    kind = _kind(entrance.path)
    said = indexes.said_of(entrance)
    given = options + said
    if entrance.trouble:
        yield _set_aside(entrance.name, b"", given, Reason.UNREADABLE, entrance.trouble)
        return
    try:
        if kind is not PageKind.ROW:
            yield _whole(entrance, kind, given)
            return
        yield from _rows(entrance, indexes, options, said)
    except OSError as error:
        why = f"The file can't be read: {error.strerror or error}. Check its permissions and add it again."
        yield _set_aside(entrance.name, b"", given, Reason.UNREADABLE, why)


def _rows(
    entrance: Entrance, indexes: "_Indexes", options: tuple[Given, ...], said: tuple[Given, ...]
) -> Iterator[Page | SetAside]:
    """Yield the rows of a file of JSON lines, one at a time. `said` is what spreadsheets say of the whole file."""
    count = 0
    given = options + said
    try:
        with entrance.path.open("rb") as file:
            for line in read_lines(file, entrance.path.name, keep=MAX_KEPT):
                count += 1
                of_row = indexes.said_of_row(entrance, line.number)
                yield _row(line, options + of_row + said, name=entrance.name)
    except (EOFError, ValueError) as error:
        why = f"The archive is broken after row {count} ({error}); fetch it again. The rows before are read."
        yield _set_aside(entrance.name, _bytes(entrance.path), given, Reason.BROKEN_ARCHIVE, why)
        return
    if not count:
        yield _set_aside(entrance.name, _bytes(entrance.path), given, Reason.EMPTY, "The file holds no row.")


def _row(line: LineOf, given: tuple[Given, ...], *, name: str = STDIN) -> Page | SetAside:
    page = _page(f"{name}#{line.number}", PageKind.ROW, line.content, given)
    if line.cut or len(line.content) > MAX_BYTES:
        return _too_large(page, line.length)
    return page


def _whole(entrance: Entrance, kind: PageKind, given: tuple[Given, ...]) -> Page | SetAside:
    """Open one file as one page, or set it aside for what shows without reading it as text."""
    size = entrance.path.stat().st_size
    content = _bytes(entrance.path)
    page = _page(entrance.name, kind, content, given)
    if not size:
        return SetAside(page=page, reason=Reason.EMPTY, explanation="The file is empty; fetch the page again.")
    if kind is PageKind.UNKNOWN:
        why = "This type of file can't be read; save it as .txt or .html (also .gz), or as rows of .jsonl."
        return SetAside(page=page, reason=Reason.UNKNOWN_TYPE, explanation=why)
    if size > MAX_BYTES:
        return _too_large(page, size)
    return page


def _too_large(page: Page, size: int) -> SetAside:
    kept = "" if size <= MAX_KEPT else f" Only files up to {MAX_KEPT // 1_000_000} MB are kept, so this one is not."
    why = f"{size / 1e6:.0f} MB is no article (the limit is {MAX_BYTES // 1_000_000} MB); split it.{kept}"
    return SetAside(page=page, reason=Reason.TOO_LARGE, explanation=why)


def _set_aside(name: str, content: bytes, given: tuple[Given, ...], reason: Reason, explanation: str) -> SetAside:
    return SetAside(page=_page(name, PageKind.UNKNOWN, content, given), reason=reason, explanation=explanation)


def _page(name: str, kind: PageKind, content: bytes, given: tuple[Given, ...]) -> Page:
    return Page(name=name, kind=kind, content=content, sha256=sha256(content).hexdigest(), given=given)


def _kind(path: Path) -> PageKind:
    """Tell the format of a file by its name."""
    suffixes = [suffix.lower() for suffix in path.suffixes]
    last = suffixes[-1] if suffixes else ""
    packed = "".join(suffixes[-2:]) if last in {".gz", ".xz"} else last
    return _KINDS.get(packed, PageKind.UNKNOWN)


def _bytes(path: Path) -> bytes:
    """Return a file's bytes; none where it is too large to be held."""
    return path.read_bytes() if path.stat().st_size <= MAX_KEPT else b""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Indexes:
    """The spreadsheets beside the pages, by folder, and the files that each names."""

    by_folder: dict[Path, Index]
    entrances: Sequence[Entrance]

    @classmethod
    def beside(cls, entrances: Sequence[Entrance]) -> "_Indexes":
        """Read the spreadsheets in the folders of the files, up to the folder that was given."""
        folders = dict.fromkeys(folder for entrance in entrances for folder in entrance.folders)
        found = {folder: folder / INDEX_NAME for folder in folders if (folder / INDEX_NAME).is_file()}
        return cls(by_folder={folder: read_index(path) for folder, path in found.items()}, entrances=entrances)

    def said_of(self, entrance: Entrance) -> tuple[Given, ...]:
        """Return what spreadsheets say of a file, the nearest first."""
        return self._said(entrance, "")

    def said_of_row(self, entrance: Entrance, line: int) -> tuple[Given, ...]:
        """Return what spreadsheets say of one row, named as `rows.jsonl#3`."""
        return self._said(entrance, f"#{line}")

    def _said(self, entrance: Entrance, row: str) -> tuple[Given, ...]:
        given: list[Given] = []
        for folder in entrance.folders:
            if index := self.by_folder.get(folder):
                entry = index.entries.get(entrance.path.relative_to(folder).as_posix() + row)
                given += entry.given if entry else ()
        return tuple(given)

    def named_in_vain(self) -> Iterator[SetAside]:
        """Yield a page without bytes for each file that a spreadsheet of a folder given names and that isn't there."""
        roots = {entrance.folders[-1]: entrance.prefix for entrance in self.entrances if entrance.in_folder}
        for folder, index in self.by_folder.items():
            root = next((root for root in roots if folder.is_relative_to(root)), None)
            if root is None:
                continue  # a single file was given: the rest of its spreadsheet is not asked for
            for name, entry in index.entries.items():
                if (folder / name.rsplit("#", 1)[0]).exists() or (folder / name).exists():
                    continue
                why = (
                    f"{INDEX_NAME}, line {entry.line}, names this file, but it isn't there; mend the name or the line."
                )
                full = roots[root] + (folder / name).relative_to(root).as_posix()
                yield _set_aside(full, b"", entry.given, Reason.UNREADABLE, why)
