"""Finds the files behind the paths given: folders with all that is in them, sorted, each with a name of its own."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import NothingToRead
from onrecord.intake.index import INDEX_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """A file to be read, under the name its page will bear.

    `folders` are those whose spreadsheet may speak of it: its own first, up to the one that was given. `prefix` is what
    names of the given folder's pages start with. `trouble` says why the file can't be read, where that is known.
    """

    path: Path
    name: str
    folders: tuple[Path, ...]
    prefix: str = ""
    in_folder: bool = False
    trouble: str | None = None


def find_entrances(paths: Sequence[str | Path]) -> list[Entrance]:
    """Return the files behind the paths, each once, in the order of the paths and, inside a folder, of names.

    Raises:
        NothingToRead: a path does not exist.
    """
    given = [Path(path).absolute() for path in dict.fromkeys(map(str, paths))]
    for path, said in zip(given, dict.fromkeys(map(str, paths)), strict=True):
        if not os.path.lexists(path):
            raise NothingToRead(f"There is no file or folder {said}; check the path.")
    labels = _labels(given)
    found: dict[Path, Entrance] = {}
    for path in given:
        prefix = f"{labels[path]}/" if len(given) > 1 else ""
        inside = _walk(path, prefix) if path.is_dir() else _single(path, labels[path])
        for entrance in inside:
            found.setdefault(_real(entrance.path), entrance)
    return list(found.values())


def _real(path: Path) -> Path:
    """Return the folder's true path with the file's own name.

    So a file given beside its folder is read once, and two links to one file stay two files.
    """
    return path.parent.resolve() / path.name


def _labels(given: Sequence[Path]) -> dict[Path, str]:
    """Name each path by as many of its last parts as tell all of them apart."""
    resolved = {path: path.parent.resolve() / path.name if path.name else path for path in given}
    labels = {}
    for path, full in resolved.items():
        parts = [part for part in full.parts if part != full.anchor] or ["root"]
        for size in range(1, len(parts) + 1):
            others = [other.parts[-size:] for other in resolved.values() if other != full]
            if tuple(parts[-size:]) not in others:
                break
        labels[path] = _writable("/".join(parts[-size:]))
    return labels


def _single(path: Path, name: str) -> Iterator[Entrance]:
    yield Entrance(path=path, name=name, folders=(path.parent,), trouble=_trouble(path))


def _walk(root: Path, prefix: str) -> Iterator[Entrance]:
    """Yield the files in a folder and the folders in it, sorted by name; a folder that can't be opened is one too."""
    closed: list[OSError] = []
    entered: set[Path] = set()
    for folder, folders, files in os.walk(root, onerror=closed.append, followlinks=True):
        here = Path(folder)
        if (real := here.resolve()) in entered:
            folders.clear()  # a link back to a folder above
            continue
        entered.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        line = (here, *(up for up in here.parents if up.is_relative_to(root)))
        for name in sorted(files):
            if name.startswith(".") or name == INDEX_NAME:
                continue
            path = here / name
            relative = _writable(path.relative_to(root).as_posix())
            yield Entrance(
                path=path, name=prefix + relative, folders=line, prefix=prefix, in_folder=True, trouble=_trouble(path)
            )
    for error in closed:
        path = Path(error.filename)
        relative = _writable(path.relative_to(root).as_posix())
        why = f"The folder can't be opened: {error.strerror}. Check its permissions and add it again."
        yield Entrance(path=path, name=prefix + relative, folders=(root,), prefix=prefix, in_folder=True, trouble=why)


def _trouble(path: Path) -> str | None:
    """Tell what keeps a path from being read as a file: reading a pipe would wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return f"The file can't be read: {error.strerror}. Check where it points to and its permissions."
    return None if stat.S_ISREG(mode) else "This is no ordinary file (a pipe, a socket or a device); give a file."


def _writable(name: str) -> str:
    r"""Return a name that can be written as UTF-8: bytes of another encoding become `\xNN`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")
