"""The tables of what stands in one article, as rows of JSON lines; and how a line is written.

Spans are `[start, end]`, half-open, in Unicode code points. What is unknown is null.
"""

import re
from collections.abc import Iterator

from onrecord.composing.linked import Row, ends, pair
from onrecord.composing.times import timex_rows
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Detail
from onrecord.model.mention import MentionForm
from onrecord.model.provenance import Provenance
from onrecord.model.statement import Manner, Statement, Unnamed

TABLES = (
    "articles",
    "blocks",
    "entities",
    "mentions",
    "timexes",
    "statements",
    "stories",
    "copies",
    "claims",
    "conflicts",
    "quotations",
    "ledger",
    "silences",
    "timeline",
)

_ESCAPED = re.compile("[\x85\u2028\u2029\ud800-\udfff]")


def escaped(written: str) -> str:
    """Return written JSON so that a line of it stays one line, in every reader.

    Python's `splitlines` also breaks at U+0085, U+2028 and U+2029, and half of a surrogate pair has no UTF-8: they are
    written as escapes, the rest as it is.
    """
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def printed(article: Article) -> Row:
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
    annotated: AnnotatedArticle, stories: dict[str, str], entities: dict[str, str]
) -> dict[str, Iterator[Row]]:
    """Return the rows of one article, by table."""
    article = annotated.article
    story = stories.get(article.id)
    row = {**printed(article), "story": story, "text": article.text, "sha256": article.page_sha256}
    return {
        "articles": iter((row,)),
        "blocks": ({"article": article.id, **ends(b.span), "role": b.role} for b in article.blocks),
        "mentions": (
            {
                "id": m.id,
                "article": article.id,
                **ends(m.extent),
                "name": pair(m.span if m.form is MentionForm.NAME else None),
                "form": m.form,
                "kind": m.kind,
                "role": pair(m.role),
                "chain": m.chain,
                "entity": entities.get(m.id),
            }
            for m in annotated.mentions
        ),
        "timexes": timex_rows(annotated),
        "statements": _statements(annotated, entities),
    }


def _statements(annotated: AnnotatedArticle, entities: dict[str, str]) -> Iterator[Row]:
    said = {timex.id: timex for timex in annotated.timexes}
    outlet = _value(annotated.article.outlet)
    for s in (*annotated.statements, *annotated.own_voice):
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
        }


def speaker_name(statement: Statement) -> str | None:
    """Return who is on record: the speakers, or the body for which a spokesman without a name speaks."""
    speakers = statement.speakers
    return "; ".join(s.name if statement.anonymous else s.voice for s in speakers) or None


def _unnamed(unnamed: Unnamed | None) -> Row | None:
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


def _provenance(provenance: Provenance) -> Row:
    return {"maker": provenance.maker, "version": provenance.version, "settings": provenance.settings}
