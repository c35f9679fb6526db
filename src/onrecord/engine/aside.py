"""A process beside the reading room that links again what people decide, so that the room answers meanwhile.

In a thread of the room, linking would take every second instant from the pages that readers ask for. The process is
started when it is needed first. It may be ended at any moment: what it has not linked yet, the case knows.
"""

import os
import sys
import time
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self

from onrecord.engine.children import leave_the_end_to_the_parent

_PAUSE = 1.0  # seconds between two looks whether a build has ended
_NICE = 5  # whoever reads goes before
_LOSSES = 3  # of the process, after which it is not started again


class Aside:
    """What links a case again beside a room. Close it, or use it as a context manager; any thread may wake it."""

    def __init__(self, case: str | Path) -> None:
        """Name the case; nothing is started before `wake`."""
        self._case = Path(case)
        self._guard = Lock()
        self._process: BaseProcess | None = None
        self._words: Connection | None = None
        self._asked = False
        self._lost = 0

    def wake(self) -> None:
        """Have linked again what is unheeded in the case now; this returns at once.

        Asked several times before it begins, it does it once for all of them. Where the process was lost time and
        again, it is not started once more: the next room, build or judgement takes up what is left.
        """
        with self._guard:
            while (words := self._started()) is not None:
                try:
                    while words.poll():
                        words.recv_bytes()  # it began what it was asked for last
                        self._asked = False
                    if not self._asked:
                        words.send_bytes(b"")
                        self._asked = True
                except (EOFError, OSError):  # it was lost just now
                    words.close()
                    continue
                return

    def close(self) -> None:
        """End the process, whatever it does; a second time does nothing."""
        with self._guard:
            if self._process is not None:
                self._process.terminate()
                self._process.join()
                self._process.close()
            if self._words is not None:
                self._words.close()
            self._process = self._words = None

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the process."""
        self.close()

    def _started(self) -> Connection | None:
        """Return the way to the process; start one where there is none, or it was lost; None where it was too often."""
        if self._process is not None and self._words is not None:
            if self._process.is_alive() and not self._words.closed:
                return self._words
            self._lost += 1
            if self._lost >= _LOSSES:
                return None
        context = get_context("spawn")
        ours, its = context.Pipe()
        self._process = context.Process(target=_work, args=(self._case, its), daemon=True)
        self._process.start()
        its.close()
        self._words, self._asked = ours, False
        return ours


def _work(case: Path, words: Connection) -> None:
    """Link again whenever the room says so, until it is gone."""
    leave_the_end_to_the_parent()
    if sys.platform != "win32":
        os.nice(_NICE)
    from onrecord.engine.relinking import Left, link_again  # noqa: PLC0415 - the room, which imports this, needs it not

    while True:
        try:
            words.recv_bytes()
            words.send_bytes(b"")
        except (EOFError, OSError):
            return
        while link_again(case) is Left.TO_WHO_WRITES:
            time.sleep(_PAUSE)
