"""Stories of rows, as `score.py stories` reads them: grouped all at once, or in one pass in the order of time."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from bench.rows import articles
from onrecord.link.copies import copies
from onrecord.link.counting import count
from onrecord.link.features import Gathered
from onrecord.link.stories import regrouped, stories
from onrecord.model.story import Copy, Story
from onrecord.model.tally import Tally


def run(input: Path, output: Path, one_pass: bool = False) -> None:  # noqa: A002 - the dispatcher's names
    """Group the rows of a file of JSON lines; write `id` and `story` of each."""
    counted = tuple(count(articles(input)))
    found = tuple(copies(articles(input)))
    grouped = passed(counted, found) if one_pass else stories(counted, found)
    with output.open("w", encoding="utf-8") as lines:
        for story in grouped:
            for article_id in story.article_ids:
                lines.write(json.dumps({"id": article_id, "story": story.id}) + "\n")


def passed(counted: tuple[Tally, ...], found: tuple[Copy, ...]) -> tuple[Story, ...]:
    """Return the stories as builds on every day of publication make them one after another; the undated come last."""
    gathered, known = Gathered(), set[str]()
    told: tuple[Story, ...] = ()
    for day in _days(counted):
        for one in day:
            gathered.add(one)
            known.add(one.article_id)
        so_far = [copy for copy in found if known.issuperset(copy.article_ids)]
        told = tuple(regrouped(gathered.features(), so_far, before=told))
    return told


def _days(counted: tuple[Tally, ...]) -> Iterator[list[Tally]]:
    ordered = sorted(counted, key=lambda one: (one.published[:10] or "9999", one.article_id))
    return (list(day) for _, day in groupby(ordered, key=lambda one: one.published[:10]))
