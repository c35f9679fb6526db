"""How far a build is, in words that a reader understands."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from onrecord.casefile.building import Building
from onrecord.composing.building import DOING, cut_short, how_far
from onrecord.engine.plan import PLAN

NOW = datetime(2031, 5, 9, 8, 30, tzinfo=UTC)
BUILD = Building(process=1, started=NOW, changed=NOW, stage="reading", pages=412, of_pages=1000, set_aside=3)


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (BUILD, "Reading: 412 of 1,000 pages; 3 set aside"),
        (replace(BUILD, of_pages=None, set_aside=0), "Reading: 412 pages"),
        (replace(BUILD, pages=1, of_pages=1, set_aside=0), "Reading: 1 of 1 page"),
        (replace(BUILD, stage="copies", pages=1000), "1,000 pages read; 3 set aside. Now: finding copies"),
        (
            replace(BUILD, stage="who is who", pages=7, set_aside=0, stories=0, of_stories=3),
            "7 pages read. Now: setting the reports of each story side by side, 0 of 3 stories",
        ),
        (replace(BUILD, stage="something new", set_aside=0), "412 pages read. Now: something new"),
    ],
)
def test_it_is_told(build: Building, words: str) -> None:
    assert how_far(build) == words


def test_one_that_was_cut_short_says_since_when_and_what_to_do() -> None:
    assert cut_short(BUILD) == (
        "The build of 9 May, 08:30 UTC was cut short. Reading: 412 of 1,000 pages; 3 set aside."
        " The same command again goes on from there."
    )


def test_every_stage_of_the_plan_has_its_words() -> None:
    assert list(DOING) == [stage.name for stage in PLAN]
