"""The dossier page: which stories, claims and people, in which form; and the dossier as a file."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.casefile.case import Case
from onrecord.composing.chosen import Chosen, select
from onrecord.composing.sheet import Sheet
from onrecord.composing.told import claimed
from onrecord.composing.wording import one_line
from onrecord.web.papers import FORMS, Papers, file_name
from onrecord.web.views.page import case_of, missing, page

_MOST = 200  # stories on the page


def choose(request: Request) -> Response:
    """Show what can be chosen: the stories of the case, or of those that are chosen the claims and the people."""
    stories = tuple(request.query_params.getlist("story"))
    with case_of(request) as case:
        shown = () if stories else case.stories_in_short(most=_MOST)
        sheets = select(case, Chosen(stories=stories)).sheets if stories else ()
        offered = [(sheet, _claims(sheet), _people(case, sheet)) for sheet in sheets]
    return page(
        request, "dossier_page.html", stories=shown, offered=offered, forms=FORMS, most=_MOST, printer=_printer(request)
    )


def dossier(request: Request) -> Response:
    """Answer with the dossier of what was chosen, to be kept as a file."""
    form = request.query_params.get("as", "pdf")
    if form not in FORMS:
        raise HTTPException(400, f"“{form}” is no form of a dossier; there are {', '.join(FORMS)}.")
    if (printed := _printer(request)) is None:
        raise missing("This room prints no dossiers; `onrecord export` does.")
    asked = request.query_params
    chosen = Chosen(
        stories=tuple(asked.getlist("story")),
        claims=tuple(asked.getlist("claim")),
        people=tuple(asked.getlist("person")),
    )
    with case_of(request) as case:
        data = b"".join(printed(case, form, chosen))
        only = case.story_in_short(chosen.stories[0]) if len(chosen.stories) == 1 else None
    name = file_name(only.title if only else request.app.state.case.resolve().name, form)
    return Response(data, media_type=FORMS[form][1], headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _claims(sheet: Sheet) -> list[tuple[str, str]]:
    return [(one.claim.id, claimed(one)) for one in sheet.record.claims]


def _people(case: Case, sheet: Sheet) -> list[tuple[str, str, int]]:
    """Return the ids, names and numbers of statements of those who are on record in a story."""
    if sheet.story is None:
        return []
    return [(one.id, one_line(one.name), one.statements) for one in case.entities(sheet.story.id) if one.statements]


def _printer(request: Request) -> Papers | None:
    printer: Papers | None = request.app.state.papers
    return printer
