"""The reader's own page: the name that judgements bear, and the keys, which can be switched off."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.web.desk.forms import asked, sent, wants_json
from onrecord.web.desk.reader import Reader, called, remember_keys, remember_name
from onrecord.web.views.page import page
from onrecord.web.views.told import told


def desk(request: Request) -> Response:
    """Show the reader's name, the last judgement that bears it and stands, and the keys."""
    name = Reader.of(request).name
    last = request.app.state.decisions.last(name) if name else None
    return page(request, "desk.html", back=asked(request).back, last=last)


async def keep(request: Request) -> Response:
    """Keep the reader's name, or whether the keys are on."""
    form = await sent(request)
    name = called(form.get("by"))
    answer: Response = RedirectResponse(form.back or "/desk", 303)
    if wants_json(request):
        answer = told(f"You judge as {name}.", more={"name": name})
    if name:
        remember_name(answer, name)
    if form.get("keys") in {"on", "off"}:
        remember_keys(answer, on=form.get("keys") == "on")
    return answer
