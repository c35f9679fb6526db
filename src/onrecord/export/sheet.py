"""A story set out for a reader: reports numbered, who says what, what is denied, demanded and promised, what when.

The dossier and the command line show the same sheet, one as a page, the other on a terminal.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from onrecord.casefile.accounts import ClaimAnswer
from onrecord.casefile.answers import CopyAnswer, Report, Saying, StoryAnswer, TimelineAnswer
from onrecord.casefile.case import Case
from onrecord.errors import BadSetting, CaseBusy
from onrecord.export.wording import content_of, one_line
from onrecord.model.statement import Act
from onrecord.model.story import CopyKind

_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’`", "'"))

_PRONOUNS = frozenset(
    "i you he she it we they me him her us them who whom which that this these those both each all some many most few"
    " several others another one none nobody anybody somebody everybody anyone someone everyone".split()
)

_CHANGED = "A build changed the case while it was read; ask again when the build is done."

LISTS = (("Denials", Act.DENIAL), ("Demands", Act.DEMAND), ("Promises", Act.PROMISE))
"""The short lists of a sheet, each with its title and the act of its statements."""

NO_STORY = "Reports that belong to no story"
NOBODY = "No source given"


class Standing(IntEnum):
    """How far a voice is known, the best first: the order in which a sheet lists them."""

    NAMED = 0
    UNRESOLVED = 1
    UNNAMED = 2
    NOT_GIVEN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOf:
    """The other report that shares a report's text, by its number: how much is shared, which agency is credited."""

    number: int
    kind: CopyKind
    share: float
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedReport:
    """A report under the number that it bears in this sheet, from 1."""

    number: int
    report: Report
    copies: tuple[CopyOf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One who says something in a story, with all that is credited to this name, in order of publication.

    `standing` is UNRESOLVED where it stays open whom the words of the source mean ("they"), UNNAMED where the reports
    keep the source of every statement unnamed on purpose, NOT_GIVEN where they have none at all ("it was alleged").
    """

    name: str
    standing: Standing
    sayings: tuple[Saying, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAlike:
    """A claim that stands in several reports: its statements, the most central one first, and who is behind them."""

    claim: ClaimAnswer
    sayings: tuple[Saying, ...]

    @property
    def reports(self) -> int:
        """In how many reports it stands."""
        return len({saying.article_id for saying in self.sayings})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All that a reader wants to know of a story. `story` is None for the reports that belong to none."""

    story: StoryAnswer | None
    reports: tuple[NumberedReport, ...] = field(repr=False)
    voices: tuple[Voice, ...] = field(repr=False)
    sayings: tuple[Saying, ...] = field(repr=False)
    claims: tuple[SaidAlike, ...] = field(repr=False)
    timeline: tuple[TimelineAnswer, ...] = field(repr=False)

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
        known = find_story(case.stories(), story)
        only = known.id
        linked = _Linked(claims=case.claims(only), timeline=case.timeline(only), copies=case.copies(only))
        return (_sheet(known, known.reports, case.sayings(story=only), linked),)
    # Asked once for the whole case, not once a story: a thousand stories are then as quick as one.
    sayings, claims, timeline, copies = defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list)
    for saying in case.sayings():
        sayings[saying.story_id].append(saying)
    for claim in case.claims():
        claims[claim.story_id].append(claim)
    for row in case.timeline():
        timeline[row.story_id].append(row)
    for copy in case.copies():
        for story_id in {report.story_id for report in copy.reports}:
            copies[story_id].append(copy)
    found = [
        _sheet(s, s.reports, sayings[s.id], _Linked(claims=claims[s.id], timeline=timeline[s.id], copies=copies[s.id]))
        for s in case.stories()
    ]
    if loose := tuple(report for report in case.reports() if report.story_id is None):
        found.append(_sheet(None, loose, sayings[None], _Linked(copies=copies[None])))
    if not {*sayings, *timeline} <= {None, *(s.story.id for s in found if s.story)}:
        raise CaseBusy(_CHANGED)
    return tuple(found)


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

    claims: Sequence[ClaimAnswer] = ()
    timeline: Sequence[TimelineAnswer] = ()
    copies: Sequence[CopyAnswer] = ()


def _said_alike(claims: Iterable[ClaimAnswer], sayings: Iterable[Saying]) -> tuple[SaidAlike, ...]:
    """Return the claims that stand in two reports or more, those of most reports first."""
    known = {saying.id: saying for saying in sayings}
    alike = (
        SaidAlike(claim=claim, sayings=tuple(known[one] for one in claim.statement_ids if one in known))
        for claim in claims
    )
    return tuple(sorted((one for one in alike if one.reports > 1), key=lambda one: -one.reports))


def _sheet(
    story: StoryAnswer | None,
    reports: Sequence[Report],
    sayings: Sequence[Saying],
    linked: _Linked,
) -> Sheet:
    numbers = {report.id: number for number, report in enumerate(reports, start=1)}
    shared: dict[str, list[CopyOf]] = defaultdict(list)
    for copy in linked.copies:
        for one, other in (copy.reports, copy.reports[::-1]):
            if one.id in numbers and other.id in numbers:
                shared[one.id].append(
                    CopyOf(number=numbers[other.id], kind=copy.kind, share=copy.share, agency=copy.agency)
                )
    cited = {*(s.article_id for s in sayings), *(x.article_id for row in linked.timeline for x in row.evidence)}
    if not cited <= numbers.keys():
        raise CaseBusy(_CHANGED)
    return Sheet(
        story=story,
        reports=tuple(
            NumberedReport(
                number=numbers[report.id], report=report, copies=tuple(sorted(shared[report.id], key=_by_number))
            )
            for report in reports
        ),
        voices=voices(sayings),
        sayings=tuple(sayings),
        claims=_said_alike(linked.claims, sayings),
        timeline=tuple(linked.timeline),
    )


def _by_number(copy: CopyOf) -> int:
    return copy.number


def voices(sayings: Iterable[Saying]) -> tuple[Voice, ...]:
    """Gather statements by who is credited with them: those that say most first, the unnamed and unknown last.

    A statement of two speakers stands under both. Without an entity, a speaker is whom the report names; without a
    speaker, the words of the source. A pronoun is gathered inside its report alone.
    """
    gathered: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    for saying in sayings:
        for key, name in _credited(saying):
            names.setdefault(key, name)
            if saying not in gathered[key][-1:]:
                gathered[key].append(saying)
    found = (Voice(name=names[key], standing=_standing(said), sayings=tuple(said)) for key, said in gathered.items())
    return tuple(sorted(found, key=lambda v: (v.standing, -len(v.sayings), v.name.casefold())))


def _credited(saying: Saying) -> list[tuple[tuple[str, str], str]]:
    """Return a key and a name for each who is credited with a statement."""
    if saying.speakers:
        named = [(speaker.entity_id, speaker.entity_name or speaker.name) for speaker in saying.speakers]
    elif saying.source is not None:
        named = [(None, one_line(saying.source.words))]
    else:
        return [(("", ""), NOBODY)]
    return [(_key(entity, name, saying), name) for entity, name in named]


def _key(entity: str | None, name: str, saying: Saying) -> tuple[str, str]:
    if entity:
        return ("entity", entity)
    # "He" of one report and "he" of another are two people as far as anybody knows.
    return ("pronoun" + saying.article_id if name.casefold() in _PRONOUNS else "name", name.casefold())


def _standing(sayings: Iterable[Saying]) -> Standing:
    said = tuple(sayings)
    if all(saying.anonymous for saying in said):
        return Standing.UNNAMED
    if any(saying.speakers for saying in said):
        return Standing.NAMED
    return Standing.UNRESOLVED if any(saying.source for saying in said) else Standing.NOT_GIVEN


def gathered(sayings: Iterable[Saying], *, whole: bool) -> tuple[tuple[Saying, ...], ...]:
    """Gather statements that several reports print word for word alike, as copies do; each is at its first place.

    Quotation marks and line breaks don't count. With `whole`, the sentences around the words are alike too.
    """
    alike: dict[tuple[object, ...], list[Saying]] = {}
    for saying in sayings:
        words = (content_of(saying), *((one_line(saying.sentence.words),) if whole else ()))
        plain = tuple(part.translate(_QUOTES) for part in words)
        key = (plain, saying.act, saying.certainty, names_of(saying), saying.via, saying.anonymous)
        same = alike.setdefault(key, [])
        # Said twice in one report, it stands twice on the sheet.
        if saying.article_id in {other.article_id for other in same}:
            same = alike.setdefault((*key, saying.id), [])
        same.append(saying)
    return tuple(map(tuple, alike.values()))


def names_of(saying: Saying) -> tuple[str, ...]:
    """Return who is credited with a statement, as a sheet names them."""
    return tuple(name for _, name in _credited(saying))
