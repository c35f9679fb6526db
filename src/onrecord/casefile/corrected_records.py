"""Conflicts and rows of the ledger as people corrected them, in a case's answers: each with what the program read."""

from dataclasses import replace

from onrecord.casefile.accounts import ConflictAnswer, LedgerAnswer, ValueAnswer
from onrecord.casefile.answers import CorrectedAnswer, ReadAnswer, Words
from onrecord.model.correction import Reading
from onrecord.model.judgement import Judgement
from onrecord.model.ledger import Outcome


def corrected_conflict(conflict: ConflictAnswer) -> ConflictAnswer:
    """Return a conflict with the values that people read in its statements; it stays, whatever they come to."""
    told = tuple(
        CorrectedAnswer(
            field=correction.field,
            now=tuple(_reading(conflict, judgement, reading) for reading in correction.readings),
            read=tuple(_as_read(given) for given in conflict.values if _is_of(judgement, given)),
            judgement=judgement,
            superseded=judgement in conflict.review.superseded,
        )
        for judgement in conflict.review.judgements
        if (correction := judgement.correction) is not None
    )
    return replace(conflict, values=tuple(_now(conflict, given) for given in conflict.values), corrected=told)


def corrected_row(row: LedgerAnswer) -> LedgerAnswer:
    """Return a row of the ledger with what became of it by a person's word."""
    told = tuple(
        CorrectedAnswer(
            field=correction.field,
            now=tuple(ReadAnswer(value=reading.value, words=None) for reading in correction.readings),
            read=(ReadAnswer(value=row.outcome.value, words=None),),
            judgement=judgement,
            superseded=judgement in row.review.superseded,
        )
        for judgement in row.review.judgements
        if (correction := judgement.correction) is not None
    )
    outcome = row.review.outcome or row.outcome
    return replace(row, outcome=outcome, is_open=outcome in {Outcome.NONE, Outcome.REPEATED}, corrected=told)


def _now(conflict: ConflictAnswer, given: ValueAnswer) -> ValueAnswer:
    """Return what a statement gives by a person's word, with what the program read."""
    value = conflict.review.value_of(given.statement_id, given.span)
    return given if value is None else replace(given, value=value, read=given.value)


def _is_of(judgement: Judgement, given: ValueAnswer) -> bool:
    """Tell whether a value is the one that a person corrected, by the statement and the words."""
    readings = judgement.correction.readings if judgement.correction is not None else ()
    return judgement.second == given.statement_id and given.span in {reading.span for reading in readings}


def _reading(conflict: ConflictAnswer, judgement: Judgement, reading: Reading) -> ReadAnswer:
    words = next((Words(span=one.span, words=one.words) for one in conflict.values if _is_of(judgement, one)), None)
    return ReadAnswer(value=reading.value, words=words)


def _as_read(given: ValueAnswer) -> ReadAnswer:
    return ReadAnswer(value=given.value, words=Words(span=given.span, words=given.words))
