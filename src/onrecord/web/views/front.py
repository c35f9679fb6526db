"""The front page: which stories the case holds, and what was set aside."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from onrecord.casefile.answers import CopyAnswer, StoryAnswer
from onrecord.composing.wording import days_in_words
from onrecord.web.grouped import groups_of
from onrecord.web.views.page import case_of, number_in, page

_ON_A_PAGE = 40
_MOST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story on the front page; `texts` are its reports, what is a copy of another counted once."""

    story: StoryAnswer
    days: str
    texts: int


def front(request: Request) -> Response:
    """Show the stories, those with most reports first, and what was set aside and why."""
    start = number_in(request, "from", default=0, most=_MOST)
    with case_of(request) as case:
        stories = sorted(case.stories(), key=lambda one: -len(one.reports))
        shown = stories[start : start + _ON_A_PAGE]
        loose = [] if start else [report for report in case.reports() if report.story_id is None]
        return page(
            request,
            "front.html",
            entries=[_entry(story, case.copies(story.id)) for story in shown],
            before=max(start - _ON_A_PAGE, 0) if start else None,
            after=start + _ON_A_PAGE if start + _ON_A_PAGE < len(stories) else None,
            start=start,
            loose=loose,
            counts=case.counts(),
            set_aside=() if start else case.set_aside(),
        )


def _entry(story: StoryAnswer, copies: Iterable[CopyAnswer]) -> Entry:
    groups = groups_of([report.id for report in story.reports], copies)
    return Entry(story=story, days=days_in_words(story.start, story.end), texts=len(groups))
