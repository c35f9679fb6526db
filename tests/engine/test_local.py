"""The engine of one machine: the same case whatever the processes and the order, and nothing lost on the way."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import newsroom
import pytest
from newsroom import write_coverage
from tables import dump, exported, originals

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.engine import local
from onrecord.engine.local import Progress, build
from onrecord.engine.plan import ANNOTATE, PLAN, READ
from onrecord.errors import CaseBusy, PipelineUnusable, Reason, WorkerLost
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article
from onrecord.model.page import Page, PageKind, SetAside

Annotate = Callable[[Iterable[Article], object], Iterator[AnnotatedArticle]]


@pytest.fixture
def pooled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a dozen pages enough for a second process."""
    monkeypatch.setattr(local, "_FEW", 4)
    monkeypatch.setattr(local, "_BATCH", 2)


def files(coverage: Path) -> list[Path]:
    return sorted(path for path in coverage.iterdir() if path.name != "index.csv")


def test_the_invented_coverage_is_linked(built: Path) -> None:
    with open_case(built) as case:
        counts = case.counts()
    assert counts.articles == 12
    assert 1 < counts.stories < counts.articles
    assert min(counts.statements, counts.speakers, counts.entities, counts.timexes, counts.timeline) > 0


@pytest.mark.usefixtures("pooled")
def test_two_processes_make_the_case_of_one(
    coverage: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "load_pipeline", lambda _: pytest.fail("this process read pages itself"))
    summary = build([coverage], tmp_path / "case", workers=2)
    assert summary.read == 12
    assert exported(tmp_path / "case") == exported(built)
    assert dump(tmp_path / "case") == dump(built)
    assert originals(tmp_path / "case") == originals(built)


def test_the_order_in_which_files_come_leaves_no_trace(coverage: Path, tmp_path: Path) -> None:
    given = files(coverage)
    for name, order in (("sorted", given), ("reversed", given[::-1]), ("mixed", given[5:] + given[:5])):
        build(order, tmp_path / name, workers=1)
    assert exported(tmp_path / "reversed") == exported(tmp_path / "sorted") == exported(tmp_path / "mixed")
    assert dump(tmp_path / "reversed") == dump(tmp_path / "sorted") == dump(tmp_path / "mixed")


def test_building_in_two_steps_makes_the_case_of_one(coverage: Path, built: Path, tmp_path: Path) -> None:
    parts = tmp_path / "coverage"
    shutil.copytree(coverage, parts)
    late = [path for path in files(parts) if path.suffix in {".html", ".jsonl"}]
    for path in late:
        path.rename(tmp_path / path.name)
    first = build([parts], tmp_path / "case", workers=1)
    for path in late:
        (tmp_path / path.name).rename(path)
    second = build([parts], tmp_path / "case", workers=1)
    assert (second.known, first.read + second.read) == (first.read, 12)
    assert exported(tmp_path / "case") == exported(built)
    assert dump(tmp_path / "case") == dump(built)


def test_building_again_changes_nothing(coverage: Path, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "case")
    before = (tmp_path / "case" / "case.sqlite").read_bytes()
    summary = build([coverage], tmp_path / "case", workers=1)
    assert (summary.read, summary.known, summary.set_aside) == (0, 12, ())
    assert (tmp_path / "case" / "case.sqlite").read_bytes() == before


def test_a_new_file_changes_no_row_of_another_article_and_no_other_story(
    coverage: Path, built: Path, tmp_path: Path
) -> None:
    shutil.copytree(coverage, tmp_path / "coverage")
    shutil.copytree(built, tmp_path / "case")
    text = "Beekeeper crowned in Nettleford\n\nThe jury crowned Jorun Ask on Sunday for her heather honey, it said.\n"
    (tmp_path / "coverage" / "zz.txt").write_text(text, encoding="utf-8")
    summary = build([tmp_path / "coverage"], tmp_path / "case", workers=1)
    assert (summary.read, summary.known) == (1, 12)
    before, after = dump(built), dump(tmp_path / "case")
    changed = {table for table in before if not set(before[table]) <= set(after[table])}
    assert changed <= {"joins", "join_words"}  # how much a word says is counted over the whole case
    assert len(after["stories"]) == len(before["stories"]) + 1


def test_what_an_earlier_build_kept_and_did_not_read_is_read(coverage: Path, built: Path, tmp_path: Path) -> None:
    shutil.copytree(coverage, tmp_path / "coverage")
    with open_to_write(tmp_path / "case") as writer:
        for page in local.open_pages([tmp_path / "coverage"]):
            assert isinstance(page, Page)
            writer.keep(page)
    one = tmp_path / "coverage" / "report-000.txt"
    for path in files(tmp_path / "coverage"):
        if path != one:
            path.unlink()
    summary = build([tmp_path / "coverage"], tmp_path / "case", workers=1)
    assert (summary.read, summary.counts.waiting) == (12, 0)
    assert exported(tmp_path / "case") == exported(built)


def test_a_case_that_another_writes_to_is_refused(coverage: Path, built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "case")
    with open_to_write(tmp_path / "case"), pytest.raises(CaseBusy, match="Another process is writing"):
        build([coverage], tmp_path / "case", workers=1)
    assert build([coverage], tmp_path / "case", workers=1).known == 12


def test_progress_is_told_in_the_order_of_the_plan_and_never_goes_back(
    coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_BATCH", 5)
    told: list[Progress] = []
    build([coverage], tmp_path / "case", workers=1, on_progress=told.append)
    names = [stage.name for stage in PLAN]
    places = [names.index(progress.stage) for progress in told]
    assert places == sorted(places)
    done = [progress.done for progress in told]
    assert done == sorted(done)
    assert [p.done for p in told if p.stage == READ.name] == [5, 10, 12]
    assert set(done[3:]) == {12}


@pytest.mark.usefixtures("pooled")
def test_a_pipeline_that_is_not_there_is_named_also_by_a_pool(coverage: Path, built: Path, tmp_path: Path) -> None:
    with pytest.raises(PipelineUnusable, match="no_such_pipeline"):
        build([coverage], tmp_path / "case", pipeline="no_such_pipeline", workers=2)
    build([coverage], tmp_path / "case", workers=1)
    assert exported(tmp_path / "case") == exported(built)


def test_a_process_that_dies_ends_the_build_with_a_sentence_and_the_next_one_finishes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_coverage(tmp_path / "coverage", 30)
    monkeypatch.setattr(local, "_in_worker", newsroom.dying_worker)
    with pytest.raises(WorkerLost, match="goes on from there"):
        build([tmp_path / "coverage"], tmp_path / "case", workers=2)
    monkeypatch.undo()
    with open_case(tmp_path / "case") as case:
        left = case.counts()
    assert left.waiting > 0
    summary = build([tmp_path / "coverage"], tmp_path / "case", workers=1)
    assert (summary.counts.articles, summary.counts.waiting) == (30, 0)
    build([tmp_path / "coverage"], tmp_path / "undisturbed", workers=1)
    assert exported(tmp_path / "case") == exported(tmp_path / "undisturbed")


def failing(broken: Callable[[AnnotatedArticle], AnnotatedArticle]) -> Annotate:
    """Return the stage that annotates, with a fault at one report."""

    def run(articles: Iterable[Article], nlp: object) -> Iterator[AnnotatedArticle]:
        for found in ANNOTATE.run(articles, nlp):  # type: ignore[arg-type]
            yield broken(found) if found.article.name == "report-005.txt" else found

    return run


def raising(_: AnnotatedArticle) -> AnnotatedArticle:
    raise ZeroDivisionError


def doubling(found: AnnotatedArticle) -> AnnotatedArticle:
    """Give two mentions one id, which no case can hold."""
    return replace(found, mentions=found.mentions + found.mentions)


@pytest.mark.parametrize("broken", [raising, doubling])
def test_a_page_that_a_stage_fails_on_is_set_aside_and_costs_no_other(
    coverage: Path,
    built: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    broken: Callable[[AnnotatedArticle], AnnotatedArticle],
) -> None:
    monkeypatch.setattr(local, "ANNOTATE", replace(ANNOTATE, run=failing(broken)))
    summary = build([coverage], tmp_path / "case", workers=1)
    assert summary.read == 11
    assert [(row.name, row.reason) for row in summary.set_aside] == [("report-005.txt", Reason.UNREADABLE)]
    assert {raising: "ZeroDivisionError", doubling: "ValueError"}[broken] in summary.set_aside[0].explanation
    assert originals(tmp_path / "case") == originals(built)


def test_an_exhausted_memory_is_no_fault_of_a_page(
    coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(_: AnnotatedArticle) -> AnnotatedArticle:
        raise MemoryError

    monkeypatch.setattr(local, "ANNOTATE", replace(ANNOTATE, run=failing(exhausted)))
    with pytest.raises(MemoryError):
        build([coverage], tmp_path / "case", workers=1)
    with open_case(tmp_path / "case") as case:
        assert case.set_aside() == ()


def test_pages_that_only_a_few_large_batches_hold_do_not_keep_the_rest_from_a_pool(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pages = [Page(name=f"{n}.txt", kind=PageKind.TEXT, content=b"x", sha256="") for n in range(40)]
    pooled: list[int] = []

    class Pool:
        def submit(self, _: object, batch: list[Page]) -> "Pool":
            pooled.append(len(batch))
            self.batch = batch
            return self

        def result(self) -> list[SetAside]:
            return [SetAside(page=page, reason=Reason.EMPTY, explanation="") for page in self.batch]

    monkeypatch.setattr(local, "_pool", lambda *_: local.contextmanager(lambda: iter([Pool()]))())
    batches = ([page] for page in pages)  # one page a batch, as pages of 4 MB come
    assert len([1 for _ in local._outcomes(batches, None, 2)]) == 40
    assert sum(pooled) == 40
