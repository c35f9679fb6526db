"""A build tells in the case how far it is; a reader tells one that runs from one that was cut short."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import page_of, report

from onrecord.casefile.building import Building
from onrecord.casefile.case import open_case
from onrecord.casefile.lock import Lock, is_held
from onrecord.casefile.write import open_to_write
from onrecord.errors import CaseBusy

NOW = datetime(2031, 5, 9, 8, 30, tzinfo=UTC)
BUILD = Building(
    process=4711, started=NOW, changed=NOW, stage="reading", pages=412, of_pages=1000, set_aside=3, stories=None
)


def test_while_it_writes_a_reader_sees_how_far_it_is_and_when_it_is_done_nothing(tmp_path: Path) -> None:
    with open_to_write(tmp_path / "case") as writer:
        writer.tell(BUILD)
        with open_case(tmp_path / "case") as case:
            found = case.building()
            assert (found.build, found.running, found.reports) == (BUILD, True, 0)
            with writer.transaction():
                writer.keep(page_of(report()))
                writer.put(report())
                writer.tell(BUILD)
                assert case.building().reports == 0  # what is told goes in with what it tells of
            assert case.building().reports == 1
            writer.tell(None)
            assert (case.building().build, case.building().running) == (None, False)


def test_what_a_killed_build_left_is_told_from_one_that_runs_and_the_next_writer_clears_it(tmp_path: Path) -> None:
    with open_to_write(tmp_path / "case") as writer:
        writer.tell(BUILD)
    with open_case(tmp_path / "case") as case:
        assert (case.building().build, case.building().running) == (BUILD, False)
        with open_to_write(tmp_path / "case"):
            assert case.building().build is None


def test_looking_at_the_lock_never_keeps_a_build_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "writing.lock"
    assert not is_held(path)
    lock = Lock(path)
    assert is_held(path)
    with pytest.raises(CaseBusy):
        Lock(path)
    lock.close()
    assert not is_held(path)
    tries: list[int] = []

    def taken_twice(file: int, *, shared: bool = False) -> None:
        assert not shared
        tries.append(file)
        if len(tries) < 3:  # somebody looks just now
            raise BlockingIOError(11, "taken")

    monkeypatch.setattr("onrecord.casefile.lock._lock", taken_twice)
    Lock(path).close()
    assert len(tries) == 3
