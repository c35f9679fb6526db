"""Judgements: the audit page of what people decided, and where a reader rejects a statement."""

import hmac
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.model.judgement import Verdict
from onrecord.web.links import to_statement
from onrecord.web.views.page import case_of, page

_MOST = 20_000  # bytes of a form


def judgements(request: Request) -> Response:
    """List every judgement, withdrawn or not, the latest first."""
    with case_of(request) as case:
        return page(request, "judgements.html", judgements=case.judgements()[::-1])


async def reject(request: Request) -> Response:
    """Write that a statement is none, and lead back to it."""
    form = await _form(request)
    if not hmac.compare_digest(form.get("word", "").encode(), request.app.state.door.form_word.encode()):
        raise HTTPException(403, "This form is not of this room; go back, load the page again, and send it once more.")
    await run_in_threadpool(
        request.app.state.decisions.decide,
        Verdict.REJECTED,
        [form.get("statement", "")],
        by=form.get("by", ""),
        reason=form.get("because", "").strip() or None,
    )
    return RedirectResponse(to_statement(form.get("statement", ""), form.get("article", "")), 303)


async def _form(request: Request) -> dict[str, str]:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _MOST:
            raise HTTPException(413, "That is too much to write down.")
    return {name: values[0] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}
