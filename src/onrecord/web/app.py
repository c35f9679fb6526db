"""The reading room as one ASGI app: the visible list of its addresses, behind its guard."""

from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from onrecord.composing.templating import environment
from onrecord.errors import OnrecordError
from onrecord.web.deciding import Decisions
from onrecord.web.desk import filters as desk_filters
from onrecord.web.desk.verdicts import judged
from onrecord.web.filters import FILTERS
from onrecord.web.guard import Door, Guard
from onrecord.web.links import refs
from onrecord.web.papers import Papers
from onrecord.web.progress import progress_in
from onrecord.web.views import (
    api,
    citations,
    compare,
    described,
    desk,
    docs,
    dossiers,
    front,
    judge,
    judgements,
    people,
    problems,
    progress,
    reports,
    search,
    sheets,
    stories,
)

_ROUTES = (
    Route("/", front.front),
    Route("/stories/{story_id}", stories.story),
    Route("/reports/{article_id:path}", reports.report),
    Route("/originals/{article_id:path}", reports.original),
    Route("/compare", compare.compare),
    Route("/citations", citations.reports),
    Route("/citations/{article_id:path}", citations.citation),
    Route("/people/{entity_id}", people.person),
    Route("/people", people.called),
    Route("/dossier", dossiers.choose),
    Route("/dossier/file", dossiers.dossier),
    Route("/search", search.search),
    Route("/judge", judge.judge),
    Route("/judge", judge.decide, methods=["POST"]),
    Route("/judgements", judgements.judgements),
    Route("/judgements/withdraw", judgements.withdraw, methods=["POST"]),
    Route("/desk", desk.desk),
    Route("/desk", desk.keep, methods=["POST"]),
    Route("/api", described.contents),
    Route("/api/openapi.json", described.openapi),
    Route("/api/about/{name}", described.about),
    Route("/api/progress", progress.progress),
    Route("/api/search", api.search),
    Route("/api/{table}", api.rows),
    Route("/api/{table}/{row_id:path}", api.row),
    Route("/help", docs.contents),
    Route("/help/{name:path}", docs.doc),
    Route("/static/record.css", sheets.record),
    Mount("/static", StaticFiles(directory=Path(__file__).with_name("static"))),
)


def room(case: Path, door: Door, decisions: Decisions, papers: Papers | None = None) -> ASGIApp:
    """Return the reading room of a case, which the door's token opens.

    `decisions` writes down what readers decide; `papers` prints dossiers, and without it the room prints none.
    """
    made = Starlette(
        routes=_ROUTES,
        exception_handlers={HTTPException: problems.refused, OnrecordError: problems.unanswered},
    )
    templates = environment("onrecord.web", refs, judged)
    templates.filters.update(FILTERS | desk_filters.FILTERS)
    templates.globals["progress_now"] = partial(progress_in, case)
    made.state.case = case
    made.state.templates = templates
    made.state.door = door
    made.state.decisions = decisions
    made.state.papers = papers
    return Guard(made, door)
