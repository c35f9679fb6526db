"""The bench of the reading room: a case made large, and a room that is measured over one."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from builders import links, page_of, report
from tables import dump

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write

ROOT = Path(__file__).parents[2]


def bench(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "bench", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=300)


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    articles = [report(number) for number in range(3)]
    with open_to_write(tmp_path / "bridge") as writer, writer.transaction():
        for article in articles:
            writer.keep(page_of(article))
            assert writer.put(article)
        writer.replace_links(links(articles))
    return tmp_path / "bridge"


def test_a_case_is_enlarged_by_articles_and_links_under_new_ids(bridge: Path, tmp_path: Path) -> None:
    large = tmp_path / "large"
    ran = bench("enlarged", bridge, large, "--articles", 8)
    assert ran.returncode == 0, ran.stderr
    small, found = dump(bridge), dump(large)
    for table in ("articles", "statements", "mentions", "claims", "claim_statements", "entity_names", "timeline"):
        assert len(found[table]) == 3 * len(small[table]), table
    assert found["unlinked"] == []
    with open_case(bridge) as case, open_case(large) as larger:
        assert len({saying.id for saying in larger.sayings()}) == 3 * len(case.sayings())
        assert len(larger.stories()) == 3
        spans = {tuple(part.span for part in saying.content) for saying in case.sayings()}
        assert {tuple(part.span for part in saying.content) for saying in larger.sayings()} == spans
        assert len({story.start for story in larger.stories()}) == 3
    with closing(sqlite3.connect(large / "case.sqlite")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_a_room_is_measured_by_kind_of_page_and_with_many_readers(bridge: Path, tmp_path: Path) -> None:
    before = dump(bridge)
    ran = bench("room", bridge, tmp_path / "figures.json")
    assert ran.returncode == 0, ran.stderr
    told = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert told["articles"] == 3
    assert {"front page", "story", "report", "person", "search for words", "API: a table"} <= told["pages"].keys()
    for kind, one in told["pages"].items():
        assert one["errors"] == 0, kind
        assert 0 < one["median"] <= one["p95"] <= one["most"], kind
    deciding = told["deciding"]
    assert (deciding["reports"], deciding["left"]) == (3, False)
    assert {"a rejection", "a correction", "taking the rejection back"} <= deciding["ms"].keys()
    assert all(one > 0 for ms in deciding["ms"].values() for one in ms)
    assert "Deciding in the largest story (3 reports), parts of 200 ms" in ran.stdout
    assert told["meanwhile"]["errors"] == 0
    assert told["meanwhile"]["asked"] > 0
    assert "20 readers" in ran.stdout
    assert dump(bridge) == before  # what was measured was a copy
