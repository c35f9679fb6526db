"""What a dossier doesn't stand on: pages that could not be read, reports left out, text that was not searched."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.casefile.answers import Report, SetAsideRow
from onrecord.casefile.case import Case
from onrecord.composing.sheet import Sheet
from onrecord.composing.wording import counted, listed
from onrecord.model.article import READ_FOR_STATEMENTS, BlockRole

_NAMES = {
    BlockRole.FURNITURE: "page furniture",
    BlockRole.BYLINE: "bylines",
    BlockRole.DATELINE: "datelines",
    BlockRole.CREDIT: "credits",
    BlockRole.SOURCES: "lines that name sources",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """What was not read, in sentences, with the pages and reports that they are about.

    `set_aside` are the pages that could not be read, `loose` the reports of no story that are not in the dossier.
    """

    sentences: tuple[str, ...]
    set_aside: tuple[SetAsideRow, ...] = field(repr=False)
    loose: tuple[Report, ...] = field(repr=False)

    @property
    def anything(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.sentences or self.set_aside or self.loose)


def unread(case: Case, sheets: Sequence[Sheet], *, whole: bool) -> Unread:
    """Tell what these sheets of a case don't stand on; `whole`: they have all statements of their stories."""
    inside = {one.report.id for sheet in sheets for one in sheet.reports}
    set_aside = case.set_aside()
    loose = tuple(report for report in case.reports() if report.story_id is None and report.id not in inside)
    found = _sentences(case, sheets, inside, len(loose), len(set_aside), whole=whole)
    return Unread(sentences=tuple(found), set_aside=set_aside, loose=loose)


def _sentences(
    case: Case, sheets: Sequence[Sheet], inside: set[str], loose: int, set_aside: int, *, whole: bool
) -> Iterator[str]:
    if set_aside:
        was = "was" if set_aside == 1 else "were"
        yield (
            f"{counted(set_aside, 'page')} of the case {was} set aside: not to be read, or in another language than"
            " English. Their bytes are kept; the table below says why each."
        )
    if waiting := case.counts().waiting:
        yield f"{counted(waiting, 'page')} of the case {'is' if waiting == 1 else 'are'} kept and not read yet."
    others = [story for story in case.stories() if not inside.intersection(report.id for report in story.reports)]
    if others:
        reports = sum(len(story.reports) for story in others)
        stories = counted(len(others), "more story", "more stories")
        yield f"The case holds {stories} with {counted(reports, 'report')}, not in this dossier."
    if loose:
        yield f"{counted(loose, 'report')} of the case {'belongs' if loose == 1 else 'belong'} to no story."
    for sheet in sheets:
        for sentence in _of_story(case, sheet, whole=whole):
            yield f"“{sheet.title}”: {sentence}" if len(sheets) > 1 else f"{sentence[:1].upper()}{sentence[1:]}"


def _of_story(case: Case, sheet: Sheet, *, whole: bool) -> Iterator[str]:
    """Yield what was not read in the reports of a story: text of other kinds, reports without a statement or a day."""
    blocks = [block for one in sheet.reports for block in case.blocks(one.report.id)]
    sizes = Counter[BlockRole]()
    for block in blocks:
        sizes[block.role] += block.span.end - block.span.start
    left = {role: size for role, size in sizes.items() if role not in READ_FOR_STATEMENTS}
    if left:
        most_first = sorted(left.items(), key=lambda item: (-item[1], item[0]))
        parts = listed(f"{size:,} of {_NAMES[role]}" for role, size in most_first)
        yield (
            f"of {sum(sizes.values()):,} characters in these reports, {sum(left.values()):,} were not searched for"
            f" statements: {parts}."
        )
    # Where the sheet was cut down, its statements tell nothing of a report; of no story there is nothing to ask by.
    if whole or sheet.story is not None:
        said = sheet.sayings if whole or sheet.story is None else case.sayings(story=sheet.story.id)
        speaking = {saying.article_id for saying in said}
        if silent := [one.number for one in sheet.reports if one.report.id not in speaking]:
            yield f"no statement credited to anybody was found in {_numbered(silent)}."
    if undated := [one.number for one in sheet.reports if not one.report.published]:
        yield f"nothing tells the day of print of {_numbered(undated)}, so “on Monday” in them has no date."


def _numbered(numbers: Sequence[int]) -> str:
    return f"report{'s' * (len(numbers) > 1)} {listed(map(str, numbers))}"
