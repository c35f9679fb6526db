"""How far a build is: a bar on a terminal, plain lines now and then elsewhere. Always on standard error."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from onrecord.cli.outcome import say

_SECONDS = 5.0  # between two plain lines of one stage

Tell: TypeAlias = Callable[[str, int, int | None], None]
"""What is told the stage, the number of pages done with, and of how many, where that is known."""


@contextmanager
def following(*, terminal: bool) -> Iterator[Tell]:
    """Give a function that is told how far the build is."""
    if not terminal:
        yield _Lines().tell
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it, and it loads slowly
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - the same

    columns = (
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        TextColumn("{task.completed:,.0f}{task.fields[of]} pages"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None, of="")
        yield lambda stage, done, total: bar.update(
            task, description=stage, completed=done, total=total, of=_of(done, total)
        )


def _of(done: int, total: int | None) -> str:
    return "" if total is None or done >= total else f" of {total:,}"


class _Lines:
    """Prints a line when a stage begins, and every few seconds while it runs."""

    def __init__(self) -> None:
        self._stage = ""
        self._last = 0.0

    def tell(self, stage: str, done: int, total: int | None) -> None:
        now = time.monotonic()
        if stage != self._stage or now - self._last >= _SECONDS:
            self._stage, self._last = stage, now
            say(f"{stage}: {done:,}{_of(done, total)} pages")
