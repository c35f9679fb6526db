"""`onrecord claims`, `origins`, `conflicts` and `ledger`: the record of a story, one part at a time."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from onrecord.casefile.case import open_case
from onrecord.cli.accounts import (
    print_claim,
    print_conflict,
    print_due,
    print_origins,
    print_quotation,
    print_silent,
)
from onrecord.cli.as_json import print_document
from onrecord.cli.options import CaseArgument, JsonOption, StoryOption
from onrecord.cli.paper import Paper
from onrecord.cli.unheeded import tell_unheeded
from onrecord.composing.record import Record
from onrecord.composing.sheet import Sheet, sheets
from onrecord.composing.wording import published_in_words

Part: TypeAlias = tuple[str, Sequence[object], Callable[[Mapping[str, int], Paper], None]]


def claims(case: CaseArgument, *, story: StoryOption = None, json: JsonOption = False) -> None:
    """Print what several reports say alike, who denies it or does not comment, and what a report leaves out."""

    def parts(record: Record) -> Iterable[Part]:
        yield "Claims", record.claims, _each(record.claims, print_claim, ident=True)
        yield "What a report leaves out, and what only it has", record.silences, _each(record.silences, print_silent)

    _print(case, story, ("claims", "silences"), parts, "No claim was found.", as_json=json)


def origins(case: CaseArgument, *, story: StoryOption = None, json: JsonOption = False) -> None:
    """Print from where each claim first-hand comes, as far as the reports tell: every chain, and what it lacks."""

    def parts(record: Record) -> Iterable[Part]:
        yield "Origins", record.claims, _each(record.claims, print_origins)

    _print(case, story, ("claims",), parts, "No claim was found.", as_json=json)


def conflicts(case: CaseArgument, *, story: StoryOption = None, json: JsonOption = False) -> None:
    """Print where reports give different values for one thing, and quotations that they print differently."""

    def parts(record: Record) -> Iterable[Part]:
        yield "Conflicts", record.conflicts, _each(record.conflicts, print_conflict, ident=True)
        yield "Quotations that changed", record.quotations, _each(record.quotations, print_quotation, ident=True)

    _print(case, story, ("conflicts", "quotations"), parts, "No conflict was found.", as_json=json)


def ledger(case: CaseArgument, *, story: StoryOption = None, json: JsonOption = False) -> None:
    """Print what is demanded, promised, threatened or due, and what later reports say of it; open ones first."""

    def parts(record: Record) -> Iterable[Part]:
        yield "Ledger", record.ledger, _each(record.ledger, print_due, ident=True)

    _print(case, story, ("ledger",), parts, "Nothing demanded, promised or threatened was found.", as_json=json)


def _each(
    rows: Sequence[object], shown: Callable[..., None], **options: bool
) -> Callable[[Mapping[str, int], Paper], None]:
    def all_of_them(numbers: Mapping[str, int], paper: Paper) -> None:
        for row in rows:
            shown(row, numbers, paper, **options)

    return all_of_them


def _print(
    case: str,
    story: str | None,
    fields: Sequence[str],
    parts: Callable[[Record], Iterable[Part]],
    none: str,
    *,
    as_json: bool,
) -> None:
    with open_case(case) as opened:
        tell_unheeded(opened, story)
        found = sheets(opened, story)
    if as_json:
        print_document({"stories": [_as_document(sheet, fields) for sheet in found if sheet.story]})
        return
    paper = Paper.of_stdout()
    told = [sheet for sheet in found if any(rows for _, rows, _ in parts(sheet.record))]
    if not told:
        paper.text(none)
    for number, sheet in enumerate(told):
        if number:
            paper.blank()
            paper.blank()
        _print_story(sheet, parts(sheet.record), paper)


def _print_story(sheet: Sheet, parts: Iterable[Part], paper: Paper) -> None:
    paper.heading(sheet.title)
    for numbered in sheet.reports:
        report = numbered.report
        day = published_in_words(report.published)
        paper.text(f"[{numbered.number}] {report.outlet or 'outlet unknown'}, {day}", indent=2, hang=4, faint=True)
    for title, rows, shown in parts:
        if rows:
            paper.section(title)
            shown(sheet.numbers, paper)


def _as_document(sheet: Sheet, fields: Sequence[str]) -> dict[str, object]:
    """Return parts of a story's record, each with its statements in full."""
    return {
        "id": sheet.story.id if sheet.story else None,
        "title": sheet.title,
        **{field: getattr(sheet.record, field) for field in fields},
    }
