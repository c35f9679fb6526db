"""The engine of one machine: runs the plan in this machine's processes, and writes the case as it goes.

Killed at any moment, a build can be run again and ends with the tables of an undisturbed one: a page's bytes and row
come first, an article with all its layers is one unit of work, and what linking found is written at once.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from traceback import extract_tb
from typing import BinaryIO, TypeAlias

from onrecord.annotate.pipeline import Pipeline, load_pipeline
from onrecord.casefile.answers import Counts, SetAsideRow
from onrecord.casefile.case import open_case
from onrecord.casefile.write import CaseWriter, open_to_write
from onrecord.engine import linking
from onrecord.engine.children import leave_the_end_to_the_parent
from onrecord.engine.later import Heard, hear
from onrecord.engine.plan import ANNOTATE, READ
from onrecord.engine.progress import Progress, Record, recorded
from onrecord.errors import Reason, WorkerLost
from onrecord.intake.pages import count_pages, open_pages
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.page import Page, SetAside

Outcome: TypeAlias = AnnotatedArticle | SetAside
Read: TypeAlias = tuple[Page, Outcome]

_BATCH = 8
_BATCH_BYTES = 4_000_000
_FEW = 24
"""Up to so many pages, a second process costs more (it loads the pipeline again) than it saves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build did: articles read, pages that were known already, and pages that it set aside.

    `dated` of the known pages have another day of publication now, which was said of them for the first time.
    """

    read: int
    known: int
    dated: int
    set_aside: tuple[SetAsideRow, ...]
    counts: Counts


@dataclass(slots=True)
class _Tally:
    read: int = 0
    known: int = 0
    dated: int = 0
    set_aside: list[SetAsideRow] = field(default_factory=list)

    @property
    def done(self) -> int:
        return self.read + self.known + len(self.set_aside)


def build(
    paths: Sequence[str | Path],
    case: str | Path,
    *,
    outlet: str | None = None,
    published: str | None = None,
    pipeline: str | None = None,
    workers: int | None = None,
    relink: bool = False,
    stdin: BinaryIO | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> BuildSummary:
    """Read coverage into a case: adds what is new, and what is said of known pages for the first time.

    Args:
        paths: files, folders, or `-` for JSON lines on `stdin`.
        case: the case's folder, made where it is absent.
        outlet: who printed the pages; goes before what they and a spreadsheet say.
        published: the day they were printed, ISO 8601; goes before what they and a spreadsheet say.
        pipeline: another spaCy pipeline than the shipped one.
        workers: how many processes annotate; by default one a core.
        relink: group all reports anew, as one build of everything would; the ids of stories may change.
        stdin: where `-` reads from.
        on_progress: called after every batch, and as each stage over the whole case begins.

    Raises:
        OnrecordError: nothing to read, not a case, the case is busy, a bad option: see `onrecord.errors`.
    """
    tally = _Tally()
    told = on_progress or (lambda _: None)
    with open_to_write(case) as writer:
        pages = open_pages(paths, outlet=outlet, published=published, stdin=stdin)
        with recorded(writer, told, count_pages(paths)) as record:
            record.starts(READ.name)
            new = chain(_kept(pages, writer, tally, record), _waiting(writer, record))
            for outcomes in _outcomes(_batches(new), pipeline, workers or os.cpu_count() or 1):
                with writer.transaction():
                    for page, outcome in outcomes:
                        _put(page, outcome, writer, tally)
                    record.reads(READ.name, done=tally.done, set_aside=len(tally.set_aside))
                record.tell(READ.name)
            record.done, record.set_aside = tally.done, len(tally.set_aside)
            linking.link(writer, record.begins, relink=relink, on_story=record.links)
    with open_case(case) as built:
        counts = built.counts()
    return BuildSummary(
        read=tally.read, known=tally.known, dated=tally.dated, set_aside=tuple(tally.set_aside), counts=counts
    )


def _kept(pages: Iterable[Page | SetAside], writer: CaseWriter, tally: _Tally, record: Record) -> Iterator[Page]:
    """Keep every page's bytes, and yield those that are to be read now."""
    for page in pages:
        record.passes(READ.name, done=tally.done, set_aside=len(tally.set_aside))
        if isinstance(page, SetAside):
            if writer.knows(page.page):
                tally.known += 1
            else:
                _put(page.page, page, writer, tally)
        elif writer.knows(page):
            heard, told = hear(page, writer)
            if heard is Heard.TO_READ:
                yield told
                continue
            tally.known += 1
            tally.dated += heard is Heard.DATED
        elif writer.keep(page):
            yield page
        else:
            tally.set_aside.append(writer.refusal(page.name, page.sha256))


def _waiting(writer: CaseWriter, record: Record) -> Iterator[Page]:
    """Yield the pages that an earlier build kept, beside those that this one was given."""
    for page in writer.waiting():
        record.total = None if record.total is None else record.total + 1
        yield page


def _put(page: Page, outcome: Outcome, writer: CaseWriter, tally: _Tally) -> None:
    if isinstance(outcome, AnnotatedArticle):
        try:
            if writer.put(outcome):
                tally.read += 1
                return
        except ValueError as error:  # layers that no reader could follow
            outcome = _failed(page, error)
    if isinstance(outcome, SetAside):
        writer.put_set_aside(outcome)
    tally.set_aside.append(writer.refusal(page.name, page.sha256))


def _batches(pages: Iterable[Page]) -> Iterator[list[Page]]:
    batch: list[Page] = []
    size = 0
    for page in pages:
        batch.append(page)
        size += len(page.content)
        if len(batch) >= _BATCH or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _outcomes(batches: Iterator[list[Page]], pipeline: str | None, workers: int) -> Iterator[list[Read]]:
    """Yield pages with what became of them, in their order, whichever process is done first.

    Raises:
        WorkerLost: a process that read pages is gone; the pages that are not yielded wait in the case.
    """
    first: list[list[Page]] = []
    while sum(map(len, first)) <= _FEW and (batch := next(batches, None)):
        first.append(batch)
    if workers < 2 or sum(map(len, first)) <= _FEW:  # noqa: PLR2004 - one worker is this process
        nlp = None
        for batch in chain(first, batches):
            nlp = nlp or load_pipeline(pipeline)
            yield [(page, _outcome(page, nlp)) for page in batch]
        return
    with _pool(workers, pipeline) as pool:
        running: deque[tuple[list[Page], Future[list[Outcome]]]] = deque()
        for batch in chain(first, batches):
            running.append((batch, pool.submit(_in_worker, batch)))
            # So many batches under way keep every process busy, and no more pages than that in memory.
            if len(running) > 2 * workers:
                yield _result(*running.popleft())
        while running:
            yield _result(*running.popleft())


def _result(batch: list[Page], future: Future[list[Outcome]]) -> list[Read]:
    return list(zip(batch, future.result(), strict=True))


@contextmanager
def _pool(workers: int, pipeline: str | None) -> Iterator[ProcessPoolExecutor]:
    # Spawned, not forked: a fork of a process with open connections and threads is unsafe, and macOS and Windows spawn.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start_worker, initargs=(pipeline,))
    try:
        yield pool
    except (BrokenProcessPool, MemoryError) as error:
        raise WorkerLost(
            "A process that read pages was killed or ran out of memory. What was read is kept: the same command goes on"
            " from there; with --workers 1 it takes less memory."
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@dataclass(slots=True)
class _Worker:
    pipeline: str | None = None
    nlp: Pipeline | None = None


_worker = _Worker()


def _start_worker(pipeline: str | None) -> None:
    """Set up a worker. The pipeline is loaded with its first batch: what fails here breaks the pool without a word."""
    _worker.pipeline = pipeline
    leave_the_end_to_the_parent()


def _in_worker(batch: list[Page]) -> list[Outcome]:
    nlp = _worker.nlp = _worker.nlp or load_pipeline(_worker.pipeline)
    return [_outcome(page, nlp) for page in batch]


def _outcome(page: Page, nlp: Pipeline) -> Outcome:
    """Read and annotate one page. A page that no stage was ready for is set aside; it must not cost the others."""
    try:
        read = next(READ.run([page]))
        return read if isinstance(read, SetAside) else next(ANNOTATE.run([read], nlp))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a stage was not ready for
        return _failed(page, error)


def _failed(page: Page, error: Exception) -> SetAside:
    """Set a page aside for a fault of ours, and say where it lies, for who mends it."""
    last = extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__}, {Path(last.filename).name}, line {last.lineno}"
    why = f"Reading it failed ({place}). The fault is onrecord's: please report it, with this page."
    return SetAside(page=page, reason=Reason.UNREADABLE, explanation=why)
