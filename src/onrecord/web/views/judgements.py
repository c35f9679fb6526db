"""The audit page: what people decided in this case."""

from starlette.requests import Request
from starlette.responses import Response

from onrecord.web.views.page import case_of, page


def judgements(request: Request) -> Response:
    """List every judgement, withdrawn or not, the latest first."""
    with case_of(request) as case:
        return page(request, "judgements.html", judgements=case.judgements()[::-1])
