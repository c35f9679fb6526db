"""The story page: the record of a story, every line of which leads to its words."""

from itertools import count

from starlette.requests import Request
from starlette.responses import Response

from onrecord.casefile.grouped import MOSTLY, groups_of
from onrecord.composing.chapter import chapter
from onrecord.composing.footing import footing
from onrecord.composing.sheet import sheets
from onrecord.errors import BadSetting
from onrecord.model.mention import EntityKind
from onrecord.web.links import of_notes
from onrecord.web.views.page import case_of, missing, page

_WHO = frozenset({EntityKind.PERSON, EntityKind.ORGANIZATION})
_FEWEST = 2  # mentions of one who says nothing


def story(request: Request) -> Response:
    """Show a story, by its id or a beginning that only one has."""
    asked = request.path_params["story_id"]
    with case_of(request) as case:
        try:
            (sheet,) = sheets(case, asked)
        except BadSetting as error:
            raise missing(str(error)) from error
        assert sheet.story is not None  # asked for by its id
        made = chapter(1, sheet, count(1), case.paragraphs)
        numbered = {one.report.id: one for one in sheet.reports}
        same = ((one.reports[0].id, one.reports[1].id) for one in sheet.copies if one.share >= MOSTLY)
        groups = groups_of(list(numbered), same)
        texts = {article: group[0] for group in groups for article in group}
        stands = footing(case.carried([sheet.story.id]), texts)
        who = [
            one
            for one in case.entities(sheet.story.id)
            if one.statements or (one.kind in _WHO and one.mentions >= _FEWEST)
        ]
    return page(
        request,
        "story.html",
        chapter=made,
        level=2,
        sheet=sheet,
        hrefs=of_notes(made),
        groups=[[numbered[article] for article in group] for group in groups],
        who=who,
        stands=stands,
    )
