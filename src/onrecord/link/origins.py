"""Where a claim first-hand comes from, as far as the texts tell: from how many origins at least, and at most.

Who is known by name is one origin, however many outlets print the words. Two who speak for one house may draw on one
paper: they are two at most and one at least. Whoever stays unnamed may be any of them, or somebody else each time, but
once for all copies of one text, and once for all that one outlet passed on; so may an outlet that names nobody. A
report that credits the claim to somebody has its origin there, and what it repeats in its own voice adds none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from onrecord.link.comparable import Said
from onrecord.link.likeness import longest_row
from onrecord.link.printed import Prints, bears, house_words, letters, name_words
from onrecord.model.claim import Origin, OriginKind
from onrecord.model.statement import Manner, Speaker, ToldBy

_ROW, _MOST = 4, 0.6  # words in one row, and the part of the shorter statement, from which two print the same words

_Loose = tuple[OriginKind, str]


def origins(group: Sequence[Said], prints: Prints) -> tuple[Origin, ...]:
    """Return the origins of the statements of a claim: who is known by name, then who is not, in the order of print."""
    named = list(_named(group, prints))
    loose = _loose(group, named, prints)
    for voice in [one for one in named if prints.is_medium(one.name)]:
        passed_on = loose.get((OriginKind.UNNAMED, letters(voice.name)))
        if passed_on is not None:  # one report has the newspaper's word, the next tells whom it heard
            passed_on.extend(voice.said)
            named.remove(voice)
    unnamed = {text for kind, text in loose if kind is OriginKind.UNNAMED}
    houses: set[frozenset[str]] = set()
    found = []
    for voice in named:
        house = house_words(voice.house or voice.name)
        # "Sky News reported": whose word it had is not told, and may be that of any other.
        tells_alone = len(named) + len(loose) == 1 or not prints.is_medium(voice.name)
        known = tells_alone and house not in houses
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
    """One who is known by name, the house for which he speaks (None where it is not told)."""

    name: str
    words: frozenset[str]
    who: set[str]
    house: str | None
    person: bool
    said: list[Said]


def _named(group: Sequence[Said], prints: Prints) -> Iterator[_Voice]:
    """Yield those known by name.

    Two names are one where all words of the one stand in the other ("Transport Police", "British Transport Police"), or
    where their statements are the same words and not both are people. A house is the one who speaks for it: one report
    names its spokesman, the next the house alone. Who is only described counts where somebody known bears the words.
    """
    voices: list[_Voice] = []
    described: list[tuple[Said, frozenset[str]]] = []
    for one in group:
        for speaker, who in zip(one.statement.speakers, one.named, strict=True):
            if one.statement.anonymous or (speaker.told_by is ToldBy.DESCRIPTION and speaker.speaks_for is None):
                described.append((one, name_words(speaker.name)))
            else:
                _join(voices, _voice(one, speaker, who, prints))
    for one, told in described:
        for voice in voices:
            if not one.statement.anonymous and _is_part(told, voice.words):
                voice.said.append(one)
    for voice in voices:
        house = house_words(voice.name)
        speaking = (other for other in voices if other.person and other.house and house_words(other.house) == house)
        spokesman = None if voice.person else next(speaking, None)
        if spokesman is None:
            yield voice
        else:
            spokesman.said.extend(voice.said)


def _voice(one: Said, speaker: Speaker, who: str, prints: Prints) -> _Voice:
    """Return who speaks: the house where its spokesman is only described."""
    name = speaker.voice
    return _Voice(
        name=name,
        words=name_words(name),
        who={who},
        house=speaker.speaks_for or prints.houses.get(who),
        person=who in one.persons and name == speaker.name,
        said=[one],
    )


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


def _loose(group: Sequence[Said], named: Sequence[_Voice], prints: Prints) -> dict[_Loose, list[Said]]:
    """Return what nobody known by name is credited with, by whose word it is: an outlet's, or that of a text.

    What somebody known passed on is added to what he says.
    """
    heard = {one.statement.id for voice in named for one in voice.said}
    credited = {prints.text(one) for voice in named for one in voice.said}
    passing = [voice for voice in named if not prints.is_medium(voice.name)]
    loose: dict[_Loose, list[Said]] = {}
    for one in group:
        via = one.statement.via
        if one.statement.id in heard:
            continue
        known = next((v for v in passing if any(_is_part(name_words(relay.name), v.words) for relay in via)), None)
        if known is not None:  # "..., the mayor quoted them": the mayor is known already
            known.said.append(one)
            continue
        kind = OriginKind.OUTLET if one.statement.manner is Manner.OWN_VOICE else OriginKind.UNNAMED
        if via:  # whoever it is, one outlet had his word, and the others have it from there
            loose.setdefault((kind, letters(via[-1].name)), []).append(one)
        elif prints.text(one) not in credited:
            loose.setdefault((kind, prints.text(one)), []).append(one)
    return loose


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
            if not any(bears(outlet, relay) for outlet in prints.here)
            and not any(name_words(relay) <= name for name in prints.people)
        ),
    )
