"""Where a claim first-hand comes from, as far as the texts tell: from how many origins at least, and at most.

Who is known by name is one origin, however many outlets print the words. Two who speak for one house may draw on one
paper: they are two at most and one at least. Whoever stays unnamed may be any of them, or somebody else each time, but
once for all copies of one text; so may an outlet that names nobody. A report that credits the claim to somebody has its
origin there, and what it repeats in its own voice adds none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.comparable import Said
from onrecord.model.claim import Origin, OriginKind
from onrecord.model.statement import Manner, ToldBy
from onrecord.model.story import Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Who printed the reports of a story: `outlets` by article, and `wires`, one article for all copies of a text."""

    outlets: Mapping[str, str]
    wires: Mapping[str, str]

    def text(self, one: Said) -> str:
        """Return the article that stands for all copies of a statement's article."""
        return self.wires.get(one.statement.article_id, one.statement.article_id)


def wires(copies: Iterable[Copy]) -> dict[str, str]:
    """Return, for each article that is a copy of others, one of them for all."""
    wire: dict[str, str] = {}
    for one in sorted(copies, key=lambda copy: copy.article_ids):
        first, second = (wire.get(article, article) for article in one.article_ids)
        low, high = min(first, second), max(first, second)
        wire |= {article: low for article, root in wire.items() if root == high}
        wire |= dict.fromkeys(one.article_ids, low)
    return wire


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
    houses: set[str] = set()
    found = []
    for voice in named:
        found.append(_origin(OriginKind.SPEAKER, voice.name, voice.said, prints, known=voice.house not in houses))
        houses.add(voice.house)
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
    keys: set[str]
    house: str
    said: list[Said]


def _named(group: Sequence[Said]) -> Iterator[_Voice]:
    """Yield those known by name; a house that speaks beside its spokesmen is one of them."""
    voices: list[_Voice] = []
    for one in group:
        statement = one.statement
        for speaker, who in zip(statement.speakers, one.named, strict=True):
            if statement.anonymous or speaker.told_by is ToldBy.DESCRIPTION:
                continue
            keys = {who, speaker.name.lower()}
            house = (speaker.speaks_for or speaker.name).lower()
            same = next((voice for voice in voices if voice.keys & keys), None)
            if same is None:
                voices.append(_Voice(speaker.name, keys, house, [one]))
                continue
            same.keys |= keys
            same.said.append(one)
            if speaker.speaks_for:
                same.house = house
    houses = {voice.house for voice in voices if voice.house not in voice.keys}
    for voice in voices:
        spokesman = next((v for v in voices if v is not voice and v.house in voice.keys), None)
        if voice.house in voice.keys and spokesman is not None and houses & voice.keys:
            spokesman.said.extend(voice.said)
        else:
            yield voice


def _described(said: Sequence[Said]) -> str | None:
    """Return the words for somebody unnamed, where the report describes him."""
    return next((speaker.name for one in said for speaker in one.statement.speakers), None)


def _origin(kind: OriginKind, name: str | None, said: Sequence[Said], prints: Prints, *, known: bool) -> Origin:
    relays = tuple(dict.fromkeys(relay.name for one in said for relay in one.statement.via))
    here = {_plain(outlet) for outlet in prints.outlets.values()}
    return Origin(
        kind=kind,
        name=name,
        known=known,
        statement_ids=tuple(dict.fromkeys(one.statement.id for one in said)),
        relays=relays,
        not_here=tuple(relay for relay in relays if not any(_plain(relay) in name for name in here)),
    )


def _plain(name: str) -> str:
    """Return a name of an outlet by its letters alone: "The New York Times" stands in "www.nytimes.com" no more."""
    return "".join(c for c in name.lower().removeprefix("the ") if c.isalnum())
