"""What a reader chooses of a case: stories, claims, people; and their sheets, cut down to what pertains to them.

The reports of a story are all there in every cut: what was asked of them ("no response found in these 12 reports")
stands on all of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.casefile.accounts import ClaimAnswer
from onrecord.casefile.answers import Saying
from onrecord.casefile.case import Case
from onrecord.composing.record import Record, SaidAlike
from onrecord.composing.sheet import Sheet, find_story, sheets
from onrecord.composing.told import claimed
from onrecord.composing.voices import voices
from onrecord.composing.wording import listed, one_line
from onrecord.errors import BadSetting


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is wanted: stories and claims by their ids or a beginning that only one has, people by name or id.

    Nothing chosen is everything. With claims or people, only what pertains to one of them is wanted.
    """

    stories: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The sheets of what was chosen, and the choice in words, empty where a whole case or whole stories were."""

    sheets: tuple[Sheet, ...]
    told: str = ""


def select(case: Case, chosen: Chosen) -> Selection:
    """Set out what was chosen, stories in the order of the case.

    Raises:
        BadSetting: no story or claim, or more than one, has that id; nobody of that name is on record; or nothing fits.
        CaseBusy: a build changed the case between two questions.
    """
    if not chosen.claims and not chosen.people:
        return Selection(sheets=_sheets(case, chosen.stories))
    known = case.claims() if chosen.claims else ()
    claims = tuple(_find_claim(known, wanted) for wanted in dict.fromkeys(chosen.claims))
    people = tuple(_find_person(case, wanted) for wanted in dict.fromkeys(chosen.people))
    theirs = {saying.id: saying.story_id for _, sayings in people for saying in sayings}
    found = {claim.story_id for claim in claims} | set(theirs.values())
    wanted = _sheets(case, chosen.stories or (() if None in found else (one for one in found if one is not None)))
    ids = frozenset(claim.id for claim in claims)
    cut = (_cut(sheet, ids, frozenset(theirs)) for sheet in wanted)
    kept = tuple(sheet for sheet in cut if sheet.sayings or sheet.record.claims)
    if not kept:
        raise BadSetting("Nothing in these stories pertains to the claims and people chosen.")
    return Selection(sheets=kept, told=_told([name for name, _ in people], [_words_of(one, kept) for one in ids]))


def _told(people: Sequence[str], claims: Sequence[str]) -> str:
    parts = [f"of {listed(people)}"] if people else []
    parts += (
        [f"of the claim{'s' * (len(claims) > 1)} {listed(sorted(f'“{words}”' for words in claims))}"] if claims else []
    )
    return f"Only what is {', or '.join(parts)}. What else the stories hold is left out."


def _sheets(case: Case, stories: Iterable[str]) -> tuple[Sheet, ...]:
    asked = tuple(stories)
    if not asked:
        return sheets(case)
    known = case.stories()
    ids = {find_story(known, one).id for one in asked}
    return tuple(sheet for story in known if story.id in ids for sheet in sheets(case, story.id))


def _find_claim(claims: Iterable[ClaimAnswer], wanted: str) -> ClaimAnswer:
    fitting = [claim for claim in claims if wanted and claim.id.startswith(wanted)]
    match [claim for claim in fitting if claim.id == wanted] or fitting:
        case [only]:
            return only
        case []:
            raise BadSetting(f"The case has no claim “{wanted}”; `onrecord claims` lists them with their ids.")
        case more:
            raise BadSetting(f"The ids of {len(more)} claims begin with “{wanted}”; give more of it.")


def _find_person(case: Case, wanted: str) -> tuple[str, tuple[Saying, ...]]:
    """Return somebody's name and statements: of an entity's id in its story, of a name in all."""
    for entity in case.entities():
        if entity.id == wanted:
            return one_line(entity.name), case.sayings(speaker=entity.id)
    if sayings := case.said_by(wanted):
        return one_line(wanted), sayings
    alike = case.suggest(wanted)
    near = f"; names that look like it: {', '.join(alike)}" if alike else ""
    raise BadSetting(f"Nobody called “{wanted}” is on record as saying anything{near}.")


def _cut(sheet: Sheet, claims: frozenset[str], theirs: frozenset[str]) -> Sheet:
    """Return a sheet with what pertains to these claims, or to whom these statements are credited."""
    kept = tuple(
        one
        for one in sheet.record.claims
        if one.claim.id in claims or any(saying.id in theirs for saying in _all_of(one))
    )
    chosen = theirs | {saying.id for one in kept if one.claim.id in claims for saying in _all_of(one)}

    def pertains(sayings: Iterable[Saying]) -> bool:
        return any(saying.id in chosen for saying in sayings)

    record = sheet.record
    said = tuple(saying for saying in sheet.sayings if saying.id in chosen)
    told = {(s.article_id, s.sentence.span) for s in said}
    silences = (
        replace(
            one,
            left_out=tuple(row for row in one.left_out if pertains([row[1]])),
            only_here=tuple(row for row in one.only_here if pertains([row[1]])),
        )
        for one in record.silences
    )
    return replace(
        sheet,
        voices=voices(said),
        sayings=said,
        record=Record(
            claims=kept,
            conflicts=tuple(one for one in record.conflicts if pertains(saying for _, saying in one.given)),
            quotations=tuple(one for one in record.quotations if pertains(one.sayings)),
            ledger=tuple(one for one in record.ledger if pertains(one.sayings)),
            silences=tuple(one for one in silences if one.left_out or one.only_here),
        ),
        timeline=tuple(
            row
            for row in sheet.timeline
            if any(x.article_id == article and span.overlaps(x.span) for x in row.evidence for article, span in told)
        ),
        copies=(),
    )


def _all_of(one: SaidAlike) -> Iterator[Saying]:
    yield from one.sayings
    yield from (reply.saying for reply in (*one.denials, *one.refusals))


def _words_of(claim_id: str, kept: Iterable[Sheet]) -> str:
    for sheet in kept:
        for one in sheet.record.claims:
            if one.claim.id == claim_id:
                return claimed(one)
    raise BadSetting(f"The claim {claim_id} stands in one report alone and nobody answers it: it is in no dossier.")
