"""What people say of the records of a case: unread, accepted, rejected, corrected, noted; by whom, when and why.

A judgement is on a record by its id, or by its grounds: a conflict to which a report adds a value, a claim to which one
adds a statement, has another id and is the same record still. Where it has more than the person saw, that is told.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from onrecord.model.conflict import Conflict
from onrecord.model.correction import Correction, Field
from onrecord.model.identity import record_id
from onrecord.model.judgement import PAIRS, Ground, Judgement, Subject, Verdict
from onrecord.model.ledger import Outcome
from onrecord.model.span import Span

Held: TypeAlias = Mapping[tuple[str, Span | None], str]
"""What a record stands on: statements, or the words of values in them, each with what is told apart in it."""


class State(StrEnum):
    """What people made of a record: the last of acceptance, rejection and correction that stands; else notes alone."""

    UNREAD = "unread"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CORRECTED = "corrected"
    NOTED = "noted"


_DECIDING = {
    Verdict.ACCEPTED: State.ACCEPTED,
    Verdict.REJECTED: State.REJECTED,
    Verdict.CORRECTED: State.CORRECTED,
}
_SEEN = frozenset({Verdict.ACCEPTED, Verdict.REJECTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A person's word that a record is not what the program takes it for."""

    by: str
    at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What people say of one record. `judgements` are those that stand on it, the latest first.

    `grown`: since it was accepted or rejected, a report has added a statement or a value that the person did not see.
    """

    judgements: tuple[Judgement, ...] = ()
    grown: bool = False

    @property
    def decided(self) -> Judgement | None:
        """The judgement that gives the state; None where nobody judged."""
        told = next((one for one in self.judgements if one.verdict in _DECIDING), None)
        return told or next(iter(self.notes), None)

    @property
    def state(self) -> State:
        """What people made of it."""
        told = self.decided
        return State.UNREAD if told is None else _DECIDING.get(told.verdict, State.NOTED)

    @property
    def by(self) -> str | None:
        """Who gave it its state."""
        return None if self.decided is None else self.decided.by

    @property
    def at(self) -> datetime | None:
        """When, in UTC."""
        return None if self.decided is None else self.decided.at

    @property
    def reason(self) -> str | None:
        """Why."""
        return None if self.decided is None else self.decided.reason

    @property
    def notes(self) -> tuple[Judgement, ...]:
        """The notes on it, the latest first; the text of a note is its reason."""
        return tuple(one for one in self.judgements if one.verdict is Verdict.NOTED)

    @property
    def corrections(self) -> tuple[Judgement, ...]:
        """The corrections that count, the earliest first: of two of one field, the later."""
        found: dict[tuple[object, ...], Judgement] = {}
        for one in self.judgements:
            if one.correction is not None:
                found.setdefault(corrected_in(one), one)
        return tuple(reversed(found.values()))

    def value_of(self, statement_id: str, span: Span) -> str | None:
        """Return what a statement of a conflict gives in these words by a person's word, None where nobody says so."""
        for one in self.corrections:
            if one.correction is not None and one.second == statement_id:
                for reading in one.correction.readings:
                    if reading.span == span:
                        return reading.value
        return None

    @property
    def outcome(self) -> Outcome | None:
        """What became of a row of the ledger by a person's word, None where nobody says so."""
        told = [one.correction for one in self.corrections if one.correction is not None]
        values = [c.readings[0].value for c in told if c.field is Field.OUTCOME and c.readings]
        return Outcome(values[-1] or Outcome.NONE) if values else None

    @property
    def superseded(self) -> tuple[Judgement, ...]:
        """The corrections that stand and do not count, for a later one is of the same field; the latest first."""
        counting = {one.id for one in self.corrections}
        return tuple(one for one in self.judgements if one.correction is not None and one.id not in counting)

    @property
    def rejection(self) -> Rejection | None:
        """Who rejected it, where that is its state and it has not grown since."""
        told = self.decided
        if told is None or told.verdict is not Verdict.REJECTED or self.grown:
            return None
        return Rejection(by=told.by, at=told.at, reason=told.reason)

    @property
    def revision(self) -> str:
        """What has been decided of it, as one word: another as soon as anybody decides or withdraws anything."""
        return revision_of(self.judgements)


UNREAD = Review()


def corrected_in(judgement: Judgement) -> tuple[object, ...]:
    """Return what a correction is of: a field; of times and values, which words and whose."""
    assert judgement.correction is not None  # it corrects something
    field = judgement.correction.field
    places = tuple(r.span for r in judgement.correction.readings) if field in {Field.DAY, Field.VALUE} else ()
    return field, judgement.second, places


def revision_of(judgements: Iterable[Judgement]) -> str:
    """Return one word for what stands of judgements, in whatever order they come."""
    return record_id("revision", *sorted(one.id for one in judgements if one.stands))


class Reviews:
    """The judgements of a case that stand, by what they are about."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        """Sort judgements, withdrawn ones among them, in any order."""
        self._on: dict[Subject, defaultdict[str, list[Judgement]]] = {one: defaultdict(list) for one in Subject}
        for judgement in sorted(judgements, key=lambda one: (one.at, one.id), reverse=True):
            if judgement.stands:
                for one in {judgement.first, judgement.second, *(g.statement_id for g in judgement.grounds)}:
                    self._on[judgement.subject][one].append(judgement)

    def any(self, subject: Subject) -> bool:
        """Tell whether anything is said of records of a kind."""
        return bool(self._on[subject])

    def knows(self, subject: Subject, ident: str) -> bool:
        """Tell whether a judgement on a record of a kind names this id."""
        return ident in self._on[subject]

    def of_statement(self, statement_id: str) -> Review:
        """Return what is said of a statement."""
        found = self._among(Subject.STATEMENT, (statement_id,))
        return Review(judgements=found) if found else UNREAD  # most: a story has ten thousand

    def rejected(self) -> frozenset[str]:
        """Return the statements that are none by a person's word."""
        known = self._on[Subject.STATEMENT]
        return frozenset(one for one in known if self.of_statement(one).state is State.REJECTED)

    def corrections(self) -> dict[str, tuple[Correction, ...]]:
        """Return the corrections of statements that count, by the statement, the earliest first."""
        found = ((one, self.of_statement(one).corrections) for one in self._on[Subject.STATEMENT])
        return {
            one: tuple(judgement.correction for judgement in counting if judgement.correction is not None)
            for one, counting in found
            if counting
        }

    def of_report(self, article_id: str) -> Review:
        """Return what is noted on a report."""
        return Review(judgements=self._among(Subject.REPORT, (article_id,)))

    def of_story(self, article_ids: Iterable[str]) -> Review:
        """Return what is noted on a story, and which of its reports were judged to be of one story or of two."""
        return Review(judgements=self._among(Subject.STORY, article_ids))

    def of_entity(self, mention_ids: Iterable[str]) -> Review:
        """Return what is noted on somebody, and which mentions were judged to be of one or of two."""
        return Review(judgements=self._among(Subject.ENTITY, mention_ids))

    def of_claim(self, claim_id: str, statement_ids: Iterable[str]) -> Review:
        """Return what is said of a claim's grouping, and which statements were judged to make one or two."""
        return self._of_record(Subject.CLAIM, claim_id, {(one, None): one for one in statement_ids})

    def of_quotation(self, quotation_id: str, statement_ids: Iterable[str]) -> Review:
        """Return what is said of a changed quotation."""
        return self._of_record(Subject.QUOTATION, quotation_id, {(one, None): one for one in statement_ids})

    def of_row(self, row_id: str, statement_ids: Iterable[str]) -> Review:
        """Return what is said of a row of the ledger."""
        return self._of_record(Subject.LEDGER, row_id, {(one, None): one for one in statement_ids})

    def of_conflict(self, conflict: Conflict) -> Review:
        """Return what is said of a conflict."""
        here: Held = {(value.statement_id, value.span): value.value for value in conflict.values}
        return self._of_record(Subject.CONFLICT, conflict.id, here)

    def of_reply(self, statement_id: str, claim_statement_ids: Sequence[str]) -> Review:
        """Return what is said of a statement as a reply to a claim."""
        here: Held = {(one, None): one for one in claim_statement_ids}
        return Review(
            judgements=tuple(
                one
                for one in self._among(Subject.REPLY, (statement_id,))
                if one.first == statement_id and (one.second == claim_statement_ids[0] or _shares(one, here))
            )
        )

    def _among(self, subject: Subject, ids: Iterable[str]) -> tuple[Judgement, ...]:
        """Return the judgements that name one of these, the latest first."""
        known = self._on[subject]
        if not known:
            return ()
        found = {one.id: one for ident in ids if ident in known for one in known[ident]}
        return tuple(sorted(found.values(), key=lambda one: (one.at, one.id), reverse=True))

    def _of_record(self, subject: Subject, ident: str, here: Held) -> Review:
        """Return what is said of a record that stands on these statements, or values of statements."""
        among = self._among(subject, (ident, *(statement_id for statement_id, _ in here)))
        if not among:
            return UNREAD
        found = Review(
            judgements=tuple(one for one in among if one.verdict in PAIRS or one.first == ident or _shares(one, here))
        )
        told = found.decided
        seen = {_thing(ground) for ground in told.grounds} if told is not None and told.verdict in _SEEN else set()
        return replace(found, grown=bool(seen) and not seen.issuperset(here.values()))


def _shares(judgement: Judgement, here: Held) -> bool:
    """Tell whether a record is the one that was judged: all of it was there, or it still has all that was.

    A conflict is the same as long as two of the values that were seen stand in it.
    """
    seen = {(ground.statement_id, ground.span): _thing(ground) for ground in judgement.grounds}
    shared = seen.keys() & here.keys()
    if judgement.subject is Subject.CONFLICT:
        return len({seen[one] for one in shared}) > 1
    return bool(shared) and len(shared) in {len(seen), len(here)}


def _thing(ground: Ground) -> str:
    return ground.statement_id if ground.value is None else ground.value
