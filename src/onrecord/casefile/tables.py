"""The tables of a case as programs read them: some rows from a place on, without reading those before or after."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from onrecord.casefile.chosen import Chosen
from onrecord.casefile.database import Database, Value
from onrecord.casefile.judged import judgements
from onrecord.casefile.links import Links
from onrecord.casefile.stored import annotated_articles, timexes_of
from onrecord.casefile.stored_claims import stored_claims, stored_conflicts, stored_quotations
from onrecord.casefile.stored_ledger import stored_ledger, stored_silences
from onrecord.casefile.stored_links import stored_copies, stored_entities, stored_stories, stored_timelines
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.judgement import Judgement
from onrecord.model.timex import Timex

_LAYERS: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "articles": ("1", ()),
        "blocks": ("blocks", ()),
        "mentions": ("mentions", ("mentions",)),
        "timexes": ("timexes", ("timexes",)),
        "statements": ("statements", ("statements", "timexes")),
    }
)
"""The tables of what stands in one article: how many rows one has (a column of `sizes`), and the layers they need."""

_WITH_ENTITIES = frozenset({"mentions", "statements"})

_BY_ID, _BY_STORY = "id", "story_id, position"
_OF_STORY, _OF_ARTICLE, _NONE = "story_id = ?", "article_id = ?", "FALSE AND ? IS NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """A table of what linking found: its order, what narrows it to a story and to an article, and what reads it."""

    name: str
    order: str
    of_story: str = _OF_STORY
    of_article: str = _NONE
    read: Callable[[Database, Chosen], Links]


_LINKED: Mapping[str, _Table] = MappingProxyType(
    {
        "entities": _Table(
            name="entities", order=_BY_ID, read=lambda case, chosen: Links(entities=stored_entities(case, chosen))
        ),
        "stories": _Table(
            name="stories",
            order=_BY_ID,
            of_story="id = ?",
            of_article="id IN (SELECT story_id FROM story_articles WHERE article_id = ?)",
            read=lambda case, chosen: Links(stories=stored_stories(case, chosen)),
        ),
        "copies": _Table(
            name="copies",
            order=_BY_ID,
            of_story="id IN (SELECT c.id FROM story_articles AS f JOIN copies AS c ON c.first = f.article_id"
            " JOIN story_articles AS s ON s.article_id = c.second AND s.story_id = f.story_id WHERE f.story_id = ?)",
            of_article="? IN (first, second)",
            read=lambda case, chosen: Links(copies=stored_copies(case, chosen)),
        ),
        "claims": _Table(
            name="claims", order=_BY_ID, read=lambda case, chosen: Links(claims=stored_claims(case, chosen))
        ),
        "conflicts": _Table(
            name="conflicts", order=_BY_ID, read=lambda case, chosen: Links(conflicts=stored_conflicts(case, chosen))
        ),
        "quotations": _Table(
            name="changed_quotations",
            order=_BY_ID,
            of_article="? IN (first_article, second_article)",
            read=lambda case, chosen: Links(quotations=stored_quotations(case, chosen)),
        ),
        "ledger": _Table(
            name="ledger",
            order=_BY_STORY,
            of_article=_OF_ARTICLE,
            read=lambda case, chosen: Links(ledger=stored_ledger(case, chosen)),
        ),
        "silences": _Table(
            name="silences",
            order=_BY_STORY,
            of_article=_OF_ARTICLE,
            read=lambda case, chosen: Links(silences=stored_silences(case, chosen)),
        ),
        "timeline": _Table(
            name="timeline", order=_BY_STORY, read=lambda case, chosen: Links(timelines=stored_timelines(case, chosen))
        ),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsWanted:
    """Rows of a table of the export: the one of an id, or `most` of them from `start` on, of a story or an article."""

    table: str
    row_id: str | None = None
    story: str | None = None
    article: str | None = None
    start: int = 0
    most: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What the rows asked for are made of.

    Rows of a layer: the `articles` that hold them, with the layers that these rows need and no others; `before` rows of
    the first article come before those asked for; `stories` are those of the articles, `entities` those of their
    mentions, by ids. Other rows: the `links` or `judgements`, and what dates rows of a timeline, by its id.
    """

    articles: tuple[AnnotatedArticle, ...] = field(default=(), repr=False)
    before: int = 0
    stories: dict[str, str] = field(default_factory=dict, repr=False)
    entities: dict[str, str] = field(default_factory=dict, repr=False)
    links: Links = field(default_factory=Links, repr=False)
    judgements: tuple[Judgement, ...] = field(default=(), repr=False)
    dating: dict[str, Timex] = field(default_factory=dict, repr=False)


def rows(database: Database, wanted: RowsWanted) -> Rows:
    """Return what the rows asked for are made of, in the order of the export; nothing where there are none.

    Raises:
        KeyError: there is no such table.
    """
    if wanted.table in _LAYERS:
        return _layer_rows(database, wanted) if wanted.row_id is None else _layer_row(database, wanted)
    if wanted.table == "judgements":
        return Rows(judgements=_judgements(database, wanted))
    table = _LINKED[wanted.table]
    ids = _ids(database, table, wanted) if wanted.row_id is None else (wanted.row_id,)
    links = table.read(database, Chosen(ids=ids))
    dating = timexes_of(database, (row.timex_id for row in links.timelines if row.timex_id is not None))
    return Rows(links=links, dating=dating)


def _judgements(database: Database, wanted: RowsWanted) -> tuple[Judgement, ...]:
    """Return judgements; they belong to no story and no article, for what they are on may change its place."""
    if wanted.row_id is not None:
        return tuple(one for one in judgements(database) if one.id == wanted.row_id)
    known = judgements(database) if wanted.story is None and wanted.article is None else ()
    return known[wanted.start : wanted.start + wanted.most]


def _layer_rows(database: Database, wanted: RowsWanted) -> Rows:
    size, _ = _LAYERS[wanted.table]
    conditions = {
        "article_id IN (SELECT article_id FROM story_articles WHERE story_id = ?)": wanted.story,
        "article_id = ?": wanted.article,
    }
    asked: dict[str, Value] = {condition: value for condition, value in conditions.items() if value is not None}
    where = " AND ".join(("TRUE", *asked))
    found = database.rows(
        "SELECT article_id, before FROM ("  # noqa: S608 - the conditions stand above
        f"SELECT article_id, {size} AS many, sum({size}) OVER (ORDER BY article_id) - {size} AS before"
        f" FROM sizes WHERE {where}) WHERE before < ? AND before + many > ? ORDER BY article_id",
        *(*asked.values(), wanted.start + wanted.most, wanted.start),
    )
    if not found or wanted.most < 1:
        return Rows()
    return _layer(database, wanted.table, [row["article_id"] for row in found], wanted.start - found[0]["before"])


def _layer_row(database: Database, wanted: RowsWanted) -> Rows:
    assert wanted.row_id is not None  # who asks for a row gives its id
    if wanted.table == "blocks":  # they have no ids
        return Rows()
    column = "id" if wanted.table == "articles" else "article_id"
    row = database.row(f"SELECT {column} AS article_id FROM {wanted.table} WHERE id = ?", wanted.row_id)  # noqa: S608 - ours
    return Rows() if row is None else _layer(database, wanted.table, [row["article_id"]], 0)


def _layer(database: Database, table: str, article_ids: Sequence[str], before: int) -> Rows:
    asked = json.dumps(article_ids)
    stories = database.rows(
        "SELECT article_id, story_id FROM story_articles WHERE article_id IN (SELECT value FROM json_each(?))", asked
    )
    mentions = (
        database.rows(
            "SELECT em.mention_id, em.entity_id FROM mentions AS m CROSS JOIN entity_mentions AS em"
            " ON em.mention_id = m.id WHERE m.article_id IN (SELECT value FROM json_each(?))",
            asked,
        )
        if table in _WITH_ENTITIES
        else ()
    )
    _, layers = _LAYERS[table]
    return Rows(
        articles=tuple(annotated_articles(database, article_ids, layers)),
        before=before,
        stories={row["article_id"]: row["story_id"] for row in stories},
        entities={row["mention_id"]: row["entity_id"] for row in mentions},
    )


def _ids(database: Database, table: _Table, wanted: RowsWanted) -> tuple[str, ...]:
    narrowed: dict[str, Value] = {
        condition: value
        for condition, value in ((table.of_story, wanted.story), (table.of_article, wanted.article))
        if value is not None
    }
    found = database.rows(
        f"SELECT id FROM {table.name} WHERE {' AND '.join(('TRUE', *narrowed))}"  # noqa: S608 - ours
        f" ORDER BY {table.order} LIMIT ? OFFSET ?",
        *(*narrowed.values(), wanted.most, wanted.start),
    )
    return tuple(row["id"] for row in found)
