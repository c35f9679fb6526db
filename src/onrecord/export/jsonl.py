"""A case as JSON lines: one file a table, one row a line, offsets into the text of the article.

Spans are `[start, end]`, half-open, in Unicode code points. What is unknown is null. Rows come in the order of article
ids, inside an article in reading order, so that two exports of equal cases are equal to the byte.
"""

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from onrecord.casefile.case import Case
from onrecord.errors import BadSetting
from onrecord.export.linked import Row, ends, linked, pair
from onrecord.export.times import timex_rows
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Detail
from onrecord.model.mention import MentionForm
from onrecord.model.provenance import Provenance
from onrecord.model.statement import Manner, Statement, Unnamed
from onrecord.model.timex import Timex

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


def write(case: Case, out: Path) -> None:
    """Write the tables of a case into a folder: made where absent, files of the same names replaced.

    Raises:
        BadSetting: the folder can't be written to.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        _write(case, out)
    except FileExistsError:
        raise BadSetting(f"“{out}” is a file; name a folder for the tables.") from None
    except OSError as error:
        raise BadSetting(f"The tables can't be written to “{out}”: {error.strerror}.") from error


def _write(case: Case, out: Path) -> None:
    parts = {table: out / f"{table}.jsonl.part" for table in TABLES}
    with ExitStack() as opened:
        for part in parts.values():
            opened.callback(part.unlink, missing_ok=True)
        files = {
            table: opened.enter_context(part.open("w", encoding="utf-8", newline="\n")) for table, part in parts.items()
        }
        links = case.links()
        entities = {mention: entity.id for entity in links.entities for mention in entity.mention_ids}
        stories = {article: story.id for story in links.stories for article in story.article_ids}
        wanted = {row.timex_id for row in links.timelines}
        dating: dict[str, Timex] = {}
        for annotated in case.annotated():
            dating.update((timex.id, timex) for timex in annotated.timexes if timex.id in wanted)
            for table, rows in _layers(annotated, stories, entities).items():
                _put(files[table], rows)
        for table, rows in linked(links, dating).items():
            _put(files[table], rows)
        for file in files.values():
            file.close()
        for table, part in parts.items():
            part.replace(out / f"{table}.jsonl")


def _put(file: TextIO, rows: Iterable[Row]) -> None:
    file.writelines(f"{escaped(json.dumps(row, ensure_ascii=False))}\n" for row in rows)


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


def _layers(annotated: AnnotatedArticle, stories: dict[str, str], entities: dict[str, str]) -> dict[str, Iterator[Row]]:
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
