"""The audit page of what people decided, and where a judgement is taken back."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.errors import BadSetting, OnrecordError
from onrecord.model.judgement import Subject, Verdict
from onrecord.web.desk.audit import Wanted, audited
from onrecord.web.desk.decided import decided
from onrecord.web.desk.forms import Form, asked, sent, wants_json
from onrecord.web.desk.problem import Problem
from onrecord.web.desk.reader import Reader, called, remember_name
from onrecord.web.views.page import case_of, number_in, page
from onrecord.web.views.told import marked, told

_ON_A_PAGE = 100
_MOST = 1_000_000


def judgements(request: Request, *, problem: Problem | None = None) -> Response:
    """List what was decided, the latest first; narrowed by who, what, of what, and whether it stands."""
    start = number_in(request, "from", default=0, most=_MOST)
    wanted = Wanted.of(asked(request))
    with case_of(request) as case:
        known = case.judgements()[::-1]
        fitting = [one for one in known if wanted.fits(one)]
        rows = audited(case, fitting[start : start + _ON_A_PAGE])
    return page(
        request,
        "judgements.html",
        status=problem.status if problem else 200,
        problem=problem,
        rows=rows,
        many=len(fitting),
        wanted=wanted,
        people=sorted({one.by for one in known}, key=str.casefold),
        verdicts_known=tuple(Verdict),
        subjects=tuple(Subject),
        before=wanted.address(max(start - _ON_A_PAGE, 0)) if start else None,
        after=wanted.address(start + _ON_A_PAGE) if start + _ON_A_PAGE < len(fitting) else None,
    )


async def withdraw(request: Request) -> Response:
    """Take judgements back, each by its id; without an id the last one that the reader made and that stands."""
    form = await sent(request)
    return await run_in_threadpool(_withdraw, request, form)


def _withdraw(request: Request, form: Form) -> Response:
    by = called(form.get("by")) or Reader.of(request).name
    why = form.get("reason") or None
    try:
        ids = form.all("judgement") or _last(request, by)
        taken = [request.app.state.decisions.withdraw(one, by=by, reason=why) for one in ids]
    except OnrecordError as error:
        problem = Problem.of(error)
        if wants_json(request):
            return told(problem.sentence, status=problem.status, more=marked(request, form))
        return judgements(request, problem=problem)
    if wants_json(request):
        return told(f"Taken back: {decided(taken[0])}.", more=marked(request, form))
    answer = RedirectResponse(form.back or f"/judgements#j-{taken[0].id}", 303)
    if form.get("by"):
        remember_name(answer, by)
    return answer


def _last(request: Request, by: str) -> tuple[str, ...]:
    found = request.app.state.decisions.last(by)
    if found is None:
        raise BadSetting("Nothing that you decided stands: there is nothing to take back.")
    return (found.id,)
