"""The program as a process: quick to start, quiet when its reader leaves, offline, at home in odd terminals."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from onrecord.version import __version__

Run: TypeAlias = Callable[..., Any]


PROGRAM = (sys.executable, "-c", "from onrecord.cli.main import run; run()")
SLOW = {"spacy", "thinc", "trafilatura", "jinja2", "rich", "scipy", "numpy", "starlette", "uvicorn"}


def start(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env={**os.environ, **environment},
    )


def test_the_version_is_told(run: Run) -> None:
    result = run("--version")
    assert (result.exit_code, result.stdout) == (0, f"onrecord {__version__}\n")


def test_help_lists_the_commands_and_offers_to_install_nothing(run: Run) -> None:
    printed = run("--help").stdout
    assert all(f"\n  {command} " in printed for command in ("build", "show", "said", "export", "annotate"))
    assert "completion" not in printed


@pytest.mark.parametrize("arguments", [("--help",), ("show", "--help"), ("show", "nowhere")], ids=" ".join)
def test_what_is_slow_to_load_is_not_loaded_without_need(arguments: tuple[str, ...]) -> None:
    code = (
        "import atexit, sys; from onrecord.cli.main import run;"
        f"atexit.register(lambda: print(*({SLOW!r} & set(sys.modules)), file=sys.stderr, end='|')); run()"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, check=False, encoding="utf-8")
    assert done.stderr.rsplit("\n", 1)[-1] == "|"


def test_a_reader_that_goes_away_is_no_error(case: Path) -> None:
    with subprocess.Popen([*PROGRAM, "show", str(case)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()  # before the first line: the write fails, whatever the size of the pipe
        told = process.stderr.read()
    assert told == b""
    assert process.returncode == 141


def test_a_failure_is_one_sentence_without_a_traceback(tmp_path: Path) -> None:
    done = start("show", tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert (
        done.stderr == f"onrecord: “{tmp_path}” is not a case: it holds no case.sqlite. `onrecord build` makes one.\n"
    )


def test_a_terminal_that_knows_ascii_only_gets_an_answer_and_json_that_reads(case: Path) -> None:
    shown = start("show", case, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert shown.returncode == 0
    assert "Daily Lodestone" in shown.stdout
    told = start("show", case, "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(told.stdout) == json.loads(start("show", case, "--json").stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")
def test_on_a_terminal_words_are_marked_in_bold_and_with_no_color_by_signs(case: Path) -> None:
    import pty  # noqa: PLC0415 - absent on Windows

    def on_terminal(**environment: str) -> str:
        ours, theirs = pty.openpty()
        with subprocess.Popen(
            [*PROGRAM, "said", str(case), "Vask"], stdout=theirs, env={**os.environ, "TERM": "xterm", **environment}
        ):
            os.close(theirs)
            read = b""
            while True:
                try:
                    chunk = os.read(ours, 65536)
                except OSError:  # Linux says so where others give an empty read: the other side is closed
                    break
                if not chunk:
                    break
                read += chunk
        os.close(ours)
        return read.decode()

    styled, plain = on_terminal(), on_terminal(NO_COLOR="1")
    assert "\x1b[1m" in styled
    assert "«" not in styled
    assert "\x1b" not in plain
    assert "«" in plain
