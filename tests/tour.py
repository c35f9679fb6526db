"""The commands that the docs show, run for real: `python tests/tour.py` writes what they print into the docs.

A block of the language `console` holds commands (lines that start with `$ `), each followed by what it printed. They
run one after the other, in a folder that has the examples and nothing else.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = ("README.md",)
WIDTH = 100

_BLOCK = re.compile(r"(?<=^```console\n)(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)


def rerun(page: str) -> str:
    """Return the page with what its commands print now.

    Raises:
        RuntimeError: a command failed; a build that set pages aside (3) did not.
    """
    with tempfile.TemporaryDirectory() as place:
        shutil.copytree(ROOT / "examples", Path(place) / "examples")
        return _BLOCK.sub(lambda block: "".join(_printed(line, place) for line in _commands(block[0])), page)


def _commands(block: str) -> list[str]:
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def _printed(command: str, place: str) -> str:
    scripts = sysconfig.get_path("scripts")
    environment = {
        **os.environ,
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": str(WIDTH),
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(  # noqa: S602 - the docs show a shell's lines, pipes and all
        command,
        shell=True,
        cwd=place,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )
    if done.returncode not in {0, 3}:
        raise RuntimeError(f"`{command}` ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    # Standard error holds progress, which on a terminal is gone when the command ends.
    lines = "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())
    return f"$ {command}\n{lines}\n" if lines else f"$ {command}\n"


def main() -> int:
    """Write what the commands print now into the docs; return how many pages changed."""
    changed = 0
    for name in PAGES:
        page = ROOT / name
        before = page.read_text(encoding="utf-8")
        after = rerun(before)
        page.write_text(after, encoding="utf-8")
        changed += before != after
    print(f"{changed} of {len(PAGES)} pages changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
