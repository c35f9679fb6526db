"""Invented coverage for the tests of linking: articles from a few lines, with marks for the layers.

`article("a1", "[Ivo Brandt|person] left {2031-05-04|on Sunday}.")` makes name mentions of square brackets and time
expressions of braces; `<the man|person|Ivo Brandt>` is a description in the chain of an earlier name.
"""

import json
import re
from collections.abc import Sequence

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Block, BlockRole, Detail, Evidence
from onrecord.model.identity import record_id
from onrecord.model.mention import EntityKind, Mention, MentionForm
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.timex import Timex, TimexType

_MARKED = re.compile(
    r"\[(?P<name>[^|\]]+)\|(?P<kind>\w*)\]|\{(?P<value>[^|}]+)\|(?P<time>[^}]+)\}|<(?P<words>[^|>]+)\|(?P<as>\w*)\|(?P<of>[^>]*)>"
)


def article(
    article_id: str,
    *paragraphs: str,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    roles: Sequence[BlockRole] = (),
    statements: tuple[Statement, ...] = (),
) -> AnnotatedArticle:
    """Return an article of these paragraphs; body unless `roles` says otherwise; a sentence ends at a full stop."""
    text, blocks, sentences = "", [], []
    mentions: list[Mention] = []
    timexes: list[Timex] = []
    chains: dict[str, str] = {}
    for number, marked in enumerate(paragraphs):
        start = len(text)
        at = 0
        for match in _MARKED.finditer(marked):
            text += marked[at : match.start()]
            words = match["name"] or match["time"] or match["words"]
            span = Span(len(text), len(text) + len(words))
            text += words
            at = match.end()
            if match["time"]:
                timexes.append(_timex(article_id, span, match["value"]))
                continue
            mention_id = record_id("mention", article_id, span)
            name = match["name"]
            chain = chains.setdefault(name, mention_id) if name else chains.get(match["of"], mention_id)
            mentions.append(
                Mention(
                    id=mention_id,
                    article_id=article_id,
                    span=span,
                    extent=span,
                    form=MentionForm.NAME if name else MentionForm.NOMINAL,
                    kind=EntityKind(kind) if (kind := match["kind"] or match["as"]) else None,
                    chain=chain,
                )
            )
        text += marked[at:]
        role = roles[number] if number < len(roles) else BlockRole.BODY
        blocks.append(Block(span=Span(start, len(text)), role=role))
        ends = [m.end() for m in re.finditer(r"\.(?= |$)", text[start:])] or [len(text) - start]
        begin = start
        for end in ends:
            sentences.append(Span(begin, start + end))
            begin = start + end + 1
        text += "\n"

    def detail(value: str | None) -> Detail | None:
        return None if value is None else Detail(value=value, evidence=Evidence.ROW)

    return AnnotatedArticle(
        article=Article(
            id=article_id,
            page_sha256="0" * 64,
            name=f"{article_id}.txt",
            text=text,
            blocks=tuple(blocks),
            language="en",
            title=detail(title),
            outlet=detail(outlet),
            byline=detail(byline),
            published=detail(published),
        ),
        sentences=tuple(sentences),
        mentions=tuple(mentions),
        timexes=tuple(timexes),
        statements=statements,
    )


def _timex(article_id: str, span: Span, value: str) -> Timex:
    return Timex(
        id=record_id("timex", article_id, span),
        article_id=article_id,
        span=span,
        type=TimexType.TIME if "T" in value else TimexType.DATE,
        value=value,
        meaning=json.dumps(["Fixed", {"value": value}]),
    )
