"""Reads JSON lines from a stream, packed or not, one line at a time: an archive of any size never lies in memory."""

import gzip
import lzma
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

_CHUNK = 1 << 20


class _Readable(Protocol):
    """What gives lines: a file, a pipe, a packed file."""

    def readline(self, size: int, /) -> bytes:
        """Return the next line, or its first bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOf:
    """One line that isn't blank: its number in the file from 1, its bytes without the line break, its full length.

    `cut` tells that the line is longer than what is kept in memory, and that `content` is therefore empty.
    """

    number: int
    content: bytes = field(repr=False)
    length: int
    cut: bool = False


def read_lines(stream: BinaryIO, name: str, *, keep: int) -> Iterator[LineOf]:
    """Yield the lines of a stream; the name's end tells how it is packed (`.gz`, `.xz`).

    Raises:
        EOFError: a packed stream ends in the middle.
        ValueError: a packed stream is broken.
        OSError: the stream can't be read.
    """
    try:
        with _unpacked(stream, name.lower()) as source:
            yield from _lines(source, keep)
    except (lzma.LZMAError, zlib.error, gzip.BadGzipFile) as error:
        raise ValueError(str(error)) from error


def _unpacked(stream: BinaryIO, name: str) -> AbstractContextManager[_Readable]:
    if name.endswith(".gz"):
        return gzip.open(stream, "rb")
    if name.endswith(".xz"):
        return lzma.open(stream, "rb")
    return nullcontext(stream)


def _lines(source: _Readable, keep: int) -> Iterator[LineOf]:
    number = 0
    while line := source.readline(_CHUNK):
        number += 1
        parts, length = [line], len(line)
        while not line.endswith(b"\n") and (line := source.readline(_CHUNK)):
            length += len(line)
            if length <= keep:
                parts.append(line)
        content = b"".join(parts).rstrip(b"\r\n") if length <= keep else b""
        if content.strip() or length > keep:
            yield LineOf(number=number, content=content, length=length, cut=length > keep)
