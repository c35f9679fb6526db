"""The front page: which stories the case holds, on what they stand, and what was set aside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from onrecord.casefile.accounts import CarriedClaim
from onrecord.casefile.answers import Saying, SetAsideRow, StoryAnswer
from onrecord.casefile.case import Case
from onrecord.composing.footing import Footing, footing
from onrecord.composing.told import claim_in_words
from onrecord.composing.wording import days_in_words
from onrecord.web.grouped import groups_of
from onrecord.web.views.page import case_of, number_in, page

_ON_A_PAGE = 40
_MOST = 100_000
_LEAD, _SECOND = 3, 3  # claims told of the first story; stories after it of which one is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim on the front page: its words, by numbers how it stands, and the statement that its words lead to."""

    words: str
    claim: CarriedClaim
    saying: Saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story on the front page: its days, on what it stands, and of the first ones what several reports carry."""

    story: StoryAnswer
    days: str
    footing: Footing
    told: tuple[Told, ...] = field(repr=False)


def front(request: Request) -> Response:
    """Show the stories, those with most reports first, and what was set aside and why."""
    start = number_in(request, "from", default=0, most=_MOST)
    with case_of(request) as case:
        stories = sorted(case.stories(), key=lambda one: (-len(one.reports), _last_day(one), one.id))
        shown = stories[start : start + _ON_A_PAGE]
        several = [one for one in shown if len(one.reports) > 1]
        loose = [] if start else [report for report in case.reports() if report.story_id is None]
        return page(
            request,
            "front.html",
            entries=_entries(case, several, first=not start),
            single=[one for one in shown if len(one.reports) == 1],
            before=max(start - _ON_A_PAGE, 0) if start else None,
            after=start + _ON_A_PAGE if start + _ON_A_PAGE < len(stories) else None,
            start=start,
            loose=loose,
            counts=case.counts(),
            set_aside=() if start else _by_reason(case.set_aside()),
        )


def _last_day(story: StoryAnswer) -> int:
    """Return a key that puts the latest first, the undated last."""
    last = story.end or story.start
    return 0 if last is None else -last.toordinal()


def _entries(case: Case, stories: Sequence[StoryAnswer], *, first: bool) -> list[Entry]:
    claims: dict[str, list[CarriedClaim]] = defaultdict(list)
    for claim in case.carried(one.id for one in stories):
        claims[claim.story_id].append(claim)
    found = []
    for place, story in enumerate(stories):
        groups = groups_of([report.id for report in story.reports], case.copies(story.id))
        many = (_LEAD if place == 0 else int(place <= _SECOND)) if first else 0
        found.append(
            Entry(
                story=story,
                days=days_in_words(story.start, story.end),
                footing=footing(claims[story.id], {article: group[0] for group in groups for article in group}),
                told=tuple(_told(case, claims[story.id], many)),
            )
        )
    return found


def _told(case: Case, claims: Iterable[CarriedClaim], many: int) -> Iterator[Told]:
    """Yield so many claims, each of other words: what is most denied, then what most reports carry."""
    shown: set[str] = set()
    for claim in sorted(claims, key=lambda one: (-one.denials, -one.reports, one.id)):
        if len(shown) == many:
            return
        if claim.statement_id in shown:
            continue
        for saying in case.sayings(article=claim.article_id, own_voice=True):
            if saying.id == claim.statement_id:
                shown.add(saying.id)
                yield Told(words=claim_in_words(saying), claim=claim, saying=saying)


def _by_reason(rows: Iterable[SetAsideRow]) -> tuple[tuple[str, tuple[SetAsideRow, ...]], ...]:
    """Return the pages that were set aside by their reason, the commonest first."""
    found: dict[str, list[SetAsideRow]] = defaultdict(list)
    for row in rows:
        found[row.reason].append(row)
    return tuple(
        (reason, tuple(inside)) for reason, inside in sorted(found.items(), key=lambda one: (-len(one[1]), one[0]))
    )
