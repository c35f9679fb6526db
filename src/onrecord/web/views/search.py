"""Search over words and over speech: who, what he does by saying it, which outlet, when."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.model.statement import Act
from onrecord.web.found import MOST, Wanted, facets, find
from onrecord.web.views.page import case_of, page


def search(request: Request) -> Response:
    """Show what fits, with the facets of what is shown."""
    wanted = Wanted.of(request.query_params)
    with case_of(request) as case:
        found = find(case, wanted)
    return page(
        request,
        "search.html",
        wanted=wanted,
        found=found,
        facets=facets(found.sayings, wanted),
        permalink=wanted.address("/search"),
        acts=tuple(Act),
        most=MOST,
        json_link=wanted.address("/api/search"),
    )
