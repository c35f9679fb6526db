"""The report page: statements on the left, the text with exactly their words marked, or the page as it was printed."""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from onrecord.casefile.answers import Report, Saying
from onrecord.casefile.case import Case
from onrecord.composing.wording import one_line
from onrecord.errors import PageRefused
from onrecord.intake.decode import decode
from onrecord.intake.read import unpacked
from onrecord.web.citing import citing
from onrecord.web.layers import ASKED, of_block, of_saying, of_timex
from onrecord.web.links import marks_asked
from onrecord.web.marks import Layer, marked
from onrecord.web.original import POLICY, Marking, harmless
from onrecord.web.views.asked import marks_in
from onrecord.web.views.page import case_of, missing, page


def report(request: Request) -> Response:
    """Show a report; `statement` and `mark` (start-end) tell what to mark, `as=printed` shows the page itself."""
    asked = request.query_params.get("statement", "")
    with case_of(request) as case:
        found = _report(case, request.path_params["article_id"])
        text, blocks, sayings = case.text(found.id), case.blocks(found.id), case.sayings(article=found.id)
        if asked and asked not in {saying.id for saying in sayings}:
            sayings = case.sayings(article=found.id, own_voice=True)
        timexes = case.timexes(found.id)
        story = None if found.story_id is None else case.story_in_short(found.story_id)
    marks = tuple(marks_in(request, text))
    layers = [
        *map(of_block, blocks),
        *(layer for saying in sayings for layer in of_saying(saying, asked=saying.id == asked)),
        *map(of_timex, timexes),
        *(
            Layer(span=span, names="asked words", depth=ASKED, id="marked" if number == 0 else "")
            for number, span in enumerate(marks)
        ),
    ]
    return page(
        request,
        "report.html",
        report=found,
        story=story,
        sayings=sayings,
        asked=asked,
        text=marked(text, layers),
        words=[one_line(span.of(text)) for span in marks],
        has_page=any(block.place is not None for block in blocks),
        cite=citing(found, next((one for one in sayings if one.id == asked), None), marks, text),
        as_printed=request.query_params.get("as") == "printed",
        asked_marks=marks_asked(asked, marks),
    )


def original(request: Request) -> Response:
    """Show the page of a report as it was printed, made harmless, for a sandboxed frame; marks are asked for alike."""
    with case_of(request) as case:
        found = _report(case, request.path_params["article_id"])
        text, blocks = case.text(found.id), case.blocks(found.id)
        if not any(block.place is not None for block in blocks):
            raise missing("This report came in as plain text; there is no page to show.")
        data = case.original(found.sha256)
        asked = request.query_params.get("statement", "")
        saying = next((one for one in case.sayings(article=found.id, own_voice=True) if one.id == asked), None)
    markings = [
        *(() if saying is None else _markings(saying)),
        *(Marking(span=span, name="words") for span in marks_in(request, text)),
    ]
    title = one_line(found.title or found.name)
    try:
        markup = decode(unpacked(found.name, data), html=True)
    except PageRefused as error:
        raise missing(str(error)) from error
    shown = harmless(markup, title=title, text=text, blocks=blocks, markings=markings)
    return HTMLResponse(shown, headers={"Content-Security-Policy": POLICY})


def _markings(saying: Saying) -> Iterator[Marking]:
    yield from (Marking(span=part.span, name="content") for part in saying.content)
    yield from (Marking(span=part.span, name="relay") for part in saying.via_words)
    for name, words in (("source", saying.source), ("cue", saying.cue), ("said", saying.said_words)):
        if words is not None:
            yield Marking(span=words.span, name=name)


def _report(case: Case, article_id: str) -> Report:
    found = case.report(article_id)
    if found is None:
        raise missing("The case has no such report.")
    return found
