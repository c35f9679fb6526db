"""The person page: all that somebody is on record as saying, over time, across outlets."""

from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.casefile.answers import Saying
from onrecord.casefile.case import Case
from onrecord.web.views.page import case_of, missing, page


def person(request: Request) -> Response:
    """Show what one somebody of a story says."""
    entity_id = request.path_params["entity_id"]
    with case_of(request) as case:
        sayings = case.sayings(speaker=entity_id)
        name = _name(case, entity_id, sayings)
        elsewhere = [one for one in case.said_by(name) if one.id not in {known.id for known in sayings}]
    return _shown(request, name, sayings, elsewhere=len(elsewhere))


def called(request: Request) -> Response:
    """Show what everybody of a name says, in all stories."""
    name = " ".join(request.query_params.get("name", "").split())
    if not name:
        return RedirectResponse("/search", 303)
    with case_of(request) as case:
        sayings = case.said_by(name)
        suggestions = () if sayings else case.suggest(name)
    return _shown(request, name, sayings, suggestions=suggestions)


def _name(case: Case, entity_id: str, sayings: Sequence[Saying]) -> str:
    for saying in sayings:
        for speaker in saying.speakers:
            if speaker.entity_id == entity_id:
                return speaker.entity_name or speaker.name
    for entity in case.entities():
        if entity.id == entity_id:
            return entity.name
    raise missing("Nobody of the case has this id.")


def _shown(
    request: Request, name: str, sayings: Sequence[Saying], *, elsewhere: int = 0, suggestions: Sequence[str] = ()
) -> Response:
    asked = request.query_params.get("act", "")
    acts = Counter(str(saying.act) for saying in sayings)
    return page(
        request,
        "person.html",
        name=name,
        sayings=[saying for saying in sayings if asked in ("", saying.act)],
        many=len(sayings),
        outlets=sorted({saying.outlet for saying in sayings if saying.outlet}, key=str.casefold),
        acts=acts.most_common(),
        asked=asked,
        elsewhere=elsewhere,
        suggestions=suggestions,
        query={key: value for key, value in request.query_params.items() if key != "act"},
    )
