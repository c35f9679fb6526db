"""How the two steps that see all articles grow: finding copies, grouping stories; over more and more rows.

Each size runs in a process of its own, so that its memory is its own. The rows stand for annotated articles (names are
found in the text); reading them is not in the time, but in the memory.
"""

import json
import subprocess
import sys
import time
from itertools import islice
from math import log
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from bench.rows import article, lines
from onrecord.link.copies import copies
from onrecord.link.stories import stories

SIZES = (1_000, 3_000, 10_000, 36_000)
_UNIT = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in: bytes there, KiB elsewhere


def run(input: Path, most: int | None = None) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print seconds and memory of both steps for each size up to the number of rows, and how the time grows.

    The growth of a size is the exponent of the time against the size before; n log n is given beside it.

    Raises:
        SystemExit: a size failed; what it said is printed.
    """
    rows = min(sum(1 for _ in lines(input)), most or SIZES[-1])
    print(" articles  copies s  stories s      MB   copies  stories  exponent  n log n")
    before: dict[str, float] = {}
    for size in [size for size in SIZES if size < rows] + [rows]:
        command = [sys.executable, "-m", "bench.growth", str(input), str(size)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            raise SystemExit(done.stderr)
        told = json.loads(done.stdout)
        grown = _exponents(before, told) if before else ("", "")
        print(
            f"{size:>9,} {told['copies_s']:>9.1f} {told['stories_s']:>10.1f} {told['MB']:>7,.0f} {told['copies']:>8,}"
            f" {told['stories']:>8,} {grown[0]:>9} {grown[1]:>8}",
            flush=True,
        )
        before = told


def _exponents(before: dict[str, float], now: dict[str, float]) -> tuple[str, str]:
    """Return the exponent of the time of both steps between two sizes, and that of n log n."""
    sizes = log(now["size"] / before["size"])
    seconds = log((now["copies_s"] + now["stories_s"]) / (before["copies_s"] + before["stories_s"]))
    return f"{seconds / sizes:.2f}", f"{1 + log(log(now['size']) / log(before['size'])) / sizes:.2f}"


def measure(input: Path, size: int) -> dict[str, float]:  # noqa: A002 - the name of `run`
    """Return seconds and memory of both steps over the first rows."""
    known = [article(json.loads(line), f"row {number}") for number, line in enumerate(islice(lines(input), size), 1)]
    start = time.perf_counter()
    found = list(copies(known))
    copied = time.perf_counter()
    told = list(stories(known, found))
    ended = time.perf_counter()
    return {
        "size": len(known),
        "copies_s": copied - start,
        "stories_s": ended - copied,
        "MB": getrusage(RUSAGE_SELF).ru_maxrss * _UNIT / 1e6,
        "copies": len(found),
        "stories": len(told),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
