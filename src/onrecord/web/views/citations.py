"""A citation of words or of a report: to copy as it stands, and for a reference manager."""

import json

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.casefile.answers import Report, Words
from onrecord.casefile.case import Case
from onrecord.composing.citations import Bibliography, bibliography, bibtex, cited, csl_item, key_of, words_of
from onrecord.web.citing import Citing
from onrecord.web.links import to_citation, to_report, to_statement, to_words
from onrecord.web.papers import file_name
from onrecord.web.views.asked import marks_in
from onrecord.web.views.page import case_of, missing, page

_FORMS = {
    "csl": ("application/vnd.citationstyles.csl+json", "json"),
    "bibtex": ("application/x-bibtex", "bib"),
    "text": ("text/plain", "txt"),
}


def citation(request: Request) -> Response:
    """Cite a report, or words of it (`statement`, `mark`), as a page or in a form (`as`)."""
    asked = request.query_params.get("statement", "")
    with case_of(request) as case:
        found = case.report(request.path_params["article_id"])
        if found is None:
            raise missing("The case has no such report.")
        parts = _parts(case, found, asked, request)
    form = request.query_params.get("as", "")
    if not form:
        spans = [part.span for part in parts]
        address = to_citation(found.id, statement=asked, spans=spans)
        words = to_statement(asked, found.id) if asked else to_words(found.id, spans) if spans else to_report(found.id)
        cite = Citing(words=cited(found, parts), address=address)
        return page(request, "citation.html", report=found, cite=cite, words_at=words)
    if form not in _FORMS:
        raise HTTPException(400, f"“{form}” is no form of a citation; there are {', '.join(_FORMS)}.")
    kind, ending = _FORMS[form]
    headers = {"Content-Disposition": f'attachment; filename="{key_of(found)}.{ending}"'}
    return Response(_written(found, parts, form), media_type=f"{kind}; charset=utf-8", headers=headers)


def reports(request: Request) -> Response:
    """Answer with the reports of a `story`, or of the case, for a reference manager (`as`)."""
    form = request.query_params.get("as", Bibliography.BIBTEX)
    if form not in set(Bibliography):
        raise HTTPException(400, f"“{form}” is no form of a bibliography; there are {', '.join(Bibliography)}.")
    asked = request.query_params.get("story", "")
    with case_of(request) as case:
        story = case.story(asked) if asked else None
        if asked and story is None:
            raise missing("The case has no such story.")
        found = story.reports if story else case.reports()
    kind, ending = _FORMS[form]
    name = file_name(story.title if story else request.app.state.case.resolve().name, ending, "reports")
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    written = bibliography(found, Bibliography(form))
    return Response(written, media_type=f"{kind}; charset=utf-8", headers=headers)


def _written(report: Report, parts: tuple[Words, ...], form: str) -> str:
    match form:
        case "csl":
            return json.dumps([csl_item(report, parts)], ensure_ascii=False, indent=1) + "\n"
        case "bibtex":
            return bibtex(report, parts)
        case _:
            return f"{cited(report, parts)}\n"


def _parts(case: Case, report: Report, asked: str, request: Request) -> tuple[Words, ...]:
    """Return the words that are asked for: of a statement, or marked by their offsets; none for the whole report."""
    if not asked:
        text = case.text(report.id)
        return tuple(Words(span=span, words=span.of(text)) for span in marks_in(request, text))
    for saying in case.sayings(article=report.id, own_voice=True):
        if saying.id == asked:
            return words_of(saying)
    raise missing("The report has no such statement.")
