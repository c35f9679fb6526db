"""What people say of a record, as fields of its row; and their judgements as rows of their own."""

from collections.abc import Iterable, Iterator

from onrecord.casefile.reviews import Review
from onrecord.composing.tables.judged import (
    CorrectedField,
    FieldReading,
    JudgementRow,
    Opinion,
    ReviewOfRow,
)
from onrecord.composing.tables.spans import Pair
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.conflict import Conflict
from onrecord.model.corrected import readings_of
from onrecord.model.correction import Correction, Field, Reading
from onrecord.model.judgement import Judgement
from onrecord.model.ledger import LedgerRow
from onrecord.model.span import Span
from onrecord.model.statement import Statement


def review_of(review: Review) -> ReviewOfRow:
    """Return what people made of a record."""
    return {
        "state": review.state,
        "by": review.by,
        "at": None if review.at is None else review.at.isoformat(),
        "reason": review.reason,
        "grown": review.grown,
        "notes": [_opinion(one) for one in review.notes],
    }


def corrected_statement_fields(annotated: AnnotatedArticle, read: Statement, review: Review) -> list[CorrectedField]:
    """Return the fields of a statement that people corrected, the latest first; `annotated` is as it was read."""
    return [
        _corrected(one, correction, _as_read(annotated, read, correction), review)
        for one, correction in _corrections(review)
    ]


def corrected_conflict_values(conflict: Conflict, review: Review) -> list[CorrectedField]:
    """Return the values of a conflict that people corrected, the latest first."""
    return [
        _corrected(
            one,
            correction,
            [
                Reading(value=given.value, span=given.span)
                for given in conflict.values
                if given.statement_id == one.second and given.span in {r.span for r in correction.readings}
            ],
            review,
        )
        for one, correction in _corrections(review)
    ]


def corrected_outcomes(row: LedgerRow, review: Review) -> list[CorrectedField]:
    """Return what became of a row of the ledger by people's words, the latest first."""
    return [
        _corrected(one, correction, [Reading(value=row.outcome.value)], review)
        for one, correction in _corrections(review)
    ]


def judgement_rows(judgements: Iterable[Judgement]) -> Iterator[JudgementRow]:
    """Yield a row for each judgement."""
    for one in judgements:
        withdrawn: Opinion | None = None
        if one.withdrawn_at is not None:
            withdrawn = {
                "by": one.withdrawn_by or "",
                "at": one.withdrawn_at.isoformat(),
                "reason": one.withdrawn_reason,
            }
        yield {
            "id": one.id,
            "subject": one.subject,
            "verdict": one.verdict,
            "first": one.first,
            "second": one.second,
            **_opinion(one),
            "field": None if one.correction is None else one.correction.field,
            "readings": [] if one.correction is None else [_reading(r) for r in one.correction.readings],
            "grounds": [{"statement": g.statement_id, "span": _pair(g.span), "value": g.value} for g in one.grounds],
            "withdrawn": withdrawn,
        }


def _corrections(review: Review) -> Iterator[tuple[Judgement, Correction]]:
    for one in review.judgements:
        if one.correction is not None:
            yield one, one.correction


def _as_read(annotated: AnnotatedArticle, read: Statement, correction: Correction) -> Iterable[Reading]:
    """Return what the program read in a field; of a day, in the words that were corrected."""
    if correction.field is not Field.DAY:
        return readings_of(annotated, read, correction.field)
    spans = {reading.span for reading in correction.readings}
    return [Reading(span=timex.span, value=timex.value) for timex in annotated.timexes if timex.span in spans]


def _corrected(judgement: Judgement, correction: Correction, read: Iterable[Reading], review: Review) -> CorrectedField:
    return {
        "field": correction.field,
        "now": [_reading(one) for one in correction.readings],
        "read": [_reading(one) for one in read],
        "superseded": judgement in review.superseded,
        "judgement": judgement.id,
        **_opinion(judgement),
    }


def _reading(reading: Reading) -> FieldReading:
    return {"value": reading.value, "span": _pair(reading.span), "mention": reading.mention_id}


def _opinion(judgement: Judgement) -> Opinion:
    return {"by": judgement.by, "at": judgement.at.isoformat(), "reason": judgement.reason}


def _pair(span: Span | None) -> Pair | None:
    return None if span is None else (span.start, span.end)
