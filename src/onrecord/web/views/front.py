"""The front page: which stories the case holds, on what they stand, and what was set aside."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from onrecord.casefile.accounts import CarriedClaim, is_loose
from onrecord.casefile.answers import Saying, SetAsideRow
from onrecord.casefile.carried import NOTHING
from onrecord.casefile.case import Case
from onrecord.casefile.in_short import StoryInShort
from onrecord.composing.footing import Footing, footing
from onrecord.composing.told import claim_in_words
from onrecord.composing.wording import days_in_words
from onrecord.web.views.page import case_of, number_in, page

_ON_A_PAGE = 40
_MOST = 100_000
_MOST_LOOSE = 200
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

    story: StoryInShort
    days: str
    footing: Footing
    told: tuple[Told, ...] = field(repr=False)


def front(request: Request) -> Response:
    """Show the stories, those with most reports first, and what was set aside and why."""
    start = number_in(request, "from", default=0, most=_MOST)
    with case_of(request) as case:
        stories = case.stories_in_short(start=start, most=_ON_A_PAGE + 1)
        shown = stories[:_ON_A_PAGE]
        several = [one for one in shown if one.reports > 1]
        return page(
            request,
            "front.html",
            entries=_entries(case, several, first=not start),
            single=[one for one in shown if one.reports == 1],
            before=max(start - _ON_A_PAGE, 0) if start else None,
            after=start + _ON_A_PAGE if len(stories) > _ON_A_PAGE else None,
            start=start,
            loose=None if start else case.loose(most=_MOST_LOOSE),
            counts=case.counts(),
            set_aside=() if start else _by_reason(case.set_aside()),
        )


def _entries(case: Case, stories: Sequence[StoryInShort], *, first: bool) -> list[Entry]:
    claims: dict[str, list[CarriedClaim]] = defaultdict(list)
    for claim in case.carried(one.id for one in stories[: _SECOND + 1]) if first else ():
        claims[claim.story_id].append(claim)
    carriages = case.carriages(one.id for one in stories)
    found = []
    for place, story in enumerate(stories):
        many = (_LEAD if place == 0 else int(place <= _SECOND)) if first else 0
        found.append(
            Entry(
                story=story,
                days=days_in_words(story.start, story.end),
                footing=footing(
                    carriages.get(story.id, NOTHING), {article: group[0] for group in story.texts for article in group}
                ),
                told=tuple(_told(case, claims[story.id], many)),
            )
        )
    return found


def _told(case: Case, claims: Iterable[CarriedClaim], many: int) -> Iterator[Told]:
    """Yield so many claims, each of other words: the most denied, what most reports carry, what is loosely alike."""
    shown: set[str] = set()
    for claim in sorted(claims, key=lambda one: (-one.denials, is_loose(one.confidence), -one.reports, one.id)):
        if len(shown) == many:
            return
        if claim.statement_id in shown:
            continue
        for saying in case.sayings_of([claim.statement_id]):
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
