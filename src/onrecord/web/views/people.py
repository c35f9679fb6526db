"""The person page: all that somebody is on record as saying, over time, across outlets."""

from collections import Counter
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.casefile.case import Case
from onrecord.casefile.in_short import Spoken
from onrecord.web.views.page import case_of, missing, number_in, page

_ON_A_PAGE = 100
_MOST = 10_000_000


def person(request: Request) -> Response:
    """Show what one somebody of a story says."""
    entity_id = request.path_params["entity_id"]
    with case_of(request) as case:
        entity = case.entity(entity_id)
        if entity is None:
            raise missing("Nobody of the case has this id.")
        spoken = case.spoken_by(entity=entity_id)
        elsewhere = {one.id for one in case.spoken_by(name=entity.name)} - {one.id for one in spoken}
        return _shown(request, case, entity.name, spoken, elsewhere=len(elsewhere))


def called(request: Request) -> Response:
    """Show what everybody of a name says, in all stories."""
    name = " ".join(request.query_params.get("name", "").split())
    if not name:
        return RedirectResponse("/search", 303)
    with case_of(request) as case:
        spoken = case.spoken_by(name=name)
        return _shown(request, case, name, spoken, suggestions=() if spoken else case.suggest(name))


def _shown(
    request: Request,
    case: Case,
    name: str,
    spoken: Sequence[Spoken],
    *,
    elsewhere: int = 0,
    suggestions: Sequence[str] = (),
) -> Response:
    """Show the statements from a place on, a hundred at a time: a president is on record ten thousand times."""
    asked = request.query_params.get("act", "")
    start = number_in(request, "from", default=0, most=_MOST)
    fitting = [one.id for one in spoken if asked in ("", one.act)]
    acts = Counter(str(one.act) for one in spoken)
    return page(
        request,
        "person.html",
        name=name,
        sayings=case.sayings_of(fitting[start : start + _ON_A_PAGE]),
        many=len(spoken),
        fitting=len(fitting),
        start=start,
        before=max(start - _ON_A_PAGE, 0) if start else None,
        after=start + _ON_A_PAGE if start + _ON_A_PAGE < len(fitting) else None,
        outlets=sorted({one.outlet for one in spoken if one.outlet}, key=str.casefold),
        acts=acts.most_common(),
        asked=asked,
        elsewhere=elsewhere,
        suggestions=suggestions,
        query={key: value for key, value in request.query_params.items() if key not in {"act", "from"}},
    )
