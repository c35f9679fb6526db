"""The record of a story, set out for a reader: claims, conflicts, changed quotations, the ledger, silence.

What is most disputed comes first, what a person rejected last: it is shown with his word, never hidden.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from onrecord.casefile.accounts import (
    ClaimAnswer,
    ConflictAnswer,
    LedgerAnswer,
    QuotationAnswer,
    Reply,
    SilenceAnswer,
    ValueAnswer,
)
from onrecord.casefile.answers import Saying
from onrecord.casefile.outlines import ClaimOutline, ConflictOutline, QuotationOutline
from onrecord.casefile.reviews import Rejection, Review
from onrecord.composing.order import order_of_claim, order_of_conflict, order_of_quotation
from onrecord.model.claim import Origin
from onrecord.model.silence import SilenceKind
from onrecord.model.statement import Manner


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A reply to a claim: the statement, and what people say of it as a reply."""

    saying: Saying
    review: Review

    @property
    def rejection(self) -> Rejection | None:
        """A person's word that it is none."""
        return self.review.rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAlike:
    """A claim with its statements, the most central one first, who denies it and who refuses to comment on it.

    `reports` tells in how many reports it stands. Where it is set out in part, statements and replies are `left`.
    `tellings` are statements beside its own that tell whose word hearsay is.
    """

    claim: ClaimAnswer
    reports: int
    sayings: tuple[Saying, ...]
    denials: tuple[Answered, ...]
    refusals: tuple[Answered, ...]
    tellings: tuple[Saying, ...] = ()

    @property
    def left(self) -> int:
        """How many statements and replies are not set out."""
        claim = self.claim
        told = len(claim.statement_ids) + len(claim.denied_by) + len(claim.unanswered_by)
        return told - len(self.sayings) - len(self.denials) - len(self.refusals)

    @property
    def denied(self) -> int:
        """How many statements deny it that no person rejected."""
        return sum(one.rejection is None and one.saying.rejection is None for one in self.denials)

    @property
    def answered(self) -> bool:
        """Whether any statement denies it, or refuses to comment on it."""
        return bool(self.denials or self.refusals)

    def of_origin(self, origin: Origin) -> tuple[Saying, ...]:
        """Return the statements of an origin."""
        return tuple(saying for saying in self.sayings if saying.id in origin.statement_ids)

    def telling(self, origin: Origin) -> tuple[Saying, ...]:
        """Return the statements whose words credit an origin: those that hearsay goes on from, and its own."""
        return (*(saying for saying in self.tellings if saying.id in origin.told_in), *self.of_origin(origin))


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A conflict: each value, with the statement that gives it."""

    conflict: ConflictAnswer
    given: tuple[tuple[ValueAnswer, Saying], ...]

    @property
    def left(self) -> int:
        """How many values are not set out."""
        return len(self.conflict.values) - len(self.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A quotation that changed, with the two statements that print it."""

    quotation: QuotationAnswer
    sayings: tuple[Saying, Saying]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A row of the ledger, with the statements that carry it, the earliest first."""

    row: LedgerAnswer
    sayings: tuple[Saying, ...]

    @property
    def left(self) -> int:
        """How many statements are not set out."""
        return len(self.row.statement_ids) - len(self.sayings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """What one report leaves out that others carry, and what only it has: for each, a statement that says it.

    So many more are `left`.
    """

    article_id: str
    left_out: tuple[tuple[SilenceAnswer, Saying], ...]
    only_here: tuple[tuple[SilenceAnswer, Saying], ...]
    left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What the reports of a story say of one another's matter."""

    claims: tuple[SaidAlike, ...] = field(default=(), repr=False)
    conflicts: tuple[Differing, ...] = field(default=(), repr=False)
    quotations: tuple[Changed, ...] = field(default=(), repr=False)
    ledger: tuple[Due, ...] = field(default=(), repr=False)
    silences: tuple[Silent, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    """What a case answers about the accounts of a story."""

    claims: Sequence[ClaimAnswer] = ()
    conflicts: Sequence[ConflictAnswer] = ()
    quotations: Sequence[QuotationAnswer] = ()
    ledger: Sequence[LedgerAnswer] = ()
    silences: Sequence[SilenceAnswer] = ()


def record(accounts: Accounts, sayings: Iterable[Saying]) -> Record:
    """Set out what a case answers; `sayings` are all statements of the story, those in its reports' own voice too."""
    known = {saying.id: saying for saying in sayings}
    alike = (said_alike(claim, known) for claim in accounts.claims)
    return Record(
        claims=tuple(sorted((one for one in alike if _is_told(one)), key=_order_of_claim)),
        conflicts=tuple(sorted(_conflicts(accounts.conflicts, known), key=_order_of_conflict)),
        quotations=tuple(sorted(_quotations(accounts.quotations, known), key=_order_of_quotation)),
        ledger=tuple(sorted(_ledger(accounts.ledger, known), key=_order_of_due)),
        silences=_silences(accounts.silences, known),
    )


def parts_of(accounts: Accounts, sayings: Iterable[Saying], reports: Mapping[str, int]) -> Record:
    """Set out some records of a story in the order given, with those of their statements that are told.

    `reports` tells in how many reports each claim stands.
    """
    known = {saying.id: saying for saying in sayings}
    return Record(
        claims=tuple(replace(said_alike(one, known), reports=reports[one.id]) for one in accounts.claims),
        conflicts=tuple(_conflicts(accounts.conflicts, known)),
        quotations=tuple(_quotations(accounts.quotations, known)),
        ledger=tuple(_ledger(accounts.ledger, known)),
        silences=_silences(accounts.silences, known),
    )


def _known(statement_ids: Iterable[str], known: Mapping[str, Saying]) -> tuple[Saying, ...]:
    return tuple(known[one] for one in statement_ids if one in known)


def said_alike(claim: ClaimAnswer, known: Mapping[str, Saying]) -> SaidAlike:
    """Return a claim with those of its statements and replies that are known."""

    def replies(found: Iterable[Reply]) -> tuple[Answered, ...]:
        return tuple(
            Answered(saying=known[one.statement_id], review=one.review) for one in found if one.statement_id in known
        )

    sayings = _known(claim.statement_ids, known)
    return SaidAlike(
        claim=claim,
        reports=len({saying.article_id for saying in sayings}),
        sayings=sayings,
        denials=replies(claim.denied_by),
        refusals=replies(claim.unanswered_by),
        tellings=_known((one for origin in claim.origins for one in origin.told_in), known),
    )


def _is_told(one: SaidAlike) -> bool:
    """Tell whether several reports carry a claim, or somebody answers it."""
    return bool(one.sayings) and (one.reports > 1 or one.answered)


def _order_of_claim(one: SaidAlike) -> tuple[object, ...]:
    claim = one.claim
    return order_of_claim(
        ClaimOutline(
            id=claim.id,
            reports=one.reports,
            denied=one.denied,
            answered=one.answered,
            loose=claim.loose,
        )
    )


def _ledger(rows: Iterable[LedgerAnswer], known: Mapping[str, Saying]) -> Iterator[Due]:
    return (Due(row=row, sayings=_known(row.statement_ids, known)) for row in rows)


def _order_of_due(one: Due) -> tuple[object, ...]:
    return one.row.rejection is not None, not one.row.is_open


def _conflicts(conflicts: Iterable[ConflictAnswer], known: Mapping[str, Saying]) -> Iterator[Differing]:
    for one in conflicts:
        given = tuple((value, known[value.statement_id]) for value in one.values if value.statement_id in known)
        if given:
            yield Differing(conflict=one, given=given)


def _order_of_conflict(one: Differing) -> tuple[object, ...]:
    conflict = one.conflict
    return order_of_conflict(
        ConflictOutline(
            id=conflict.id,
            explained_by=conflict.explained_by,
            reports=len({value.article_id for value, _ in one.given}),
            settled=conflict.rejection is not None or conflict.settled,
        )
    )


def _quotations(quotations: Iterable[QuotationAnswer], known: Mapping[str, Saying]) -> Iterator[Changed]:
    for one in quotations:
        first, second = (known.get(statement_id) for statement_id in one.statement_ids)
        if first is not None and second is not None:
            yield Changed(quotation=one, sayings=(first, second))


def _order_of_quotation(one: Changed) -> tuple[object, ...]:
    told = one.quotation
    kinds = frozenset(change.kind for change in told.changes)
    return order_of_quotation(
        QuotationOutline(id=told.id, kinds=kinds, share=told.share, rejected=told.rejection is not None)
    )


def _silences(silences: Iterable[SilenceAnswer], known: Mapping[str, Saying]) -> tuple[Silent, ...]:
    """Return what each report leaves out and has alone, in the order of publication."""
    found: dict[str, list[tuple[SilenceAnswer, Saying]]] = defaultdict(list)
    for one in silences:
        if said := _known(one.statement_ids, known):
            found[one.article_id].append((one, said[0]))
    places = {article_id: place for place, article_id in enumerate(dict.fromkeys(s.article_id for s in known.values()))}
    return tuple(
        Silent(
            article_id=article_id,
            left_out=tuple(row for row in rows if row[0].kind is SilenceKind.LEFT_OUT),
            only_here=tuple(row for row in rows if row[0].kind is SilenceKind.ONLY_HERE),
        )
        for article_id, rows in sorted(found.items(), key=lambda item: (places.get(item[0], len(places)), item[0]))
    )


def credited(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Return the statements that reports credit to somebody: all but those in their own voice."""
    return tuple(saying for saying in sayings if saying.manner is not Manner.OWN_VOICE)
