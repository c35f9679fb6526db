"""Who is credited with what in a story, without the words: enough to tell who says most, and through whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from sqlite3 import Row
from typing import Self

from onrecord.casefile.answers import Report, Saying, SpeakerAnswer, Words
from onrecord.casefile.database import Database
from onrecord.casefile.judged import judgements
from onrecord.casefile.read import Texts, reports
from onrecord.casefile.reviews import Reviews
from onrecord.casefile.rows import grouped
from onrecord.casefile.sayings import sayings_of
from onrecord.model.statement import Act, Manner


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Credit:
    """A statement by whom it is credited to: as `Saying`, with the words of its source alone, where nobody is named."""

    id: str
    article_id: str
    outlet: str | None
    published: str | None
    speakers: tuple[SpeakerAnswer, ...]
    source: Words | None = field(repr=False)
    manner: Manner
    act: Act
    anonymous: bool
    via: tuple[str, ...]
    said: str | None

    @classmethod
    def of(cls, saying: Saying) -> Self:
        """Return the credit of a statement."""
        return cls(**{name: getattr(saying, name) for name in cls.__slots__})


def credits_of(database: Database, story: str) -> tuple[Credit, ...]:
    """Return what the reports of a story credit to somebody, as people corrected it, in order of print."""
    corrected = Reviews(judgements(database)).corrections()
    instead = {one.id: one for one in sayings_of(database, tuple(corrected))} if corrected else {}
    relays = grouped(
        database.rows(
            "SELECT r.statement_id, r.name FROM story_articles AS sa"
            " CROSS JOIN statements AS s ON s.article_id = sa.article_id"
            " CROSS JOIN relays AS r ON r.statement_id = s.id WHERE sa.story_id = ?"
            " ORDER BY r.statement_id, r.position",
            story,
        ),
        "statement_id",
    )
    rows = grouped(
        database.rows(
            f"""
            SELECT s.id, s.article_id, s.source_start, s.source_end, s.manner, s.act, s.anonymous, t.value AS said,
                k.name, em.entity_id, e.name AS entity_name
            FROM story_articles AS sa
            CROSS JOIN statements AS s ON s.article_id = sa.article_id
            LEFT JOIN timexes AS t ON t.id = s.said
            LEFT JOIN speakers AS k ON k.statement_id = s.id
            LEFT JOIN entity_mentions AS em ON em.mention_id = k.mention_id
            LEFT JOIN entities AS e ON e.id = em.entity_id
            WHERE sa.story_id = ?
                AND (s.manner <> '{Manner.OWN_VOICE}' OR s.id IN (SELECT first FROM judgements WHERE field = 'speaker'))
            ORDER BY sa.position, s.position, k.position
            """,  # noqa: S608 - a manner of ours
            story,
        ),
        "article_id",
    )
    texts = Texts(database)
    found = []
    for report in reports(database, story=story, with_details=False):
        for (statement,), parts in grouped(rows.get((report.id,), ()), "id").items():
            via = tuple(one["name"] for one in relays.get((statement,), ()))
            saying = instead.get(str(statement))
            one = _credit(parts, report, via, texts) if saying is None else Credit.of(saying)
            if one.manner is not Manner.OWN_VOICE:
                found.append(one)
    return tuple(found)


def _credit(parts: Sequence[Row], report: Report, via: tuple[str, ...], texts: Texts) -> Credit:
    """Return a statement from its rows, one for each speaker."""
    first = parts[0]
    named = first["name"] is not None
    start, end = first["source_start"], first["source_end"]
    return Credit(
        id=first["id"],
        article_id=report.id,
        outlet=report.outlet,
        published=report.published,
        speakers=tuple(
            SpeakerAnswer(name=one["name"], entity_id=one["entity_id"], entity_name=one["entity_name"])
            for one in (parts if named else ())
        ),
        source=None if named or start is None else texts.words(report.id, start, end),
        manner=Manner(first["manner"]),
        act=Act(first["act"]),
        anonymous=bool(first["anonymous"]),
        via=via,
        said=first["said"],
    )
