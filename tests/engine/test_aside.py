"""Beside a room, a process of its own links again; killed at any moment, it leaves the rest to the next."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from ferries import built, saying_of
from tables import dump

from onrecord.casefile.case import open_case
from onrecord.casefile.lock import is_held
from onrecord.casefile.schema import LINKING
from onrecord.casefile.write import open_to_write
from onrecord.engine import aside as beside
from onrecord.engine.aside import Aside
from onrecord.engine.deciding import Decisions
from onrecord.model.judgement import Verdict

BY = "R. Olm"
SECONDS = 90  # that a busy machine may take


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("storm") / "case")


@pytest.fixture
def case(storm: Path, tmp_path: Path) -> Path:
    return shutil.copytree(storm, tmp_path / "case")


@pytest.fixture
def rotten(storm: Path) -> str:
    return saying_of(storm, "rotten since last year", "herald.txt").id


@pytest.fixture
def after(storm: Path, tmp_path: Path, rotten: str) -> dict[str, list[tuple[object, ...]]]:
    """Return the links once the rejection of a statement was linked."""
    other = shutil.copytree(storm, tmp_path / "other")
    Decisions(other).decide(Verdict.REJECTED, [rotten], by=BY)
    return links_in(other)


def links_in(case: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows for table, rows in dump(case).items() if not table.startswith("judgement")}


def unheeded(case: Path) -> bool:
    with open_case(case) as opened:
        return bool(opened.unheeded())


def wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_a_decision_returns_and_the_process_links_what_it_reaches(
    case: Path, rotten: str, after: dict[str, list[tuple[object, ...]]]
) -> None:
    with Aside(case) as aside:
        decisions = Decisions(case, then=aside.wake)
        (made,) = decisions.decide(Verdict.REJECTED, [rotten], by=BY)
        wait(lambda: not unheeded(case))
        assert links_in(case) == after
        decisions.withdraw(made.id, by=BY)  # the process is still there
        wait(lambda: not unheeded(case))
        assert links_in(case) != after


def test_two_rooms_of_one_case_have_every_decision_linked(
    case: Path, storm: Path, rotten: str, after: dict[str, list[tuple[object, ...]]]
) -> None:
    other = saying_of(storm, "injured 15 people").id
    with Aside(case) as one, Aside(case) as two:
        Decisions(case, then=one.wake).decide(Verdict.REJECTED, [rotten], by=BY)
        (made,) = Decisions(case, then=two.wake).decide(Verdict.REJECTED, [other], by="T. Askell")
        Decisions(case, then=two.wake).withdraw(made.id, by="T. Askell")
        wait(lambda: not unheeded(case) and not is_held(case / LINKING))
    assert links_in(case) == after


@pytest.mark.parametrize("seconds", [0.0, 1.0, 2.0])
def test_a_room_that_is_closed_meanwhile_leaves_the_rest_to_the_next(
    case: Path, rotten: str, after: dict[str, list[tuple[object, ...]]], seconds: float
) -> None:
    with Aside(case) as aside:
        Decisions(case, then=aside.wake).decide(Verdict.REJECTED, [rotten], by=BY)
        time.sleep(seconds)
    assert not is_held(case / LINKING)
    if not unheeded(case):
        assert links_in(case) == after
        return
    with Aside(case) as aside:
        Decisions(case, then=aside.wake).go_on()
        wait(lambda: not unheeded(case))
    assert links_in(case) == after


def test_a_process_that_is_lost_is_started_again_by_the_next_decision_and_not_for_ever(
    case: Path, rotten: str, after: dict[str, list[tuple[object, ...]]]
) -> None:
    with Aside(case) as aside:
        decisions = Decisions(case, then=aside.wake)
        decisions.decide(Verdict.REJECTED, [rotten], by=BY)
        for _ in range(beside._LOSSES - 1):
            assert aside._process is not None
            aside._process.kill()
            aside._process.join()
            aside.wake()
        wait(lambda: not unheeded(case))
        assert links_in(case) == after
        assert aside._process is not None
        aside._process.kill()
        aside._process.join()
        decisions.decide(Verdict.ACCEPTED, [rotten], by=BY)  # which takes the place of the rejection
        assert not aside._process.is_alive()
        assert unheeded(case)


def test_where_somebody_writes_the_process_waits_for_him(
    case: Path, rotten: str, after: dict[str, list[tuple[object, ...]]]
) -> None:
    Decisions(case, then=lambda: None).decide(Verdict.REJECTED, [rotten], by=BY)
    with Aside(case) as aside:
        with open_to_write(case):
            aside.wake()
            wait(lambda: is_held(case / LINKING))
            time.sleep(0.5)
            assert unheeded(case)
        wait(lambda: not unheeded(case))
    assert links_in(case) == after


def test_where_nothing_is_left_nothing_is_started(case: Path) -> None:
    with Aside(case) as aside:
        Decisions(case, then=aside.wake).go_on()
        assert aside._process is None
