"""The engine of one machine: runs the plan in this machine's processes, and writes the case as it goes.

Killed at any moment, a build can be run again and ends with the tables of an undisturbed one: a page's bytes and row
come first, an article with all its layers is one unit of work, and linking replaces what it found before as a whole.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO

from onrecord.annotate.pipeline import Pipeline, load_pipeline
from onrecord.casefile.answers import Counts, SetAsideRow
from onrecord.casefile.case import open_case
from onrecord.casefile.write import CaseWriter, open_to_write
from onrecord.engine import linking
from onrecord.engine.plan import ANNOTATE, READ
from onrecord.intake.pages import open_pages
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.page import Page, SetAside

Outcome = AnnotatedArticle | SetAside

_BATCH = 8
_BATCH_BYTES = 4_000_000
_FEW = 24
"""Up to so many pages, a second process costs more (it loads the pipeline again) than it saves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build is: the stage that is running, and how many pages are done with."""

    done: int
    stage: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSummary:
    """What a build did: articles read, pages that were known already, and pages that it set aside."""

    read: int
    known: int
    set_aside: tuple[SetAsideRow, ...]
    counts: Counts


@dataclass(slots=True)
class _Tally:
    read: int = 0
    known: int = 0
    set_aside: list[SetAsideRow] = field(default_factory=list)


def build(
    paths: Sequence[str | Path],
    case: str | Path,
    *,
    outlet: str | None = None,
    published: str | None = None,
    pipeline: str | None = None,
    workers: int | None = None,
    stdin: BinaryIO | None = None,
    on_progress: Callable[[Progress], None] | None = None,
) -> BuildSummary:
    """Read coverage into a case: adds what is new, changes nothing else.

    Args:
        paths: files, folders, or `-` for JSON lines on `stdin`.
        case: the case's folder, made where it is absent.
        outlet: who printed the pages, where neither they nor a spreadsheet say so.
        published: the day they were printed, ISO 8601.
        pipeline: another spaCy pipeline than the shipped one.
        workers: how many processes annotate; by default one a core.
        stdin: where `-` reads from.
        on_progress: called after every batch, and as each stage over the whole case begins.

    Raises:
        OnrecordError: nothing to read, not a case, the case is busy, a bad option: see `onrecord.errors`.
    """
    tally = _Tally()
    told = on_progress or (lambda _: None)
    with open_to_write(case) as writer:
        pages = open_pages(paths, outlet=outlet, published=published, stdin=stdin)
        new = chain(_kept(pages, writer, tally), (page for page in writer.waiting()))
        for outcomes in _outcomes(_batches(new), pipeline, workers or os.cpu_count() or 1):
            with writer.transaction():
                for outcome in outcomes:
                    _put(outcome, writer, tally)
            told(Progress(done=tally.read + tally.known + len(tally.set_aside), stage=READ.name))
        linking.link(writer, on_stage=lambda stage: told(Progress(done=tally.read, stage=stage)))
    with open_case(case) as built:
        counts = built.counts()
    return BuildSummary(read=tally.read, known=tally.known, set_aside=tuple(tally.set_aside), counts=counts)


def _kept(pages: Iterable[Page | SetAside], writer: CaseWriter, tally: _Tally) -> Iterator[Page]:
    """Keep every page's bytes, and yield those that are to be read now."""
    for page in pages:
        if isinstance(page, SetAside):
            if writer.knows(page.page):
                tally.known += 1
            else:
                _put(page, writer, tally)
        elif writer.knows(page):
            tally.known += 1
        elif writer.keep(page):
            yield page
        else:
            tally.set_aside.append(writer.refusal(page.name, page.sha256))


def _put(outcome: Outcome, writer: CaseWriter, tally: _Tally) -> None:
    if isinstance(outcome, SetAside):
        writer.put_set_aside(outcome)
        tally.set_aside.append(writer.refusal(outcome.page.name, outcome.page.sha256))
    elif writer.put(outcome):
        tally.read += 1
    else:
        article = outcome.article
        tally.set_aside.append(writer.refusal(article.name, article.page_sha256))


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


def _outcomes(batches: Iterator[list[Page]], pipeline: str | None, workers: int) -> Iterator[list[Outcome]]:
    """Yield what became of each batch, in the order of the batches whichever process is done first."""
    first = list(islice(batches, _FEW // _BATCH + 1))
    if workers < 2 or sum(map(len, first)) <= _FEW:  # noqa: PLR2004 - one worker is this process
        nlp = None
        for batch in chain(first, batches):
            nlp = nlp or load_pipeline(pipeline)
            yield list(_read_and_annotate(batch, nlp))
        return
    with _pool(workers, pipeline) as pool:
        running: deque[Future[list[Outcome]]] = deque()
        for batch in chain(first, batches):
            running.append(pool.submit(_in_worker, batch))
            # So many batches under way keep every process busy, and no more pages than that in memory.
            if len(running) > 2 * workers:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()


@contextmanager
def _pool(workers: int, pipeline: str | None) -> Iterator[ProcessPoolExecutor]:
    # Spawned, not forked: a fork of a process with open connections and threads is unsafe, and macOS and Windows spawn.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start_worker, initargs=(pipeline,))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_worker: list[Pipeline] = []


def _start_worker(pipeline: str | None) -> None:
    _worker.append(load_pipeline(pipeline))


def _in_worker(batch: list[Page]) -> list[Outcome]:
    return list(_read_and_annotate(batch, _worker[0]))


def _read_and_annotate(batch: list[Page], nlp: Pipeline) -> Iterator[Outcome]:
    for outcome in READ.run(batch):
        if isinstance(outcome, SetAside):
            yield outcome
        else:
            yield from ANNOTATE.run([outcome], nlp)
