"""Why the mentions of a story are one entity: each bond with the words that it joins."""

from collections import defaultdict
from dataclasses import dataclass

from onrecord.casefile.chosen import Chosen, parts_of
from onrecord.casefile.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class BondAnswer:
    """Why two mentions of a story are one entity: each with its words and its report, the feature and its words."""

    entity: str
    name: str
    first: str
    first_article: str
    second: str
    second_article: str
    feature: str
    words: tuple[str, ...]


def bonds(database: Database, story: str | None = None) -> tuple[BondAnswer, ...]:
    """Return the bonds of one story's entities, or of all, by the entity's name, in the order they were made."""
    words: dict[tuple[str, int], list[str]] = defaultdict(list)
    chosen = Chosen(story=story)
    for row in parts_of(database, "bond_words", "entity_id", "entities", chosen, "bond_position", "position"):
        words[row["entity_id"], row["bond_position"]].append(row["word"])
    where, values = chosen.condition("e.id")
    return tuple(
        BondAnswer(
            entity=row["entity_id"],
            name=row["name"],
            first=" ".join(row["first_words"].split()),
            first_article=row["first_article"],
            second=" ".join(row["second_words"].split()),
            second_article=row["second_article"],
            feature=row["feature"],
            words=tuple(words[row["entity_id"], row["position"]]),
        )
        for row in database.rows(
            f"""
            SELECT t.entity_id, t.position, t.feature, e.name,
                f.words AS first_words, f.article_id AS first_article,
                s.words AS second_words, s.article_id AS second_article
            FROM bonds AS t
            JOIN entities AS e ON e.id = t.entity_id
            JOIN mention_words AS f ON f.id = t.first
            JOIN mention_words AS s ON s.id = t.second
            WHERE {where}
            ORDER BY e.name, t.entity_id, t.position
            """,  # noqa: S608 - the conditions of `chosen`
            *values,
        )
    )
