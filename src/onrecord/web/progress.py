"""What the room tells of a build that writes to its case."""

from pathlib import Path

from typing_extensions import TypedDict

from onrecord.casefile.case import open_case
from onrecord.composing.building import cut_short, how_far
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


class ProgressRow(TypedDict):
    """How many reports the case holds now, and the build that writes to it; null where none does."""

    reports: int
    build: BuildRow | None


def progress_in(folder: Path) -> ProgressRow:
    """Return what is to be told of a case just now; of what is no case any more, nothing."""
    try:
        with open_case(folder) as case:
            found = case.building()
    except NotACase:
        return {"reports": 0, "build": None}
    build = found.build
    if build is None:
        return {"reports": found.reports, "build": None}
    return {
        "reports": found.reports,
        "build": {
            "running": found.running,
            "words": how_far(build) if found.running else cut_short(build),
            "stage": build.stage,
            "pages": build.pages,
            "of_pages": build.of_pages,
            "set_aside": build.set_aside,
            "stories": build.stories,
            "of_stories": build.of_stories,
            "started": build.started.isoformat(),
            "changed": build.changed.isoformat(),
        },
    }
