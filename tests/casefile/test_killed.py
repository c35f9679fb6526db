"""A build that is killed at any moment and run again ends with the same tables as an undisturbed one."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from builders import report
from tables import dump, originals

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write

WRITER = Path(__file__).with_name("killed_writer.py")
ARTICLES, BATCH = 30, 4  # as that script has them
STEPS = 63  # lines of an undisturbed build: start, open, 30 pages, 30 articles, links; "end" is too late to be killed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")


def start(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, str(WRITER), str(folder)], stdout=subprocess.PIPE)


def killed(folder: Path, steps: int, seconds: float) -> bool:
    """Start a build and kill it so many seconds into a step; tell whether it was cut short."""
    with start(folder) as process:
        assert process.stdout is not None
        for _ in range(steps):
            if not process.stdout.readline():
                break
        time.sleep(seconds)
        process.kill()
        process.wait()
        return process.returncode == -signal.SIGKILL


def finished(folder: Path) -> None:
    with start(folder) as process:
        process.communicate()
    assert process.returncode == 0


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed") / "case"
    finished(folder)
    return folder


@pytest.mark.parametrize("seed", range(6))
def test_a_build_killed_several_times_ends_with_the_same_tables(undisturbed: Path, folder: Path, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on when a process is killed
    assert sum(killed(folder, chance.randint(1, STEPS), chance.random() * 0.004) for _ in range(3)) > 0
    finished(folder)
    assert dump(folder) == dump(undisturbed)
    assert originals(folder) == originals(undisturbed)


def test_a_reader_finds_whole_articles_in_what_a_killed_build_left(folder: Path) -> None:
    assert killed(folder, 45, 0.001)
    with open_case(folder) as case:
        found = list(case.annotated())
        assert case.counts().waiting == ARTICLES - len(found) > 0
    assert len(found) % BATCH == 0
    assert found == [report(int(annotated.article.id[1:])) for annotated in found]


def test_a_build_killed_while_it_makes_the_case_ends_with_the_same_tables(undisturbed: Path, folder: Path) -> None:
    assert sum(killed(folder, 1, milliseconds / 1000) for milliseconds in range(0, 30, 5)) > 0
    finished(folder)
    assert dump(folder) == dump(undisturbed)


def test_the_undisturbed_build_holds_what_the_comparison_is_about(undisturbed: Path) -> None:
    tables = dump(undisturbed)
    assert len(tables["articles"]) == 30
    assert len(tables["pages"]) == 30 + 5 + 6
    empty = {"building", "judgement_unheeded", "unlinked", "unknown_speakers"}
    assert {table for table, rows in tables.items() if not rows} == empty


def test_a_build_run_again_changes_nothing(undisturbed: Path) -> None:
    before = dump(undisturbed)
    finished(undisturbed)
    assert dump(undisturbed) == before


def test_a_killed_writer_leaves_no_lock_behind_even_where_a_worker_of_its_lives_on(folder: Path) -> None:
    script = f"""
import os, signal, sys
from onrecord.casefile.write import open_to_write
writer = open_to_write({str(folder)!r})
ready, tell = os.pipe()
if os.fork() == 0:
    os.write(tell, b"here")
    sys.stdin.read()
    os._exit(0)
os.read(ready, 4)
os.kill(os.getpid(), signal.SIGKILL)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE) as process:
        process.wait()
        assert process.returncode == -signal.SIGKILL
        with open_to_write(folder) as writer:
            assert list(writer.annotated()) == []
