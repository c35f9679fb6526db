"""An article together with the layers that were found over it."""

from dataclasses import dataclass, field

from onrecord.model.article import Article
from onrecord.model.mention import Mention
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.timex import Timex


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article and its layers, each in reading order.

    `statements` are what the article credits to somebody, `own_voice` what it says itself.
    """

    article: Article
    sentences: tuple[Span, ...] = field(repr=False)
    mentions: tuple[Mention, ...] = field(repr=False)
    timexes: tuple[Timex, ...] = field(repr=False)
    statements: tuple[Statement, ...] = field(repr=False)
    own_voice: tuple[Statement, ...] = field(default=(), repr=False)
