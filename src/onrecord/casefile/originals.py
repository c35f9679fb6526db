"""The bytes of every page, kept by their SHA-256 under `originals/ab/abcdef...`."""

import os
import re
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

_PART = ".part-"
_DIGEST = re.compile("[0-9a-f]{64}")


class Originals:
    """A folder of files whose name is the SHA-256 of what they hold. A file there is whole: it came by renaming."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; it need not exist."""
        self._folder = folder

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest

    def put(self, content: bytes, digest: str) -> None:
        """Keep the bytes; where they are there already, nothing happens.

        Raises:
            ValueError: the digest is not that of the bytes.
        """
        if sha256(content).hexdigest() != digest:
            msg = f"{digest} is not the SHA-256 of these bytes"
            raise ValueError(msg)
        path = self._path(digest)
        if path.exists():
            return
        if not path.parent.exists():
            path.parent.mkdir(parents=True)
            _sync(self._folder)
        file, part = mkstemp(prefix=_PART, dir=self._folder)
        try:
            with os.fdopen(file, "wb") as out:
                out.write(content)
                out.flush()
                os.fsync(out.fileno())
            Path(part).chmod(0o644)
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
        _sync(path.parent)

    def get(self, digest: str) -> bytes:
        """Return the bytes.

        Raises:
            KeyError: there are none under this digest.
        """
        if not _DIGEST.fullmatch(digest):  # else "../case.sqlite" from a web address would name a file
            raise KeyError(digest)
        try:
            return self._path(digest).read_bytes()
        except FileNotFoundError:
            raise KeyError(digest) from None

    def sweep(self) -> None:
        """Remove what a killed writer left half written. Only for who holds the lock."""
        for part in self._folder.glob(f"{_PART}*"):
            part.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Make a renaming outlast a power cut; Windows can't open a folder and needs no such thing."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
