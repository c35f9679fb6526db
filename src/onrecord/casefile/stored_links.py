"""What linking found, back in the types that it came from: copies, stories, who is who, what happened when."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from onrecord.casefile.chosen import ALL, Chosen, in_order_of_id, parts_of
from onrecord.casefile.database import Database
from onrecord.casefile.links import Links
from onrecord.casefile.rows import grouped, span
from onrecord.casefile.stored_claims import stored_claims, stored_conflicts, stored_quotations
from onrecord.casefile.stored_ledger import stored_ledger, stored_silences
from onrecord.model.mention import Bond, Entity, EntityKind
from onrecord.model.story import Copy, CopyKind, Direction, Extract, Join, Passage, Story, TimelineRow


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
        timelines=stored_timelines(database),
    )


def copies_with(database: Database, article_ids: Iterable[str]) -> Chosen:
    """Choose the copies of which one of these articles is one."""
    asked = json.dumps(sorted(set(article_ids)))
    inside = "IN (SELECT value FROM json_each(?1))"
    query = f"SELECT id FROM copies WHERE first {inside} UNION SELECT id FROM copies WHERE second {inside}"  # noqa: S608 - ours
    return Chosen(ids=tuple(row["id"] for row in database.rows(query, asked)))


def stories_with(database: Database, article_ids: Iterable[str]) -> Chosen:
    """Choose the stories that hold one of these articles."""
    query = "SELECT DISTINCT story_id FROM story_articles WHERE article_id IN (SELECT value FROM json_each(?))"
    return Chosen(ids=tuple(row["story_id"] for row in database.rows(query, json.dumps(sorted(set(article_ids))))))


def stored_copies(database: Database, chosen: Chosen = ALL) -> tuple[Copy, ...]:
    """Return the copies, or those chosen by their ids, in the order of ids."""
    passages = grouped(parts_of(database, "passages", "copy_id", "copies", chosen), "copy_id")
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
        for row in in_order_of_id(database, "copies", chosen)
    )


def joins_of(database: Database, chosen: Chosen = ALL) -> dict[str, tuple[Join, ...]]:
    """Return why the articles of each story, or of those chosen, were put together, by the story's id."""
    joins = grouped(parts_of(database, "joins", "story_id", "stories", chosen), "story_id")
    words = grouped(
        parts_of(database, "join_words", "story_id", "stories", chosen, "join_position", "position"),
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


def stored_stories(database: Database, chosen: Chosen = ALL, *, with_joins: bool = True) -> tuple[Story, ...]:
    """Return the stories, or those chosen by their ids, with why their articles were put together where wanted."""
    articles = grouped(parts_of(database, "story_articles", "story_id", "stories", chosen), "story_id")
    joins = joins_of(database, chosen) if with_joins else {}
    return tuple(
        Story(
            id=row["id"],
            title=row["title"],
            article_ids=tuple(a["article_id"] for a in articles.get((row["id"],), ())),
            start=row["start"] and date.fromisoformat(row["start"]),
            end=row["end"] and date.fromisoformat(row["end"]),
            joins=joins.get(row["id"], ()),
        )
        for row in in_order_of_id(database, "stories", chosen)
    )


def stored_entities(database: Database, chosen: Chosen = ALL) -> tuple[Entity, ...]:
    """Return who is who as linking found it, or those chosen, in the order of ids."""
    mentions, bonds = (
        grouped(parts_of(database, part, "entity_id", "entities", chosen), "entity_id")
        for part in ("entity_mentions", "bonds")
    )
    words = grouped(
        parts_of(database, "bond_words", "entity_id", "entities", chosen, "bond_position", "position"),
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
        for row in in_order_of_id(database, "entities", chosen)
    )


def bearers(database: Database, mention_ids: Collection[str]) -> tuple[Entity, ...]:
    """Return the entities by name, in the order of ids: of their mentions the given ones alone, and no bonds."""
    inside: dict[str, list[str]] = defaultdict(list)
    for row in database.rows(
        "SELECT * FROM entity_mentions WHERE mention_id IN (SELECT value FROM json_each(?)) ORDER BY mention_id",
        json.dumps(sorted(mention_ids)),
    ):
        inside[row["entity_id"]].append(row["mention_id"])
    return tuple(
        Entity(
            id=row["id"],
            story_id=row["story_id"],
            name=row["name"],
            kind=row["kind"] and EntityKind(row["kind"]),
            mention_ids=tuple(inside.get(row["id"], ())),
            somebody=row["somebody"],
        )
        for row in database.rows("SELECT * FROM entities ORDER BY id")
    )


def stored_timelines(database: Database, chosen: Chosen = ALL) -> tuple[TimelineRow, ...]:
    """Return what happened or was said when, or the rows chosen, by story, in their order."""
    extracts, otherwise = (
        grouped(parts_of(database, part, "timeline_id", "timeline", chosen), "timeline_id")
        for part in ("extracts", "dated_otherwise")
    )
    where, values = chosen.condition("t.id")
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
            'SELECT t.id, t.story_id, t."when", t.timex_id, substr(a.text, x.start + 1, x.end - x.start) AS words'  # noqa: S608 - ours
            " FROM timeline AS t JOIN extracts AS x ON x.timeline_id = t.id AND x.position = 0"
            f" JOIN articles AS a ON a.id = x.article_id WHERE {where} ORDER BY t.story_id, t.position",
            *values,
        )
    )
