"""`onrecord serve`: an address that opens the room on this machine alone, until Ctrl-C."""

import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from builders import links, page_of, report
from ferries import built, saying_of
from tables import dump

from onrecord.casefile.case import open_case
from onrecord.casefile.lock import is_held
from onrecord.casefile.schema import LINKING
from onrecord.casefile.write import open_to_write
from onrecord.engine.deciding import Decisions
from onrecord.model.judgement import Verdict

SECONDS = 90  # that a busy machine may take


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    with open_to_write(tmp_path / "bridge") as writer, writer.transaction():
        writer.keep(page_of(report()))
        assert writer.put(report())
        writer.replace_links(links([report()]))
    return tmp_path / "bridge"


@contextmanager
def started(case: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Start the command; whatever a test finds, nothing goes on listening after it."""
    code = "from onrecord.cli.main import run; run()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "serve", str(case), "--no-browser", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def test_the_address_printed_opens_the_room_and_ctrl_c_closes_it(bridge: Path) -> None:
    with started(bridge, "--port", "0") as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        found = re.fullmatch(r"(http://127\.0\.0\.1:\d+/)\?token=[\w-]{43}", address)
        assert found
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor())
        with opener.open(address, timeout=20) as answer:
            assert answer.url == found[1]
            assert "bridge – onrecord" in answer.read().decode()
        stranger = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with pytest.raises(urllib.error.HTTPError, match="403"):
            stranger.open(found[1], timeout=20)
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "Traceback" not in told


def test_a_port_that_is_taken_is_told(bridge: Path) -> None:
    with started(bridge, "--port", "0") as first:
        assert first.stdout is not None
        port = first.stdout.readline().partition("127.0.0.1:")[2].partition("/")[0]
        with started(bridge, "--port", port) as second:
            _, told = second.communicate(timeout=20)
        first.send_signal(signal.SIGINT)
        first.communicate(timeout=20)
    assert second.returncode == 2
    assert told == f"onrecord: Port {port} can't be listened on; `--port 0` takes a free one.\n"


def test_what_is_no_case_is_told_before_anything_listens(tmp_path: Path) -> None:
    with started(tmp_path) as process:
        out, told = process.communicate(timeout=20)
    assert (process.returncode, out) == (1, "")
    assert "is not a case" in told


def wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + SECONDS
    while not until():
        assert time.monotonic() < end
        time.sleep(0.02)


def unheeded(case: Path) -> bool:
    with open_case(case) as opened:
        return bool(opened.unheeded())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no SIGKILL")
def test_a_room_that_is_killed_leaves_what_it_did_not_link_to_the_next_one(tmp_path: Path) -> None:
    case = built(tmp_path / "case")
    whole = shutil.copytree(case, tmp_path / "whole")
    statement = saying_of(case, "rotten since last year", "herald.txt").id
    (made,) = Decisions(case, then=lambda: None).decide(Verdict.REJECTED, [statement], by="R. Olm")
    Decisions(whole).decide(Verdict.REJECTED, [statement], by="R. Olm", at=made.at)
    with started(case, "--port", "0") as first:
        wait(lambda: is_held(case / LINKING) or not unheeded(case))
        first.kill()
        first.communicate()
    wait(lambda: not is_held(case / LINKING))  # who links for a room ends with it, however that ends
    with started(case, "--port", "0"):
        wait(lambda: not unheeded(case))
    assert dump(case) == dump(whole)
