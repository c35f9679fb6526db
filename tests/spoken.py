"""Reports that are nothing but contents, each a statement of speakers that a test names: for claims and origins."""

from dataclasses import replace

from builders import MAKER
from invented import article

from onrecord.link.claims import claims
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim
from onrecord.model.mention import Entity
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Speaker, Statement, ToldBy
from onrecord.model.story import Copy, Story

STORY = Story(id="s", title="", article_ids=(), start=None, end=None)
FALL = "the footbridge at Quarryton fell into the river Olm with eleven hikers"
AGAIN = "eleven hikers were on the Quarryton footbridge when it fell into the Olm"
VOTE = "parliament in Lindholm will vote on the night tram law in October"


def report(name: str, *contents: str, speakers: tuple[Speaker, ...] = (), act: Act = Act.CLAIM) -> AnnotatedArticle:
    """Return an article that is nothing but contents, each a statement of these speakers."""
    text, statements = "", []
    for number, content in enumerate(contents):
        span = Span(len(text), len(text) + len(content))
        text += content + ". "
        statements.append(
            Statement(
                id=f"{name}{number}",
                article_id=name,
                content=(span,),
                source=None,
                cue=None,
                manner=Manner.INDIRECT,
                act=act,
                certainty=Certainty.ASSERTED,
                confidence=0.9,
                speakers=speakers,
                provenance=MAKER,
            )
        )
    shown = article(name, text)
    return replace(shown, statements=tuple(statements))


def found(*articles: AnnotatedArticle, entities: tuple[Entity, ...] = (), copies: tuple[Copy, ...] = ()) -> list[Claim]:
    return list(claims(STORY, articles, entities, copies))


def called(name: str, *, by: str = "m", house: str | None = None, told: ToldBy = ToldBy.NAME) -> tuple[Speaker, ...]:
    return (Speaker(name=name, mention_id=by, told_by=told, speaks_for=house),)
