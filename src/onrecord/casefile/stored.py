"""What a case holds, back in the types that it came from: equal to what was put, to the last code point."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from sqlite3 import Row

from onrecord.casefile.database import Database
from onrecord.casefile.links import Links
from onrecord.casefile.rows import grouped, span, span_or_none
from onrecord.casefile.stored_claims import stored_claims, stored_conflicts, stored_quotations
from onrecord.casefile.stored_ledger import stored_ledger, stored_silences
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Article, Block, BlockRole, Detail, Evidence, Place
from onrecord.model.mention import Bond, Entity, EntityKind, Mention, MentionForm
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import (
    Act,
    Certainty,
    Manner,
    Occasion,
    OccasionKind,
    Relay,
    Speaker,
    Statement,
    ToldBy,
    Unnamed,
)
from onrecord.model.story import Copy, CopyKind, Direction, Extract, Join, Passage, Story, TimelineRow
from onrecord.model.timex import Anchor, Bound, Timex, TimexType


def annotated_articles(database: Database, article_ids: Iterable[str] | None = None) -> Iterator[AnnotatedArticle]:
    """Give articles with their layers, one at a time: those asked for, in that order, or all in the order of ids.

    Raises:
        KeyError: there is no such article.
    """
    makers = {row["id"]: _provenance(row) for row in database.rows("SELECT * FROM provenance")}
    if article_ids is None:
        article_ids = [row["id"] for row in database.rows("SELECT id FROM articles ORDER BY id")]
    for article_id in article_ids:
        said = _statements(database, article_id, makers)
        yield AnnotatedArticle(
            article=_article(database, article_id),
            sentences=tuple(span(row) for row in _layer(database, "sentences", article_id)),
            mentions=tuple(_mention(row) for row in _layer(database, "mentions", article_id)),
            timexes=tuple(_timex(row) for row in _layer(database, "timexes", article_id)),
            statements=tuple(s for s in said if s.manner is not Manner.OWN_VOICE),
            own_voice=tuple(s for s in said if s.manner is Manner.OWN_VOICE),
        )


def blocks(database: Database, article_id: str) -> tuple[Block, ...]:
    """Return the blocks of an article in reading order."""
    return tuple(
        Block(
            span=span(row),
            role=BlockRole(row["role"]),
            place=None
            if row["selector"] is None
            else Place(selector=row["selector"], start=row["place_start"], end=row["place_end"]),
        )
        for row in _layer(database, "blocks", article_id)
    )


def _layer(database: Database, table: str, article_id: str) -> list[Row]:
    query = f"SELECT * FROM {table} WHERE article_id = ? ORDER BY position"  # noqa: S608 - named in this module
    return database.rows(query, article_id)


def _provenance(row: Row) -> Provenance:
    return Provenance(maker=row["maker"], version=row["version"], settings=row["settings"])


def _article(database: Database, article_id: str) -> Article:
    row = database.row(
        "SELECT a.*, p.name, p.sha256 FROM articles AS a JOIN pages AS p ON p.article_id = a.id WHERE a.id = ?",
        article_id,
    )
    if row is None:
        raise KeyError(article_id)
    details = {
        found["field"]: Detail(value=row[found["field"]], evidence=Evidence(found["evidence"]), where=found["where"])
        for found in database.rows("SELECT * FROM details WHERE article_id = ?", article_id)
    }
    return Article(
        id=row["id"],
        page_sha256=row["sha256"],
        name=row["name"],
        text=row["text"] if row["exact"] is None else row["exact"].decode("utf-8", "surrogatepass"),
        blocks=blocks(database, article_id),
        language=row["language"],
        title=details.get("title"),
        outlet=details.get("outlet"),
        byline=details.get("byline"),
        published=details.get("published"),
        url=details.get("url"),
        updated=details.get("updated"),
        captured=details.get("captured"),
    )


def _mention(row: Row) -> Mention:
    return Mention(
        id=row["id"],
        article_id=row["article_id"],
        span=span(row),
        extent=Span(row["extent_start"], row["extent_end"]),
        form=MentionForm(row["form"]),
        kind=row["kind"] and EntityKind(row["kind"]),
        role=span_or_none(row, "role_"),
        chain=row["chain"],
    )


def _timex(row: Row) -> Timex:
    return Timex(
        id=row["id"],
        article_id=row["article_id"],
        span=span(row),
        type=TimexType(row["type"]),
        value=row["value"],
        mod=row["mod"],
        anchor=Anchor(row["anchor"]),
        anchor_id=row["anchor_id"],
        meaning=row["meaning"],
        bound=row["bound"] and Bound(row["bound"]),
        ended_by=row["ended_by"],
    )


def parts(database: Database, table: str, article_id: str, order: str = "position") -> dict[str, list[Row]]:
    """Return the rows of a table (contents, speakers, ...) that belong to an article's statements, by statement."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in database.rows(
        f"SELECT x.* FROM statements AS s JOIN {table} AS x ON x.statement_id = s.id"  # noqa: S608 - named in this package
        f" WHERE s.article_id = ? ORDER BY s.position, x.{order}",
        article_id,
    ):
        found[row["statement_id"]].append(row)
    return found


def _statements(database: Database, article_id: str, makers: dict[str, Provenance]) -> tuple[Statement, ...]:
    contents = parts(database, "contents", article_id)
    speakers = parts(database, "speakers", article_id)
    relays = parts(database, "relays", article_id)
    words = parts(database, "telling_words", article_id)
    unnamed = parts(database, "unnamed", article_id, "start")
    return tuple(
        Statement(
            id=row["id"],
            article_id=row["article_id"],
            content=tuple(span(part) for part in contents.get(row["id"], ())),
            source=span_or_none(row, "source_"),
            cue=span_or_none(row, "cue_"),
            manner=Manner(row["manner"]),
            act=Act(row["act"]),
            certainty=Certainty(row["certainty"]),
            confidence=row["confidence"],
            speakers=tuple(_speaker(k) for k in speakers.get(row["id"], ())),
            addressee=None
            if row["addressee"] is None
            else Speaker(name=row["addressee"], mention_id=row["addressee_mention_id"]),
            via=tuple(Relay(span=span(r), name=r["name"]) for r in relays.get(row["id"], ())),
            unnamed=_unnamed(unnamed[row["id"]][0]) if row["id"] in unnamed else None,
            within=row["within"],
            said=row["said"],
            occasion=_occasion(row),
            matter=span_or_none(row, "matter_"),
            act_words=tuple(span(w) for w in words.get(row["id"], ()) if w["tells"] == "act"),
            certainty_words=tuple(span(w) for w in words.get(row["id"], ()) if w["tells"] == "certainty"),
            provenance=makers[row["provenance_id"]],
        )
        for row in _layer(database, "statements", article_id)
    )


def _speaker(row: Row) -> Speaker:
    return Speaker(
        name=row["name"],
        mention_id=row["mention_id"],
        told_by=ToldBy(row["told_by"]),
        speaks_for=row["speaks_for"],
    )


def _unnamed(row: Row) -> Unnamed:
    return Unnamed(
        description=span(row),
        at_least=row["at_least"],
        at_most=row["at_most"],
        institution=span_or_none(row, "institution_"),
        reason=span_or_none(row, "reason_"),
    )


def _occasion(row: Row) -> Occasion | None:
    if row["occasion"] is None:
        return None
    return Occasion(kind=OccasionKind(row["occasion"]), span=span(row, "occasion_"))


def stored_links(database: Database) -> Links:
    """Return what linking found."""
    return Links(
        copies=stored_copies(database),
        stories=stored_stories(database),
        entities=stored_entities(database),
        claims=stored_claims(database),
        conflicts=stored_conflicts(database),
        quotations=stored_quotations(database),
        ledger=stored_ledger(database),
        silences=stored_silences(database),
        timelines=_timelines(database),
    )


def stored_copies(database: Database, article_ids: Iterable[str] | None = None) -> tuple[Copy, ...]:
    """Return the copies, all or those of which one of these articles is one."""
    wanted = None if article_ids is None else json.dumps(sorted(set(article_ids)))
    chosen = "SELECT id FROM copies WHERE first IN (SELECT value FROM json_each(?1))"
    chosen = f"?1 IS NULL OR {{}} IN ({chosen} UNION {chosen.replace('first', 'second')})"
    query = f"SELECT * FROM passages WHERE {chosen.format('copy_id')} ORDER BY copy_id, position"  # noqa: S608 - ours
    passages = grouped(database.rows(query, wanted), "copy_id")
    return tuple(
        Copy(
            id=row["id"],
            article_ids=(row["first"], row["second"]),
            kind=CopyKind(row["kind"]),
            share=row["share"],
            agency=row["agency"],
            taken_from=row["taken_from"],
            direction=row["direction"] and Direction(row["direction"]),
            passages=tuple(
                Passage(first=span(p, "first_"), second=span(p, "second_")) for p in passages.get((row["id"],), ())
            ),
        )
        for row in database.rows(f"SELECT * FROM copies WHERE {chosen.format('id')} ORDER BY id", wanted)  # noqa: S608 - ours
    )


def joins_of(database: Database, story: str | None = None) -> dict[str, tuple[Join, ...]]:
    """Return why the articles of one story, or of each, were put together, by the story's id."""
    asked = (story, story)
    where = "WHERE ? IS NULL OR story_id = ? ORDER BY story_id"
    joins = grouped(database.rows(f"SELECT * FROM joins {where}, position", *asked), "story_id")  # noqa: S608 - ours
    words = grouped(
        database.rows(f"SELECT * FROM join_words {where}, join_position, position", *asked),  # noqa: S608 - ours
        "story_id",
        "join_position",
    )
    return {
        str(story_id): tuple(
            Join(
                article_ids=(join["first"], join["second"]),
                feature=join["feature"],
                words=tuple(w["word"] for w in words.get((story_id, join["position"]), ())),
                weight=join["weight"],
            )
            for join in found
        )
        for (story_id,), found in joins.items()
    }


def stored_stories(
    database: Database, *, with_joins: bool = True, of: Iterable[str] | None = None
) -> tuple[Story, ...]:
    """Return the stories, with why their articles were put together where that is wanted; all, or those of articles."""
    wanted = None if of is None else json.dumps(sorted(set(of)))
    inside = "SELECT story_id FROM story_articles WHERE article_id IN (SELECT value FROM json_each(?1))"
    chosen = f"?1 IS NULL OR {{}} IN ({inside})"
    query = f"SELECT * FROM story_articles WHERE {chosen.format('story_id')} ORDER BY story_id, position"  # noqa: S608 - ours
    articles = grouped(database.rows(query, wanted), "story_id")
    joins: dict[str, tuple[Join, ...]] = {}
    if with_joins and wanted is None:
        joins = joins_of(database)
    elif with_joins:
        for (story_id,) in articles:
            joins |= joins_of(database, str(story_id))
    return tuple(
        Story(
            id=row["id"],
            title=row["title"],
            article_ids=tuple(a["article_id"] for a in articles.get((row["id"],), ())),
            start=row["start"] and date.fromisoformat(row["start"]),
            end=row["end"] and date.fromisoformat(row["end"]),
            joins=joins.get(row["id"], ()),
        )
        for row in database.rows(f"SELECT * FROM stories WHERE {chosen.format('id')} ORDER BY id", wanted)  # noqa: S608 - ours
    )


def stored_entities(database: Database, story: str | None = None) -> tuple[Entity, ...]:
    """Return who is who as linking found it, of one story or of all, in the order of ids."""
    chosen = "WHERE ?1 IS NULL OR entity_id IN (SELECT id FROM entities WHERE story_id = ?1) ORDER BY entity_id"
    mentions = grouped(database.rows(f"SELECT * FROM entity_mentions {chosen}, position", story), "entity_id")  # noqa: S608 - ours
    bonds = grouped(database.rows(f"SELECT * FROM bonds {chosen}, position", story), "entity_id")  # noqa: S608 - ours
    words = grouped(
        database.rows(f"SELECT * FROM bond_words {chosen}, bond_position, position", story),  # noqa: S608 - ours
        "entity_id",
        "bond_position",
    )
    return tuple(
        Entity(
            id=row["id"],
            story_id=row["story_id"],
            name=row["name"],
            kind=row["kind"] and EntityKind(row["kind"]),
            mention_ids=tuple(m["mention_id"] for m in mentions.get((row["id"],), ())),
            bonds=tuple(
                Bond(
                    mention_ids=(bond["first"], bond["second"]),
                    feature=bond["feature"],
                    words=tuple(w["word"] for w in words.get((row["id"], bond["position"]), ())),
                )
                for bond in bonds.get((row["id"],), ())
            ),
            somebody=row["somebody"],
        )
        for row in database.rows("SELECT * FROM entities WHERE ?1 IS NULL OR story_id = ?1 ORDER BY id", story)
    )


def _timelines(database: Database) -> tuple[TimelineRow, ...]:
    extracts = grouped(database.rows("SELECT * FROM extracts ORDER BY timeline_id, position"), "timeline_id")
    otherwise = grouped(database.rows("SELECT * FROM dated_otherwise ORDER BY timeline_id, position"), "timeline_id")
    return tuple(
        TimelineRow(
            id=row["id"],
            story_id=row["story_id"],
            when=row["when"],
            what=" ".join(row["words"].split()),
            evidence=tuple(
                Extract(article_id=x["article_id"], span=span(x), timex_id=x["timex_id"])
                for x in extracts.get((row["id"],), ())
            ),
            timex_id=row["timex_id"],
            otherwise=tuple(one["other_id"] for one in otherwise.get((row["id"],), ())),
        )
        for row in database.rows(
            "SELECT t.*, h.words FROM timeline AS t JOIN what_happened AS h ON h.timeline_id = t.id AND h.position = 0"
            " ORDER BY t.story_id, t.position"
        )
    )
