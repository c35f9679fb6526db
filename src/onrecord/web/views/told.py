"""What the room's own script is told: a sentence for the reader, and what changed on the page."""

from collections.abc import Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from onrecord.web.desk.exhibits import exhibit
from onrecord.web.desk.forms import Form, proposal_in
from onrecord.web.desk.verdicts import Verdicts
from onrecord.web.views.page import case_of


def told(sentence: str, *, status: int = 200, more: Mapping[str, object]) -> Response:
    """Answer the script with a sentence, and what else it needs."""
    return JSONResponse({"told": sentence, **more}, status)


def marked(request: Request, form: Form) -> dict[str, object]:
    """Return the mark that the line that a form is about bears now; nothing where it is about none, or that is gone."""
    if not form.get("subject"):
        return {}
    try:
        with case_of(request) as case:
            proposal = exhibit(case, proposal_in(form), whole=False).proposal
    except HTTPException:
        return {}
    return {"mark": Verdicts(form.back.partition("#")[0]).line(proposal), "rejected": proposal.rejected}
