"""`onrecord show`: the stories of a case, readable in a terminal."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from shlex import quote
from typing import TypeVar

from onrecord.casefile.answers import Counts, Saying, SetAsideRow, TimelineAnswer
from onrecord.casefile.bonds import BondAnswer
from onrecord.casefile.case import open_case
from onrecord.casefile.voices import Standing
from onrecord.cli.accounts import print_in_short
from onrecord.cli.as_json import print_document
from onrecord.cli.options import AllOption, CaseArgument, JsonOption, StoryOption, WhyOption
from onrecord.cli.paper import Paper
from onrecord.cli.unheeded import tell_unheeded
from onrecord.composing.copied import CopiedText, CopyOf, copied_texts, folded, why_copies
from onrecord.composing.reasons import reasons, who_is_who
from onrecord.composing.remarks import remarks_on
from onrecord.composing.sheet import LISTS, NumberedReport, Sheet, sheets
from onrecord.composing.verdicts import opinions
from onrecord.composing.voices import Voice, gathered, names_of
from onrecord.composing.wording import (
    ACTS,
    clocks_of,
    content_of,
    contradiction_of,
    counted,
    days_in_words,
    listed,
    one_line,
    otherwise_of,
    published_in_words,
    told_in_words,
)
from onrecord.model.story import CopyKind, Join

Why = TypeVar("Why", Join, BondAnswer)

_VOICES = (
    ("Who says what", (Standing.NAMED,)),
    ("Other sources, in the words of the report", (Standing.UNRESOLVED,)),
    ("Unnamed sources", (Standing.UNNAMED, Standing.NOT_GIVEN)),
)
_STANDINGS = {
    Standing.NAMED: "",
    Standing.UNRESOLVED: "",
    Standing.UNNAMED: " (unnamed)",
    Standing.NOT_GIVEN: "",
}
_MANY = 12  # stories: more fill more screens than anybody reads (940 of them are 100,000 lines), so they are listed
_ACT_COLUMN = 2 + max(map(len, ACTS.values()))
_NUMBER_COLUMN = 6
_WHEN_COLUMN = 20


def show(
    case: CaseArgument,
    *,
    story: StoryOption = None,
    everything: AllOption = False,
    why: WhyOption = False,
    json: JsonOption = False,
) -> None:
    """Print the stories: reports, who says what, and what happened when; of more than a dozen, the list."""
    with open_case(case) as opened:
        tell_unheeded(opened, story)
        counts, aside = opened.counts(), opened.set_aside()
        found = sheets(opened, story)
        joins = opened.joins() if why else {}
        bonds = {s.story.id: opened.bonds(s.story.id) for s in found if why and s.story}
        copied = {id(s): copied_texts(s.copies, s.numbers, opened.paragraphs) for s in found} if why else {}
    if json:
        stories = [
            _as_document(sheet)
            | (
                {
                    "joins": _of_story(sheet, joins),
                    "copies": copied[id(sheet)],
                    "bonds": _of_story(sheet, bonds),
                }
                if why
                else {}
            )
            for sheet in found
        ]
        print_document({"counts": counts, "stories": stories, "set_aside": aside})
        return
    paper = Paper.of_stdout()
    if sum(sheet.story is not None for sheet in found) > _MANY and not everything:
        _print_long_list(found, counts, case, paper)
        found = ()
    elif len(found) != 1:
        _print_list(found, counts, paper)
    for i, sheet in enumerate(found):
        if i or len(found) != 1:
            paper.blank()
            paper.blank()
        _print_sheet(sheet, paper)
        if why:
            _print_reasons("Why these are one story", reasons(_of_story(sheet, joins), sheet.numbers), paper)
            _print_copied(copied[id(sheet)], paper)
            _print_reasons("Why these are one somebody", who_is_who(_of_story(sheet, bonds), sheet.numbers), paper)
    if story is None:
        _print_aside(aside, counts, paper)


def _as_document(sheet: Sheet) -> dict[str, object]:
    """Return a sheet with every report and statement in it once; speakers refer to statements by their ids."""
    story = sheet.story
    return {
        "id": None if story is None else story.id,
        "title": sheet.title,
        "start": None if story is None else story.start,
        "end": None if story is None else story.end,
        "outlets": sheet.outlets,
        "reports": sheet.reports,
        "speakers": [
            {"name": v.name, "standing": v.standing.name.lower(), "statements": [s.id for s in v.sayings]}
            for v in sheet.voices
        ],
        "statements": sheet.sayings,
        "claims": [one.claim for one in sheet.record.claims],
        "conflicts": [one.conflict for one in sheet.record.conflicts],
        "quotations": [one.quotation for one in sheet.record.quotations],
        "ledger": [one.row for one in sheet.record.ledger],
        "silences": [row for one in sheet.record.silences for row, _ in (*one.left_out, *one.only_here)],
        "timeline": sheet.timeline,
    }


def _print_list(found: Sequence[Sheet], counts: Counts, paper: Paper) -> None:
    if not found:
        paper.text("The case holds no report yet.")
        return
    paper.heading(_holdings(counts))
    _print_entries(found, paper)


def _print_long_list(found: Sequence[Sheet], counts: Counts, case: str, paper: Paper) -> None:
    """Print the list alone, the stories with most reports first; those of a size stay in order of days."""
    paper.heading(_holdings(counts))
    one = f"`onrecord show {quote(case)} --story ID` shows one (the beginning of its id will do), `--all` every one."
    paper.text(f"The stories with most reports first. {one}")
    paper.blank()
    _print_entries(sorted(found, key=lambda sheet: (sheet.story is None, -len(sheet.reports))), paper)


def _print_entries(found: Sequence[Sheet], paper: Paper) -> None:
    for sheet in found:
        ident = sheet.story.id if sheet.story else "-"
        paper.entry(ident, f"{sheet.title} ({_summary(sheet)})", column=18)


def _holdings(counts: Counts) -> str:
    return f"{counted(counts.stories, 'story', 'stories')}, {counted(counts.articles, 'report')}"


def _summary(sheet: Sheet) -> str:
    days = [days_in_words(sheet.story.start, sheet.story.end)] if sheet.story else []
    outlets = [counted(len(sheet.outlets), "outlet")] if sheet.outlets else []
    return ", ".join(
        (*days, counted(len(sheet.reports), "report"), *outlets, counted(len(sheet.sayings), "statement")),
    )


def _of_story(sheet: Sheet, why: dict[str, tuple[Why, ...]]) -> tuple[Why, ...]:
    return () if sheet.story is None else why.get(sheet.story.id, ())


def _print_sheet(sheet: Sheet, paper: Paper) -> None:
    numbers = sheet.numbers
    paper.heading(sheet.title)
    paper.text(_summary(sheet) + (f" · story {sheet.story.id}" if sheet.story else ""), faint=True)
    print_in_short(sheet.record, numbers, paper)
    paper.section("Reports")
    _print_reports(sheet.reports, paper)
    for title, standings in _VOICES:
        _print_voices(title, sheet.standing(*standings), numbers, paper)
    for title, act in LISTS:
        _print_sayings(title, sheet.of_act(act), numbers, paper)
    if sheet.timeline:
        _print_timeline(sheet.timeline, numbers, paper)


def _print_reports(reports: Sequence[NumberedReport], paper: Paper) -> None:
    by_number = {numbered.number: numbered for numbered in reports}
    for number, copies in folded({number: numbered.copies for number, numbered in by_number.items()}).items():
        _print_report(by_number[number], paper, folded_under=None)
        for copy in copies:
            _print_report(by_number[copy], paper, folded_under=number)


def _print_reasons(title: str, lines: Iterable[str], paper: Paper) -> None:
    for number, line in enumerate(lines):
        if not number:
            paper.section(title)
        paper.text(line, indent=2, hang=2)


def _print_copied(copied: tuple[CopiedText, ...], paper: Paper) -> None:
    if copied:
        paper.section("Why these are copies")
    for one in copied:
        first, *rest = why_copies(one)
        paper.text(first, indent=2, hang=2)
        for line in rest:
            paper.text(line, indent=4, hang=2, faint=True)


def _print_timeline(rows: Sequence[TimelineAnswer], numbers: dict[str, int], paper: Paper) -> None:
    paper.section("Timeline")
    by_id = {row.id: row for row in rows}
    for row in rows:
        by = dict.fromkeys(numbers[extract.article_id] for extract in row.evidence)
        refs = "".join(f" [{number}]" for number in by)
        when = told_in_words(row.when, row.mod, row.bound)
        paper.entry(when, one_line(row.what) + refs, indent=2, column=_WHEN_COLUMN)
        for other in row.otherwise:
            paper.text(otherwise_of(by_id[other]), indent=2 + _WHEN_COLUMN, faint=True)
        for one in row.contradictions:
            paper.text(contradiction_of(one), indent=2 + _WHEN_COLUMN, faint=True)


def _print_voices(title: str, heard: Sequence[Voice], numbers: dict[str, int], paper: Paper) -> None:
    if heard:
        paper.section(title)
    for i, voice in enumerate(heard):
        if i:
            paper.blank()
        _print_voice(voice, numbers, paper)


def _print_sayings(title: str, sayings: Sequence[Saying], numbers: dict[str, int], paper: Paper) -> None:
    if sayings:
        paper.section(title)
    for alike in gathered(sayings, whole=False):
        who = listed(names_of(alike[0]))
        paper.text(f"{who}: {content_of(alike[0])}{_refs(alike, numbers)}", indent=2, hang=2)


def _print_report(numbered: NumberedReport, paper: Paper, *, folded_under: int | None) -> None:
    """Print a report; one that prints the same wire copy as another is folded under that, and says only that."""
    report = numbered.report
    indent = 2 if folded_under is None else 2 + _NUMBER_COLUMN
    title = one_line(report.title or report.name)
    known = [published_in_words(report.published), *clocks_of(report)]
    known += [report.outlet or "outlet unknown", report.byline or ""]
    paper.entry(
        f"[{numbered.number}]", " · ".join(part for part in known if part), indent=indent, column=_NUMBER_COLUMN
    )
    paper.text(title, indent=indent + _NUMBER_COLUMN, bold=folded_under is None)
    alike: dict[tuple[str, str | None], list[str]] = defaultdict(list)
    for copy in numbered.copies:
        # On the first of them, it would be said once for each that is folded under it.
        same = copy.kind is CopyKind.SAME_WIRE_COPY
        if not same or copy.number == folded_under:
            alike[copy.kind, copy.agency].append(f"[{copy.number}] ({copy.share:.0%} of the shorter text{_from(copy)})")
    for (kind, agency), others in alike.items():
        credit = f", credited to {agency}" if agency else ""
        paper.text(f"{kind} as {listed(others)}{credit}", indent=indent + _NUMBER_COLUMN, hang=2)


def _from(copy: CopyOf) -> str:
    """Return how the texts tell that a report has its text from the other one."""
    return "" if copy.direction is None else f", which {copy.direction}"


def _print_voice(voice: Voice, numbers: dict[str, int], paper: Paper) -> None:
    paper.text(f"{voice.name}{_STANDINGS[voice.standing]}", indent=2, bold=True)
    for alike in gathered(voice.sayings, whole=False):
        saying = alike[0]
        unnamed = ("unnamed",) if saying.anonymous and voice.standing is not Standing.UNNAMED else ()
        remarks = ", ".join((*unnamed, *remarks_on(saying), *opinions(saying.review)))
        words = f"{content_of(saying)}{_refs(alike, numbers)}" + (f" ({remarks})" if remarks else "")
        paper.entry(ACTS[saying.act], words, indent=4, column=_ACT_COLUMN)


def _refs(sayings: Iterable[Saying], numbers: dict[str, int]) -> str:
    return "".join(f" [{numbers[saying.article_id]}]" for saying in sayings)


def _print_aside(aside: Sequence[SetAsideRow], counts: Counts, paper: Paper) -> None:
    if aside:
        paper.section("Set aside")
        for row in aside:
            paper.text(f"{row.name}: {row.reason}. {row.explanation}", indent=2, hang=2)
    if counts.waiting:
        paper.blank()
        paper.text(f"{counted(counts.waiting, 'page')} not read yet: a build was cut short; run it again.")
