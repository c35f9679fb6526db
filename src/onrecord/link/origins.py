"""Where a claim first-hand comes from, as far as the texts tell: from how many origins at least, and at most.

Who is known by name is one origin, however many outlets print the words. Two who speak for one house may draw on one
paper: they are two at most and one at least. Whoever stays unnamed may be any of them, or somebody else each time, but
once for all copies of one text; so may an outlet that names nobody. A report that credits the claim to somebody has its
origin there, and what it repeats in its own voice adds none.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.link.comparable import Said
from onrecord.link.likeness import longest_row
from onrecord.link.words import base, words
from onrecord.model.claim import Origin, OriginKind
from onrecord.model.statement import Manner, ToldBy

_SMALL = frozenset("the a an of for and in on at to mr mrs ms dr".split())
_MEDIA = frozenset(base(word) for word in "news media newspaper press times post radio television agency".split())
_ROW, _MOST = 4, 0.6  # words in one row, and the part of the shorter statement, from which two print the same words


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Who printed the reports of a story: `outlets` by article, and `texts`, one article for all copies of a text.

    `here` are the names of the outlets by their letters (`letters`). `people` are the names of people by their words
    (`name_words`): they pass on what they heard, and print no report that a folder could hold.
    """

    outlets: Mapping[str, str]
    texts: Mapping[str, str]
    here: Collection[str] = ()
    people: Collection[frozenset[str]] = ()

    def text(self, one: Said) -> str:
        """Return the article that stands for all copies of a statement's article."""
        return self.texts[one.statement.article_id]


def origins(group: Sequence[Said], prints: Prints) -> tuple[Origin, ...]:
    """Return the origins of the statements of a claim: who is known by name, then who is not, in the order of print."""
    named = list(_named(group))
    credited = {prints.text(one) for voice in named for one in voice.said}
    loose: dict[tuple[OriginKind, str], list[Said]] = {}
    for one in group:
        if any(one in voice.said for voice in named):
            continue
        kind = OriginKind.OUTLET if one.statement.manner is Manner.OWN_VOICE else OriginKind.UNNAMED
        if prints.text(one) not in credited:
            loose.setdefault((kind, prints.text(one)), []).append(one)
    unnamed = {text for kind, text in loose if kind is OriginKind.UNNAMED}
    houses: set[frozenset[str]] = set()
    found = []
    for voice in named:
        house = name_words(voice.house or voice.name)
        passed_on = len(named) > 1 and bool(voice.words & _MEDIA)  # "Sky News reported": whose word it had is not told
        known = not passed_on and house not in houses
        found.append(_origin(OriginKind.SPEAKER, voice.name, voice.said, prints, known=known))
        houses.add(house)
    for (kind, text), said in loose.items():
        if kind is OriginKind.UNNAMED or text not in unnamed:
            name = prints.outlets.get(said[0].statement.article_id) if kind is OriginKind.OUTLET else _described(said)
            found.append(_origin(kind, name, said, prints, known=False))
    return tuple(found)


def bounds(found: Sequence[Origin]) -> tuple[int, int]:
    """Return how many origins there are at least and at most."""
    return max(1, sum(origin.known for origin in found)), max(1, len(found))


@dataclass(slots=True)
class _Voice:
    """One who is known by name, the house for which he speaks (his own name where he speaks for none)."""

    name: str
    words: frozenset[str]
    who: set[str]
    house: str | None
    person: bool
    said: list[Said]


def _named(group: Sequence[Said]) -> Iterator[_Voice]:
    """Yield those known by name.

    Two names are one where all words of the one stand in the other ("Transport Police", "British Transport Police"), or
    where their statements are the same words and not both are people: a house, and the spokesman whom another report
    names. Who is only described counts where somebody known bears the words.
    """
    voices: list[_Voice] = []
    described: list[tuple[Said, frozenset[str]]] = []
    for one in group:
        for speaker, who in zip(one.statement.speakers, one.named, strict=True):
            told = name_words(speaker.name)
            if one.statement.anonymous or (speaker.told_by is ToldBy.DESCRIPTION and speaker.speaks_for is None):
                described.append((one, told))
                continue
            name = speaker.speaks_for if speaker.speaks_for and speaker.told_by is ToldBy.DESCRIPTION else speaker.name
            person = who in one.persons
            _join(voices, _Voice(name, told, {who}, speaker.speaks_for, person, [one]))
    for one, told in described:
        for voice in voices:
            if not one.statement.anonymous and _is_part(told, voice.words):
                voice.said.append(one)
    houses = {name_words(voice.house) for voice in voices if voice.house is not None}
    for voice in voices:
        spokesman = next((v for v in voices if v is not voice and v.house and name_words(v.house) == voice.words), None)
        if spokesman is not None and voice.words in houses and voice.house is None:
            spokesman.said.extend(voice.said)
        else:
            yield voice


def _join(voices: list[_Voice], new: _Voice) -> None:
    """Add a voice, or what it says to the voice that it is."""
    for voice in voices:
        two_people = voice.person and new.person
        if (
            voice.who & new.who
            or _is_part(voice.words, new.words)
            or (not two_people and _same_words(voice.said, new.said))
        ):
            voice.who |= new.who
            voice.said += new.said
            voice.house = voice.house or new.house
            if len(new.words) > len(voice.words):
                voice.name, voice.words = new.name, new.words
            return
    voices.append(new)


def name_words(name: str) -> frozenset[str]:
    """Return the stems of the words of a name, without articles and titles."""
    return frozenset(base(word) for word, _, _ in words(name, 0, len(name)) if word.lower() not in _SMALL)


def _is_part(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def _same_words(one: Iterable[Said], other: Iterable[Said]) -> bool:
    """Tell whether two print the same words: most of the shorter one in one row."""
    for first, second in product(one, other):
        shorter = min(len(first.row), len(second.row))
        if longest_row(first.row, second.row) >= max(_ROW, _MOST * shorter):
            return True
    return False


def _described(said: Sequence[Said]) -> str | None:
    """Return the words for somebody unnamed, where the report describes him."""
    return next((speaker.name for one in said for speaker in one.statement.speakers), None)


def _origin(kind: OriginKind, name: str | None, said: Sequence[Said], prints: Prints, *, known: bool) -> Origin:
    relays = tuple(dict.fromkeys(relay.name for one in said for relay in one.statement.via))
    return Origin(
        kind=kind,
        name=name,
        known=known,
        statement_ids=tuple(dict.fromkeys(one.statement.id for one in said)),
        relays=relays,
        not_here=tuple(
            relay
            for relay in relays
            if not any(letters(relay) in name for name in prints.here)
            and not any(name_words(relay) <= name for name in prints.people)
        ),
    )


def letters(name: str) -> str:
    """Return a name of an outlet by its letters alone: "The New York Times" stands in "www.nytimes.com" no more."""
    return "".join(c for c in name.lower().removeprefix("the ") if c.isalnum())
