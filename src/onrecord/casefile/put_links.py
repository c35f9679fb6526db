"""The rows of what linking found over all articles."""

from collections.abc import Collection
from datetime import date

from onrecord.casefile.database import Database, shown
from onrecord.casefile.heard import put_voices
from onrecord.casefile.heeded import Reached, heed, heed_all
from onrecord.casefile.links import Links
from onrecord.casefile.name_words import names_in, put_name_words, take_name_words
from onrecord.casefile.names import ending
from onrecord.casefile.put_claims import put_claims, put_conflicts, put_quotations
from onrecord.casefile.put_ledger import put_ledger, put_silences
from onrecord.casefile.put_names import put_names, put_unknown_speakers
from onrecord.model.story import TimelineRow

LINKS = (
    "unlinked",
    "silence_articles",
    "silence_statements",
    "silences",
    "follow_ups",
    "ledger_statements",
    "ledger_words",
    "ledger_speakers",
    "ledger",
    "changes",
    "changed_quotations",
    "conflict_words",
    "given_values",
    "conflicts",
    "ties",
    "origin_links",
    "origin_statements",
    "origin_tellings",
    "origins",
    "claim_replies",
    "claim_words",
    "claim_statements",
    "claims",
    "extracts",
    "dated_otherwise",
    "timeline",
    "voice_statements",
    "voices",
    "bond_words",
    "bonds",
    "entity_names",
    "entity_statements",
    "entity_mentions",
    "entities",
    "passages",
    "copies",
    "join_words",
    "joins",
    "story_articles",
    "stories",
)
"""The tables of links, those that refer to others first; `unlinked` tells what linking has not seen."""


OF_STORY = {
    "silence_articles": "silence_id IN (SELECT id FROM silences WHERE story_id = ?)",
    "silence_statements": "silence_id IN (SELECT id FROM silences WHERE story_id = ?)",
    "silences": "story_id = ?",
    "follow_ups": "ledger_id IN (SELECT id FROM ledger WHERE story_id = ?)",
    "ledger_statements": "ledger_id IN (SELECT id FROM ledger WHERE story_id = ?)",
    "ledger_words": "ledger_id IN (SELECT id FROM ledger WHERE story_id = ?)",
    "ledger_speakers": "ledger_id IN (SELECT id FROM ledger WHERE story_id = ?)",
    "ledger": "story_id = ?",
    "changes": "quotation_id IN (SELECT id FROM changed_quotations WHERE story_id = ?)",
    "changed_quotations": "story_id = ?",
    "conflict_words": "conflict_id IN (SELECT id FROM conflicts WHERE story_id = ?)",
    "given_values": "conflict_id IN (SELECT id FROM conflicts WHERE story_id = ?)",
    "conflicts": "story_id = ?",
    "ties": "claim_id IN (SELECT id FROM claims WHERE story_id = ?)",
    "origin_links": "claim_id IN (SELECT id FROM claims WHERE story_id = ?)",
    "origin_statements": "claim_id IN (SELECT id FROM claims WHERE story_id = ?)",
    "origin_tellings": "claim_id IN (SELECT id FROM claims WHERE story_id = ?)",
    "origins": "claim_id IN (SELECT id FROM claims WHERE story_id = ?)",
    "claim_replies": "claim_id IN (SELECT id FROM claims WHERE story_id = ?)",
    "claim_words": "claim_id IN (SELECT id FROM claims WHERE story_id = ?)",
    "claim_statements": "claim_id IN (SELECT id FROM claims WHERE story_id = ?)",
    "claims": "story_id = ?",
    "extracts": "timeline_id IN (SELECT id FROM timeline WHERE story_id = ?)",
    "dated_otherwise": "timeline_id IN (SELECT id FROM timeline WHERE story_id = ?)",
    "timeline": "story_id = ?",
    "voice_statements": "story_id = ?",
    "voices": "story_id = ?",
    "bond_words": "entity_id IN (SELECT id FROM entities WHERE story_id = ?)",
    "bonds": "entity_id IN (SELECT id FROM entities WHERE story_id = ?)",
    "entity_names": "entity_id IN (SELECT id FROM entities WHERE story_id = ?)",
    "entity_statements": "entity_id IN (SELECT id FROM entities WHERE story_id = ?)",
    "entity_mentions": "entity_id IN (SELECT id FROM entities WHERE story_id = ?)",
    "entities": "story_id = ?",
    "join_words": "story_id = ?",
    "joins": "story_id = ?",
    "story_articles": "story_id = ?",
    "stories": "id = ?",
}
"""The tables of what stands in one story, those that refer to others first, and which of their rows are a story's."""


_GROUPS = frozenset({"stories", "story_articles", "joins", "join_words"})
"""Of these, what tells which articles a story holds, and why."""


def put_links(
    database: Database,
    links: Links,
    instead_of: Collection[str] | None = None,
    heeding: Collection[Reached] | None = None,
) -> None:
    """Write what linking found in place of what was there; the caller owns the transaction.

    With `instead_of`, the ids of stories that are gone or were linked again: only what stands in these is replaced,
    and copies of articles that `unlinked` names; all else stays as it is. `heeding` is what linking heeds by it; all
    that people decided, where it is not given.

    Raises:
        ValueError: the words of a timeline's row are not those of its first extract.
    """
    if instead_of is None:
        before = frozenset[str]()
        for table in ("name_words", *LINKS):
            database.run(f"DELETE FROM {table}")  # noqa: S608 - the names stand above
    else:
        before = names_in(database, instead_of)
        _take_out(database, instead_of)
    _put_stories(database, links)
    _put_copies(database, links)
    _put_inside(database, links)
    take_name_words(database, before)
    put_unknown_speakers(database)
    if heeding is None:
        heed_all(database)
    else:
        heed(database, heeding)


def put_inside(database: Database, links: Links, heeding: Collection[Reached], *, names: bool) -> None:
    """Write what linking found inside stories in place of what was there; the caller owns the transaction.

    The stories keep their articles; what `unlinked` tells of other stories, and of what is new, stays. `heeding` is
    what linking heeds by it; `names` tells whether mentions are others' now.

    Raises:
        ValueError: the words of a timeline's row are not those of its first extract.
    """
    stories = [(story.id,) for story in links.stories]
    before = names_in(database, (story.id for story in links.stories))
    for table, belongs in OF_STORY.items():
        if table not in _GROUPS:
            database.run_many(f"DELETE FROM {table} WHERE {belongs}", stories)  # noqa: S608 - the names stand above
    _put_inside(database, links)
    take_name_words(database, before)
    if names:
        put_unknown_speakers(database)
    heed(database, heeding)


def _put_inside(database: Database, links: Links) -> None:
    _put_entities(database, links)
    put_voices(database, [story.id for story in links.stories])
    put_claims(database, links.claims)
    put_conflicts(database, links.conflicts)
    put_quotations(database, links.quotations)
    put_ledger(database, links.ledger)
    put_silences(database, links.silences)
    _put_timelines(database, links)


def _take_out(database: Database, stories: Collection[str]) -> None:
    for table, belongs in OF_STORY.items():
        database.run_many(f"DELETE FROM {table} WHERE {belongs}", ((story,) for story in sorted(stories)))  # noqa: S608 - the names stand above
    for table, copy in (("passages", "copy_id"), ("copies", "id")):
        database.run(
            f"DELETE FROM {table} WHERE {copy} IN (SELECT c.id FROM copies AS c JOIN unlinked AS u"  # noqa: S608 - the names stand here
            " ON u.inside = 0 AND u.article_id IN (c.first, c.second))"
        )
    database.run("DELETE FROM unlinked")


def _put_stories(database: Database, links: Links) -> None:
    database.run_many(
        "INSERT INTO stories VALUES (?, ?, ?, ?)",
        ((s.id, s.title, _iso(s.start), _iso(s.end)) for s in links.stories),
    )
    database.run_many(
        "INSERT INTO story_articles VALUES (?, ?, ?)",
        ((s.id, position, article) for s in links.stories for position, article in enumerate(s.article_ids)),
    )
    database.run_many(
        "INSERT INTO joins VALUES (?, ?, ?, ?, ?, ?)",
        (
            (s.id, position, *join.article_ids, join.feature, join.weight)
            for s in links.stories
            for position, join in enumerate(s.joins)
        ),
    )
    database.run_many(
        "INSERT INTO join_words VALUES (?, ?, ?, ?)",
        (
            (s.id, position, place, word)
            for s in links.stories
            for position, join in enumerate(s.joins)
            for place, word in enumerate(join.words)
        ),
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _put_copies(database: Database, links: Links) -> None:
    database.run_many(
        "INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        ((c.id, *c.article_ids, c.kind, c.share, c.agency, c.taken_from, c.direction) for c in links.copies),
    )
    database.run_many(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)",
        (
            (c.id, position, p.first.start, p.first.end, p.second.start, p.second.end)
            for c in links.copies
            for position, p in enumerate(c.passages)
        ),
    )


def _put_entities(database: Database, links: Links) -> None:
    database.run_many(
        "INSERT INTO entities (id, story_id, name, kind, somebody, ending) VALUES (?, ?, ?, ?, ?, ?)",
        ((e.id, e.story_id, e.name, e.kind, e.somebody, ending(e.name)) for e in links.entities),
    )
    database.run_many(
        "INSERT INTO entity_mentions VALUES (?, ?, ?)",
        ((e.id, position, mention) for e in links.entities for position, mention in enumerate(e.mention_ids)),
    )
    bonds = [(e.id, position, bond) for e in links.entities for position, bond in enumerate(e.bonds)]
    database.run_many(
        "INSERT INTO bonds VALUES (?, ?, ?, ?, ?)",
        ((entity, position, *bond.mention_ids, bond.feature) for entity, position, bond in bonds),
    )
    database.run_many(
        "INSERT INTO bond_words VALUES (?, ?, ?, ?)",
        ((entity, position, place, word) for entity, position, bond in bonds for place, word in enumerate(bond.words)),
    )
    put_name_words(database, (e.name for e in links.entities))
    put_names(database, dict.fromkeys(e.story_id for e in links.entities))


def _put_timelines(database: Database, links: Links) -> None:
    places: dict[str, int] = {}
    for row in links.timelines:
        _check(database, row)
        position = places[row.story_id] = places.get(row.story_id, -1) + 1
        database.run(
            "INSERT INTO timeline VALUES (?, ?, ?, ?, ?)", row.id, row.story_id, position, row.when, row.timex_id
        )
    database.run_many(
        "INSERT INTO extracts VALUES (?, ?, ?, ?, ?, ?)",
        (
            (row.id, position, x.article_id, x.span.start, x.span.end, x.timex_id)
            for row in links.timelines
            for position, x in enumerate(row.evidence)
        ),
    )
    database.run_many(
        "INSERT INTO dated_otherwise VALUES (?, ?, ?)",
        ((row.id, position, other) for row in links.timelines for position, other in enumerate(row.otherwise)),
    )


def _check(database: Database, row: TimelineRow) -> None:
    """See that `what` is what will be sliced when somebody asks: it is not stored."""
    for first in row.evidence[:1]:
        found = database.row(
            "SELECT substr(text, ? + 1, ?) AS words FROM articles WHERE id = ?",
            *(first.span.start, len(first.span), first.article_id),
        )
        if found is not None and found["words"].split() == shown(row.what).split():
            return
    msg = f"the timeline's row {row.id} says “{row.what}”, which is not its first extract: {row.evidence[:1]}"
    raise ValueError(msg)
