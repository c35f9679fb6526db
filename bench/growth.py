"""How the steps that see all articles grow: counting each, finding copies, grouping stories; over more and more rows.

Each size runs in a process of its own, so that its memory is its own. The rows stand for annotated articles (names are
found in the text); reading them is not in the time, but in the memory. The last column is a build that adds the last
hundred rows to a case that holds the others: its copies and stories, without the counting. Seconds are of CPU time, so
that what else the machine does is not in them; none of the steps uses more than one core.
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
from onrecord.link.counting import count
from onrecord.link.prints import candidates
from onrecord.link.stories import stories

SIZES = (1_000, 10_000, 36_000)
_UNIT = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in: bytes there, KiB elsewhere
_LATER = 100  # articles that come in later
_STEPS = ("count_s", "copies_s", "stories_s")


def run(input: Path, most: int | None = None) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print CPU seconds and memory of the steps for each size up to the number of rows, and how the time grows.

    The growth of a size is the exponent of the time against the size before; n log n is given beside it.

    Raises:
        SystemExit: a size failed; what it said is printed.
    """
    rows = min(sum(1 for _ in lines(input)), most or SIZES[-1])
    print(" articles  count s  copies s  stories s      MB   copies  stories  exponent  n log n  100 more s")
    before: dict[str, float] = {}
    for size in [size for size in SIZES if size < rows] + [rows]:
        command = [sys.executable, "-m", "bench.growth", str(input), str(size)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode != 0:
            raise SystemExit(done.stderr)
        told = json.loads(done.stdout)
        grown = _exponents(before, told) if before else ("", "")
        print(
            f"{size:>9,} {told['count_s']:>8.1f} {told['copies_s']:>9.1f} {told['stories_s']:>10.1f}"
            f" {told['MB']:>7,.0f} {told['copies']:>8,} {told['stories']:>8,} {grown[0]:>9} {grown[1]:>8}"
            f" {told['later_s']:>11.1f}",
            flush=True,
        )
        before = told


def _exponents(before: dict[str, float], now: dict[str, float]) -> tuple[str, str]:
    """Return the exponent of the time of all steps between two sizes, and that of n log n."""
    sizes = log(now["size"] / before["size"])
    seconds = log(sum(now[step] for step in _STEPS) / sum(before[step] for step in _STEPS))
    return f"{seconds / sizes:.2f}", f"{1 + log(log(now['size']) / log(before['size'])) / sizes:.2f}"


def measure(input: Path, size: int) -> dict[str, float]:  # noqa: A002 - the name of `run`
    """Return CPU seconds and memory of the steps over the first rows."""
    known = [article(json.loads(line), f"row {number}") for number, line in enumerate(islice(lines(input), size), 1)]
    by_id = {one.article.id: one for one in known}
    times = [time.process_time()]
    counted = list(count(known))
    times.append(time.process_time())
    pairs = candidates(counted)
    found = list(copies((by_id[one] for one in sorted({one for pair in pairs for one in pair})), pairs))
    times.append(time.process_time())
    told = list(stories(counted, found))
    times.append(time.process_time())
    most = getrusage(RUSAGE_SELF).ru_maxrss * _UNIT / 1e6
    before = list(stories(counted[:-_LATER], found))
    new = {one.article_id for one in counted[-_LATER:]}
    start = time.process_time()
    pairs = candidates(counted, new)
    list(copies((by_id[one] for one in sorted({one for pair in pairs for one in pair})), pairs))
    list(stories(counted, found, before=before))
    return {
        "size": len(known),
        **{name: end - begin for name, begin, end in zip(_STEPS, times, times[1:], strict=False)},
        "later_s": time.process_time() - start,
        "MB": most,
        "copies": len(found),
        "stories": len(told),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]))))
