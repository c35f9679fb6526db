"""The audit of what people decided: each judgement with what the program had, and the words that it is about."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Self
from urllib.parse import urlencode

from onrecord.casefile.answers import CorrectedAnswer, Report, Saying
from onrecord.casefile.case import Case
from onrecord.composing.proposals import Proposal
from onrecord.composing.verdicts import FIELDS, read_in_words
from onrecord.composing.wording import ACTS, content_of, day_in_words, listed, one_line
from onrecord.model.judgement import Judgement, Subject, Verdict
from onrecord.web.desk.decided import THINGS
from onrecord.web.desk.forms import Form
from onrecord.web.desk.verdicts import to_judge
from onrecord.web.desk.wholes import story_id_of, titled
from onrecord.web.links import to_report, to_saying, to_words

_ON_STATEMENTS = frozenset({Subject.CONFLICT, Subject.QUOTATION, Subject.LEDGER})
_OF_REPORTS = frozenset({Subject.STORY, Subject.REPORT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which judgements are asked for: by whom, with which verdict, of what, those that stand or not."""

    by: str = ""
    verdict: str = ""
    subject: str = ""
    stands: str = ""

    @classmethod
    def of(cls, form: Form) -> Self:
        """Read it off the query of an address."""
        return cls(**{name: form.get(name) for name in ("by", "verdict", "subject", "stands")})

    def fits(self, one: Judgement) -> bool:
        """Tell whether a judgement is asked for."""
        return (
            self.by in ("", one.by)
            and self.verdict in ("", one.verdict)
            and self.subject in ("", one.subject)
            and self.stands in ("", "yes" if one.stands else "no")
        )

    def address(self, start: int) -> str:
        """Return the address of these judgements from one of them on."""
        asked = {name: value for name, value in asdict(self).items() if value}
        return f"/judgements?{urlencode(asked | ({'from': str(start)} if start else {}))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Words that a judgement is about: where they stand, and who printed them."""

    words: str
    address: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A judgement beside what the program had; `now` is what a person reads, `address` where it is judged again."""

    judgement: Judgement
    had: str
    words: tuple[Cited, ...]
    now: str
    address: str


def audited(case: Case, judgements: Sequence[Judgement]) -> tuple[Audited, ...]:
    """Return judgements with what they are about, as far as the case has it still."""
    named = [one for judgement in judgements for one in _named(judgement)]
    sayings = {one.id: one for one in case.sayings_of(named)}
    mentions = {one.id: one for one in case.mentions(ids=named)}
    wanted = {one.article_id for one in mentions.values()}
    wanted.update(one for judgement in judgements if judgement.subject in _OF_REPORTS for one in _named(judgement))
    reports = {one: report for one in sorted(wanted) if (report := case.report(one)) is not None}

    read = {one.judgement.id: one for one in _corrected(case, sayings.values(), judgements)}

    def cited(one: str) -> Cited | None:
        if one in sayings:
            saying = sayings[one]
            return Cited(
                words=_said(saying), address=to_saying(saying), where=_printed(saying.outlet, saying.published)
            )
        if one in mentions:
            mention, report = mentions[one], reports[mentions[one].article_id]
            address = to_words(mention.article_id, [mention.words.span])
            return Cited(words=f"“{one_line(mention.words.words)}”", address=address, where=_from(report))
        if one in reports:
            return Cited(words=titled(reports[one]), address=to_report(one), where=_from(reports[one]))
        return None

    return tuple(
        Audited(
            judgement=judgement,
            had=_had(judgement, read.get(judgement.id)),
            now=read_in_words(read[judgement.id].now) if judgement.id in read else "",
            words=tuple(found for one in _named(judgement) if (found := cited(one)) is not None),
            address=to_judge(Proposal(subject=judgement.subject, first=judgement.first, second=judgement.second)),
        )
        for judgement in judgements
    )


def _named(judgement: Judgement) -> tuple[str, ...]:
    """Return the ids of the statements, mentions or reports that a judgement names; of a record, what it stood on."""
    named = tuple(dict.fromkeys((judgement.first, judgement.second)))
    if judgement.subject in _ON_STATEMENTS:
        return tuple(dict.fromkeys(ground.statement_id for ground in judgement.grounds)) or named
    return named


def _had(judgement: Judgement, read: CorrectedAnswer | None) -> str:
    """Return what the program had, where a person says otherwise."""
    thing = THINGS[judgement.subject]
    match judgement.verdict:
        case Verdict.SAME:
            return f"did not find them one {thing}"
        case Verdict.APART:
            return f"had them as one {thing}, or might have"
        case Verdict.CORRECTED if read is not None:
            return f"read {FIELDS[read.field]}: {read_in_words(read.read)}"
        case _:
            return f"had this {thing}"


def _corrected(case: Case, sayings: Iterable[Saying], judgements: Iterable[Judgement]) -> Iterator[CorrectedAnswer]:
    """Yield what was corrected, with what the program read: of statements, and of conflicts and rows of the ledger."""
    for saying in sayings:
        yield from saying.corrected
    of_records = {one.first for one in judgements if one.correction is not None and one.subject in _ON_STATEMENTS}
    for story_id in sorted({story_id_of(case, one) or "" for one in of_records} - {""}):
        corrected = {one.id: one.corrected for one in case.conflicts(story_id)}
        corrected |= {one.id: one.corrected for one in case.ledger(story_id)}
        yield from (read for one in sorted(of_records & corrected.keys()) for read in corrected[one])


def _said(saying: Saying) -> str:
    return f"{one_line(listed(saying.names)) or 'Nobody named'} {ACTS[saying.act]}: {content_of(saying)}"


def _from(report: Report) -> str:
    return _printed(report.outlet, report.published)


def _printed(outlet: str | None, published: str | None) -> str:
    return f"{one_line(outlet or 'outlet unknown')}, {day_in_words(published)}"
