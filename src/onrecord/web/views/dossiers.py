"""The dossier page: which stories, claims and people, in which form; and the dossier as a file."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from onrecord.casefile.answers import EntityAnswer, StoryAnswer
from onrecord.casefile.case import Case
from onrecord.composing.chosen import Chosen
from onrecord.composing.order import order_of_claim
from onrecord.composing.sheet import find_story
from onrecord.composing.told import claim_in_words
from onrecord.web.papers import FORMS, Papers, file_name
from onrecord.web.views.page import case_of, missing, number_in, page

_MOST = 200  # stories on the page
_AT_ONCE = 100  # claims, and people, of a story
_FAR = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What of a story can be chosen: of its claims and people those that are chosen already, then the next ones.

    Each is an id, with its words or its name; `more` tells whether others come after.
    """

    story: StoryAnswer
    statements: int
    claims: tuple[tuple[str, str], ...] = field(repr=False)
    people: tuple[EntityAnswer, ...] = field(repr=False)
    more: bool


def choose(request: Request) -> Response:
    """Show what can be chosen: the stories of the case, or of those that are chosen the claims and the people."""
    asked = request.query_params
    stories, chosen = tuple(dict.fromkeys(asked.getlist("story"))), {*asked.getlist("claim"), *asked.getlist("person")}
    start = number_in(request, "from", default=0, most=_FAR)
    with case_of(request) as case:
        shown = () if stories else case.stories_in_short(most=_MOST)
        offered = [_offered(case, one, chosen, start) for one in stories]
    return page(
        request,
        "dossier_page.html",
        stories=shown,
        offered=offered,
        chosen=chosen,
        start=start,
        next=start + _AT_ONCE,
        forms=FORMS,
        most=_MOST,
        printer=_printer(request),
    )


def _offered(case: Case, asked: str, chosen: Collection[str], start: int) -> Offered:
    story = find_story(case.stories(asked, with_details=False) if asked else (), asked)
    outlines = case.outlines(story.id)
    claims = [one.id for one in sorted(outlines.claims(), key=order_of_claim)]
    people = outlines.speakers()
    short = case.story_in_short(story.id)
    shown = {one.id: one for one in case.claims(ids=_shown(claims, chosen, start))}
    words = {one.id: one for one in case.sayings_of([one.statement_ids[0] for one in shown.values()])}
    named = {one.id: one for one in case.entities(ids=_shown(people, chosen, start))}
    return Offered(
        story=story,
        statements=short.statements if short else 0,
        claims=tuple(
            (one, claim_in_words(words[shown[one].statement_ids[0]])) for one in _shown(claims, chosen, start)
        ),
        people=tuple(named[one] for one in _shown(people, chosen, start)),
        more=max(len(claims), len(people)) > start + _AT_ONCE,
    )


def _shown(ids: Sequence[str], chosen: Collection[str], start: int) -> tuple[str, ...]:
    """Return what is chosen already, then the next ones."""
    return tuple(dict.fromkeys((*(one for one in ids if one in chosen), *ids[start : start + _AT_ONCE])))


def dossier(request: Request) -> Response:
    """Answer with the dossier of what was chosen, to be kept as a file."""
    form = request.query_params.get("as", "pdf")
    if form not in FORMS:
        raise HTTPException(400, f"“{form}” is no form of a dossier; there are {', '.join(FORMS)}.")
    if (printed := _printer(request)) is None:
        raise missing("This room prints no dossiers; `onrecord export` does.")
    asked = request.query_params
    chosen = Chosen(
        stories=tuple(asked.getlist("story")),
        claims=tuple(asked.getlist("claim")),
        people=tuple(asked.getlist("person")),
    )
    with case_of(request) as case:
        data = b"".join(printed(case, form, chosen))
        only = case.story_in_short(chosen.stories[0]) if len(chosen.stories) == 1 else None
    name = file_name(only.title if only else request.app.state.case.resolve().name, form)
    return Response(data, media_type=FORMS[form][1], headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _printer(request: Request) -> Papers | None:
    printer: Papers | None = request.app.state.papers
    return printer
