"""How a long story is read in portions: the first rows of each section, and each section for itself, page by page."""

from collections.abc import Mapping
from urllib.parse import urlencode

from markupsafe import Markup

from onrecord.composing.chapter import Heard
from onrecord.composing.portion import Portion

OF_ALL, OF_ONE = 40, 60
"""The rows of a section on the page of the whole story, and where it stands alone."""

LINES = 12
"""The lines of one voice."""

_LINK = Markup('<a href="/stories/{}?{}#s1-{}">{}</a>')


def portions_of(story_id: str, portion: Portion, totals: Mapping[str, int]) -> dict[str, Markup]:
    """Return for each section that is not shown as a whole which of its rows are, and links to the others."""
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
            found[section] = Markup('<p class="meta portion">{}–{} of {} · {}</p>').format(
                portion.start + 1, end, f"{total:,}", links
            )
    return found


def _link(story_id: str, section: str, start: int, words: str) -> Markup:
    asked = urlencode({"part": section, **({"from": start} if start else {})})
    return _LINK.format(story_id, asked, section, words)


def rest_of(heard: Heard) -> Markup:
    """Return where the lines of a voice stand that are not set out."""
    speakers = (speaker for saying in heard.voice.sayings for speaker in saying.speakers)
    entity = next(
        (one.entity_id for one in speakers if one.entity_id and (one.entity_name or one.name) == heard.voice.name), None
    )
    if entity is None:
        return Markup("they stand in the dossier")
    return Markup('<a href="/people/{}">all that is credited to this name</a>').format(entity)
