"""The rows of what stands in one article; and how a line of JSON is written.

Spans are `[start, end]`, half-open, in Unicode code points. What is unknown is null.
"""

import re
from collections.abc import Iterator

from onrecord.casefile.reviews import Reviews
from onrecord.composing.judged import corrected_statement_fields, review_of
from onrecord.composing.linked import ends, pair
from onrecord.composing.tables import Row
from onrecord.composing.tables.article import (
    ArticleRow,
    BlockRow,
    Maker,
    MentionRow,
    Printed,
    StatementRow,
    UnnamedSource,
)
from onrecord.composing.times import timex_rows
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Block, Detail
from onrecord.model.corrected import corrected_article
from onrecord.model.mention import Mention, MentionForm
from onrecord.model.provenance import Provenance
from onrecord.model.statement import Manner, Statement, Unnamed

_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def escaped(written: str) -> str:
    """Return written JSON so that a line of it stays one line, in every reader.

    Python's `splitlines` also breaks at U+0085, U+2028 and U+2029, and half of a surrogate pair has no UTF-8: they are
    written as escapes, the rest as it is.
    """
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def printed(article: Article) -> Printed:
    """Return who printed an article, when and where, under which title."""
    return {
        "id": article.id,
        "name": article.name,
        "outlet": _value(article.outlet),
        "title": article.headline,
        "byline": _value(article.byline),
        "published": _value(article.published),
        "updated": _value(article.updated),
        "captured": _value(article.captured),
        "url": _value(article.url),
        "language": article.language,
    }


def article_rows(
    annotated: AnnotatedArticle, stories: dict[str, str], entities: dict[str, str], reviews: Reviews
) -> dict[str, Iterator[Row]]:
    """Return the rows of one article, by table: statements as people corrected them, with what they say of each."""
    article = annotated.article
    row: ArticleRow = {
        **printed(article),
        "story": stories.get(article.id),
        "text": article.text,
        "sha256": article.page_sha256,
    }
    return {
        "articles": iter((row,)),
        "blocks": (_block(article.id, block) for block in article.blocks),
        "mentions": (_mention(mention, entities.get(mention.id)) for mention in annotated.mentions),
        "timexes": timex_rows(annotated),
        "statements": _statements(annotated, entities, reviews),
    }


def _block(article_id: str, block: Block) -> BlockRow:
    return {"article": article_id, **ends(block.span), "role": block.role}


def _mention(m: Mention, entity: str | None) -> MentionRow:
    return {
        "id": m.id,
        "article": m.article_id,
        **ends(m.extent),
        "name": pair(m.span if m.form is MentionForm.NAME else None),
        "form": m.form,
        "kind": m.kind,
        "role": pair(m.role),
        "chain": m.chain,
        "entity": entity,
    }


def _statements(annotated: AnnotatedArticle, entities: dict[str, str], reviews: Reviews) -> Iterator[StatementRow]:
    read = {s.id: s for s in (*annotated.statements, *annotated.own_voice)}
    now = corrected_article(annotated, reviews.corrections())
    said = {timex.id: timex for timex in now.timexes}
    outlet = _value(annotated.article.outlet)
    for s in (*now.statements, *now.own_voice):
        review = reviews.of_statement(s.id)
        yield {
            "id": s.id,
            "article": s.article_id,
            "source": pair(s.source),
            "cue": pair(s.cue),
            "content": [pair(span) for span in s.content],
            "manner": s.manner,
            "act": s.act,
            "certainty": s.certainty,
            "confidence": s.confidence,
            "speaker": outlet if s.manner is Manner.OWN_VOICE else speaker_name(s),
            "speaks_for": next((speaker.speaks_for for speaker in s.speakers if speaker.speaks_for), None),
            "told_by": s.speakers[0].told_by if s.speakers else None,
            "speaker_entity": _speaker_entity(s, entities),
            "addressee": None if s.addressee is None else s.addressee.name,
            "via": [relay.name for relay in s.via],
            "via_words": [pair(relay.span) for relay in s.via],
            "anonymous": s.anonymous,
            "unnamed": _unnamed(s.unnamed),
            "within": s.within,
            "said": None if s.said is None else said[s.said].value,
            "said_words": None if s.said is None else pair(said[s.said].span),
            "occasion": None if s.occasion is None else {"kind": s.occasion.kind, "span": pair(s.occasion.span)},
            "matter": pair(s.matter),
            "act_words": [pair(span) for span in s.act_words],
            "certainty_words": [pair(span) for span in s.certainty_words],
            "provenance": _provenance(s.provenance),
            "review": review_of(review),
            "corrected": corrected_statement_fields(annotated, read[s.id], review),
        }


def speaker_name(statement: Statement) -> str | None:
    """Return who is on record: the speakers, or the body for which a spokesman without a name speaks."""
    speakers = statement.speakers
    return "; ".join(s.name if statement.anonymous else s.voice for s in speakers) or None


def _unnamed(unnamed: Unnamed | None) -> UnnamedSource | None:
    if unnamed is None:
        return None
    return {
        "description": pair(unnamed.description),
        "at_least": unnamed.at_least,
        "at_most": unnamed.at_most,
        "institution": pair(unnamed.institution),
        "reason": pair(unnamed.reason),
    }


def _speaker_entity(statement: Statement, entities: dict[str, str]) -> str | None:
    return entities.get(statement.speakers[0].mention_id) if statement.speakers else None


def _value(detail: Detail | None) -> str | None:
    return None if detail is None else detail.value


def _provenance(provenance: Provenance) -> Maker:
    return {"maker": provenance.maker, "version": provenance.version, "settings": provenance.settings}
