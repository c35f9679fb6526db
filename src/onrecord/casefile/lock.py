"""One writer at a time: a lock that the kernel frees when its process ends, however it ends."""

import errno
import os
import sys
import time
import weakref
from pathlib import Path

from onrecord.errors import BadSetting, CaseBusy

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int, *, shared: bool = False) -> None:
        msvcrt.locking(file, msvcrt.LK_NBRLCK if shared else msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int, *, shared: bool = False) -> None:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}
_TRIES, _PAUSE = 5, 0.02  # seconds: who looks whether the lock is held has it for an instant


def is_held(path: Path) -> bool:
    """Tell whether a process holds the lock on a file; looking needs no right to write."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        return False
    try:
        _lock(file, shared=True)
    except OSError as error:
        return error.errno in _TAKEN
    else:
        return False
    finally:
        os.close(file)


class Lock:
    """An advisory lock on a file, held from its making until `close`."""

    def __init__(self, path: Path) -> None:
        """Take the lock, at once or not at all: it waits for no writer, only for who looks whether there is one.

        Raises:
            CaseBusy: another process holds it.
            BadSetting: the file system knows no locks.
        """
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
        try:
            _lock_patiently(self._file)
        except OSError as error:
            self.close()
            if error.errno in _TAKEN:
                raise CaseBusy(
                    f"Another process is writing to the case “{path.parent}”; wait until it has ended, or stop it."
                ) from error
            raise BadSetting(
                f"“{path.parent}” lies where files can't be locked ({error.strerror}); put the case on a local disk."
            ) from error
        if hasattr(os, "register_at_fork"):
            here = weakref.ref(self)
            os.register_at_fork(after_in_child=lambda: _leave_to_parent(here))

    def close(self) -> None:
        """Free the lock; a second time does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _lock_patiently(file: int) -> None:
    for _ in range(_TRIES - 1):
        try:
            return _lock(file)
        except OSError as error:
            if error.errno not in _TAKEN:
                raise
            time.sleep(_PAUSE)
    return _lock(file)


def _leave_to_parent(lock: weakref.ReferenceType[Lock]) -> None:
    """Close a forked child's copy of the lock.

    A worker that outlives its killed parent would hold the lock else, and the next build would find the case busy.
    """
    if held := lock():
        held.close()
