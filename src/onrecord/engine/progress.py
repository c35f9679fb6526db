"""How far a build is, told to whoever asked and in the case itself, where any reader finds it."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from onrecord.casefile.building import Building
from onrecord.casefile.write import CaseWriter

_SECONDS = 0.5  # between two pages or stories that are written of: many are done with in no time


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build is: the stage that is running, and how many pages are done with.

    `total` is None where only reading tells how many pages there are.
    """

    done: int
    stage: str
    total: int | None = None


@dataclass(slots=True, kw_only=True)
class Record:
    """What a build tells of itself, kept in the case while it runs."""

    writer: CaseWriter
    told: Callable[[Progress], None]
    total: int | None
    started: datetime = field(default_factory=_now)
    done: int = 0
    set_aside: int = 0
    _last: float = 0.0

    def starts(self, stage: str) -> None:
        """Write that the build has begun."""
        self._write(stage)

    def reads(self, stage: str, *, done: int, set_aside: int) -> None:
        """Write how many pages are done with: in the transaction that puts the last of them into the case."""
        self.done, self.set_aside = done, set_aside
        self._write(stage)

    def passes(self, stage: str, *, done: int, set_aside: int) -> None:
        """Write, now and then, how many pages are done with because they were known."""
        self.done, self.set_aside = done, set_aside
        if time.monotonic() - self._last >= _SECONDS:
            self._write(stage)

    def begins(self, stage: str) -> None:
        """Tell that a stage over the whole case begins."""
        self._write(stage)
        self.tell(stage)

    def tell(self, stage: str) -> None:
        """Tell whoever asked how far the build is."""
        self.told(Progress(done=self.done, stage=stage, total=self.total))

    def links(self, stage: str, stories: int, of_stories: int) -> None:
        """Write, now and then, how many stories are linked."""
        if time.monotonic() - self._last >= _SECONDS:
            self._write(stage, stories, of_stories)

    def _write(self, stage: str, stories: int | None = None, of_stories: int | None = None) -> None:
        self._last = time.monotonic()
        self.writer.tell(
            Building(
                process=os.getpid(),
                started=self.started,
                changed=_now(),
                stage=stage,
                pages=self.done,
                of_pages=self.total,
                set_aside=self.set_aside,
                stories=stories,
                of_stories=of_stories,
            )
        )


@contextmanager
def recorded(writer: CaseWriter, told: Callable[[Progress], None], total: int | None) -> Iterator[Record]:
    """Give what records how far a build is. It goes when the build is done; one that is cut short leaves it."""
    record = Record(writer=writer, told=told, total=total)
    try:
        yield record
    except BaseException:
        if not record.done:
            writer.tell(None)  # nothing began that could be gone on with
        raise
    writer.tell(None)
