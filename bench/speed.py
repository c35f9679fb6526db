"""How fast the main job is, and how much memory it takes: `onrecord build` over JSON lines, start included.

The command runs as a user runs it, in processes of its own, so that nothing of the bench is counted. Memory is that of
the main process at its largest and of the largest worker as many times as there are workers: a bound from above, for
the processes share pages, and are not all at their largest at one time.
"""

import json
import os
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.rows import lines
from onrecord.casefile.case import open_case

_COMMAND = """
import json, resource, sys
from onrecord.cli.main import run
try:
    run()
finally:
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    told = {"cpu": [u.ru_utime + u.ru_stime for u in usage], "memory": [u.ru_maxrss for u in usage]}
    print(json.dumps(told), file=sys.stderr)
"""
_UNIT = 1 if sys.platform == "darwin" else 1024  # what ru_maxrss counts in: bytes there, KiB elsewhere
_SET_ASIDE = 3


def run(input: Path, articles: int | None = None) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Build a case from a file of JSON lines, or from its first rows, and print what it took.

    Raises:
        SystemExit: the build failed; what it said is printed.
    """
    workers = os.cpu_count() or 1
    with TemporaryDirectory() as place:
        rows, folder = Path(place) / "rows.jsonl", Path(place) / "case"
        with rows.open("w", encoding="utf-8", newline="") as out:
            out.writelines(islice(lines(input), articles))
        start = time.perf_counter()
        command = [sys.executable, "-c", _COMMAND, "build", str(rows), "--case", str(folder), "--workers", str(workers)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        seconds = time.perf_counter() - start
        if done.returncode not in {0, _SET_ASIDE}:
            raise SystemExit(done.stderr)
        with open_case(folder) as case:
            counts = case.counts()
            words = sum(len(annotated.article.text.split()) for annotated in case.annotated())
    used = json.loads(done.stderr.splitlines()[-1])
    own, worker = (size * _UNIT / 1e6 for size in used["memory"])
    print(f"articles     {counts.articles:,} read, {counts.set_aside:,} set aside, {words:,} words")
    print(f"wall time    {seconds:.1f} s: {counts.articles / seconds:.1f} articles/s, {words / seconds:,.0f} words/s")
    print(f"CPU time     {sum(used['cpu']):.1f} s, with {workers} workers")
    print(f"memory       {own + workers * worker:,.0f} MB at most: {own:,.0f} + {workers} x {worker:,.0f}")
