"""The judge page: a thing, its words, what was decided of it, and the forms that decide; and where they are sent."""

from collections.abc import Iterable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.casefile.case import Case
from onrecord.casefile.reviews import UNREAD
from onrecord.composing.proposals import Proposal
from onrecord.errors import JudgedMeanwhile, OnrecordError
from onrecord.model.judgement import PAIRS, Judgement, Subject, Verdict
from onrecord.model.statement import Act, Certainty
from onrecord.web.deciding import Decisions
from onrecord.web.desk.correcting import correctable, corrections_in
from onrecord.web.desk.decided import told_of
from onrecord.web.desk.exhibit import Exhibit
from onrecord.web.desk.exhibits import exhibit
from onrecord.web.desk.forms import Form, asked, proposal_in, sent, wants_json
from onrecord.web.desk.problem import Problem
from onrecord.web.desk.reader import Reader, called, remember_name
from onrecord.web.desk.verdicts import Verdicts, place_of, to_judge
from onrecord.web.views.page import case_of, here, page
from onrecord.web.views.told import marked, told

_CORRECTED = frozenset({Subject.STATEMENT, Subject.CONFLICT, Subject.LEDGER})
_NOTED_ALONE = frozenset({Subject.STORY, Subject.ENTITY, Subject.REPORT})


def judge(request: Request) -> Response:
    """Show a thing with its words, what was decided of it, and the forms that decide."""
    form = asked(request)
    return _shown(request, proposal_in(form), form, here(request))


async def decide(request: Request) -> Response:
    """Write what a form decides, and lead back to where it was asked; the script is told in a few words."""
    form = await sent(request)
    return await run_in_threadpool(_decide, request, form)


def _decide(request: Request, form: Form) -> Response:
    asked_of = proposal_in(form)
    by = called(form.get("by")) or Reader.of(request).name
    try:
        with case_of(request) as case:
            found = exhibit(case, asked_of, whole=False)
            made = _written(request.app.state.decisions, case, found, form, by)
    except OnrecordError as error:
        problem = Problem.of(error)
        if wants_json(request):
            return told(problem.sentence, status=problem.status, more=marked(request, form))
        return _shown(request, asked_of, form, to_judge(asked_of), problem)
    if wants_json(request):
        return told(told_of(made), more={"made": [one.id for one in made], **marked(request, form)})
    back = form.back if "#" in form.back else f"{form.back}#{place_of(asked_of)}"
    answer = RedirectResponse(back if form.back else f"/judgements#j-{made[0].id}", 303)
    if form.get("by"):
        remember_name(answer, by)
    return answer


def _written(decisions: Decisions, case: Case, found: Exhibit, form: Form, by: str) -> tuple[Judgement, ...]:
    """Write what a form decides of a thing.

    Raises:
        OnrecordError: nothing was written.
        HTTPException: the form decides nothing.
    """
    if form.get("verdict") not in set(Verdict):
        raise HTTPException(400, f"A verdict is one of: {', '.join(Verdict)}.")
    verdict, reason = Verdict(form.get("verdict")), form.get("reason") or None
    if verdict in PAIRS:
        if (form.get("seen") or UNREAD.revision) != found.proposal.revision:
            raise JudgedMeanwhile(
                "Somebody decided on it since you saw it. Nothing was written down: look at it again."
            )
        things = form.all("thing") if verdict is Verdict.SAME else found.pair(form.all("thing"))
        made = decisions.decide(verdict, things, by=by, reason=reason)
        if verdict is Verdict.APART and form.get("other"):
            made += decisions.decide(Verdict.SAME, (*form.all("thing"), form.get("other")), by=by, reason=reason)
        return made
    correction = None
    if verdict is Verdict.CORRECTED:
        saying = found.sayings[0].saying if found.proposal.subject is Subject.STATEMENT else None
        correction = corrections_in(form, case, saying)
    things = found.things[:1] if verdict is Verdict.CORRECTED else found.things
    return decisions.decide(
        verdict, things, by=by, reason=reason, correction=correction, seen=form.get("seen") or UNREAD.revision
    )


def _shown(request: Request, asked_of: Proposal, form: Form, here: str, problem: Problem | None = None) -> Response:
    with case_of(request) as case:
        found = exhibit(case, asked_of)
        on_it = _history(found, case.judgements())
        subject = found.proposal.subject
        reading = correctable(case, found.sayings[0].saying) if subject is Subject.STATEMENT else None
    return page(
        request,
        "judge.html",
        status=problem.status if problem else 200,
        exhibit=found,
        seen=found.proposal.revision,
        judgements=on_it,
        form=form,
        back=form.back,
        problem=problem,
        verdicts=Verdicts(here),
        here=here,
        correctable=reading,
        corrected=subject in _CORRECTED,
        noted_alone=subject in _NOTED_ALONE,
        rejectable=subject not in _NOTED_ALONE | {Subject.CLAIM},
        text=reading.text if reading else None,
        acts=tuple(Act),
        certainties=tuple(Certainty),
    )


def _history(found: Exhibit, judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return all that was decided of a thing, withdrawn or not, the latest first."""
    standing = {one.id for one in found.proposal.judgements}
    known = [one for one in judgements if one.id in standing or found.is_about(one)]
    return tuple(reversed(known))
