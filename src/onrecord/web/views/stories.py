"""The story page: the record of a story, every line of which leads to its words."""

from itertools import count

from starlette.requests import Request
from starlette.responses import Response

from onrecord.composing.chapter import chapter
from onrecord.composing.footing import footing
from onrecord.composing.portion import SECTIONS, Portion
from onrecord.composing.sheet import sheet_of
from onrecord.errors import BadSetting, CaseBusy
from onrecord.model.mention import EntityKind
from onrecord.web.links import of_notes
from onrecord.web.portions import LINES, OF_ALL, OF_ONE, portions_of, rest_of
from onrecord.web.views.page import case_of, missing, number_in, page

_WHO = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION})
_FEWEST = 2  # mentions of one who says nothing
_MOST = 1_000_000


def story(request: Request) -> Response:
    """Show a story, by its id or a beginning that only one has; of long sections the first rows, or a `part` alone."""
    asked = request.path_params["story_id"]
    portion = _portion(request)
    with case_of(request) as case:
        try:
            sheet = sheet_of(case, asked, portion.section)
        except BadSetting as error:
            raise missing(str(error)) from error
        assert sheet.story is not None  # asked for by its id
        made = chapter(1, sheet, count(1), case.paragraphs, portion)
        numbered = {one.report.id: one for one in sheet.reports}
        who = [
            one
            for one in (case.entities(sheet.story.id) if portion.shows("people") else ())
            if one.statements or (one.kind in _WHO and one.mentions >= _FEWEST)
        ]
        short = case.story_in_short(sheet.story.id)
        if short is None or {article for text in short.texts for article in text} != numbered.keys():
            raise CaseBusy("A build changed the story while it was read; ask again.")
        texts = {article: text[0] for text in short.texts for article in text}
        stands = footing(case.carried([sheet.story.id]), texts)
    totals = {**made.totals, "people": len(who)}
    if portion.section:  # of the others no more was read than this one needs
        totals = {section: many if section == portion.section else 0 for section, many in totals.items()}
    return page(
        request,
        "story.html",
        chapter=made,
        level=2,
        sheet=sheet,
        hrefs=of_notes(made),
        stands=stands,
        groups=[[numbered[article] for article in group] for group in short.texts],
        statements=len(sheet.sayings) if not portion.section else short.statements,
        who=portion.of("people", who),
        totals=totals,
        portions=portions_of(sheet.story.id, portion, totals),
        rest_of=rest_of,
        elsewhere=f"/stories/{sheet.story.id}" if portion.section else "",
    )


def _portion(request: Request) -> Portion:
    section = request.query_params.get("part", "")
    if not section:
        return Portion(most=OF_ALL, lines=LINES)
    if section not in SECTIONS:
        raise missing(f"A story has no part “{section}”.")
    start = number_in(request, "from", default=0, most=_MOST)
    return Portion(most=OF_ONE, section=section, start=start, lines=LINES)
