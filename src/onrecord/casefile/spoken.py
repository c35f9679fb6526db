"""Who is on record under a name: looked up by its last word, so that no question reads every name of the case."""

import json
from collections import Counter
from collections.abc import Iterable

from onrecord.casefile.database import Database
from onrecord.casefile.in_short import Spoken
from onrecord.casefile.judged import judgements
from onrecord.casefile.name_words import borne, names_like
from onrecord.casefile.names import ending, folded, is_meant, nearest
from onrecord.casefile.read import unknown_speakers
from onrecord.casefile.reviews import Reviews
from onrecord.model.correction import Field
from onrecord.model.statement import Act


def spoken_by(database: Database, *, entity: str | None = None, name: str = "") -> tuple[Spoken, ...]:
    """Return in short what an entity, or everybody of a name, is on record as saying, in order of print."""
    wanted = _of_entities(database, [entity]) if entity is not None else statements_of(database, name)
    rows = database.rows(
        """
        SELECT s.id, s.act, a.outlet
        FROM json_each(?) AS w
        CROSS JOIN statements AS s ON s.id = w.value
        CROSS JOIN articles AS a ON a.id = s.article_id
        CROSS JOIN pages AS p ON p.article_id = a.id
        ORDER BY a.printed_at, coalesce(a.outlet, ''), p.name, a.id, s.position
        """,
        json.dumps(sorted(wanted)),
    )
    acts = {
        statement: correction.readings[0].value
        for statement, corrections in Reviews(judgements(database)).corrections().items()
        for correction in corrections
        if correction.field is Field.ACT
    }
    return tuple(Spoken(id=row["id"], act=Act(acts.get(row["id"]) or row["act"]), outlet=row["outlet"]) for row in rows)


def statements_of(database: Database, name: str) -> set[str]:
    """Return the ids of all that somebody is on record as saying.

    A name fits where it is the entity's, the one that an article gives the speaker, or another that articles print for
    the entity, or the end of such a name (the last name alone); case and accents don't count.
    """
    asked, last = folded(name), ending(name)
    if not asked:
        return set()
    credited = database.rows("SELECT statement_id, name FROM speakers WHERE ending = ?", last)
    fitting = {one for one in {row["name"] for row in credited} if is_meant(asked, one)}
    entities = {
        row["id"]
        for row in database.rows("SELECT id, name FROM entities WHERE ending = ?", last)
        if is_meant(asked, row["name"])
    }
    entities |= _printed_so(database, asked)
    named = {row["statement_id"] for row in credited if row["name"] in fitting}
    for statement, corrections in Reviews(judgements(database)).corrections().items():
        for correction in corrections:
            if correction.field is Field.SPEAKER:  # by a person's word it is another
                named.discard(statement)
                named |= {statement for reading in correction.readings if is_meant(asked, reading.value or "")}
    return named | _of_entities(database, entities)


def _of_entities(database: Database, entities: Iterable[str]) -> set[str]:
    query = "SELECT statement_id FROM entity_statements WHERE entity_id IN (SELECT value FROM json_each(?))"
    return {row["statement_id"] for row in database.rows(query, json.dumps(sorted(entities)))}


def _printed_so(database: Database, asked: tuple[str, ...]) -> set[str]:
    """Return the entities that articles print under a name; a single word has to be half of an entity's names.

    "Obama" once among the 21 names of "Obama-Trump" is a slip of linking, and would bring all that Trump said. Slips
    join a last name to the wrong person, hardly a full one: "T. Vask" once is enough.
    """
    rows = database.rows("SELECT entity_id, name, times FROM entity_names WHERE ending = ?", asked[-1])
    fitting = {name for name in {row["name"] for row in rows} if is_meant(asked, name)}
    found: Counter[str] = Counter()
    for row in rows:
        if row["name"] in fitting:
            found[row["entity_id"]] += row["times"]
    if len(asked) > 1:
        return set(found)
    of_all = database.rows(
        "SELECT entity_id, sum(times) AS names FROM entity_names"
        " WHERE entity_id IN (SELECT value FROM json_each(?)) GROUP BY entity_id",
        json.dumps(sorted(found)),
    )
    return {row["entity_id"] for row in of_all if 2 * found[row["entity_id"]] >= row["names"]}


def suggest(database: Database, name: str, most: int) -> tuple[str, ...]:
    """Return names of speakers, then of other entities, that look like one that nobody bears."""
    found = borne(database, names_like(database, name))
    speakers = unknown_speakers(database) | {one for one, speaks in found.items() if speaks}
    near = nearest(name, speakers, most)
    return (*near, *nearest(name, found.keys() - speakers, most - len(near)))
