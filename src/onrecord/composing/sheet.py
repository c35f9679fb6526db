"""A story set out for a reader: reports numbered, who says what, what is denied, demanded and promised, what when.

The dossier and the command line show the same sheet, one as a page, the other on a terminal.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from onrecord.casefile.answers import CopyAnswer, Report, Saying, StoryAnswer, TimelineAnswer
from onrecord.casefile.case import Case
from onrecord.casefile.voices import Standing
from onrecord.composing.copied import CopyOf, copies_of
from onrecord.composing.record import Accounts, Record, credited, record
from onrecord.composing.voices import Voice, voices
from onrecord.composing.wording import one_line
from onrecord.errors import BadSetting, CaseBusy
from onrecord.model.statement import Act

CHANGED = "A build changed the case while it was read; ask again when the build is done."

LISTS = (("Denials", Act.DENIAL), ("Demands", Act.DEMAND), ("Promises", Act.PROMISE))
"""The short lists of a sheet, each with its title and the act of its statements."""

NO_STORY = "Reports that belong to no story"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedReport:
    """A report under the number that it bears in this sheet, from 1."""

    number: int
    report: Report
    copies: tuple[CopyOf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that a reader wants to know of a story. `story` is None for the reports that belong to none.

    `people` are the names of people in it: they pass on what they heard, and print no report that a case could hold.
    Where it holds a portion alone, `otherwise` are rows of the timeline to which the ones shown refer.
    """

    story: StoryAnswer | None
    reports: tuple[NumberedReport, ...] = field(repr=False)
    voices: tuple[Voice, ...] = field(repr=False)
    sayings: tuple[Saying, ...] = field(repr=False)
    record: Record = field(repr=False)
    timeline: tuple[TimelineAnswer, ...] = field(repr=False)
    copies: tuple[CopyAnswer, ...] = field(default=(), repr=False)
    people: frozenset[str] = field(default=frozenset(), repr=False)
    otherwise: tuple[TimelineAnswer, ...] = field(default=(), repr=False)

    @property
    def title(self) -> str:
        """The story's title."""
        return NO_STORY if self.story is None else one_line(self.story.title)

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that are known, in alphabetical order."""
        return tuple(sorted({r.report.outlet for r in self.reports if r.report.outlet}, key=str.casefold))

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each report, by the id of its article."""
        return {numbered.report.id: numbered.number for numbered in self.reports}

    def standing(self, *standings: Standing) -> tuple[Voice, ...]:
        """Return the voices that are known so far."""
        return tuple(voice for voice in self.voices if voice.standing in standings)

    def of_act(self, act: Act) -> tuple[Saying, ...]:
        """Return the statements that do one thing: all denials, all demands."""
        return tuple(saying for saying in self.sayings if saying.act is act)


def sheets(case: Case, story: str | None = None) -> tuple[Sheet, ...]:
    """Set out every story of a case, the last for reports that belong to none; or the one story asked for.

    Args:
        case: an open case.
        story: a story's id, or a beginning that only one of them has.

    Raises:
        BadSetting: no story, or more than one, has that id.
        CaseBusy: a build changed the case between two questions.
    """
    if story is not None:
        return (sheet_of(case, story),)
    # Asked once for the whole case, not once a story: a thousand stories are then as quick as one.
    sayings = _by_story(case.sayings(own_voice=True))
    every = _answers(case)
    people = case.people()
    accounts = {name: _by_story(getattr(every.accounts, name)) for name in Accounts.__dataclass_fields__}
    timeline = _by_story(every.timeline)
    copies: dict[str | None, list[CopyAnswer]] = defaultdict(list)
    for copy in every.copies:
        for story_id in {report.story_id for report in copy.reports}:
            copies[story_id].append(copy)
    found = [
        _sheet(
            s,
            s.reports,
            sayings[s.id],
            _Linked(
                accounts=Accounts(**{name: rows[s.id] for name, rows in accounts.items()}),
                timeline=timeline[s.id],
                copies=copies[s.id],
                people=people.get(s.id, frozenset()),
            ),
        )
        for s in case.stories()
    ]
    if loose := tuple(report for report in case.reports() if report.story_id is None):
        found.append(_sheet(None, loose, sayings[None], _Linked(copies=copies[None])))
    if not {*sayings, *timeline} <= {None, *(s.story.id for s in found if s.story)}:
        raise CaseBusy(CHANGED)
    return tuple(found)


def sheet_of(case: Case, story: str) -> Sheet:
    """Set out one story, by its id or a beginning that only one has.

    Raises:
        BadSetting: no story, or more than one, has that id.
        CaseBusy: a build changed the case between two questions.
    """
    known = find_story(case.stories(story) if story else (), story)
    return _sheet(known, known.reports, case.sayings(story=known.id, own_voice=True), _answers(case, known.id))


class _OfAStory(Protocol):
    @property
    def story_id(self) -> str | None: ...


_Row = TypeVar("_Row", bound=_OfAStory)


def _by_story(rows: Iterable[_Row]) -> dict[str | None, list[_Row]]:
    found: dict[str | None, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.story_id].append(row)
    return found


def _answers(case: Case, story: str | None = None) -> "_Linked":
    """Ask what was linked."""
    return _Linked(
        accounts=Accounts(
            claims=case.claims(story),
            conflicts=case.conflicts(story),
            quotations=case.quotations(story),
            ledger=case.ledger(story),
            silences=case.silences(story),
        ),
        timeline=case.timeline(story),
        copies=case.copies(story),
        people=frozenset[str]().union(*case.people(story).values()),
    )


def find_story(stories: Iterable[StoryAnswer], wanted: str) -> StoryAnswer:
    """Return the story with this id, or the only one whose id begins so.

    Raises:
        BadSetting: there is none, or more than one.
    """
    fitting = [s for s in stories if wanted and s.id.startswith(wanted)]
    exact = [s for s in fitting if s.id == wanted]
    match exact or fitting:
        case [only]:
            return only
        case []:
            raise BadSetting(f"The case has no story “{wanted}”; `onrecord show` lists the ids of its stories.")
        case more:
            raise BadSetting(f"The ids of {len(more)} stories begin with “{wanted}”; give more of it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Linked:
    """What linking found of a story."""

    accounts: Accounts = field(default_factory=Accounts)
    timeline: Sequence[TimelineAnswer] = ()
    copies: Sequence[CopyAnswer] = ()
    people: frozenset[str] = frozenset()


def _sheet(
    story: StoryAnswer | None,
    reports: Sequence[Report],
    sayings: Sequence[Saying],
    linked: _Linked,
) -> Sheet:
    numbers = {report.id: number for number, report in enumerate(reports, start=1)}
    shared = copies_of(linked.copies, numbers)
    cited = {*(s.article_id for s in sayings), *(x.article_id for row in linked.timeline for x in row.evidence)}
    if not cited <= numbers.keys():
        raise CaseBusy(CHANGED)
    said = credited(sayings)
    return Sheet(
        story=story,
        reports=tuple(
            NumberedReport(number=numbers[report.id], report=report, copies=shared.get(report.id, ()))
            for report in reports
        ),
        voices=voices(said),
        sayings=said,
        record=record(linked.accounts, sayings),
        timeline=tuple(linked.timeline),
        copies=tuple(linked.copies),
        people=linked.people,
    )
