"""A case that grows: new reports join, open or merge stories, and only what they touch is linked again."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tables import dump

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.engine import linking
from onrecord.engine.deciding import Decisions
from onrecord.engine.local import build
from onrecord.model.judgement import Verdict
from onrecord.model.story import Direction, Story

FERRY = """Ferry pier closed after storm

ALDMOUTH — The ferry pier at Aldmouth was closed on Monday after the storm broke two of its piles, harbour master
Ada Lund said. Lund said the ferries to Sorrel Island would sail from the old lighthouse until June.
"""
FERRY_TOO = """Storm shuts Aldmouth pier

ALDMOUTH — Ferries to Sorrel Island will sail from the old lighthouse, because the storm broke two piles of the Aldmouth
pier, Ada Lund told reporters on Monday. The harbour office of Aldmouth said that the pier would open again in June.
"""
CHEESE = """Dairy wins prize

VELDEN — A dairy in Velden won the mountain cheese prize on Friday, the jury said. Judge Mona Reyes praised
its goat cheese.
"""
COPY = FERRY.replace("Ferry pier closed after storm", "Islanders must walk")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


@pytest.fixture
def linked(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """Hear the articles of every story that is linked."""
    heard: list[set[str]] = []
    run = linking.of_story

    def hearing(story: Story, *rest: object) -> object:
        heard.append(set(story.article_ids))
        return run(story, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(linking, "of_story", hearing)
    return heard


def read(pages: Path, case: Path, reports: Sequence[tuple[str, str]], day: str) -> dict[str, str]:
    """Build with more pages; return the id of the story of each report by its name."""
    for name, text in reports:
        (pages / name).write_text(text, encoding="utf-8")
    build([pages / name for name, _ in reports], case, published=day, workers=1)
    with open_case(case) as opened:
        return {report.name: report.story_id or "" for report in opened.reports()}


def test_a_later_report_joins_its_story_and_no_other_story_is_linked_again(
    pages: Path, tmp_path: Path, linked: list[set[str]]
) -> None:
    case = tmp_path / "case"
    before = read(pages, case, [("courier.txt", FERRY_TOO), ("herald.txt", CHEESE)], "2031-05-06")
    rows = dump(case)
    assert len(linked) == 2
    linked.clear()
    after = read(pages, case, [("gazette.txt", FERRY)], "2031-05-05")
    assert before.items() <= after.items()
    assert after["gazette.txt"] == after["courier.txt"]
    assert [len(articles) for articles in linked] == [2]
    assert set(rows["claims"]) <= set(dump(case)["claims"])
    linked.clear()
    read(pages, case, [("tribune.txt", "Well dug\n\nA well was dug in Orme, the mayor said.")], "2031-05-09")
    assert [len(articles) for articles in linked] == [1]


def test_relinked_a_grown_case_is_that_of_one_build(pages: Path, tmp_path: Path) -> None:
    grown, whole = tmp_path / "grown", tmp_path / "whole"
    read(pages, grown, [("courier.txt", FERRY_TOO), ("herald.txt", CHEESE)], "2031-05-06")
    read(pages, grown, [("gazette.txt", FERRY)], "2031-05-05")
    read(pages, grown, [("islander.txt", COPY)], "2031-05-07")
    build([pages], grown, workers=1, relink=True)
    days = {"gazette.txt": 5, "courier.txt": 6, "herald.txt": 6, "islander.txt": 7}
    lines = "".join(f"{name},2031-05-{day:02}\n" for name, day in days.items())
    (pages / "index.csv").write_text(f"file,published\n{lines}", encoding="utf-8")
    build([pages], whole, workers=1)
    for table in ("stories", "story_articles", "joins", "join_words", "copies", "passages", "entities", "claims"):
        assert dump(grown)[table] == dump(whole)[table], table


def test_a_copy_that_comes_later_is_found_and_knows_where_it_is_from(pages: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    read(pages, case, [("gazette.txt", FERRY), ("herald.txt", CHEESE)], "2031-05-05")
    stories = read(pages, case, [("islander.txt", COPY)], "2031-05-07")
    assert stories["islander.txt"] == stories["gazette.txt"]
    with open_case(case) as opened:
        (copy,) = opened.copies()
        fates = [paragraph.treatment.value for paragraph in opened.paragraphs(copy)]
    assert [report.name for report in copy.reports] == ["gazette.txt", "islander.txt"]
    assert copy.direction is Direction.EARLIER
    assert set(fates) == {"added", "cut", "kept"}


def test_a_judgement_links_the_stories_that_it_touches_alone(
    pages: Path, tmp_path: Path, linked: list[set[str]]
) -> None:
    case = tmp_path / "case"
    reports = [("courier.txt", FERRY_TOO), ("gazette.txt", FERRY), ("herald.txt", CHEESE)]
    before = read(pages, case, reports, "2031-05-06")
    linked.clear()
    Decisions(case).decide(Verdict.APART, ["courier.txt", "gazette.txt"], by="R. Olm")
    assert sorted(len(articles) for articles in linked) == [1, 1]
    with open_case(case) as opened:
        after = {report.name: report.story_id or "" for report in opened.reports()}
    assert after["herald.txt"] == before["herald.txt"]
    assert before["courier.txt"] in {after["courier.txt"], after["gazette.txt"]}
    assert after["courier.txt"] != after["gazette.txt"]


def test_a_case_that_an_older_version_linked_is_counted_when_it_grows(pages: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    before = read(pages, case, [("courier.txt", FERRY_TOO), ("herald.txt", CHEESE)], "2031-05-06")
    with open_to_write(case) as writer:
        writer._database.run("DELETE FROM counted")
    after = read(pages, case, [("gazette.txt", FERRY)], "2031-05-05")
    assert before.items() <= after.items()
    assert after["gazette.txt"] == after["courier.txt"]
