"""What the room tells of a build that writes to its case, and of stories that are linked again."""

from pathlib import Path

from typing_extensions import TypedDict

from onrecord.casefile.building import Building
from onrecord.casefile.case import Case, open_case
from onrecord.composing.building import cut_short, how_far
from onrecord.composing.unheeded import read_again, this_is_read_again
from onrecord.errors import NotACase


class BuildRow(TypedDict):
    """A build that is running, or that was cut short, and how far it is."""

    running: bool
    words: str
    stage: str
    pages: int
    of_pages: int | None
    set_aside: int
    stories: int | None
    of_stories: int | None
    started: str
    changed: str


class UnheededRow(TypedDict):
    """A story that is to be linked again, and by how many decisions."""

    id: str
    title: str
    decisions: int
    words: str


class LinkingRow(TypedDict):
    """The stories that are to be linked again by what people decided; whether that is done just now."""

    running: bool
    words: str
    stories: list[UnheededRow]


class ProgressRow(TypedDict):
    """How many reports the case holds now, the build that writes to it and the linking that is due; null where none is.

    `heeds` is another word as soon as stories were linked again.
    """

    reports: int
    build: BuildRow | None
    linking: LinkingRow | None
    heeds: str


def progress_in(folder: Path) -> ProgressRow:
    """Return what is to be told of a case just now; of what is no case any more, nothing."""
    try:
        with open_case(folder) as case:
            found, linking, heeds = case.building(), _linking(case), case.heeds()
    except NotACase:
        return {"reports": 0, "build": None, "linking": None, "heeds": ""}
    build = None if found.build is None else _build(found.build, running=found.running)
    return {"reports": found.reports, "build": build, "linking": linking, "heeds": heeds}


def _linking(case: Case) -> LinkingRow | None:
    stories = case.unheeded()
    if not stories:
        return None
    now = case.is_linking()
    return {
        "running": now,
        "words": read_again(stories, now=now),
        "stories": [
            {
                "id": one.story_id,
                "title": one.title,
                "decisions": one.decisions,
                "words": this_is_read_again(one, now=now),
            }
            for one in stories
        ],
    }


def _build(build: Building, *, running: bool) -> BuildRow:
    return {
        "running": running,
        "words": how_far(build) if running else cut_short(build),
        "stage": build.stage,
        "pages": build.pages,
        "of_pages": build.of_pages,
        "set_aside": build.set_aside,
        "stories": build.stories,
        "of_stories": build.of_stories,
        "started": build.started.isoformat(),
        "changed": build.changed.isoformat(),
    }
