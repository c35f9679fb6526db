"""How fast the reading room is on a case: every kind of page, one reader; and many readers while a build writes.

The room is started as its readers start it, `onrecord serve` in a process of its own, over a copy of the case (for the
build writes to it). Milliseconds are those from sending a request to the last byte of the answer; what else runs on the
machine is in them. Beside them stands, on Linux, the processor time that the room itself spent: that is the same
where the machine is busy. First paint is what Chromium tells of it, where there is one: each page in a new context,
nothing cached. A reader asks for a page, reads for a second, and asks for the next, of all kinds in turn; meanwhile
`onrecord build` adds articles of the case once more, in other words, and links them, for two minutes at most. Before
that, statements are judged in the largest story (`bench/deciding.py`).
"""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException, RemoteDisconnected
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from threading import Event, Thread
from urllib.parse import quote, urlsplit

from bench.deciding import deciding
from bench.enlarged import Again, vocabulary
from bench.tables import table
from bench.visits import visits
from onrecord.casefile.case import open_case
from onrecord.casefile.schema import DATABASE, ORIGINALS
from onrecord.composing.tables import TABLES

PAGES = 20  # addresses of each kind
TIMES = 3  # that each is asked for
READERS = 20
READING = 1.0  # seconds between an answer and the next request of a reader
ADDED = 50  # articles that come in meanwhile
MOST_SECONDS = 120  # that the readers are watched
PAINTED = ("front page", "story", "largest stories", "report", "search for words")

_ANOTHER = 1_000  # no case that `enlarged` makes has told its articles so often
_COMMAND = "from onrecord.cli.main import run; run()"
_PAINT = "performance.getEntriesByName('first-contentful-paint').map(one => one.startTime)[0]"


def run(input: Path, output: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Measure a room over a case; print tables, and write all figures to a file of JSON.

    Raises:
        SystemExit: the room did not open, or the build failed; what it said is printed.
    """
    told: dict[str, object] = {"cores": os.cpu_count(), "load": load()}
    with TemporaryDirectory() as place:
        copy = Path(place) / "case"
        copied(input, copy)
        with open_case(copy) as case:
            counts = case.counts()
            addresses = {kind: found for kind, found in visits(case, PAGES).items() if found}
            rows = Path(place) / "more"
            write_more(copy, rows)
        told |= {"articles": counts.articles, "statements": counts.statements, "stories": counts.stories}
        print(
            f"{counts.articles:,} articles, {counts.statements:,} statements, {counts.stories:,} stories;"
            f" {told['cores']} cores, {told['load']} processes ready to run before the start"
        )
        with served(copy, addresses) as room:
            addresses["API: a row"] = list(rows_of(room))
            told["pages"] = one_reader(room)
            told["paint"] = painted(room)
            told["deciding"] = deciding(room.host, room.token, copy, partial(spent, room))
            told["meanwhile"] = many_readers(room, copy, rows)
    output.write_text(json.dumps(told, indent=1), encoding="utf-8")


def load() -> float | None:
    """Return how many processes were ready to run in the last minute; None where the system does not tell."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def copied(case: Path, copy: Path) -> None:
    """Copy a case, also one that is written to: its file by SQLite's own backup, the originals as further names."""
    copy.mkdir(parents=True)
    with (
        closing(sqlite3.connect(f"{(case / DATABASE).resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy / DATABASE)) as target,
    ):
        source.backup(target)

    def linked(source: str, target: str) -> None:
        try:
            os.link(source, target)
        except OSError:  # another disk, or a system without further names
            shutil.copy(source, target)

    if (case / ORIGINALS).is_dir():
        shutil.copytree(case / ORIGINALS, copy / ORIGINALS, copy_function=linked)


def write_more(case: Path, folder: Path) -> None:
    """Write texts of a case, in other words, as files that a build can add."""
    folder.mkdir()
    with open_case(case) as opened:
        again = Again(_ANOTHER, vocabulary(opened))
        for number, annotated in enumerate(islice(opened.annotated(), ADDED)):
            made = again.article(annotated).article
            day = made.published.value[:10] if made.published else "2031-05-05"
            (folder / f"{number}.txt").write_text(
                f"{made.headline or 'No headline'}\n{day}\n\n{made.text}", encoding="utf-8", errors="replace"
            )


@contextmanager
def served(case: Path, addresses: Mapping[str, Sequence[str]]) -> Iterator["Room"]:
    """Serve a case in a process of its own."""
    command = [sys.executable, "-c", _COMMAND, "serve", str(case), "--no-browser", "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8")
    try:
        assert process.stdout is not None  # a pipe was asked for
        address = urlsplit(process.stdout.readline().strip())
        if not address.netloc:
            raise SystemExit(f"The room over {case} did not open.")
        yield Room(
            host=address.netloc,
            token=re.sub("^token=", "", address.query),
            process=process.pid,
            addresses=addresses,
        )
    finally:
        process.kill()
        process.communicate()


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room that is open, and the addresses of its pages by their kind."""

    host: str
    token: str
    process: int
    addresses: Mapping[str, Sequence[str]]


def spent(room: Room) -> float | None:
    """Return the processor time that a room has spent, in ms; None where the system does not tell."""
    try:
        told = Path(f"/proc/{room.process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return None
    return (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def asked(connection: HTTPConnection, room: Room, address: str) -> tuple[float, int]:
    """Ask for a page; return the milliseconds to the last byte, and the status."""
    start = time.perf_counter()
    connection.request("GET", address, headers={"Authorization": f"Bearer {room.token}"})
    with connection.getresponse() as answer:
        answer.read()
        return (time.perf_counter() - start) * 1000, answer.status


def one_reader(room: Room) -> dict[str, dict[str, float | None]]:
    """Ask for pages of each kind, one after the other; print and return median, p95 and slowest."""
    found: dict[str, dict[str, float | None]] = {}
    with closing(HTTPConnection(room.host, timeout=120)) as connection:
        for kind, pages in room.addresses.items():
            before = spent(room)
            answers = [asked(connection, room, page) for _ in range(TIMES) for page in pages]
            wrong = sum(status != HTTPStatus.OK for _, status in answers)
            after = spent(room)
            cpu = None if before is None or after is None else (after - before) / len(answers)
            found[kind] = {**figures([ms for ms, _ in answers]), "cpu": cpu, "errors": wrong}
    table(
        "One reader, ms",
        ("page", "asked", "median", "p95", "slowest", "of the processor", "errors"),
        [
            (kind, *map(_rounded, (one[key] for key in ("asked", "median", "p95", "most", "cpu", "errors"))))
            for kind, one in found.items()
        ],
    )
    return found


def rows_of(room: Room) -> Iterator[str]:
    """Yield addresses of rows of each table, as its first page gives them."""
    with closing(HTTPConnection(room.host, timeout=120)) as connection:
        for kind in TABLES:
            connection.request("GET", f"/api/{kind}", headers={"Authorization": f"Bearer {room.token}"})
            with connection.getresponse() as answer:
                rows = json.load(answer)["rows"]
            yield from (f"/api/{kind}/{quote(str(row['id']), safe='')}" for row in rows[: PAGES // 5] if "id" in row)


def _rounded(figure: float | None) -> str:
    return "" if figure is None else f"{figure:,.0f}"


def figures(ms: Sequence[float]) -> dict[str, float]:
    """Return how many times were taken, their median, the 95th of a hundred, and the longest."""
    p95 = quantiles(ms, n=20, method="inclusive")[-1] if len(ms) > 1 else ms[0]
    return {"asked": len(ms), "median": median(ms), "p95": p95, "most": max(ms)}


def painted(room: Room) -> dict[str, float]:
    """Return and print when Chromium paints the first content of pages, in ms; nothing where there is no Chromium."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("\nNo first paint: there is no Chromium.")
        return {}
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    found: dict[str, float] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for kind in PAINTED:
            times = []
            for page_address in islice(room.addresses.get(kind, ()), 5):
                context = browser.new_context(extra_http_headers={"Authorization": f"Bearer {room.token}"})
                page = context.new_page()
                page.goto(f"http://{room.host}{page_address}", wait_until="load")
                while not (told := page.evaluate(_PAINT)):  # the room's policy lets nothing be evaluated in the page
                    page.wait_for_timeout(20)
                times.append(float(told))
                context.close()
            if times:
                found[kind] = median(times)
        browser.close()
    table("First paint in Chromium, ms", ("page", "median"), [(kind, f"{ms:,.0f}") for kind, ms in found.items()])
    return found


def many_readers(room: Room, case: Path, rows: Path) -> dict[str, float]:
    """Have readers read while a build adds articles; print and return what they waited."""
    done, answers = Event(), list[tuple[float, int]]()
    readers = [Thread(target=_read, args=(room, Random(n), done, answers)) for n in range(READERS)]  # noqa: S311
    for reader in readers:
        reader.start()
    start = time.perf_counter()
    command = [sys.executable, "-c", _COMMAND, "build", str(rows), "--case", str(case), "--workers", "1"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8") as build:
        try:
            _, told = build.communicate(timeout=MOST_SECONDS)
        except subprocess.TimeoutExpired:
            told = ""
        finally:
            done.set()
            for reader in readers:
                reader.join()
            build.kill()
    seconds = time.perf_counter() - start
    if told and build.returncode:
        raise SystemExit(told)
    found = figures([ms for ms, _ in answers])
    # What stands on several reports has another id once another report joins them: its address leads nowhere then.
    gone = sum(status == HTTPStatus.NOT_FOUND for _, status in answers)
    errors = sum(status not in {HTTPStatus.OK, HTTPStatus.NOT_FOUND} for _, status in answers)
    statuses = Counter(status for _, status in answers)
    found |= {"errors": errors, "gone": gone, "seconds": seconds, **{f"status {s}": n for s, n in statuses.items()}}
    print(
        f"\n{READERS} readers for {seconds:,.0f} s while {ADDED} articles come in: {found['asked']:,} pages,"
        f" {found['errors']} errors, {found['gone']} replaced, median {found['median']:,.0f} ms,"
        f" p95 {found['p95']:,.0f} ms, slowest {found['most']:,.0f} ms"
    )
    return found


def _read(room: Room, chance: Random, done: Event, answers: list[tuple[float, int]]) -> None:
    kinds = list(room.addresses)
    with closing(HTTPConnection(room.host, timeout=120)) as connection:
        while not done.wait(READING * 2 * chance.random()):
            page = chance.choice(room.addresses[chance.choice(kinds)])
            try:
                try:
                    answers.append(asked(connection, room, page))
                except RemoteDisconnected:  # a server closes what is idle; a browser asks again, and so do we
                    connection.close()
                    answers.append(asked(connection, room, page))
            except (OSError, HTTPException):
                answers.append((0.0, 0))
                connection.close()
