"""The story page: the record of a story, every line of which leads to its words."""

from itertools import count

from starlette.requests import Request
from starlette.responses import Response

from onrecord.casefile.carried import NOTHING
from onrecord.composing.captions import SOURCES, SPEAKING
from onrecord.composing.chapter import chapter
from onrecord.composing.footing import footing
from onrecord.composing.portion import SECTIONS, Portion
from onrecord.composing.sheet import find_story
from onrecord.composing.shown import PICTURED, pictured, sheet_shown, shown
from onrecord.errors import BadSetting, CaseBusy
from onrecord.web.links import of_notes
from onrecord.web.portions import (
    LARGE,
    LINES,
    LINES_OF_LARGE,
    OF_ALL,
    OF_LARGE,
    OF_ONE,
    OF_PICTURE,
    all_of,
    listed,
    portions_of,
    rest_of,
    text_of,
)
from onrecord.web.views.page import case_of, here, missing, number_in, page

_MOST = 1_000_000
_APART = {"sources": SOURCES, "speaking": SPEAKING, "copies": "Copies side by side"}


def story(request: Request) -> Response:
    """Show a story, by its id or a beginning that only one has; of long sections the first rows, or a `part` alone."""
    asked = request.path_params["story_id"]
    with case_of(request) as case:
        try:
            known = find_story(case.stories(asked, with_details=False) if asked else (), asked)
        except BadSetting as error:
            raise missing(str(error)) from error
        large = len(known.reports) > LARGE
        portion = _portion(request, large=large)
        found = shown(case, known.id, portion)
        sheet = sheet_shown(case, known, found, portion)
        numbered = {one.report.id: one for one in sheet.reports}
        short = case.story_in_short(known.id)
        if short is None or {article for text in short.texts for article in text} != numbered.keys():
            raise CaseBusy("A build changed the story while it was read; ask again.")
        pictures = pictured(case, sheet, portion, large=large)
        cut = portion.first if portion.section in found.totals else portion
        drawn_of = (pictures.sheet, pictures.portion)
        made = chapter(1, sheet, count(1), case.paragraphs, cut, totals=found.totals, drawn_of=drawn_of)
        carriage = case.carriages([known.id]).get(known.id, NOTHING)
    totals = {**made.totals, "reports": len(sheet.reports), **dict.fromkeys(portion.apart, 0)}
    if pictures.many is not None:
        totals |= dict.fromkeys(PICTURED, pictures.many)
    if portion.section:  # of the others no more was read than this one needs
        totals = {section: many if section == portion.section else 0 for section, many in totals.items()}
    stands = footing(carriage, text_of(short.texts))
    groups = listed(short.texts, portion)
    return page(
        request,
        "story.html",
        chapter=made,
        level=2,
        sheet=sheet,
        hrefs=of_notes(made),
        stands=stands,
        groups=[[numbered[article] for article in group] for group in groups],
        listed={numbered[article].number for group in groups for article in group},
        statements=short.statements,
        who=found.people,
        totals=totals,
        portions=portions_of(known.id, portion, totals, by_voice=pictures.many is not None),
        rest_of=rest_of,
        apart=[(section, title) for section, title in _APART.items() if section in portion.apart],
        all_of=all_of(here(request)),
        elsewhere=f"/stories/{known.id}" if portion.section else "",
    )


def _portion(request: Request, *, large: bool) -> Portion:
    section = request.query_params.get("part", "")
    if not section and large:
        return Portion(most=OF_LARGE, lines=LINES_OF_LARGE, apart=frozenset(_APART))
    if not section:
        return Portion(most=OF_ALL, lines=LINES)
    if section not in SECTIONS:
        raise missing(f"A story has no part “{section}”.")
    start = number_in(request, "from", default=0, most=_MOST)
    most = OF_PICTURE if large and section in PICTURED else OF_ONE
    return Portion(most=most, section=section, start=start, lines=LINES)
