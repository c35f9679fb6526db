"""How long who decides in a large story waits for the answer, while what was decided before is linked again.

In the largest story of the case, statements are rejected, corrected and taken back, and somebody else accepts others
meanwhile: each by the form that the room's own script sends. Milliseconds are those from sending it to the last byte of
the answer, as parts of what is asked of a page. Then the room is asked until it says that nothing is left to link.
"""

import json
import re
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from statistics import mean, median
from urllib.parse import urlencode

from bench.tables import table
from onrecord.casefile.case import open_case
from onrecord.model.statement import Act

ASKED = 200.0  # ms, of a page
TIMES = 5
MOST_SECONDS = 300  # until the story is linked again
_STEP = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Deciders:
    """Who decides in a room: the connection of each, what it is opened by, and the word of its forms."""

    connection: HTTPConnection
    token: str
    word: str

    def ask(self, address: str) -> tuple[float, bytes]:
        """Ask for a page; return the milliseconds to the last byte, and the answer."""
        return self._sent("GET", address, None)

    def send(self, address: str, fields: dict[str, str]) -> tuple[float, dict[str, object]]:
        """Send a form as the script does; return the milliseconds to the last byte, and the answer.

        Raises:
            SystemExit: the room did not do it.
        """
        ms, answer = self._sent("POST", address, urlencode({"word": self.word, **fields}))
        return ms, json.loads(answer)

    def _sent(self, method: str, address: str, body: str | None) -> tuple[float, bytes]:
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}
        if body is not None:
            headers |= {
                "Origin": f"http://{self.connection.host}:{self.connection.port}",
                "Sec-Fetch-Site": "same-origin",
                "Content-Type": "application/x-www-form-urlencoded",
            }
        start = time.perf_counter()
        self.connection.request(method, address, body, headers)
        with self.connection.getresponse() as answer:
            told = answer.read()
            ms = (time.perf_counter() - start) * 1000
            if answer.status != HTTPStatus.OK:
                raise SystemExit(f"{method} {address}: {answer.status}\n{told.decode()[:500]}")
        return ms, told


def deciding(host: str, token: str, case: Path, spent: Callable[[], float | None]) -> dict[str, object]:
    """Decide in a room that is open over a case; print and return what those who did waited, in ms.

    `spent` returns the processor time of the room so far, in ms, where the system tells it.
    """
    with open_case(case) as opened:
        largest = next(iter(opened.stories_in_short(most=1)), None)
        if largest is None:
            return {}
        sayings = opened.sayings(story=largest.id)
        of_story, reports = f"/stories/{largest.id}", sum(map(len, largest.texts))
    taken = iter(sayings[: -1 : max(1, len(sayings) // (3 * TIMES))])
    found: dict[str, list[float]] = {}
    busy: dict[str, list[float]] = {}
    running = 0

    def timed(what: str, address: str, **fields: str) -> dict[str, object]:
        before = spent()
        ms, answer = room.send(address, fields) if fields else (room.ask(address)[0], {})
        after = spent()
        found.setdefault(what, []).append(ms)
        if before is not None and after is not None:
            busy.setdefault(what, []).append(after - before)
        return answer

    with closing(HTTPConnection(host, timeout=120)) as connection:
        room = Deciders(connection=connection, token=token, word="")
        word = re.search(rb'name="form-word" content="([^"]+)"', room.ask("/desk")[1])
        room = Deciders(connection=connection, token=token, word=word[1].decode() if word else "")
        _begin(room, sayings[-1].id)
        for one, other, another in islice(zip(taken, taken, taken, strict=False), TIMES):
            about = {"subject": "statement", "by": "Ann Olm"}
            made = timed("a rejection", "/judge", **about, first=one.id, verdict="rejected")
            ben = {**about, "by": "Ben"}
            timed("an acceptance by somebody else, meanwhile", "/judge", **ben, first=other.id, verdict="accepted")
            timed("a correction", "/judge", **about, first=another.id, verdict="corrected", act=_another(another.act))
            running += _linking(room, just_now=True)
            ids = made["made"]
            assert isinstance(ids, list)  # as the script is told
            timed("taking the rejection back", "/judgements/withdraw", judgement=ids[0], by="Ann Olm")
            timed("the story's page, meanwhile", of_story)
        start = time.perf_counter()
        while (left := _linking(room)) and time.perf_counter() - start < MOST_SECONDS:
            time.sleep(_STEP)
    seconds = time.perf_counter() - start
    table(
        f"Deciding in the largest story ({reports:,} reports), parts of {ASKED:.0f} ms",
        ("what", "times", "median", "slowest", "of the processor"),
        [
            (what, str(len(ms)), *(f"{part / ASKED:.2f}" for part in (median(ms), max(ms))), _mean(busy.get(what)))
            for what, ms in found.items()
        ],
    )
    print(
        f"The story was being linked at {running} of {len(found.get('a rejection', ()))} corrections;"
        f" {'it is not linked yet' if left else 'all was linked'} {seconds:,.0f} s after the last decision."
    )
    return {"reports": reports, "ms": found, "linking": running, "seconds": seconds, "left": left}


def _begin(room: Deciders, statement: str) -> None:
    """Reject a statement, wait until its story is being linked by it (the first time, that loads), and take it back."""
    fields = {"subject": "statement", "by": "Ann Olm", "first": statement, "verdict": "rejected"}
    made = room.send("/judge", fields)[1]["made"]
    end = time.perf_counter() + MOST_SECONDS
    while _linking(room) and not _linking(room, just_now=True) and time.perf_counter() < end:
        time.sleep(_STEP)
    assert isinstance(made, list)  # as the script is told
    room.send("/judgements/withdraw", {"by": "Ann Olm", "judgement": made[0]})


def _another(act: Act) -> str:
    return (Act.CLAIM if act is Act.DENIAL else Act.DENIAL).value


def _mean(ms: list[float] | None) -> str:
    return f"{mean(ms) / ASKED:.2f}" if ms else ""


def _linking(room: Deciders, *, just_now: bool = False) -> bool:
    """Tell whether stories are to be linked again; or, of these, whether they are `just_now`."""
    told = json.loads(room.ask("/api/progress")[1])["linking"]
    return bool(told and (told["running"] or not just_now))
