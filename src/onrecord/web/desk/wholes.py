"""Claims, somebodies, stories and reports, laid before one who joins them or parts them, or notes something on them.

Ids of what is grouped change with what it is made of, so each is found by a part that stays: a claim by a statement of
it, an entity also by a mention, a story also by a report.
"""

from collections.abc import Collection, Iterable

from onrecord.casefile.answers import Report, StoryAnswer
from onrecord.casefile.case import Case
from onrecord.casefile.mentions import MentionAnswer
from onrecord.composing.proposals import Proposal
from onrecord.composing.wording import content_of, counted, days_in_words, one_line
from onrecord.model.judgement import Subject
from onrecord.model.mention import EntityKind
from onrecord.web.desk.exhibit import Choice, Exhibit, Labelled
from onrecord.web.desk.nearest import beginnings, nearest
from onrecord.web.views.page import missing


def claim(case: Case, proposal: Proposal, *, whole: bool) -> Exhibit:
    """Lay out a claim with its statements; on the whole page also the claims that it could be joined to."""
    first = next(iter(case.sayings_of([proposal.first])), None)
    holding = case.claims_of(statements=[proposal.first])
    if first is None or not holding:
        raise missing("The case has no such claim (any more): its statements were parted.")
    found = min(holding, key=lambda one: one.statement_ids.index(proposal.first))
    sayings = case.sayings_of(found.statement_ids)
    return Exhibit(
        proposal=Proposal.of(Subject.CLAIM, found.statement_ids[0], found.review),
        kind="Claim",
        title=content_of(sayings[0]),
        story=story_of(case, found.story_id),
        things=(found.id,),
        parts=found.statement_ids,
        sayings=tuple(Labelled(label="", saying=saying) for saying in sayings),
        others=claims_like(case, found.story_id, {found.id}, found.words) if whole else (),
    )


def claims_like(case: Case, story_id: str, but: Collection[str], words: Iterable[str]) -> tuple[Choice, ...]:
    """Return claims of a story that words are nearest to, `but` some, each with the words of its first statement."""
    others = (one for one in case.outlines(story_id).words() if one.id not in but)
    found = nearest(((one.statement_id, beginnings(*one.words)) for one in others), beginnings(*words))
    return tuple(Choice(id=one.id, words=content_of(one)) for one in case.sayings_of(found))


def entity(case: Case, proposal: Proposal, *, whole: bool) -> Exhibit:
    """Lay out somebody with all that names him; on the whole page also the others of his story."""
    entity_id = case.entity_of(proposal.first) or proposal.first
    here = case.entity(entity_id)
    if here is None:
        raise missing("Nobody of the case has this id (any more).")
    reports = {one.id: one for one in case.reports(here.story_id)}
    mentions = case.mentions(entity_id)
    inside: dict[str, list[MentionAnswer]] = {one: [] for one in reports}
    for mention in mentions:
        inside[mention.article_id].append(mention)
    others = [one for one in case.entities(here.story_id) if one.id != entity_id] if whole else []
    return Exhibit(
        proposal=Proposal.of(Subject.ENTITY, entity_id, case.reviews().of_entity(one.id for one in mentions)),
        kind="Somebody" if here.kind in {None, EntityKind.PERSON} else str(here.kind).capitalize(),
        title=one_line(here.name),
        story=story_of(case, here.story_id),
        things=(entity_id,),
        parts=(entity_id, *(one.id for one in mentions)),
        mentions=tuple((reports[one], tuple(found)) for one, found in inside.items() if found),
        others=tuple(
            Choice(id=one.id, words=f"{one_line(one.name)} ({counted(one.mentions, 'mention')})")
            for one in nearest(((one, beginnings(one.name)) for one in others), beginnings(here.name))
        ),
    )


def story(case: Case, proposal: Proposal, *, whole: bool) -> Exhibit:
    """Lay out a story with its reports, or a report that belongs to none; on the whole page also the other stories."""
    lone = case.report(proposal.first)
    found = case.story(lone.story_id or "" if lone else proposal.first)
    reports = found.reports if found else (lone,) if lone else ()
    if not reports:
        raise missing("The case has no such story (any more).")
    ids = tuple(one.id for one in reports)
    thing = found.id if found else ids[0]
    title = one_line(found.title) if found else titled(reports[0])
    others = [one for one in case.stories() if one.id != thing] if whole else []
    return Exhibit(
        proposal=Proposal.of(Subject.STORY, thing, case.reviews().of_story(ids)),
        kind="Story" if found else "Report that belongs to no story",
        title=title,
        story=found,
        things=(thing,),
        parts=ids,
        reports=reports,
        others=tuple(
            Choice(id=one.id, words=_dated(one))
            for one in nearest(((one, beginnings(one.title)) for one in others), beginnings(title))
        ),
    )


def report(case: Case, proposal: Proposal, *, whole: bool) -> Exhibit:  # noqa: ARG001 - as the others
    """Lay out a report, on which something can be noted."""
    found = case.report(proposal.first)
    if found is None:
        raise missing("The case has no such report.")
    return Exhibit(
        proposal=Proposal.of(Subject.REPORT, found.id, case.reviews().of_report(found.id)),
        kind="Report",
        title=titled(found),
        story=story_of(case, found.story_id),
        things=(found.id,),
        reports=(found,),
    )


def titled(report: Report) -> str:
    """Return what a report is called."""
    return one_line(report.title or report.name)


def story_id_of(case: Case, id_: str) -> str | None:
    """Return the id of the story that a record stands in."""
    return next((one.story_id for one in case.ids().beginning(id_) if one.id == id_), None)


def story_of(case: Case, story_id: str | None) -> StoryAnswer | None:
    """Return the story that a thing stands in."""
    return case.story(story_id) if story_id else None


def _dated(one: StoryAnswer) -> str:
    return f"{one_line(one.title)} ({days_in_words(one.start, one.end)})"
