"""A story as a page shows it: of each section the rows of a portion, with the statements that these rows tell.

What puts a section in order is asked for by numbers alone; words are read of the rows that are shown. So a page of a
story of a thousand reports reads little more than one of ten.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice, zip_longest
from typing import Protocol, TypeVar

from onrecord.casefile.accounts import ClaimAnswer, ConflictAnswer, SilenceAnswer
from onrecord.casefile.answers import EntityAnswer, StoryAnswer, TimelineAnswer
from onrecord.casefile.case import Case
from onrecord.casefile.outlines import Outlines
from onrecord.casefile.voices import Standing
from onrecord.composing.chapter import STANDINGS
from onrecord.composing.copied import copies_of
from onrecord.composing.order import order_of_claim, order_of_conflict, order_of_due, order_of_quotation
from onrecord.composing.portion import Portion
from onrecord.composing.record import (
    Accounts,
    Record,
    Silent,
    parts_of,
)
from onrecord.composing.sheet import CHANGED, NumberedReport, Sheet
from onrecord.composing.voices import Voice, voices
from onrecord.errors import CaseBusy
from onrecord.model.silence import SilenceKind

PICTURED = ("sources", "speaking")
"""The sections that are drawn."""

_ALL = 1_000_000


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
    voices: tuple[Voice, ...] = field(repr=False)
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
    heard = {section: outlines.voices(*of) for section, of in STANDINGS.items() if portion.shows(section)}
    dated = _rows(case.timeline, cut["timeline"])
    others = {other for row in dated for other in row.otherwise}.difference(cut["timeline"])
    return Shown(
        record=replace(record, silences=_silences(record.silences, accounts.silences, cut["silence"])),
        timeline=dated,
        otherwise=_rows(case.timeline, sorted(others)),
        people=_rows(case.entities, cut["people"]),
        voices=tuple(
            voice
            for section in heard
            for voice in _voices(
                case,
                story_id,
                STANDINGS[section],
                start=portion.start,
                most=_ALL if portion.most is None else portion.most,
                statements=_ALL if portion.lines is None else _READ * portion.lines,
            )
        ),
        totals={section: len(rows) for section, rows in ids.items()} | heard,
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
        own = _of_claim(claim)[:most]
        yield from own
        told = (
            one for origin in claim.origins if not set(own).isdisjoint(origin.statement_ids) for one in origin.told_in
        )
        yield from islice(told, most)
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


_COPIED = ("sources", "reports", "copies")
_READ = 4  # times as many statements of a voice as lines are set out: reports may print them alike


def sheet_shown(case: Case, story: StoryAnswer, found: Shown, portion: Portion) -> Sheet:
    """Return the sheet of a story with the rows of a portion alone.

    Raises:
        CaseBusy: a build changed the case between two questions.
    """
    numbers = {report.id: number for number, report in enumerate(story.reports, start=1)}
    copies = case.copies(story.id) if any(map(portion.shows, _COPIED)) else ()
    shared = copies_of(copies, numbers)
    sayings = tuple(saying for voice in found.voices for saying in voice.sayings)
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
        voices=found.voices,
        sayings=sayings,
        record=found.record,
        timeline=found.timeline,
        otherwise=found.otherwise,
        copies=copies,
        people=people,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """What the pictures of a story are drawn of: a sheet with their voices, and which rows of their tables are shown.

    `many` tells how many voices there are in all, where the sheet has those of one page alone.
    """

    sheet: Sheet
    portion: Portion
    many: int | None = None


def pictured(case: Case, sheet: Sheet, portion: Portion, *, large: bool) -> Pictured:
    """Read what the pictures of a story are drawn of, where the portion shows them.

    All of it, so that the strongest are drawn; of a large story those who say most, and on later pages the next ones.
    """
    assert sheet.story is not None  # asked for by its id
    if not any(map(portion.shows, PICTURED)):
        return Pictured(sheet=sheet, portion=portion)
    if not large or portion.most is None:
        found = voices(case.sayings(story=sheet.story.id))
        return Pictured(sheet=replace(sheet, voices=found), portion=portion)
    standings = (Standing.NAMED,) if portion.section == "speaking" else tuple(Standing)
    found = _voices(case, sheet.story.id, standings, start=portion.start, most=portion.most, statements=_ALL)
    many = case.outlines(sheet.story.id).voices(*standings)
    return Pictured(sheet=replace(sheet, voices=found), portion=replace(portion, most=None), many=many)


def _voices(
    case: Case, story_id: str, standings: Sequence[Standing], *, start: int, most: int, statements: int
) -> tuple[Voice, ...]:
    """Return voices from a place on, each with its first statements."""
    found = case.heard(story_id, standings, start=start, most=most, statements=statements)
    known = {one.id: one for one in case.sayings_of([one for voice in found for one in voice.statement_ids])}
    return tuple(
        Voice(
            name=voice.name,
            standing=voice.standing,
            sayings=(said := tuple(known[one] for one in voice.statement_ids if one in known)),
            left=voice.statements - len(said),
        )
        for voice in found
    )
