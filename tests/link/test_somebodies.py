"""Who is one across the stories of a case."""

import random
from datetime import UTC, datetime

import pytest

from onrecord.link.somebodies import somebodies
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement, Subject, Verdict
from onrecord.model.mention import Entity, EntityKind

PERSON, BODY, PLACE = EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE


def entity(story: str, name: str, kind: EntityKind = PERSON) -> Entity:
    identity = record_id("entity", story, name, kind)
    return Entity(id=identity, story_id=story, name=name, kind=kind, mention_ids=(f"{story} {name}",))


def one(first: Entity, second: Entity, *more: Entity, judged: tuple[Judgement, ...] = ()) -> bool:
    """Tell whether the first two entities are one somebody."""
    found = {e.id: e.somebody for e in somebodies((first, second, *more), judged)}
    return found[first.id] is not None and found[first.id] == found[second.id]


def judgement(verdict: Verdict, first: Entity, second: Entity) -> Judgement:
    one_id, other = sorted((first.mention_ids[0], second.mention_ids[0]))
    return Judgement(
        id="j",
        subject=Subject.ENTITY,
        verdict=verdict,
        first=one_id,
        second=other,
        by="R. Olm",
        at=datetime(2031, 6, 1, tzinfo=UTC),
    )


LUND, LUND_TOO = entity("s", "Ada Lund"), entity("t", "Ada Lund")
BESIDE = entity("s", "Ivo Brandt"), entity("t", "Ivo Brandt")


def test_a_full_name_is_one_person_where_somebody_else_is_in_both_stories_too() -> None:
    assert one(LUND, LUND_TOO, *BESIDE)


def test_a_name_alone_does_not_tell_a_person() -> None:
    assert not one(LUND, LUND_TOO)
    assert not one(LUND, LUND_TOO, BESIDE[0])
    assert not one(entity("s", "Lund"), entity("t", "Lund"), *BESIDE)


@pytest.mark.parametrize("kind", [BODY, PLACE])
def test_a_body_and_a_place_are_one_in_every_story(kind: EntityKind) -> None:
    assert one(entity("s", "Olm Harbour", kind), entity("t", "Olm Harbour", kind))
    assert not one(entity("s", "Olm Harbour", kind), entity("t", "Pell Harbour", kind))


def test_a_name_of_two_kinds_is_two() -> None:
    assert not one(entity("s", "Olm Lund", BODY), entity("t", "Olm Lund", PLACE))


def test_a_description_is_nobody_in_another_story() -> None:
    assert not one(entity("s", "the Norwegian driver"), entity("t", "the Norwegian driver"), *BESIDE)
    assert not one(entity("s", "the Olm party", BODY), entity("t", "the Olm party", BODY))


def test_a_name_that_two_in_one_story_bear_is_nobodys_across_stories() -> None:
    twin = Entity(id="twin", story_id="s", name="Ada Lund", kind=PERSON, mention_ids=("twin",))
    assert not one(LUND, LUND_TOO, twin, *BESIDE)


def test_a_persons_word_wins_over_names() -> None:
    assert not one(LUND, LUND_TOO, *BESIDE, judged=(judgement(Verdict.APART, LUND, LUND_TOO),))
    other = entity("t", "A. Lund-Olm")
    assert one(LUND, other, judged=(judgement(Verdict.SAME, LUND, other),))


def test_the_order_of_the_entities_does_not_matter() -> None:
    every = [LUND, LUND_TOO, *BESIDE, entity("u", "Ada Lund"), entity("u", "Olm Board", BODY)]
    expected = {e.id: e.somebody for e in somebodies(every)}
    for seed in range(5):
        random.Random(seed).shuffle(every)  # noqa: S311 - an order, not a secret
        assert {e.id: e.somebody for e in somebodies(every)} == expected
