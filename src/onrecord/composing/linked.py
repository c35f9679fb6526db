"""The rows of what stands on several articles."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import overload

from onrecord.casefile.heeded import Unheeded
from onrecord.casefile.links import Links
from onrecord.casefile.reviews import Review, Reviews
from onrecord.composing.judged import corrected_conflict_values, corrected_outcomes, judgement_rows, review_of
from onrecord.composing.tables import Row
from onrecord.composing.tables.judged import Opinion
from onrecord.composing.tables.linked import (
    ClaimOrigin,
    ClaimRow,
    ConflictRow,
    CopyRow,
    EntityRow,
    LedgerTableRow,
    QuotationRow,
    SilenceRow,
    StoryRow,
)
from onrecord.composing.tables.spans import Ends, Pair
from onrecord.composing.times import timeline_row
from onrecord.model.claim import Claim, Origin
from onrecord.model.conflict import Conflict
from onrecord.model.judgement import Judgement
from onrecord.model.ledger import LedgerRow, Outcome
from onrecord.model.mention import Entity
from onrecord.model.quotation import ChangedQuotation
from onrecord.model.silence import Silence
from onrecord.model.span import Span
from onrecord.model.story import Copy, Story
from onrecord.model.timex import Timex


def linked(
    links: Links,
    dating: Mapping[str, Timex],
    judgements: Iterable[Judgement] = (),
    unheeded: Iterable[Unheeded] = (),
) -> dict[str, Iterator[Row]]:
    """Return the rows of each table; `dating` are the expressions that date rows of the timeline, by their ids.

    Each record that people judge has what they say of it; what they corrected is as they read it. `unheeded` are the
    stories that are to be linked again by what people decided.
    """
    again = {one.story_id: one.decisions for one in unheeded}
    known = tuple(judgements)
    reviews = Reviews(known)
    return {
        "entities": map(_entity, links.entities),
        "stories": (_story(s, again.get(s.id, 0)) for s in links.stories),
        "copies": map(_copy, links.copies),
        "claims": (_claim(c, reviews) for c in links.claims),
        "conflicts": (_conflict(c, reviews.of_conflict(c)) for c in links.conflicts),
        "quotations": (_quotation(q, reviews.of_quotation(q.id, q.statement_ids)) for q in links.quotations),
        "ledger": (_ledger(row, reviews.of_row(row.id, row.statement_ids)) for row in links.ledger),
        "silences": map(_silence, links.silences),
        "timeline": (timeline_row(t, dating.get(t.timex_id or "")) for t in links.timelines),
        "judgements": judgement_rows(known),
    }


def _entity(e: Entity) -> EntityRow:
    return {
        "id": e.id,
        "name": e.name,
        "kind": e.kind,
        "story": e.story_id,
        "somebody": e.somebody,
        "bonds": [{"mentions": t.mention_ids, "feature": t.feature, "words": t.words} for t in e.bonds],
    }


def _story(s: Story, unheeded: int) -> StoryRow:
    return {
        "id": s.id,
        "title": s.title,
        "articles": list(s.article_ids),
        "start": None if s.start is None else s.start.isoformat(),
        "end": None if s.end is None else s.end.isoformat(),
        "unheeded": unheeded,
    }


def _copy(c: Copy) -> CopyRow:
    return {
        "id": c.id,
        "articles": list(c.article_ids),
        "kind": c.kind,
        "share": c.share,
        "agency": c.agency,
        "taken_from": c.taken_from,
        "direction": c.direction,
        "passages": [(pair(p.first), pair(p.second)) for p in c.passages],
    }


def _silence(s: Silence) -> SilenceRow:
    return {
        "id": s.id,
        "story": s.story_id,
        "article": s.article_id,
        "kind": s.kind,
        "claim": s.claim_id,
        "statements": list(s.statement_ids),
        "carried_by": list(s.carried_by),
    }


def _claim(c: Claim, reviews: Reviews) -> ClaimRow:
    replies = {one: _rejected(reviews.of_reply(one, c.statement_ids)) for one in (*c.denied_by, *c.unanswered_by)}
    return {
        "id": c.id,
        "story": c.story_id,
        "statements": list(c.statement_ids),
        "words": list(c.words),
        "denied_by": list(c.denied_by),
        "unanswered_by": list(c.unanswered_by),
        "origins": [_origin(origin) for origin in c.origins],
        "at_least": c.at_least,
        "at_most": c.at_most,
        "confidence": c.confidence,
        "rejected": [{"statement": one, **told} for one, told in replies.items() if told],
        "ties": [{"statements": t.statement_ids, "feature": t.feature, "weight": t.weight} for t in c.ties],
        "review": review_of(reviews.of_claim(c.id, c.statement_ids)),
    }


def _origin(o: Origin) -> ClaimOrigin:
    return {
        "kind": o.kind,
        "name": o.name,
        "known": o.known,
        "firm": o.firm,
        "statements": list(o.statement_ids),
        "told_in": list(o.told_in),
        "relays": list(o.relays),
        "not_here": list(o.not_here),
    }


def _conflict(c: Conflict, review: Review) -> ConflictRow:
    now = [replace(v, value=review.value_of(v.statement_id, v.span) or v.value) for v in c.values]
    return {
        "id": c.id,
        "story": c.story_id,
        "kind": c.kind,
        "statements": list(dict.fromkeys(v.statement_id for v in c.values)),
        "values": list(dict.fromkeys(v.value for v in now)),
        "given": [
            {"statement": v.statement_id, "article": v.article_id, **ends(v.span), "value": v.value} for v in now
        ],
        "explained_by": c.explained_by,
        "about": list(c.about),
        "rejected": _rejected(review),
        "review": review_of(review),
        "corrected": corrected_conflict_values(c, review),
    }


def _quotation(q: ChangedQuotation, review: Review) -> QuotationRow:
    return {
        "id": q.id,
        "story": q.story_id,
        "statements": list(q.statement_ids),
        "articles": list(q.article_ids),
        "share": q.share,
        "changes": [{"kind": c.kind, "first": pair(c.first), "second": pair(c.second)} for c in q.changes],
        "rejected": _rejected(review),
        "review": review_of(review),
    }


def _ledger(row: LedgerRow, review: Review) -> LedgerTableRow:
    until = row.until
    outcome = review.outcome or row.outcome
    return {
        "id": row.id,
        "story": row.story_id,
        "kind": row.kind,
        "speakers": list(row.speakers),
        "addressee": row.addressee,
        "what": [pair(span) for span in row.what],
        "article": row.article_id,
        "since": row.since,
        "until": None
        if until is None
        else {
            "statement": until.statement_id,
            "article": until.article_id,
            **ends(until.span),
            "value": until.value,
        },
        "statements": list(row.statement_ids),
        "open": outcome in {Outcome.NONE, Outcome.REPEATED},
        "outcome": outcome,
        "follow_ups": [
            {"statement": f.statement_id, "article": f.article_id, **ends(f.span), "outcome": f.outcome}
            for f in row.follow_ups
        ],
        "rejected": _rejected(review),
        "review": review_of(review),
        "corrected": corrected_outcomes(row, review),
    }


def _rejected(review: Review) -> Opinion | None:
    """Return who says that a record is not what the program takes it for."""
    told = review.rejection
    return None if told is None else {"by": told.by, "at": told.at.isoformat(), "reason": told.reason}


def ends(span: Span) -> Ends:
    """Return a span as two fields."""
    return {"start": span.start, "end": span.end}


@overload
def pair(span: Span) -> Pair: ...
@overload
def pair(span: None) -> None: ...
@overload
def pair(span: Span | None) -> Pair | None: ...
def pair(span: Span | None) -> Pair | None:
    """Return a span as a pair."""
    return None if span is None else (span.start, span.end)
