"""The record of a story as the dossier prints it: claims and their chains, conflicts side by side, and so on.

Every line has its notes; what a person rejected says so.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.casefile.answers import Words
from onrecord.composing.notes import By, Notes, Ref
from onrecord.composing.proposals import Proposal
from onrecord.composing.record import Answered, Changed, Differing, Due, Record, SaidAlike, Silent
from onrecord.composing.told import (
    DUES,
    EXPLANATIONS,
    KINDS,
    OUTCOMES,
    Excerpt,
    announced,
    answers,
    around,
    carried,
    chain_of,
    changes_of,
    claimed,
    doubt_of,
    label_of,
    missing_of,
    outcome_of,
    printing,
    rejected,
    response_to,
    times_of,
    who_owes,
)
from onrecord.composing.verdicts import correction_of
from onrecord.composing.voices import names_of
from onrecord.composing.wording import content_of, listed, one_line, standing_of
from onrecord.model.judgement import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A reply on a card: who, in which words, and who printed it."""

    who: str
    words: str
    by: tuple[By, ...]
    notes: tuple[Ref, ...]
    rejected: str
    proposal: Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """An origin: its links from whom it comes from to the outlets that print it, and the words that tell so.

    `missing` names the link that the case has no report of; `doubt` tells that it may be one of the others, or is not
    counted.
    """

    links: tuple[str, ...]
    words: str
    missing: str
    doubt: str
    notes: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimCard:
    """A claim: its words, who says it where, from how many origins, who denies it and who does not comment.

    So many statements and replies are `left`, which are not set out; `loose` ones stand together at the end.
    """

    words: str
    by: tuple[tuple[str, tuple[Ref, ...]], ...]
    count: str
    chains: tuple[Chain, ...]
    denials: tuple[Spoken, ...]
    refusals: tuple[Spoken, ...]
    response: str
    proposal: Proposal
    left: int = 0
    loose: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """A value on a card: its words in their sentence, whose they are, who printed them."""

    excerpt: Excerpt
    who: str
    by: By
    notes: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictCard:
    """Values side by side: for each value the lines that give it; so many are `left`, which are not set out."""

    kind: str
    explained: str
    values: tuple[tuple[str, tuple[ValueLine, ...]], ...]
    rejected: str
    proposal: Proposal
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A printing of a quotation, in pieces: words with the kind of their change, or none."""

    who: str
    by: By
    pieces: tuple[tuple[str, str], ...]
    notes: tuple[Ref, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationCard:
    """One utterance as two reports print it."""

    changes: str
    sides: tuple[Side, Side]
    rejected: str
    proposal: Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """A row of the ledger: whose, what, since and until when, and what became of it; `left` more carry it."""

    is_open: bool
    act: str
    who: str
    words: str
    times: tuple[str, ...]
    outcome: str
    notes: tuple[Ref, ...]
    follow_ups: tuple[tuple[str, str, By, tuple[Ref, ...]], ...]
    rejected: str
    proposal: Proposal
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentReport:
    """What a report leaves out, with how many carry it, and what it alone has; so much more is `left`."""

    by: By
    left_out: tuple[tuple[str, str, tuple[Ref, ...]], ...]
    only_here: tuple[tuple[str, str, tuple[Ref, ...]], ...]
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """The record of a story, set in print."""

    claims: tuple[ClaimCard, ...] = field(repr=False)
    conflicts: tuple[ConflictCard, ...] = field(repr=False)
    quotations: tuple[QuotationCard, ...] = field(repr=False)
    ledger: tuple[DueLine, ...] = field(repr=False)
    silences: tuple[SilentReport, ...] = field(repr=False)


def cards(record: Record, notes: Notes) -> Cards:
    """Set the record of a story in print."""
    return Cards(
        claims=tuple(_claim(one, notes) for one in record.claims),
        conflicts=tuple(_conflict(one, notes) for one in record.conflicts),
        quotations=tuple(_quotation(one, notes) for one in record.quotations),
        ledger=tuple(_due(one, notes) for one in record.ledger),
        silences=tuple(_silent(one, notes) for one in record.silences),
    )


def _claim(one: SaidAlike, notes: Notes) -> ClaimCard:
    by: dict[str, list[Ref]] = defaultdict(list)
    for saying in one.sayings:
        by[listed(names_of(saying))].append(notes.of_saying(saying))
    chains = []
    for origin in one.claim.origins:
        if not (sayings := one.of_origin(origin)):  # the claim is set out in part
            continue
        telling = one.telling(origin)
        told = next((words for words in map(announced, telling) if words), "")
        chains.append(
            Chain(
                links=chain_of(origin, sayings),
                words=told,
                missing=missing_of(origin),
                doubt=doubt_of(origin, one.claim.origins),
                notes=tuple(map(notes.of_saying, telling)),
            )
        )
    return ClaimCard(
        words=claimed(one),
        by=tuple((who, tuple(refs)) for who, refs in by.items()),
        count=standing_of(one.claim, one.reports),
        chains=tuple(chains),
        denials=tuple(_spoken(one.denials, one.claim.statement_ids[0], notes)),
        refusals=tuple(_spoken(one.refusals, one.claim.statement_ids[0], notes)),
        response=response_to(one, notes.reports),
        proposal=Proposal.of(Subject.CLAIM, one.claim.statement_ids[0], one.claim.review),
        left=one.left,
        loose=one.claim.loose and not one.answered,
    )


def _spoken(replies: Sequence[Answered], claim_first: str, notes: Notes) -> Iterator[Spoken]:
    reviews = {one.saying.id: one.review for one in replies}
    for sayings, told in answers(replies):
        yield Spoken(
            who=listed(names_of(sayings[0])),
            words=content_of(sayings[0]),
            by=tuple(map(notes.by, sayings)),
            notes=tuple(map(notes.of_saying, sayings)),
            rejected=told,
            proposal=Proposal.of_reply(sayings, claim_first, reviews),
        )


def _conflict(one: Differing, notes: Notes) -> ConflictCard:
    values: dict[str, list[ValueLine]] = defaultdict(list)
    labels: dict[str, str] = {}
    for value, saying in one.given:
        line = ValueLine(
            excerpt=around(saying.sentence, Words(span=value.span, words=value.words)),
            who=listed(names_of(saying)),
            by=notes.by(saying),
            notes=(notes.of_extract(value),),
        )
        values[value.value].append(line)
        labels.setdefault(value.value, label_of(one.conflict.kind, value))
    conflict = one.conflict
    explained = "by a person's word nothing differs" if conflict.settled else EXPLANATIONS[conflict.explained_by]
    return ConflictCard(
        kind=KINDS[conflict.kind],
        explained=" · ".join((explained, *map(correction_of, conflict.corrected))),
        values=tuple((labels[value], tuple(lines)) for value, lines in values.items()),
        rejected=rejected(one.conflict.rejection),
        proposal=Proposal.of(Subject.CONFLICT, one.conflict.id, one.conflict.review),
        left=one.left,
    )


def _quotation(one: Changed, notes: Notes) -> QuotationCard:
    first, second = (
        Side(
            who=listed(names_of(saying)),
            by=notes.by(saying),
            pieces=tuple(printing(one.quotation, side, saying)),
            notes=(notes.of_saying(saying),),
        )
        for side, saying in enumerate(one.sayings)
    )
    return QuotationCard(
        changes=changes_of(one.quotation),
        sides=(first, second),
        rejected=rejected(one.quotation.rejection),
        proposal=Proposal.of(Subject.QUOTATION, one.quotation.id, one.quotation.review),
    )


def _due(one: Due, notes: Notes) -> DueLine:
    row = one.row
    return DueLine(
        is_open=row.is_open,
        act=DUES[row.kind],
        who=who_owes(row, one.sayings),
        words=one_line(" … ".join(part.words for part in row.what)),
        times=times_of(row),
        outcome=" · ".join((outcome_of(row, notes.reports), *map(correction_of, row.corrected))),
        notes=tuple(map(notes.of_saying, one.sayings)),
        follow_ups=tuple(
            (OUTCOMES[f.outcome], one_line(f.words), notes.of_report(f.article_id), (notes.of_extract(f),))
            for f in row.follow_ups
        ),
        rejected=rejected(row.rejection),
        proposal=Proposal.of(Subject.LEDGER, row.id, row.review),
        left=one.left,
    )


def _silent(one: Silent, notes: Notes) -> SilentReport:
    return SilentReport(
        by=notes.of_report(one.article_id),
        left_out=tuple(
            (content_of(saying), carried(row.carried_by), (notes.of_saying(saying),)) for row, saying in one.left_out
        ),
        only_here=tuple(
            (listed(names_of(saying)), content_of(saying), (notes.of_saying(saying),)) for _, saying in one.only_here
        ),
        left=one.left,
    )
