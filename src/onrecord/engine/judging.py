"""What a person decides, taken into a case: two things are one, or two; and linking runs again."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

from onrecord.casefile.case import Case, open_case
from onrecord.casefile.names import folded
from onrecord.casefile.write import CaseWriter, open_to_write
from onrecord.engine import linking
from onrecord.errors import BadSetting
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement, Subject, Verdict

_SHORTEST = 6  # digits of an id that are enough to mean one
_MOST_TOLD = 4


def judge(
    case: str,
    verdict: Verdict,
    things: Sequence[str],
    *,
    by: str,
    reason: str | None = None,
    at: datetime | None = None,
    on_stage: Callable[[str], None] = lambda _: None,
) -> tuple[Judgement, ...]:
    """Write that `things` are one (SAME), or that the first is none of the others (APART), and link again.

    A thing is a report (its id, the beginning of it, or its name in the coverage), a story (its id), a claim or a
    statement (its id), or somebody of the case: a name as the case has it, an entity's id, or `NAME@REPORT`, which is
    who bears the name in that report.

    Raises:
        BadSetting: a thing is not in the case, or could be several; things of two sorts, or fewer than two; both are
            of one report and reading has made them one; nobody is named who made it.
        NotACase: there is no case.
        CaseBusy: another process is writing to it.
    """
    if len(things) < 2 or not by.strip():  # noqa: PLR2004 - a pair
        raise BadSetting("A judgement is about two things or more, and names who made it (`--by`).")
    with open_case(case) as opened:
        known = _Known(opened)
        found = [known.find(thing) for thing in things]
    subjects = {subject for subject, _ in found}
    if len(subjects) > 1:
        raise BadSetting(
            "Reports and stories are one sort of thing, people and bodies another, claims and statements a third: judge"
            " them one by one."
        )
    subject = subjects.pop()
    first, *others = (ids for _, ids in found)
    now = at or datetime.now(UTC).replace(microsecond=0)
    made = []
    for other in others:
        one, two = known.pair(first, other, verdict)
        identity = record_id("judgement", subject, verdict, one, two, by, now.isoformat())
        made.append(
            Judgement(
                id=identity,
                subject=subject,
                verdict=verdict,
                first=one,
                second=two,
                by=by.strip(),
                at=now,
                reason=reason or None,
            )
        )
    with open_to_write(case) as writer:
        _write(writer, made, on_stage)
    return tuple(made)


def withdraw(
    case: str,
    judgement: str,
    *,
    by: str,
    reason: str | None = None,
    at: datetime | None = None,
    on_stage: Callable[[str], None] = lambda _: None,
) -> Judgement:
    """Withdraw a judgement by its id, or the beginning of it, and link again; the row stays.

    Raises:
        BadSetting: no judgement that stands has the id, or several do; nobody is named who withdraws it.
        NotACase: there is no case.
        CaseBusy: another process is writing to it.
    """
    if not by.strip():
        raise BadSetting("Who withdraws a judgement has to be named (`--by`).")
    with open_case(case):
        pass  # a writer would make the case where there is none
    with open_to_write(case) as writer:
        found = [one for one in writer.judgements() if one.stands and one.id.startswith(judgement)]
        if len(found) != 1:
            count = "No judgement" if not found else "More than one judgement"
            raise BadSetting(f"{count} that stands has an id that begins with “{judgement}”.")
        now = at or datetime.now(UTC).replace(microsecond=0)
        taken_back = _withdrawn(found[0], by.strip(), reason or None, now)
        _write(writer, [taken_back], on_stage)
    return taken_back


def _withdrawn(judgement: Judgement, by: str, reason: str | None, at: datetime) -> Judgement:
    return replace(judgement, withdrawn_by=by, withdrawn_at=at, withdrawn_reason=reason)


def _write(writer: CaseWriter, judgements: Sequence[Judgement], on_stage: Callable[[str], None]) -> None:
    with writer.transaction():
        for judgement in judgements:
            writer.judge(judgement)
    linking.link(writer, on_stage)


class _Known:
    """What a case holds, by the words that a person may use for it."""

    def __init__(self, case: Case) -> None:
        self._reports = case.reports()
        links = case.links()
        self._stories = {story.id: story.article_ids for story in links.stories}
        self._claims = {claim.id: claim.statement_ids for claim in links.claims}
        self._entities = links.entities
        self._mentions: dict[str, tuple[str, str | None]] = {}
        self._statements: list[str] = []
        for annotated in case.annotated():
            self._mentions |= {one.id: (annotated.article.id, one.chain) for one in annotated.mentions}
            self._statements.extend(one.id for one in (*annotated.statements, *annotated.own_voice))

    def find(self, thing: str) -> tuple[Subject, tuple[str, ...]]:
        """Return what sort of thing it is, and the ids of articles, of mentions or of statements that stand for it."""
        wanted = thing.strip()
        found = list(dict.fromkeys((*self._stories_of(wanted), *self._claims_of(wanted))))
        found = found or list(dict.fromkeys(self._somebodies(wanted)))
        if len(found) == 1:
            return found[0]
        if not found:
            raise BadSetting(f"The case has no report, no story, no claim and nobody called “{thing}”.")
        several = [f"{e.name} {e.id}" for e in self._entities if any(set(ids) & set(e.mention_ids) for _, ids in found)]
        told = f" ({', '.join(several[:_MOST_TOLD])})" if several else ""
        raise BadSetting(f"“{thing}” could be several{told}: give an id, or NAME@REPORT.")

    def pair(self, first: Sequence[str], second: Sequence[str], verdict: Verdict) -> tuple[str, str]:
        """Return an id of each, the smaller first."""
        pairs = [pair for pair in product(first, second) if pair[0] != pair[1]]
        if verdict is Verdict.APART:
            pairs = [pair for pair in pairs if not self._one_chain(*pair)]
        if not pairs or set(first) == set(second):
            raise BadSetting("Both are one and the same already: that is not for a judgement to part.")
        one, two = sorted(pairs[0])
        return one, two

    def _one_chain(self, one: str, other: str) -> bool:
        return one in self._mentions and self._mentions[one] == self._mentions.get(other)

    def _stories_of(self, wanted: str) -> Iterator[tuple[Subject, tuple[str, ...]]]:
        yield from ((Subject.STORY, (report,)) for report in self._reports_of(wanted))
        for story, article_ids in self._stories.items():
            if _means(wanted, story):
                yield Subject.STORY, article_ids[:1]

    def _claims_of(self, wanted: str) -> Iterator[tuple[Subject, tuple[str, ...]]]:
        for claim, statement_ids in self._claims.items():
            if _means(wanted, claim):
                yield Subject.CLAIM, statement_ids
        yield from ((Subject.CLAIM, (one,)) for one in self._statements if _means(wanted, one))

    def _reports_of(self, wanted: str) -> list[str]:
        return [report.id for report in self._reports if _means(wanted, report.id) or report.name == wanted]

    def _somebodies(self, wanted: str) -> Iterator[tuple[Subject, tuple[str, ...]]]:
        name, _, where = wanted.rpartition("@")
        reports = set(self._reports_of(where)) if name else set()
        for entity in self._entities:
            called = name if reports else wanted
            if _means(called, entity.id) or folded(called) == folded(entity.name):
                ids = entity.mention_ids
                if reports:
                    ids = tuple(one for one in ids if self._mentions[one][0] in reports)
                if ids:
                    yield Subject.ENTITY, ids
        if _means(wanted, *(found := [one for one in self._mentions if one.startswith(wanted)][:2])):
            yield from ((Subject.ENTITY, (one,)) for one in found)


def _means(wanted: str, *ids: str) -> bool:
    return len(wanted) >= _SHORTEST and any(one.startswith(wanted) for one in ids)
