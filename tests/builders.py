"""Invented pages, articles and links, built from the model's types: a bridge, a mayor, a radio station.

`report(n)` gives the same article for the same number, with every field of every type filled in somewhere.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import pairwise

from onrecord.casefile.links import Links
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Block, BlockRole, Detail, Evidence, Place
from onrecord.model.claim import Claim, Origin, OriginKind, Tie
from onrecord.model.conflict import Conflict, ConflictKind, Explanation, GivenValue
from onrecord.model.correction import Correction, Field, Reading
from onrecord.model.identity import record_id
from onrecord.model.judgement import Ground, Judgement, Subject, Verdict
from onrecord.model.ledger import Deadline, FollowUp, LedgerKind, LedgerRow, Outcome
from onrecord.model.mention import Bond, Entity, EntityKind, Mention, MentionForm
from onrecord.model.page import Given, Page, PageKind
from onrecord.model.provenance import Provenance
from onrecord.model.quotation import Change, ChangedQuotation, ChangeKind
from onrecord.model.silence import Silence, SilenceKind
from onrecord.model.span import Span
from onrecord.model.statement import (
    Act,
    Certainty,
    Manner,
    Occasion,
    OccasionKind,
    Relay,
    Speaker,
    Statement,
    ToldBy,
    Unnamed,
)
from onrecord.model.story import Copy, CopyKind, Direction, Extract, Join, Passage, Story, TimelineRow
from onrecord.model.tally import Tally
from onrecord.model.timex import Anchor, Bound, Timex, TimexType

MAKER = Provenance(maker="invented", version="1.2", settings="strict=yes")
OUTLETS = ("The Ferry Post", "Radio Nine", "Lower Valley News")


def page(
    content: str | bytes, name: str = "a.txt", kind: PageKind = PageKind.TEXT, given: tuple[Given, ...] = ()
) -> Page:
    """Return a page with these bytes."""
    content = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return Page(name=name, kind=kind, content=content, sha256=sha256(content).hexdigest(), given=given)


def plain(text: str, name: str = "a.txt", **details: Detail) -> AnnotatedArticle:
    """Return an article of one block without further layers."""
    digest = page(text, name).sha256
    return AnnotatedArticle(
        article=Article(
            id=digest[:16],
            page_sha256=digest,
            name=name,
            text=text,
            blocks=(Block(span=Span(0, len(text)), role=BlockRole.BODY),),
            language="en",
            **details,
        ),
        sentences=(Span(0, len(text)),),
        mentions=(),
        timexes=(),
        statements=(),
    )


def page_of(annotated: AnnotatedArticle) -> Page:
    """Return the page that an article came from."""
    given = (Given(field="outlet", value="The Ferry Post", by="index.csv"),)
    return page(annotated.article.text, annotated.article.name, PageKind.HTML, given)


def spot(text: str, words: str, after: int = 0) -> Span:
    """Return where words stand."""
    start = text.index(words, after)
    return Span(start, start + len(words))


def report(number: int = 0, statements: int = 2) -> AnnotatedArticle:
    """Return the article of this number, with so many statements, the second inside the first, and so on."""
    headline = f"Bridge number {number} stays open"
    lines = [
        f"Mayor Teodora Vask told Radio Nine on Monday “pier {i} of {number} holds” and “rust {i} is old”, it said."
        for i in range(statements)
    ]
    text = "\n".join((headline, *lines, "She would not say more.\n"))
    digest = sha256(text.encode()).hexdigest()
    article_id = f"r{number:05d}"
    mentions: list[Mention] = []
    timexes: list[Timex] = []
    found: list[Statement] = []
    at = 0
    for i, line in enumerate(lines):
        at = text.index(line, at)
        vask, radio = spot(text, "Teodora Vask", at), spot(text, "Radio Nine", at)
        mayor = _mention(
            article_id, vask, EntityKind.PERSON, spot(text, "Mayor", at), mentions[0].id if mentions else None
        )
        station = _mention(article_id, radio, EntityKind.ORGANIZATION, None, None)
        monday = spot(text, "on Monday", at)
        first = timexes[0].id if timexes else None
        timex = Timex(
            id=record_id("timex", article_id, monday),
            article_id=article_id,
            span=monday,
            type=TimexType.DATE,
            value="2031-05-05",
            mod="APPROX",
            anchor=Anchor.TIMEX if first else Anchor.PUBLICATION,
            anchor_id=first,
            bound=Bound.SINCE if i % 2 else None,
            ended_by=timexes[-1].id if timexes else None,
            meaning=f'["Fixed",{{"value":"on Monday {i}"}}]',
        )
        content = (spot(text, f"pier {i} of {number} holds", at), spot(text, f"rust {i} is old", at))
        found.append(
            Statement(
                id=record_id("statement", article_id, content),
                article_id=article_id,
                content=content,
                source=Span(at, vask.end),
                cue=spot(text, "told", at),
                manner=Manner.MIXED,
                act=Act.DENIAL,
                certainty=Certainty.HEDGED,
                confidence=0.75,
                speakers=(
                    Speaker(
                        name="Teodora Vask",
                        mention_id=mayor.id,
                        told_by=ToldBy.DESCRIPTION if i % 2 else ToldBy.NAME,
                        speaks_for="City of Ostrau",
                    ),
                ),
                addressee=Speaker(name="Radio Nine", mention_id=station.id),
                via=(Relay(span=spot(text, "it said", at), name="Radio Nine"),),
                unnamed=Unnamed(
                    description=vask,
                    at_least=1,
                    at_most=1,
                    institution=radio,
                    reason=spot(text, "it said", at),
                )
                if i % 2
                else None,
                within=found[-1].id if found else None,
                said=timex.id,
                occasion=Occasion(kind=OccasionKind.INTERVIEW, span=radio),
                matter=content[0],
                act_words=(spot(text, "holds", at),),
                certainty_words=(spot(text, "told", at), spot(text, "it said", at)),
                provenance=MAKER,
            )
        )
        mentions += [mayor, station]
        timexes.append(timex)
    blocks = (
        Block(
            span=Span(0, len(headline)),
            role=BlockRole.HEADLINE,
            place=Place(selector="h1", start=2, end=2 + len(headline)),
        ),
        Block(span=Span(len(headline) + 1, len(text) - 1), role=BlockRole.BODY),
    )
    return AnnotatedArticle(
        article=Article(
            id=article_id,
            page_sha256=digest,
            name=f"coverage/{number}.html",
            text=text,
            blocks=blocks,
            language="en",
            title=Detail(value=headline, evidence=Evidence.JSON_LD, where="headline"),
            outlet=Detail(value=OUTLETS[number % 3], evidence=Evidence.SPREADSHEET, where="index.csv"),
            byline=Detail(value="Ina Holt", evidence=Evidence.TEXT, where="0-4"),
            published=Detail(value=f"2031-05-{5 + number % 20:02d}", evidence=Evidence.META_TAG, where="date"),
            url=Detail(value=f"https://ferrypost.example/{number}", evidence=Evidence.OPTION, where="--url"),
            updated=Detail(value="2031-06-01T10:00:00+02:00", evidence=Evidence.META_TAG, where="lastmod"),
            captured=Detail(value="2031-06-02T08:30:00+00:00", evidence=Evidence.ROW, where="captured"),
        ),
        sentences=tuple(block.span for block in blocks),
        mentions=tuple(mentions),
        timexes=tuple(timexes),
        statements=tuple(found),
        own_voice=(
            Statement(
                id=record_id("own voice", article_id),
                article_id=article_id,
                content=(blocks[0].span,),
                source=None,
                cue=None,
                manner=Manner.OWN_VOICE,
                act=Act.CLAIM,
                certainty=Certainty.ASSERTED,
                confidence=0.5,
                provenance=MAKER,
            ),
        ),
    )


def _mention(article_id: str, span: Span, kind: EntityKind, role: Span | None, chain: str | None) -> Mention:
    own = record_id("mention", article_id, span)
    return Mention(
        id=own,
        article_id=article_id,
        span=span,
        extent=span,
        form=MentionForm.NAME,
        kind=kind,
        role=role,
        chain=chain or own,
    )


def counted(article_id: str) -> Tally:
    """Return what might have been counted of a report."""
    return Tally(
        article_id=article_id,
        title="The bridge of Ferrytown",
        published="2031-05-05",
        terms={"bridge": 2, "ferrytown": 1},
        names={"ferrytown": 1},
        opening={"bridge": 1},
        headline={"bridge": 1},
        prints=bytes(range(16)),
    )


def links(articles: Iterable[AnnotatedArticle]) -> Links:
    """Return links over reports: one story, the mayor as an entity, the first two as copies, one line of a timeline."""
    ordered = sorted(articles, key=lambda annotated: annotated.article.id)
    ids = tuple(annotated.article.id for annotated in ordered)
    days = [day for annotated in ordered if (day := annotated.article.day)]
    story = record_id("story", *ids)
    named = tuple(m.id for a in ordered for m in a.mentions if m.kind is EntityKind.PERSON)
    said = [(a, s) for a in ordered for s in a.statements]
    return Links(
        copies=tuple(
            Copy(
                id=record_id("copy", one, two),
                article_ids=(one, two),
                kind=CopyKind.REWRITTEN_WIRE,
                share=0.625,
                agency="Valley Wire",
                taken_from=two,
                direction=Direction.CREDIT,
                passages=(Passage(first=Span(0, 6), second=Span(0, 6)), Passage(first=Span(7, 13), second=Span(7, 13))),
            )
            for one, two in pairwise(ids[:2])
        ),
        stories=(
            Story(
                id=story,
                title="The bridge of Ferrytown",
                article_ids=ids[::-1],
                start=min(days, default=date(2031, 5, 5)),
                end=max(days, default=date(2031, 5, 5)),
                joins=tuple(
                    Join(article_ids=(one, two), feature="names", words=("vask", "bridge"), weight=0.1 + 0.2)
                    for one, two in pairwise(ids)
                ),
            ),
        ),
        claims=tuple(_claim(story, one, other) for (_, one), (_, other) in pairwise(said[:2])),
        conflicts=tuple(_conflict(story, one, other) for (_, one), (_, other) in pairwise(said[:2])),
        quotations=tuple(_quotation(story, one, other) for one, other in zip(said[:1], said[-1:], strict=True)),
        ledger=tuple(_due(story, one, other) for (_, one), (_, other) in pairwise(said[:2])),
        silences=tuple(
            Silence(
                id=record_id("silence", story, one.id),
                story_id=story,
                article_id=ids[-1],
                kind=SilenceKind.LEFT_OUT,
                claim_id=record_id("claim", one.id, other.id),
                statement_ids=(one.id, other.id),
                carried_by=ids[:1],
            )
            for (_, one), (_, other) in pairwise(said[:2])
        ),
        entities=(
            Entity(
                id=record_id("entity", story, "vask"),
                story_id=story,
                name="Teodora Vask",
                kind=EntityKind.PERSON,
                mention_ids=named,
                bonds=tuple(
                    Bond(mention_ids=(one, two), feature="surname", words=("Vask", "Teodora Vask"))
                    for one, two in pairwise(named)
                ),
                somebody=record_id("somebody", "vask"),
            ),
        ),
        timelines=tuple(
            TimelineRow(
                id=record_id("timeline", story, s.id),
                story_id=story,
                when="2031-05-05",
                what=s.content[0].of(a.article.text),
                evidence=tuple(Extract(a.article.id, span, s.said) for span in s.content),
                timex_id=s.said,
                otherwise=(record_id("timeline", story, other.id),),
            )
            for (a, s), (_, other) in zip(said[:2], said[1::-1], strict=True)
        ),
    )


def _claim(story: str, one: Statement, other: Statement) -> Claim:
    """Return a claim of one statement that the other denies, and does not comment on."""
    return Claim(
        id=record_id("claim", one.id, other.id),
        story_id=story,
        statement_ids=(one.id, other.id),
        words=("bridg", "ferrytown"),
        at_least=1,
        at_most=2,
        origins=(
            Origin(kind=OriginKind.SPEAKER, name="Teodora Vask", known=True, statement_ids=(one.id,)),
            Origin(
                kind=OriginKind.OUTLET,
                name=None,
                known=False,
                statement_ids=(one.id, other.id),
                relays=("Radio Nine", "Valley Wire"),
                not_here=("Valley Wire",),
                firm=False,
                told_in=(other.id,),
            ),
        ),
        denied_by=(other.id,),
        unanswered_by=(other.id, one.id),
        ties=(
            Tie(statement_ids=(one.id, other.id), feature="same numbers", weight=2.5),
            Tie(statement_ids=(one.id, other.id), feature="brevity", weight=-0.25),
        ),
        confidence=0.75,
    )


def _conflict(story: str, one: Statement, other: Statement) -> Conflict:
    """Return a conflict over two numbers, which stand in the first words of two statements."""
    values = tuple(
        GivenValue(
            statement_id=each.id,
            article_id=each.article_id,
            span=Span(each.content[0].start + len("pier "), each.content[0].start + len("pier 0")),
            value=str(number),
        )
        for number, each in enumerate((one, other))
    )
    return Conflict(
        id=record_id("conflict", one.id, other.id),
        story_id=story,
        kind=ConflictKind.NUMBER,
        values=values,
        explained_by=Explanation.DISAGREEMENT,
        about=("pier", "hold"),
    )


def _quotation(
    story: str, one: tuple[AnnotatedArticle, Statement], other: tuple[AnnotatedArticle, Statement]
) -> ChangedQuotation:
    """Return a quotation whose number changed, whose second printing lacks "old", and has another speaker."""
    ends = [
        (s.content[0], s.content[1], Span(s.content[0].start + len("pier "), s.content[0].start + len("pier 0")))
        for _, s in (one, other)
    ]
    old = Span(ends[0][1].end - len("old"), ends[0][1].end)
    return ChangedQuotation(
        id=record_id("changed quotation", one[1].id, other[1].id),
        story_id=story,
        statement_ids=(one[1].id, other[1].id),
        article_ids=(one[1].article_id, other[1].article_id),
        share=0.875,
        changes=(
            Change(kind=ChangeKind.NUMBER, first=ends[0][2], second=ends[1][2]),
            Change(kind=ChangeKind.WORDING, first=old, second=None),
            Change(kind=ChangeKind.SPEAKER, first=one[1].source, second=other[1].source),
        ),
    )


def _due(story: str, one: Statement, other: Statement) -> LedgerRow:
    """Return a promise of the mayor that a second statement says was refused."""
    return LedgerRow(
        id=record_id("ledger", one.id),
        story_id=story,
        kind=LedgerKind.PROMISE,
        speakers=("Teodora Vask",),
        addressee="Radio Nine",
        what=one.content,
        since="2031-05-05",
        until=Deadline(
            statement_id=one.id,
            article_id=one.article_id,
            span=Span(one.content[0].start, one.content[0].end),
            value="P2D",
        ),
        article_id=one.article_id,
        statement_ids=(one.id,),
        follow_ups=(
            FollowUp(
                statement_id=other.id, article_id=other.article_id, span=other.content[0], outcome=Outcome.REFUSED
            ),
        ),
    )


def judgement() -> Judgement:
    """Return a judgement with every field filled: on the first two reports, withdrawn a day later."""
    return Judgement(
        id="j1",
        subject=Subject.STORY,
        verdict=Verdict.APART,
        first="r00000",
        second="r00001",
        by="R. Olm",
        at=datetime(2031, 5, 9, 8, 30, tzinfo=UTC),
        reason="Two piers.",
        withdrawn_by="T. Askell",
        withdrawn_at=datetime(2031, 5, 10, 9, 0, tzinfo=UTC),
        withdrawn_reason="One pier, two names.",
    )


def correction() -> Judgement:
    """Return a correction with grounds, and with every field of a reading filled: on a conflict that no case has."""
    return Judgement(
        id="j0",
        subject=Subject.CONFLICT,
        verdict=Verdict.CORRECTED,
        first="c0",
        second="s1",
        by="T. Askell",
        at=datetime(2031, 5, 8, 8, 30, tzinfo=UTC),
        reason="It says 51.",
        grounds=(
            Ground(statement_id="s0", span=Span(0, 2), value="50"),
            Ground(statement_id="s1", span=Span(4, 6), value="51"),
        ),
        correction=Correction(
            field=Field.VALUE, readings=(Reading(value="51", span=Span(4, 6), mention_id="m1"), Reading(value="52"))
        ),
    )
