"""Which of two articles that share text is nearer to where it comes from, as far as the texts tell.

Two outlets that both credit an agency have it from there, neither from the other. Of quotations nothing tells: both
reporters may have stood there, or read the same post, and "told Reuters" is in a report for other words than these.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from onrecord.link.words import report_spans
from onrecord.model.article import Article
from onrecord.model.story import Direction

_SHORTEST = 4  # letters of an outlet's name: "BBC" is named everywhere
_DAY = len("2031-05-04")


@dataclass(frozen=True, slots=True)
class Printed:
    """Who printed an article and when, the agency that it credits, and its text, to find another outlet's name in.

    `own`: the outlet is the agency.
    """

    article_id: str
    outlet: str
    published: str
    agency: str | None
    own: bool
    text: str = field(repr=False)


def printed(article: Article, agency: str | None) -> Printed:
    """Return what tells of an article where its text comes from; `agency` is the one that it credits."""
    outlet = article.outlet.value if article.outlet is not None else ""
    return Printed(
        article_id=article.id,
        outlet=outlet,
        published=article.published.value if article.published is not None else "",
        agency=agency,
        own=agency is not None and agency.casefold() in outlet.casefold(),
        text="\n".join(span.of(article.text) for span in report_spans(article)),
    )


def direction(first: Printed, second: Printed) -> tuple[str | None, Direction | None]:
    """Return the id of the article that the text is taken from, and how the texts tell; None where nothing does."""
    tests = (
        (Direction.AGENCY, first.own, second.own),
        (Direction.CREDIT, first.agency is not None, second.agency is not None),
        (Direction.NAMED, _names(second, first.outlet), _names(first, second.outlet)),
        (Direction.EARLIER, *_earlier(first.published, second.published)),
    )
    from_elsewhere = first.agency is not None and second.agency is not None
    for told, one, other in tests:
        if one != other:
            return (first if one else second).article_id, told
        if told is Direction.CREDIT and from_elsewhere:
            break
    return None, None


def _names(article: Printed, outlet: str) -> bool:
    """Tell whether an article names another outlet as it is printed: "The Hill", never "the hill".

    "The" is left out of a name of three words and more: "the Ferry Post".
    """
    bare = outlet.removeprefix("The ")
    name = bare if " " in bare else outlet
    if len(name) < _SHORTEST or outlet == article.outlet:
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", article.text) is not None


def _earlier(first: str, second: str) -> tuple[bool, bool]:
    """Tell which of two was printed before the other: by the day, by the time where both print one."""
    if not first or not second:
        return False, False
    days = (first[:_DAY], second[:_DAY])
    if len(first) > _DAY and len(second) > _DAY:
        try:
            one, other = (_instant(value) for value in (first, second))
        except ValueError:
            return days[0] < days[1], days[1] < days[0]
        return one < other, other < one
    return days[0] < days[1], days[1] < days[0]


def _instant(value: str) -> datetime:
    found = datetime.fromisoformat(value)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)
