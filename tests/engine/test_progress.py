"""A build tells in its case how far it is, counts beforehand what there is to read, and leaves nothing when done."""

import gzip
import json
from pathlib import Path

import newsroom
import pytest
from newsroom import write_coverage

from onrecord.casefile.building import BuildingAnswer
from onrecord.casefile.case import open_case
from onrecord.engine import local
from onrecord.engine.local import Progress, build
from onrecord.errors import NothingToRead, WorkerLost


def seen(case: Path) -> BuildingAnswer:
    with open_case(case) as opened:
        return opened.building()


def test_a_reader_sees_every_step_of_a_build_and_the_reports_that_came_in(
    coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_BATCH", 5)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "empty.txt").write_text("")
    found: list[BuildingAnswer] = []
    told: list[Progress] = []

    def look(progress: Progress) -> None:
        told.append(progress)
        found.append(seen(tmp_path / "case"))

    build([coverage, tmp_path / "more"], tmp_path / "case", workers=1, on_progress=look)
    builds = [one.build for one in found if one.build is not None]
    assert len(builds) == len(found)
    assert all(one.running for one in found)
    assert {one.of_pages for one in builds} == {13} == {one.total for one in told}
    assert [one.pages for one in builds][-1] == 13
    # What linking found and who is one across stories are written at once, so a reader never sees that stage alone.
    assert [one.stage for one in builds][:-1] == [one.stage for one in told][:-1]
    assert found[-1].reports == 12
    assert builds[-1].set_aside == 1
    assert len({one.started for one in builds}) == 1
    last = seen(tmp_path / "case")
    assert (last.build, last.running) == (None, False)


def test_the_row_of_a_batch_goes_in_with_the_batch(
    coverage: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "_BATCH", 4)
    counted: list[tuple[int, int]] = []

    def look(_: Progress) -> None:
        found = seen(tmp_path / "case")
        if found.build is not None and found.build.stage == "reading":
            counted.append((found.build.pages, found.reports))

    build([coverage], tmp_path / "case", workers=1, on_progress=look)
    assert counted == [(4, 4), (8, 8), (12, 12)]


def test_a_build_that_was_cut_short_tells_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_coverage(tmp_path / "coverage", 30)
    monkeypatch.setattr(local, "_in_worker", newsroom.dying_worker)
    with pytest.raises(WorkerLost):
        build([tmp_path / "coverage"], tmp_path / "case", workers=2)
    left = seen(tmp_path / "case")
    assert left.build is not None
    assert (left.running, left.build.stage, left.build.of_pages) == (False, "reading", 30)
    assert left.build.pages == left.reports
    monkeypatch.undo()
    build([tmp_path / "coverage"], tmp_path / "case", workers=1)
    assert seen(tmp_path / "case").build is None


def test_a_build_that_had_nothing_to_do_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text("")
    with (tmp_path / "rows.jsonl").open("rb") as stdin, pytest.raises(NothingToRead):
        build(["-"], tmp_path / "case", stdin=stdin)
    assert seen(tmp_path / "case").build is None


def test_pages_that_an_earlier_build_kept_are_counted_in(coverage: Path, tmp_path: Path) -> None:
    with local.open_to_write(tmp_path / "case") as writer:
        for page in local.open_pages([coverage]):
            assert isinstance(page, local.Page)
            writer.keep(page)
    (tmp_path / "one.txt").write_text("Ferry back\n\nThe ferry came back on Monday, the harbour master said.\n")
    told: list[Progress] = []
    build([tmp_path / "one.txt"], tmp_path / "case", workers=1, on_progress=told.append)
    assert (told[-1].done, told[-1].total) == (13, 13)


def test_what_there_is_to_read_is_counted_before(tmp_path: Path) -> None:
    write_coverage(tmp_path / "coverage", 11)
    assert local.count_pages([tmp_path / "coverage"]) == len(list(local.open_pages([tmp_path / "coverage"]))) == 11
    odd = tmp_path / "odd"
    odd.mkdir()
    (odd / "none.jsonl").write_text("\n \n")
    (odd / "two.jsonl").write_text('{"id": "a"}\n\n{"id": "b"}')
    (odd / "what.xyz").write_text("?")
    (odd / ".hidden").write_text("no page")
    (odd / "index.csv").write_text("file,outlet\nwhat.xyz,The Ferry Post\ngone.txt,Radio Nine\n")
    assert local.count_pages([odd]) == len(list(local.open_pages([odd]))) == 5
    assert local.count_pages(["-"]) is None
    with gzip.open(odd / "packed.jsonl.gz", "wt") as packed:
        packed.write(json.dumps({"id": "c"}))
    assert local.count_pages([odd]) is None
