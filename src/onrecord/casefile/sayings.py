"""What a case answers about statements: who said what, in which words, and where it was printed."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from sqlite3 import Row

from onrecord.casefile.answers import Found, Report, Saying, SpeakerAnswer, Words
from onrecord.casefile.corrected import Around, as_corrected
from onrecord.casefile.database import Database
from onrecord.casefile.judged import judgements
from onrecord.casefile.names import folded, is_meant, nearest, words_of
from onrecord.casefile.read import Texts, reports
from onrecord.casefile.reviews import Reviews
from onrecord.casefile.stored import parts
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span, hull
from onrecord.model.statement import Act, Certainty, Manner

_SPEAKERS = """
    SELECT k.statement_id, k.name, em.entity_id, e.name AS entity_name
    FROM speakers AS k
    JOIN statements AS s ON s.id = k.statement_id
    LEFT JOIN entity_mentions AS em ON em.mention_id = k.mention_id
    LEFT JOIN entities AS e ON e.id = em.entity_id
"""


def sayings(
    database: Database,
    *,
    story: str | None = None,
    article: str | None = None,
    speaker: str | None = None,
    own_voice: bool = False,
) -> tuple[Saying, ...]:
    """Return statements in order of publication, inside an article in reading order.

    `speaker` is an entity's id; with `own_voice`, what the reports say themselves stands behind what they credit.
    """
    if speaker is None:
        return _in_order(database, story, article, None, own_voice=own_voice)
    rows = database.rows(f"{_SPEAKERS} WHERE em.entity_id = ?", speaker)
    return _in_order(database, story, article, {row["statement_id"] for row in rows})


def said_by(database: Database, name: str) -> tuple[Saying, ...]:
    """Return all that somebody is on record as saying.

    A name fits where it is the entity's, the one that an article gives the speaker, or another that articles print for
    the entity, or the end of such a name (the last name alone); case and accents don't count.
    """
    asked = folded(name)
    if not asked:
        return ()
    printed = _printed_so(database, name)
    credited = database.rows(_SPEAKERS)
    borne = {row["name"] for row in credited} | {row["entity_name"] or "" for row in credited}
    fitting = {one for one in borne if is_meant(asked, one)}
    wanted = {
        row["statement_id"]
        for row in credited
        if row["entity_id"] in printed or row["name"] in fitting or row["entity_name"] in fitting
    }
    return _in_order(database, None, None, wanted) if wanted else ()


def _printed_so(database: Database, name: str) -> set[str]:
    """Return the entities that articles print under a name; a single word has to be half of an entity's names.

    "Obama" once among the 21 names of "Obama-Trump" is a slip of linking, and would bring all that Trump said. Slips
    join a last name to the wrong person, hardly a full one: "T. Vask" once is enough. Full-text search finds the
    articles to look into.
    """
    asked = folded(name)
    texts = Texts(database)
    rows = database.rows(
        """
        SELECT m.article_id, m.start, m.end, em.entity_id
        FROM articles_fts
        JOIN articles AS a ON a.number = articles_fts.rowid
        JOIN mentions AS m ON m.article_id = a.id
        JOIN entity_mentions AS em ON em.mention_id = m.id
        WHERE articles_fts MATCH ? AND m.form = 'name'
        """,
        f"text : ({matching(' '.join(words_of(name)))})",
    )
    names = [(texts.words(row["article_id"], row["start"], row["end"]).words, row["entity_id"]) for row in rows]
    fitting = {name for name in {name for name, _ in names} if is_meant(asked, name)}
    found = Counter(entity for name, entity in names if name in fitting)
    if len(asked) > 1:
        return set(found)
    of_all = database.rows(
        """
        SELECT em.entity_id, count(*) AS names
        FROM entity_mentions AS em
        JOIN mentions AS m ON m.id = em.mention_id
        WHERE em.entity_id IN (SELECT value FROM json_each(?)) AND m.form = 'name'
        GROUP BY em.entity_id
        """,
        json.dumps(sorted(found)),
    )
    return {row["entity_id"] for row in of_all if 2 * found[row["entity_id"]] >= row["names"]}


def suggest(database: Database, name: str, most: int) -> tuple[str, ...]:
    """Return names of speakers, then of other entities, that look like one that nobody bears."""
    speakers = {row["entity_name"] or row["name"] for row in database.rows(_SPEAKERS)}
    near = nearest(name, speakers, most)
    others = {row["name"] for row in database.rows("SELECT name FROM entities")} - speakers
    return (*near, *nearest(name, others, most - len(near)))


def matching(words: str) -> str:
    """Return a query of FTS5: every word is wanted, what stands between double quotes as it stands.

    Everything is quoted, so that no user's `AND`, `-` or `*` becomes an operator or an error.
    """
    asked = [part for i, piece in enumerate(words.split('"')) for part in ([piece] if i % 2 else piece.split())]
    return " AND ".join(f'"{part}"' for part in asked if folded(part))


def search(database: Database, words: str, most: int) -> Found:
    """Return the reports and the statements that hold all the words, the best first."""
    query = matching(words)
    if not query:
        return Found(reports=(), sayings=())
    # A word of the headline weighs five in the text.
    articles = database.rows(
        "SELECT a.id FROM articles_fts JOIN articles AS a ON a.number = articles_fts.rowid"
        " WHERE articles_fts MATCH ? ORDER BY bm25(articles_fts, 5.0, 1.0), a.id LIMIT ?",
        *(query, most),
    )
    statements = database.rows(
        "SELECT s.id FROM statements_fts JOIN statements AS s ON s.number = statements_fts.rowid"
        " WHERE statements_fts MATCH ? ORDER BY bm25(statements_fts), s.id LIMIT ?",
        *(query, most),
    )
    places = {row["id"]: place for place, row in enumerate(statements)}
    found = _in_order(database, None, None, set(places)) if places else ()
    return Found(
        reports=tuple(report for row in articles for report in reports(database, article=row["id"])),
        sayings=tuple(sorted(found, key=lambda saying: places[saying.id])),
    )


def _in_order(
    database: Database, story: str | None, article: str | None, wanted: set[str] | None, *, own_voice: bool = False
) -> tuple[Saying, ...]:
    """Build the sayings article by article, in order of publication; `wanted` are the statements' ids, None for all."""
    holding = None
    if wanted is not None:
        query = "SELECT DISTINCT article_id FROM statements WHERE id IN (SELECT value FROM json_each(?))"
        holding = {row["article_id"] for row in database.rows(query, json.dumps(sorted(wanted)))}
    reviews = Reviews(judgements(database))
    return tuple(
        saying
        for report in reports(database, story, article)
        if holding is None or report.id in holding
        for saying in _of_article(database, report, reviews, own_voice=own_voice)
        if wanted is None or saying.id in wanted
    )


def _of_article(
    database: Database,
    report: Report,
    reviews: Reviews,
    *,
    own_voice: bool,
) -> Iterator[Saying]:
    """Give all statements of one article, in reading order; with `own_voice`, then what it says itself."""
    rows = database.rows(
        """
        SELECT s.*, t.value, t.start AS said_start, t.end AS said_end,
            p.maker, p.version, p.settings, em.entity_id, e.name AS entity_name
        FROM statements AS s
        JOIN provenance AS p ON p.id = s.provenance_id
        LEFT JOIN timexes AS t ON t.id = s.said
        LEFT JOIN entity_mentions AS em ON em.mention_id = s.addressee_mention_id
        LEFT JOIN entities AS e ON e.id = em.entity_id
        WHERE s.article_id = ? AND (? OR s.manner <> ?) ORDER BY s.position
        """,
        *(report.id, own_voice, Manner.OWN_VOICE),
    )
    if not rows:
        return
    text = database.rows("SELECT text FROM articles WHERE id = ?", report.id)[0]["text"]
    sentences = tuple(
        Span(row["start"], row["end"])
        for row in database.rows("SELECT * FROM sentences WHERE article_id = ?", report.id)
    )
    speakers: dict[str, list[SpeakerAnswer]] = defaultdict(list)
    for row in database.rows(f"{_SPEAKERS} WHERE s.article_id = ? ORDER BY k.position", report.id):
        speakers[row["statement_id"]].append(_speaker(row, row["name"]))
    contents = parts(database, "contents", report.id)
    relays = parts(database, "relays", report.id)
    around = Around(database=database, article_id=report.id, text=text, sentences=sentences)
    for row in rows:
        source, cue = (_words(text, row[f"{part}_start"], row[f"{part}_end"]) for part in ("source", "cue"))
        content = tuple(_sliced(text, Span(c["start"], c["end"])) for c in contents.get(row["id"], ()))
        whole = hull(tuple(part.span for part in (source, cue, *content) if part is not None))
        saying = Saying(
            id=row["id"],
            article_id=report.id,
            story_id=report.story_id,
            outlet=report.outlet,
            title=report.title,
            published=report.published,
            url=report.url,
            sha256=report.sha256,
            speakers=tuple(speakers[row["id"]]),
            source=source,
            cue=cue,
            content=content,
            sentence=_sliced(text, hull((whole, *(s for s in sentences if s.overlaps(whole))))),
            manner=Manner(row["manner"]),
            act=Act(row["act"]),
            certainty=Certainty(row["certainty"]),
            confidence=row["confidence"],
            addressee=None if row["addressee"] is None else _speaker(row, row["addressee"]),
            via=tuple(relay["name"] for relay in relays.get(row["id"], ())),
            anonymous=bool(row["anonymous"]),
            within=row["within"],
            said=row["value"],
            said_words=_words(text, row["said_start"], row["said_end"]),
            provenance=Provenance(maker=row["maker"], version=row["version"], settings=row["settings"]),
            review=reviews.of_statement(row["id"]),
        )
        yield as_corrected(saying, around) if saying.review.corrections else saying


def _speaker(row: Row, name: str) -> SpeakerAnswer:
    return SpeakerAnswer(name=name, entity_id=row["entity_id"], entity_name=row["entity_name"])


def _words(text: str, start: int | None, end: int | None) -> Words | None:
    return None if start is None or end is None else _sliced(text, Span(start, end))


def _sliced(text: str, span: Span) -> Words:
    return Words(span=span, words=span.of(text))
