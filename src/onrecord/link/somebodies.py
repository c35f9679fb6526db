"""Who is one across the stories of a case: by name alone, where that is safe; and by what people say.

A body or a place of one name and kind is one in every story. A name alone doesn't tell a person: two stories may each
have a Tom Askell of their own. He is one where he is printed in full and somebody else is in both stories, too. A name
that two in one story bear is nobody's across stories.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from onrecord.link.groups import Groups
from onrecord.link.judged import decided
from onrecord.link.names import Name, body_name, person_name
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement
from onrecord.model.mention import Entity, EntityKind

_FULL = 2  # words of a person's full name

_Key = tuple[str, EntityKind]


def somebodies(entities: Iterable[Entity], judged: Iterable[Judgement] = ()) -> Iterator[Entity]:
    """Yield the entities of all stories, in order, with the somebody that those of several stories are.

    `judged` pairs of mentions are one somebody, or two, whatever the names say.
    """
    every = tuple(entities)
    numbers = {mention_id: number for number, entity in enumerate(every) for mention_id in entity.mention_ids}
    groups = Groups(len(every), decided(judged, numbers))
    known = {named: _key(*named) for named in {(entity.name, entity.kind) for entity in every}}
    keys = [known[entity.name, entity.kind] for entity in every]
    by_key: dict[_Key, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        if key is not None:
            by_key[key].append(number)
    beside = _companions(every, keys)
    for (name, kind), alike in sorted(by_key.items()):
        stories = Counter(every[number].story_id for number in alike)
        if len(alike) < 2 or max(stories.values()) > 1:  # noqa: PLR2004 - two to compare
            continue
        together = _together(name, alike, every, beside) if kind is EntityKind.PERSON else _in_line(alike)
        for one, other in together:
            groups.join(one, other, "same name", every[one].name)
    yield from _named_after(every, groups)


def _key(printed: str, kind: EntityKind | None) -> _Key | None:
    """Return what a name is compared by; None where it doesn't tell anybody: "the driver", "Lund"."""
    if kind is None or not any(letter.isupper() for letter in printed) or _is_described(printed):
        return None
    person = kind is EntityKind.PERSON
    name: Name | None = person_name(printed) if person else body_name(printed)
    told = name is not None and (not person or len(name.tokens) >= _FULL)
    return (name.key, kind) if name is not None and told else None


def _is_described(name: str) -> bool:
    return name.split(maxsplit=1)[0].lower() in {"the", "a", "an", "his", "her", "their", "its"}


def _companions(every: Sequence[Entity], keys: Sequence[_Key | None]) -> dict[str, list[str]]:
    """Return for each story the full names of its people and bodies: whoever is beside somebody in it."""
    found: dict[str, set[str]] = defaultdict(set)
    for entity, key in zip(every, keys, strict=True):
        if key is not None and key[1] in {EntityKind.PERSON, EntityKind.ORGANIZATION} and " " in entity.name:
            found[entity.story_id].add(key[0])
    return {story: sorted(names) for story, names in found.items()}


def _together(
    own: str, alike: Sequence[int], every: Sequence[Entity], beside: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of bearers of a name whose stories share somebody else; each is held against one of a kind."""
    first: dict[str, int] = {}
    for number in alike:
        for name in beside.get(every[number].story_id, ()):
            if name != own:
                known = first.setdefault(name, number)
                if known != number:
                    yield known, number


def _in_line(alike: Sequence[int]) -> Iterator[tuple[int, int]]:
    yield from ((alike[0], other) for other in alike[1:])


def _named_after(every: Sequence[Entity], groups: Groups) -> Iterator[Entity]:
    members: dict[int, list[int]] = defaultdict(list)
    for number in range(len(every)):
        members[groups.find(number)].append(number)
    named = {
        root: record_id("somebody", min(every[number].id for number in numbers))
        for root, numbers in members.items()
        if len(numbers) > 1
    }
    for number, entity in enumerate(every):
        somebody = named.get(groups.find(number))
        yield entity if entity.somebody == somebody else replace(entity, somebody=somebody)
