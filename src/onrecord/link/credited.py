"""Who is known by name and credited with statements of a claim: one voice, under whatever names it is printed.

Two names are one where all words of the one stand in the other ("Transport Police", "British Transport Police"), or
where their statements are the same words and not both are people. A house is the one who speaks for it: one report
names its spokesman, or its president's office, the next the house alone. Who is only described in one report is the one
whom another names; and somebody of a body ("the militant") is heard as that body, where it is heard.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.link.comparable import Said
from onrecord.link.described import VAGUE
from onrecord.link.likeness import longest_row
from onrecord.link.printed import Prints, house_words, name_words
from onrecord.link.words import base
from onrecord.model.statement import Speaker, ToldBy

_ROW, _MOST = 4, 0.6  # words in one row, and the part of the shorter statement, from which two print the same words
_RULERS = frozenset(base(word) for word in "authority authorities government official officials".split())
_IN_A_HOUSE = frozenset(
    base(word)
    for word in (
        "chief constable superintendent inspector sergeant commander captain colonel director head"
        " spokesman spokeswoman spokesperson"
    ).split()
)
_ANYBODY = frozenset(map(base, VAGUE))


@dataclass(slots=True)
class Voice:
    """One who is known by name, the house for which he speaks (None where it is not told), and what he says.

    `words` are those of his name. `of_some_house` tells that he bears an office which somebody holds in a house, though
    no report tells in which. Who is not `named` is a body with a name in its description. `rows` are the words of his
    statements, each with the next ones: two who share none need not be compared.
    """

    name: str
    words: frozenset[str]
    who: set[str]
    house: str | None
    person: bool
    named: bool
    of_some_house: bool
    said: list[Said]
    rows: set[tuple[str, ...]]

    @property
    def speaks_for(self) -> frozenset[str]:
        """The words of the house that is heard where he is, none where he speaks for himself."""
        if self.person:
            return house_words(self.house) if self.house else frozenset()
        house = house_words(self.name)
        return house if house != self.words else frozenset()  # an office speaks for its government


def voices(group: Sequence[Said], prints: Prints) -> list[Voice]:
    """Return those known by name, each with all that is credited to him, in the order of print."""
    known: list[Voice] = []
    described: list[tuple[Said, str, str]] = []
    for one, speaker, who in _speaking(group, prints):
        via = one.statement.via
        if who in prints.things and _is_nameless(speaker) and via:
            _join(known, _passing_on(one, via[-1].name))
        elif one.statement.anonymous or _is_described(speaker, who, prints):
            described.append((one, speaker.name, who))
        else:
            _join(known, _voice(one, speaker, who, prints))
    for one, told, _ in described:
        for voice in known:
            if not one.statement.anonymous and _is_of(name_words(told), voice, prints):
                voice.said.append(one)
    found = []
    for voice in known:
        house, is_office = house_words(voice.name), bool(voice.speaks_for)
        speaking = (
            other
            for other in known
            if other is not voice and other.speaks_for == house and (other.person or not is_office)
        )
        heard = None if voice.person else next(speaking, None)
        if heard is None:
            found.append(voice)
        else:
            heard.said.extend(voice.said)
    return found


def _speaking(group: Iterable[Said], prints: Prints) -> Iterable[tuple[Said, Speaker, str]]:
    """Yield the statements with each of their speakers; hearsay has those of the statement that it goes on from."""
    for one in group:
        credited = prints.credited(one)
        for speaker, who in zip(credited.statement.speakers, credited.named, strict=True):
            yield one, speaker, who


def _is_described(speaker: Speaker, who: str, prints: Prints) -> bool:
    """Tell whether nothing but a description tells who it is: in no report of the story he has a name."""
    return _is_nameless(speaker) and who not in prints.names and who not in prints.bodies


def _is_nameless(speaker: Speaker) -> bool:
    return speaker.told_by is ToldBy.DESCRIPTION and speaker.speaks_for is None


def _is_of(told: frozenset[str], voice: Voice, prints: Prints) -> bool:
    """Tell whether a description fits a voice: "police", "the militant" of a militant group, "Olm authorities"."""
    if is_part(told, voice.words):
        return True
    if not told or voice.person:
        return False
    if told.isdisjoint(_ANYBODY) and any(told <= prints.told.get(who, frozenset()) for who in voice.who):
        return True
    return _is_government(told, voice.name)


def _is_government(told: frozenset[str], name: str) -> bool:
    """Tell whether a description is of the authorities of a country whose government is named."""
    country, people = sorted(house_words(name) - _RULERS), sorted(told - _RULERS)
    return (
        not told.isdisjoint(_RULERS)
        and bool(people)
        and len(people) == len(country)
        and all(one.startswith(other) for one, other in zip(people, country, strict=True))  # "korean", "korea"
    )


def _voice(one: Said, speaker: Speaker, who: str, prints: Prints) -> Voice:
    """Return who speaks: the house where its spokesman is only described, the name where only this report has none."""
    nameless = _is_nameless(speaker)
    name = (prints.names.get(who) or prints.bodies[who]) if nameless else speaker.voice
    house = speaker.speaks_for or prints.houses.get(who)
    person = who in one.persons and (nameless or name == speaker.name)
    titles = name_words(speaker.name) | prints.told.get(who, frozenset())
    return Voice(
        name=name,
        words=name_words(name),
        who={who},
        house=house,
        person=person,
        named=not nameless or who in prints.names,
        of_some_house=person and house is None and not titles.isdisjoint(_IN_A_HOUSE),
        said=[one],
        rows=_rows(one),
    )


def _passing_on(one: Said, name: str) -> Voice:
    """Return who tells what a thing of his does: "initial findings show ..., the river board said"."""
    return Voice(
        name=name,
        words=name_words(name),
        who=set(),
        house=None,
        person=False,
        named=True,
        of_some_house=False,
        said=[one],
        rows=_rows(one),
    )


def _join(known: list[Voice], new: Voice) -> None:
    """Add a voice, or what it says to the voice that it is."""
    for voice in known:
        two_people = voice.person and new.person
        if (
            voice.who & new.who
            or is_part(voice.words, new.words)
            or _is_government(voice.words, new.name)
            or _is_government(new.words, voice.name)
            or (not two_people and not voice.rows.isdisjoint(new.rows) and same_words(voice.said, new.said))
        ):
            voice.who |= new.who
            voice.said += new.said
            voice.rows |= new.rows
            voice.house = voice.house or new.house
            voice.named = voice.named or new.named
            voice.of_some_house = voice.house is None and (voice.of_some_house or new.of_some_house)
            if len(new.words) > len(voice.words):
                voice.name, voice.words = new.name, new.words
            return
    known.append(new)


def is_part(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether all words of one name stand in the other."""
    return bool(one and other) and (one <= other or other <= one)


def _rows(one: Said) -> set[tuple[str, ...]]:
    return set(zip(*(one.row[start:] for start in range(_ROW)), strict=False))


def same_words(one: Iterable[Said], other: Iterable[Said]) -> bool:
    """Tell whether two print the same words: most of the shorter one in one row."""
    for first, second in product(one, other):
        shorter = min(len(first.row), len(second.row))
        if longest_row(first.row, second.row) >= max(_ROW, _MOST * shorter):
            return True
    return False
