"""A process that another one started: it ends when that one says so, or is gone, and not by itself."""

import os
import signal
from multiprocessing import connection, parent_process
from threading import Thread


def leave_the_end_to_the_parent() -> None:
    """Set up a process that was just started by another one.

    Ctrl-C reaches every process of a terminal; the one that the reader started answers. And when that one was killed,
    who waits for its word would wait for ever.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)
