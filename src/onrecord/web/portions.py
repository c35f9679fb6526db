"""How a long story is read in portions: the first rows of each section, and each section for itself, page by page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from urllib.parse import urlencode

from markupsafe import Markup

from onrecord.composing.chapter import Heard
from onrecord.composing.portion import Portion
from onrecord.composing.proposals import Proposal

OF_ALL, OF_ONE = 40, 60
"""The rows of a section on the page of the whole story, and where it stands alone."""

LINES = 12
"""The lines of one voice, of one claim, of what one report leaves out."""

LARGE = 60
"""The reports of a story from which on its page shows less of each section: more is too much to look over."""

OF_LARGE, LINES_OF_LARGE = 12, 4
"""The rows of a section on the page of a large story as a whole, and the lines of one row."""

OF_PICTURE = 40
"""The voices that a picture of a large story has on one page."""

_LINK = Markup('<a href="/stories/{}?{}#s1-{}">{}</a>')


def portions_of(
    story_id: str, portion: Portion, totals: Mapping[str, int], *, by_voice: bool = False
) -> dict[str, Markup]:
    """Return for each section that is not shown as a whole which of its rows are, and links to the others.

    `by_voice` tells that what is counted are those who are heard, each of whom may have several rows.
    """
    assert portion.most is not None  # a room never shows a whole story
    found = {}
    for section, total in totals.items():
        end = min(portion.start + portion.most, total)
        if portion.shows(section) and (portion.start or end < total):
            places = [("all of them", 0)] if not portion.section else []
            if portion.section and portion.start:
                places.append(("those before", max(portion.start - portion.most, 0)))
            if portion.section and end < total:
                places.append(("those after", end))
            links = Markup(" · ").join(_link(story_id, section, start, words) for words, start in places)
            of = "Of those who are heard, those who say most first: " if by_voice else ""
            found[section] = Markup('<p class="meta portion">{}{}–{} of {} · {}</p>').format(
                of, portion.start + 1, end, f"{total:,}", links
            )
    return found


def _link(story_id: str, section: str, start: int, words: str) -> Markup:
    asked = urlencode({"part": section, **({"from": start} if start else {})})
    return _LINK.format(story_id, asked, section, words)


def listed(texts: Sequence[Sequence[str]], portion: Portion) -> list[tuple[str, ...]]:
    """Return the reports that a page lists, by text: the first of them, or those of the part that is asked for."""
    shown = set(portion.of("reports", [article for text in texts for article in text]))
    groups = (tuple(article for article in text if article in shown) for text in texts)
    return [group for group in groups if group]


def text_of(texts: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return for each report the one that stands for all that print its text."""
    return {article: text[0] for text in texts for article in text}


def all_of(back: str) -> Callable[[Proposal], Markup]:
    """Return what tells where a record that is set out in part stands whole: where it is judged."""

    def link(proposal: Proposal) -> Markup:
        asked = urlencode({"subject": proposal.subject, "first": proposal.first, "back": back})
        return Markup('<a href="/judge?{}">all of it</a>').format(asked)

    return link


def rest_of(heard: Heard) -> Markup:
    """Return where the lines of a voice stand that are not set out."""
    speakers = (speaker for saying in heard.voice.sayings for speaker in saying.speakers)
    entity = next(
        (one.entity_id for one in speakers if one.entity_id and (one.entity_name or one.name) == heard.voice.name), None
    )
    if entity is None:
        return Markup("they stand in the dossier")
    return Markup('<a href="/people/{}">all that is credited to this name</a>').format(entity)
