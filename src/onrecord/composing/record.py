"""The record of a story, set out for a reader: claims, conflicts, changed quotations, the ledger, silence.

What is most disputed comes first, what a person rejected last: it is shown with his word, never hidden.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

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
from onrecord.casefile.reviews import Rejection, Review
from onrecord.model.conflict import Explanation
from onrecord.model.quotation import ChangeKind
from onrecord.model.silence import SilenceKind
from onrecord.model.statement import Manner

_GRAVEST = (Explanation.DISAGREEMENT, Explanation.UPDATE, Explanation.SCOPE, Explanation.ROUNDING)
_SLIGHT = frozenset({ChangeKind.WORDING})


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
    """A claim with its statements, the most central one first, who denies it and who refuses to comment on it."""

    claim: ClaimAnswer
    sayings: tuple[Saying, ...]
    denials: tuple[Answered, ...]
    refusals: tuple[Answered, ...]

    @property
    def reports(self) -> int:
        """In how many reports it stands."""
        return len({saying.article_id for saying in self.sayings})

    @property
    def denied(self) -> int:
        """How many statements deny it that no person rejected."""
        return sum(one.rejection is None and one.saying.rejection is None for one in self.denials)

    @property
    def answered(self) -> bool:
        """Whether any statement denies it, or refuses to comment on it."""
        return bool(self.denials or self.refusals)

    def of_origin(self, statement_ids: Sequence[str]) -> tuple[Saying, ...]:
        """Return the statements of an origin."""
        return tuple(saying for saying in self.sayings if saying.id in statement_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A conflict: each value, with the statement that gives it."""

    conflict: ConflictAnswer
    given: tuple[tuple[ValueAnswer, Saying], ...]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Silent:
    """What one report leaves out that others carry, and what only it has: for each, a statement that says it."""

    article_id: str
    left_out: tuple[tuple[SilenceAnswer, Saying], ...]
    only_here: tuple[tuple[SilenceAnswer, Saying], ...]


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
    return Record(
        claims=_claims(accounts.claims, known),
        conflicts=_conflicts(accounts.conflicts, known),
        quotations=_quotations(accounts.quotations, known),
        ledger=tuple(
            Due(row=row, sayings=_known(row.statement_ids, known))
            for row in sorted(accounts.ledger, key=lambda row: (row.rejection is not None, not row.is_open))
        ),
        silences=_silences(accounts.silences, known),
    )


def _known(statement_ids: Iterable[str], known: Mapping[str, Saying]) -> tuple[Saying, ...]:
    return tuple(known[one] for one in statement_ids if one in known)


def _claims(claims: Iterable[ClaimAnswer], known: Mapping[str, Saying]) -> tuple[SaidAlike, ...]:
    """Return the claims of several reports, and those that somebody answers: the most denied first."""

    def replies(found: Iterable[Reply]) -> tuple[Answered, ...]:
        return tuple(
            Answered(saying=known[one.statement_id], review=one.review) for one in found if one.statement_id in known
        )

    alike = (
        SaidAlike(
            claim=claim,
            sayings=_known(claim.statement_ids, known),
            denials=replies(claim.denied_by),
            refusals=replies(claim.unanswered_by),
        )
        for claim in claims
    )
    told = (one for one in alike if one.sayings and (one.reports > 1 or one.answered))
    return tuple(sorted(told, key=lambda one: (-one.denied, not one.answered, -one.reports, one.claim.id)))


def _conflicts(conflicts: Iterable[ConflictAnswer], known: Mapping[str, Saying]) -> tuple[Differing, ...]:
    found = (
        Differing(
            conflict=one,
            given=tuple((value, known[value.statement_id]) for value in one.values if value.statement_id in known),
        )
        for one in conflicts
    )

    def order(one: Differing) -> tuple[object, ...]:
        conflict = one.conflict
        reports = len({value.article_id for value, _ in one.given})
        return (
            conflict.rejection is not None or conflict.settled,
            _GRAVEST.index(conflict.explained_by),
            -reports,
            conflict.id,
        )

    return tuple(sorted((one for one in found if one.given), key=order))


def _quotations(quotations: Iterable[QuotationAnswer], known: Mapping[str, Saying]) -> tuple[Changed, ...]:
    found = []
    for one in quotations:
        first, second = (known.get(statement_id) for statement_id in one.statement_ids)
        if first is not None and second is not None:
            found.append(Changed(quotation=one, sayings=(first, second)))

    def order(one: Changed) -> tuple[object, ...]:
        told = one.quotation
        slight = {change.kind for change in told.changes} <= _SLIGHT
        return (told.rejection is not None, slight, -told.share, told.id)

    return tuple(sorted(found, key=order))


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
