"""Statements, and what the program makes of two or more of them, laid before one who judges."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from onrecord.casefile.case import Case
from onrecord.composing.proposals import Proposal
from onrecord.composing.told import DUES, EXPLANATIONS, KINDS, OUTCOMES, changes_of, label_of
from onrecord.composing.wording import ACTS, content_of, listed, one_line
from onrecord.model.judgement import Subject
from onrecord.web.desk.exhibit import Exhibit, Labelled, StandsIn
from onrecord.web.desk.wholes import claim, claims_like, entity, report, story, story_id_of, story_of
from onrecord.web.views.page import missing


def exhibit(case: Case, proposal: Proposal, *, whole: bool = True) -> Exhibit:
    """Return what lies before one who judges a proposal, which an address or a form names by its ids alone.

    What is not the `whole` page lacks what the thing stands in and could be joined to: enough to write a judgement.

    Raises:
        HTTPException: the case has no such thing (any more).
    """
    if proposal.subject in _WHOLES:
        return _WHOLES[proposal.subject](case, proposal, whole=whole)
    return _RECORDS[proposal.subject](case, proposal)


def _statement(case: Case, proposal: Proposal, *, whole: bool) -> Exhibit:
    sayings = case.sayings_of(proposal.firsts)
    if not sayings or sayings[0].id != proposal.first:
        raise missing("The case has no such statement (any more).")
    first = sayings[0]
    claims = case.claims_of(statements=[first.id]) if whole else ()
    holding = [one for one in claims if len(one.statement_ids) > 1]
    words = {one.id: content_of(one) for one in case.sayings_of([one.statement_ids[0] for one in holding])}
    found = Proposal.of_sayings(sayings)
    return Exhibit(
        proposal=found,
        kind="Statement",
        title=one_line(f"{listed(first.names) or 'Nobody named'} {ACTS[first.act]}"),
        story=story_of(case, first.story_id) if whole else None,
        things=found.firsts,
        sayings=tuple(Labelled(label="", saying=saying) for saying in sayings),
        claims=tuple(
            StandsIn(
                claim=Proposal.of(Subject.CLAIM, one.statement_ids[0]),
                other=next(other for other in one.statement_ids if other != first.id),
                words=words[one.statement_ids[0]],
                many=len(one.statement_ids),
            )
            for one in holding
        ),
        others=claims_like(case, first.story_id, {one.id for one in holding}, [content_of(first)])
        if whole and first.story_id
        else (),
    )


def _reply(case: Case, proposal: Proposal) -> Exhibit:
    answered = next(iter(case.sayings_of([proposal.second])), None)
    for one in case.claims_of(statements=[answered.id]) if answered else ():
        if one.statement_ids[0] == proposal.second:
            reviews = {reply.statement_id: reply.review for reply in (*one.denied_by, *one.unanswered_by)}
            replies = case.sayings_of([reply for reply in proposal.firsts if reply in reviews])
            if replies:
                return Exhibit(
                    proposal=Proposal.of_reply(replies, proposal.second, reviews),
                    kind="Reply to a claim",
                    title=one_line(f"{listed(replies[0].names) or 'Nobody named'} {ACTS[replies[0].act]}"),
                    story=story_of(case, one.story_id),
                    things=tuple(f"{reply.id}@{one.id}" for reply in replies),
                    parts=one.statement_ids,
                    sayings=(
                        *(Labelled(label="the reply", saying=reply) for reply in replies),
                        *(Labelled(label="the claim", saying=one) for one in case.sayings_of([proposal.second])),
                    ),
                )
    raise missing("The case has no such reply (any more).")


class _Record(Protocol):
    @property
    def id(self) -> str: ...


_R = TypeVar("_R", bound=_Record)


def _one(records: Iterable[_R], proposal: Proposal, what: str) -> _R:
    found = next((record for record in records if record.id == proposal.first), None)
    if found is None:
        raise missing(f"The case has no such {what} (any more).")
    return found


def _conflict(case: Case, proposal: Proposal) -> Exhibit:
    story_id = story_id_of(case, proposal.first)
    one = _one(case.conflicts(story_id) if story_id else (), proposal, "conflict")
    sayings = {saying.id: saying for saying in case.sayings_of([value.statement_id for value in one.values])}
    return Exhibit(
        proposal=Proposal.of(Subject.CONFLICT, one.id, one.review),
        kind="Conflict",
        title=f"{KINDS[one.kind]}: {EXPLANATIONS[one.explained_by]}",
        story=story_of(case, story_id),
        things=(one.id,),
        corrected=one.corrected,
        sayings=tuple(
            Labelled(label=label_of(one.kind, value), saying=sayings[value.statement_id], value=value.value)
            for value in one.values
            if value.statement_id in sayings
        ),
    )


def _quotation(case: Case, proposal: Proposal) -> Exhibit:
    story_id = story_id_of(case, proposal.first)
    one = _one(case.quotations(story_id) if story_id else (), proposal, "changed quotation")
    return Exhibit(
        proposal=Proposal.of(Subject.QUOTATION, one.id, one.review),
        kind="Quotation that changed",
        title=f"Printed in two ways: {changes_of(one)}",
        story=story_of(case, story_id),
        things=(one.id,),
        sayings=tuple(
            Labelled(label=f"printing {number}", saying=saying)
            for number, saying in enumerate(case.sayings_of(one.statement_ids), start=1)
        ),
    )


def _ledger(case: Case, proposal: Proposal) -> Exhibit:
    story_id = story_id_of(case, proposal.first)
    one = _one(case.ledger(story_id) if story_id else (), proposal, "row of the ledger")
    later = {follow.statement_id: OUTCOMES[follow.outcome] for follow in one.follow_ups}
    return Exhibit(
        proposal=Proposal.of(Subject.LEDGER, one.id, one.review),
        kind="Row of the ledger",
        title=f"{listed(map(one_line, one.speakers)) or 'Somebody'} {DUES[one.kind]}",
        story=story_of(case, story_id),
        things=(one.id,),
        corrected=one.corrected,
        sayings=tuple(
            Labelled(label=later.get(saying.id, DUES[one.kind]), saying=saying)
            for saying in case.sayings_of((*one.statement_ids, *later))
        ),
    )


class _LaysOut(Protocol):
    def __call__(self, case: Case, proposal: Proposal, *, whole: bool) -> Exhibit: ...


_RECORDS: dict[Subject, Callable[[Case, Proposal], Exhibit]] = {
    Subject.REPLY: _reply,
    Subject.CONFLICT: _conflict,
    Subject.QUOTATION: _quotation,
    Subject.LEDGER: _ledger,
}
_WHOLES: dict[Subject, _LaysOut] = {
    Subject.STATEMENT: _statement,
    Subject.CLAIM: claim,
    Subject.ENTITY: entity,
    Subject.STORY: story,
    Subject.REPORT: report,
}
