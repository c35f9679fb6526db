"""Invented sheets for the tests of drawings: reports by outlet, and who is heard in them through whom."""

from collections.abc import Sequence

from onrecord.casefile.answers import CopyAnswer, PassageAnswer, Report, Saying, SpeakerAnswer, Words
from onrecord.composing.copied import copies_of
from onrecord.composing.record import Record
from onrecord.composing.sheet import NumberedReport, Sheet
from onrecord.composing.voices import voices
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner
from onrecord.model.story import CopyKind, Direction


def report(name: str, outlet: str | None, published: str | None = "2031-05-06") -> Report:
    return Report(
        id=name, name=f"{name}.txt", outlet=outlet, title=name, byline=None, published=published, updated=None,
        captured=None, url=None, language="en", sha256="0" * 64, story_id="story",
    )  # fmt: skip


def saying(
    article: str,
    speaker: str | None,
    words: str,
    via: tuple[str, ...] = (),
    *,
    at: int = 0,
    outlet: str | None = None,
    anonymous: bool = False,
    act: Act = Act.CLAIM,
    said: str | None = None,
    published: str | None = "2031-05-06",
) -> Saying:
    span = Span(at, at + len(words))
    return Saying(
        id=f"{article}-{speaker}-{words}-{at}",
        article_id=article,
        story_id="story",
        outlet=outlet,
        title=None,
        published=published,
        url=None,
        sha256="0" * 64,
        speakers=() if speaker is None else (SpeakerAnswer(name=speaker, entity_id=speaker, entity_name=speaker),),
        source=None,
        cue=None,
        content=(Words(span=span, words=words),),
        sentence=Words(span=span, words=words),
        manner=Manner.INDIRECT,
        act=act,
        certainty=Certainty.ASSERTED,
        confidence=0.75,
        addressee=None,
        via=via,
        anonymous=anonymous,
        within=None,
        said=said,
        said_words=None,
        provenance=Provenance(maker="invented", version="1"),
    )


def copy(
    first: Report,
    second: Report,
    words: str,
    *,
    kind: CopyKind = CopyKind.REWRITTEN_WIRE,
    agency: str | None = None,
    direction: Direction | None = None,
) -> CopyAnswer:
    shared = Words(span=Span(0, len(words)), words=words)
    return CopyAnswer(
        id=f"{first.id}{second.id}", reports=(first, second), kind=kind, share=0.9, agency=agency,
        direction=direction, passages=(PassageAnswer(first=shared, second=shared),),
    )  # fmt: skip


def sheet(
    reports: Sequence[Report],
    sayings: Sequence[Saying],
    copies: Sequence[CopyAnswer] = (),
    people: Sequence[str] = (),
) -> Sheet:
    numbers = {one.id: number for number, one in enumerate(reports, start=1)}
    shared = copies_of(copies, numbers)
    return Sheet(
        story=None,
        reports=tuple(
            NumberedReport(number=numbers[one.id], report=one, copies=shared.get(one.id, ())) for one in reports
        ),
        voices=voices(sayings),
        sayings=tuple(sayings),
        record=Record(),
        timeline=(),
        copies=tuple(copies),
        people=frozenset(people),
    )
