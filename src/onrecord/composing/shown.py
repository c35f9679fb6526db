"""A story as a page shows it: of each section the rows of a portion, with the statements that these rows tell.

What puts a section in order is asked for by numbers alone; words are read of the rows that are shown. So a page of a
story of a thousand reports reads little more than one of ten.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, zip_longest
from typing import Protocol, TypeVar

from onrecord.casefile.accounts import ClaimAnswer, ConflictAnswer, SilenceAnswer
from onrecord.casefile.answers import EntityAnswer, StoryAnswer, TimelineAnswer
from onrecord.casefile.case import Case
from onrecord.casefile.outlines import Outlines
from onrecord.composing.copied import copies_of
from onrecord.composing.portion import Portion
from onrecord.composing.record import (
    Accounts,
    Record,
    Silent,
    order_of_claim,
    order_of_conflict,
    order_of_due,
    order_of_quotation,
    parts_of,
)
from onrecord.composing.sheet import CHANGED, NumberedReport, Sheet
from onrecord.composing.voices import voices
from onrecord.errors import CaseBusy
from onrecord.model.silence import SilenceKind


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_N = TypeVar("_N", bound=_Named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The rows of a portion of a story, section by section; `totals` tells how many rows each section has in all.

    `otherwise` are rows of the timeline to which the ones shown refer.
    """

    record: Record = field(repr=False)
    timeline: tuple[TimelineAnswer, ...] = field(repr=False)
    otherwise: tuple[TimelineAnswer, ...] = field(repr=False)
    people: tuple[EntityAnswer, ...] = field(repr=False)
    totals: dict[str, int]


def shown(case: Case, story_id: str, portion: Portion) -> Shown:
    """Read what a portion of a story shows of its record, its timeline and its people; of one row so many `lines`."""
    outlines = case.outlines(story_id)
    claims = sorted(outlines.claims(), key=order_of_claim) if portion.shows("claims") else []
    ids = {"claims": [one.id for one in claims], **_in_order(outlines, portion)}
    cut = {section: portion.of(section, rows) for section, rows in ids.items()}
    accounts = Accounts(
        claims=_rows(case.claims, cut["claims"]),
        conflicts=_rows(case.conflicts, cut["conflicts"]),
        quotations=_rows(case.quotations, cut["quotations"]),
        ledger=_rows(case.ledger, cut["ledger"]),
        silences=case.silences(articles=cut["silence"]) if cut["silence"] else (),
    )
    told = dict.fromkeys(_told(accounts, portion.lines))
    record = parts_of(accounts, case.sayings_of(tuple(told)) if told else (), {one.id: one.reports for one in claims})
    dated = _rows(case.timeline, cut["timeline"])
    others = {other for row in dated for other in row.otherwise}.difference(cut["timeline"])
    return Shown(
        record=replace(record, silences=_silences(record.silences, accounts.silences, cut["silence"])),
        timeline=dated,
        otherwise=_rows(case.timeline, sorted(others)),
        people=_rows(case.entities, cut["people"]),
        totals={section: len(rows) for section, rows in ids.items()},
    )


def _in_order(outlines: Outlines, portion: Portion) -> dict[str, list[str]]:
    """Return the ids of the rows of the other sections that are shown, all of them, in their order."""
    asked: dict[str, Callable[[], Iterable[str]]] = {
        "conflicts": lambda: (one.id for one in sorted(outlines.conflicts(), key=order_of_conflict)),
        "quotations": lambda: (one.id for one in sorted(outlines.quotations(), key=order_of_quotation)),
        "ledger": lambda: (one.id for one in sorted(outlines.ledger(), key=order_of_due)),
        "silence": outlines.silent,
        "timeline": outlines.timeline,
        "people": outlines.people,
    }
    return {section: list(read()) if portion.shows(section) else [] for section, read in asked.items()}


def _rows(read: Callable[..., Sequence[_N]], ids: Sequence[str]) -> tuple[_N, ...]:
    """Return the rows of these ids, in their order; where there are none, nothing is asked."""
    if not ids:
        return ()
    found = {one.id: one for one in read(ids=tuple(ids))}
    return tuple(found[one] for one in ids if one in found)


def _told(accounts: Accounts, most: int | None) -> Iterator[str]:
    """Yield the statements that are set out: of each row no more than `most`, all where that is None."""
    for claim in accounts.claims:
        yield from _of_claim(claim)[:most]
        yield from (one for origin in claim.origins for one in origin.told_in)
        for replies in (claim.denied_by, claim.unanswered_by):
            yield from (one.statement_id for one in replies[:most])
    for conflict in accounts.conflicts:
        yield from _of_conflict(conflict)[:most]
    for quotation in accounts.quotations:
        yield from quotation.statement_ids
    for row in accounts.ledger:
        yield from row.statement_ids[:most]
    for rows in _by_report(accounts.silences).values():
        yield from (one.statement_ids[0] for one in rows[:most] if one.statement_ids)


def _of_claim(claim: ClaimAnswer) -> tuple[str, ...]:
    """Return the statements of a claim, the most central one first, then the first of each origin."""
    firsts = (origin.statement_ids[0] for origin in claim.origins if origin.statement_ids)
    return tuple(dict.fromkeys((claim.statement_ids[0], *firsts, *claim.statement_ids)))


def _of_conflict(conflict: ConflictAnswer) -> tuple[str, ...]:
    """Return the statements of a conflict: one for each of its values in turn, so that none is left out."""
    given: dict[str, list[str]] = defaultdict(list)
    for value in conflict.values:
        given[value.value].append(value.statement_id)
    turns = chain.from_iterable(zip_longest(*given.values()))
    return tuple(dict.fromkeys(one for one in turns if one is not None))


def _by_report(silences: Iterable[SilenceAnswer]) -> dict[tuple[str, SilenceKind], list[SilenceAnswer]]:
    found: dict[tuple[str, SilenceKind], list[SilenceAnswer]] = defaultdict(list)
    for one in silences:
        found[one.article_id, one.kind].append(one)
    return found


def _silences(
    found: Iterable[Silent], silences: Iterable[SilenceAnswer], articles: Sequence[str]
) -> tuple[Silent, ...]:
    """Return what reports leave out and have alone, in the order of the articles, with how much more there is."""
    many = Counter(one.article_id for one in silences)
    by_report = {
        one.article_id: replace(one, left=many[one.article_id] - len(one.left_out) - len(one.only_here))
        for one in found
    }
    return tuple(by_report[one] for one in articles if one in by_report)


_HEARD = ("sources", "speaking", "who", "printed", "unnamed")
_COPIED = ("sources", "reports", "copies")


def sheet_shown(case: Case, story: StoryAnswer, found: Shown, portion: Portion) -> Sheet:
    """Return the sheet of a story with the rows of a portion alone.

    Raises:
        CaseBusy: a build changed the case between two questions.
    """
    numbers = {report.id: number for number, report in enumerate(story.reports, start=1)}
    copies = case.copies(story.id) if any(map(portion.shows, _COPIED)) else ()
    shared = copies_of(copies, numbers)
    sayings = case.sayings(story=story.id) if any(map(portion.shows, _HEARD)) else ()
    cited = {*(s.article_id for s in sayings), *(x.article_id for row in found.timeline for x in row.evidence)}
    if not cited <= numbers.keys():
        raise CaseBusy(CHANGED)
    people = frozenset[str]().union(*case.people(story.id).values()) if portion.shows("sources") else frozenset()
    return Sheet(
        story=story,
        reports=tuple(
            NumberedReport(number=numbers[report.id], report=report, copies=shared.get(report.id, ()))
            for report in story.reports
        ),
        voices=voices(sayings),
        sayings=sayings,
        record=found.record,
        timeline=found.timeline,
        otherwise=found.otherwise,
        copies=copies,
        people=people,
    )
