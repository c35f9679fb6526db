"""Reports side by side: what they print word for word, what in other words, what only one of them has."""

from dataclasses import dataclass, field

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onrecord.casefile.case import Case
from onrecord.composing.aligned import Likeness
from onrecord.composing.compared import Cell, Comparison, Printed, compared
from onrecord.web.links import to_words
from onrecord.web.marks import Layer, marked
from onrecord.web.views.page import case_of, missing, page

_FEWEST, _MOST = 2, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paragraph of a cell: its number, its text with its marks, and where its words stand in their report."""

    number: int
    text: Markup = field(repr=False)
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row as it is printed."""

    likeness: Likeness
    cells: tuple[tuple[Shown, ...], ...]


def compare(request: Request) -> Response:
    """Show the reports asked for (`report`, two to four) side by side; of one report, what it can be compared with."""
    asked = tuple(dict.fromkeys(request.query_params.getlist("report")))
    if not asked:
        return RedirectResponse("/", 303)
    if len(asked) > _MOST:
        raise HTTPException(400, f"No more than {_MOST} reports stand side by side; choose fewer.")
    with case_of(request) as case:
        reports = tuple(_printed(case, one) for one in asked)
        story_ids = dict.fromkeys(one.report.story_id for one in reports)
        if len(asked) < _FEWEST:
            (story_id,) = story_ids
            others = [one for one in (case.reports(story_id) if story_id else ()) if one.id != asked[0]]
            return page(request, "compare_choose.html", report=reports[0].report, others=others)
        claims = case.claims_of(articles=asked)
        story = next((case.story(one) for one in story_ids if one is not None), None)
    found = compared(reports, claims)
    return page(
        request,
        "compare.html",
        comparison=found,
        rows=tuple(_shown(found)),
        story=story,
        same_story=len(story_ids) == 1,
        Likeness=Likeness,
    )


def _printed(case: Case, article_id: str) -> Printed:
    found = case.report(article_id)
    if found is None:
        raise missing("The case has no such report.")
    return Printed(
        report=found,
        text=case.text(article_id),
        blocks=case.blocks(article_id),
        sayings=case.sayings(article=article_id, own_voice=True),
    )


def _shown(comparison: Comparison) -> list[ShownRow]:
    return [
        ShownRow(
            likeness=row.likeness,
            cells=tuple(
                tuple(_paragraphs(printed, cell)) for printed, cell in zip(comparison.reports, row.cells, strict=True)
            ),
        )
        for row in comparison.rows
    ]


def _paragraphs(printed: Printed, cell: Cell) -> list[Shown]:
    layers = [Layer(span=one.span, names=str(one.stands)) for one in cell.stretches]
    return [
        Shown(
            number=paragraph.number,
            text=marked(printed.text, layers, start=paragraph.span.start, end=paragraph.span.end),
            href=to_words(printed.report.id, [paragraph.span]),
        )
        for paragraph in cell.paragraphs
    ]
