"""The real command, killed at any moment and run again, ends with the tables of an undisturbed build."""

import os
import random
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest
from newsroom import write_coverage
from tables import dump, exported, originals

COMMAND = Path(sysconfig.get_path("scripts")) / "onrecord"
REPORTS = 40  # more than the engine reads without a pool
KILLS = 3

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL"),
    pytest.mark.slow,
]


def start(coverage: Path, case: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [COMMAND, "build", coverage, "--case", case, "--workers", str(workers)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True)


def finish(coverage: Path, case: Path, workers: int) -> None:
    with start(coverage, case, workers) as process:
        _, told = process.communicate()
    assert process.returncode == 0, told.decode()


def kill_after(seconds: float, coverage: Path, case: Path, workers: int) -> bool:
    """Start a build, kill its main process after so many seconds; tell whether it was cut short.

    The workers hold the other end of its standard error: that it closes tells that they have ended too.
    """
    with start(coverage, case, workers) as process:
        time.sleep(seconds)
        process.kill()
        process.communicate(timeout=30)
        return process.returncode == -signal.SIGKILL


@pytest.fixture(scope="module")
def newsroom_coverage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("newsroom") / "coverage"
    write_coverage(folder, REPORTS)
    return folder


@pytest.fixture(scope="module")
def undisturbed(newsroom_coverage: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """Return a case that nothing disturbed, and the seconds that it took."""
    case = tmp_path_factory.mktemp("undisturbed") / "case"
    begun = time.monotonic()
    finish(newsroom_coverage, case, 1)
    return case, time.monotonic() - begun


@pytest.mark.parametrize(("seed", "workers"), [(1, 1), (2, 2), (3, 2)])
def test_a_killed_build_run_again_ends_with_the_same_tables(
    newsroom_coverage: Path, undisturbed: tuple[Path, float], tmp_path: Path, seed: int, workers: int
) -> None:
    whole, seconds = undisturbed
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on when a process is killed
    case = tmp_path / "case"
    for _ in range(KILLS):
        # A build that ends before it is killed begins anew, with half of the time: with two workers it takes less.
        while not kill_after(chance.uniform(0.2, 0.9) * seconds, newsroom_coverage, case, workers):
            shutil.rmtree(case)
            seconds /= 2
    finish(newsroom_coverage, case, workers)
    assert exported(case) == exported(whole)
    assert dump(case) == dump(whole)
    assert originals(case) == originals(whole)


def test_ctrl_c_which_reaches_every_process_ends_a_build_in_one_sentence_and_the_next_goes_on(
    newsroom_coverage: Path, undisturbed: tuple[Path, float], tmp_path: Path
) -> None:
    case = tmp_path / "case"
    with start(newsroom_coverage, case, 2) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith(b"reading")
        os.killpg(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.decode().splitlines()[-1].startswith("Interrupted.")
    assert b"Traceback" not in told
    finish(newsroom_coverage, case, 2)
    assert dump(case) == dump(undisturbed[0])


def test_the_workers_of_a_killed_build_end_with_it(newsroom_coverage: Path, tmp_path: Path) -> None:
    with start(newsroom_coverage, tmp_path / "case", 2) as process:
        assert process.stderr is not None
        assert process.stderr.readline().startswith(b"reading")  # the pool is at work
        process.kill()
        process.communicate(timeout=30)  # comes back only when nobody holds standard error any more
