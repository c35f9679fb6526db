"""Statements as a case answers with them: their words, their sentence, who says them, and where they were printed."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Row

from onrecord.casefile.answers import Report, Saying, SpeakerAnswer, Words
from onrecord.casefile.corrected import Around, Sentences, as_corrected, in_reading_order
from onrecord.casefile.database import Database
from onrecord.casefile.judged import judgements
from onrecord.casefile.read import reports
from onrecord.casefile.reviews import Reviews
from onrecord.casefile.rows import grouped, span
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span, hull
from onrecord.model.statement import Act, Certainty, Manner

_AT_A_TIME = 100  # articles whose statements are read in one go: few queries, and no more in memory than that
_OF_ARTICLES = "s.article_id IN (SELECT value FROM json_each(?))"
_CORRECTED = "s.id IN (SELECT first FROM judgements WHERE verdict = 'corrected' AND withdrawn_at IS NULL)"
_NO_SENTENCES = Sentences((), ())
_OF_IDS = "s.id IN (SELECT value FROM json_each(?))"


def sayings(
    database: Database, *, story: str | None = None, article: str | None = None, own_voice: bool = False
) -> tuple[Saying, ...]:
    """Return statements in order of publication, inside an article in reading order.

    With `own_voice`, what an article says itself stands behind what it credits.
    """
    told = reports(database, story=story, articles=None if article is None else (article,))
    condition = _OF_ARTICLES if own_voice else f"{_OF_ARTICLES} AND (s.manner <> '{Manner.OWN_VOICE}' OR {_CORRECTED})"
    reviews = Reviews(judgements(database))
    return tuple(
        saying
        for start in range(0, len(told), _AT_A_TIME)
        for saying in _of_reports(database, told[start : start + _AT_A_TIME], condition, None, reviews)
        if own_voice or saying.manner is not Manner.OWN_VOICE
    )


def sayings_of(database: Database, statement_ids: Sequence[str]) -> tuple[Saying, ...]:
    """Return the statements of these ids, in their order; what is none of the case is left out."""
    ids = json.dumps(statement_ids)
    rows = database.rows(f"SELECT DISTINCT s.article_id FROM statements AS s WHERE {_OF_IDS}", ids)  # noqa: S608 - ours
    told = reports(database, articles=(row["article_id"] for row in rows))
    found = {one.id: one for one in _of_reports(database, told, _OF_IDS, ids, Reviews(judgements(database)))}
    return tuple(found[one] for one in dict.fromkeys(statement_ids) if one in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What belongs to some statements, by the statement's id: rows, and what people say of them."""

    speakers: Mapping[tuple[str | int, ...], list[Row]]
    contents: Mapping[tuple[str | int, ...], list[Row]]
    relays: Mapping[tuple[str | int, ...], list[Row]]
    reviews: Reviews


def _of_reports(
    database: Database,
    told: Sequence[Report],
    condition: str,
    value: str | None,
    reviews: Reviews,
) -> Iterator[Saying]:
    """Give statements of some reports, in their order; the condition takes one value, by default the reports' ids."""
    articles = json.dumps([report.id for report in told])
    value = articles if value is None else value
    said = grouped(
        database.rows(
            f"""
            SELECT s.*, t.value, t.start AS said_start, t.end AS said_end,
                p.maker, p.version, p.settings, em.entity_id, e.name AS entity_name
            FROM statements AS s
            JOIN provenance AS p ON p.id = s.provenance_id
            LEFT JOIN timexes AS t ON t.id = s.said
            LEFT JOIN entity_mentions AS em ON em.mention_id = s.addressee_mention_id
            LEFT JOIN entities AS e ON e.id = em.entity_id
            WHERE {condition} ORDER BY s.article_id, s.position
            """,  # noqa: S608 - the conditions stand above
            value,
        ),
        "article_id",
    )
    if not said:
        return
    parts = _Parts(
        speakers=grouped(
            database.rows(
                f"""
                SELECT k.statement_id, k.name, em.entity_id, e.name AS entity_name
                FROM statements AS s
                CROSS JOIN speakers AS k ON k.statement_id = s.id
                LEFT JOIN entity_mentions AS em ON em.mention_id = k.mention_id
                LEFT JOIN entities AS e ON e.id = em.entity_id
                WHERE {condition} ORDER BY k.statement_id, k.position
                """,  # noqa: S608 - the conditions stand above
                value,
            ),
            "statement_id",
        ),
        contents=grouped(_parts(database, "contents", condition, value), "statement_id"),
        relays=grouped(_parts(database, "relays", condition, value), "statement_id"),
        reviews=reviews,
    )
    of_articles = "IN (SELECT value FROM json_each(?))"
    texts = {
        row["id"]: row["text"]
        for row in database.rows(f"SELECT id, text FROM articles WHERE id {of_articles}", articles)  # noqa: S608 - ours
    }
    sentences = {
        row["article_id"]: Sentences(_numbers(row["starts"]), _numbers(row["ends"]))
        for row in database.rows(
            "SELECT article_id, group_concat(start) AS starts, group_concat(end) AS ends FROM sentences"  # noqa: S608 - ours
            f" WHERE article_id {of_articles} GROUP BY article_id",
            articles,
        )
    }
    for report in told:
        around = Around(
            database=database,
            article_id=report.id,
            text=texts[report.id],
            sentences=sentences.get(report.id, _NO_SENTENCES),
        )
        found = (_saying(row, report, around, parts) for row in said.get((report.id,), ()))
        yield from in_reading_order(as_corrected(one, around) if one.review.corrections else one for one in found)


def _parts(database: Database, table: str, condition: str, value: str) -> list[Row]:
    return database.rows(
        f"SELECT x.* FROM statements AS s CROSS JOIN {table} AS x ON x.statement_id = s.id"  # noqa: S608 - ours
        f" WHERE {condition} ORDER BY x.statement_id, x.position",
        value,
    )


def _saying(row: Row, report: Report, around: Around, parts: _Parts) -> Saying:
    text = around.text
    source, cue = (_words(text, row[f"{part}_start"], row[f"{part}_end"]) for part in ("source", "cue"))
    content = tuple(_sliced(text, span(part)) for part in parts.contents.get((row["id"],), ()))
    whole = hull(tuple(part.span for part in (source, cue, *content) if part is not None))
    return Saying(
        id=row["id"],
        article_id=report.id,
        story_id=report.story_id,
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        url=report.url,
        sha256=report.sha256,
        speakers=tuple(_speaker(one, one["name"]) for one in parts.speakers.get((row["id"],), ())),
        source=source,
        cue=cue,
        content=content,
        sentence=_sliced(text, hull((whole, *around.sentences.over(whole)))),
        manner=Manner(row["manner"]),
        act=Act(row["act"]),
        certainty=Certainty(row["certainty"]),
        confidence=row["confidence"],
        addressee=None if row["addressee"] is None else _speaker(row, row["addressee"]),
        via=tuple(relay["name"] for relay in parts.relays.get((row["id"],), ())),
        via_words=tuple(_sliced(text, span(relay)) for relay in parts.relays.get((row["id"],), ())),
        anonymous=bool(row["anonymous"]),
        within=row["within"],
        said=row["value"],
        said_words=_words(text, row["said_start"], row["said_end"]),
        provenance=Provenance(maker=row["maker"], version=row["version"], settings=row["settings"]),
        review=parts.reviews.of_statement(row["id"]),
    )


def _numbers(told: str) -> list[int]:
    """Return numbers that SQLite put together, in rising order: so a thousand sentences are one row."""
    return sorted(map(int, told.split(",")))


def _speaker(row: Row, name: str) -> SpeakerAnswer:
    return SpeakerAnswer(name=name, entity_id=row["entity_id"], entity_name=row["entity_name"])


def _words(text: str, start: int | None, end: int | None) -> Words | None:
    return None if start is None or end is None else _sliced(text, Span(start, end))


def _sliced(text: str, span: Span) -> Words:
    return Words(span=span, words=span.of(text))
