"""Where a claim first-hand comes from, as far as the texts tell: from how many origins at least, and at most.

Who is known by name is one origin, however many outlets print the words. Two who speak for one house may draw on one
paper: they are two at most and one at least. Whoever stays unnamed may be any of them, or somebody else each time, but
once for all copies of one text, and once for all that one outlet passed on; so may an outlet that names nobody. A
report that credits the claim to somebody has its origin there, and what it repeats in its own voice adds none.

The count is taken over what the claim holds firmly. A statement that it holds loosely may say something else: where it
comes from is told, and counts only with others.
"""

from collections.abc import Collection, Iterable, Sequence

from onrecord.link.comparable import Said
from onrecord.link.credited import Voice, voices
from onrecord.link.printed import Prints, house_words, is_missing, letters
from onrecord.link.uncredited import Uncredited
from onrecord.model.claim import Origin, OriginKind

_SURE = 0.5  # confidence that source, cue and content are read right, from which a name is sure to be an origin


def origins(group: Sequence[Said], prints: Prints, loose: Collection[str] = ()) -> tuple[Origin, ...]:
    """Return the origins of the statements of a claim: who is known by name, then who is not, in the order of print.

    `loose` are the ids of the statements that the claim holds loosely. Each statement is of one origin at least.
    """
    named = voices(group, prints)
    unknown = Uncredited(group, named, prints, loose)
    for medium in [voice for voice in named if prints.is_medium(voice.name)]:
        heard = unknown.passed_on_by(medium)
        if heard is not None:  # one report has the newspaper's word, the next, or its own, tells whom it heard
            heard.extend(medium.said)
            named.remove(medium)
    return (*_known(named, unknown, prints, loose), *_unknown(unknown, prints, loose))


def bounds(found: Sequence[Origin]) -> tuple[int, int]:
    """Return how many origins there are at least and at most."""
    firm = [origin for origin in found if origin.firm]
    return max(1, sum(origin.known for origin in firm)), max(1, len(firm))


def _known(named: Sequence[Voice], unknown: Uncredited, prints: Prints, loose: Collection[str]) -> Iterable[Origin]:
    """Yield the origins that bear a name: of each house one is sure."""
    houses: set[frozenset[str]] = set()
    every = (*(voice.said for voice in named), *unknown.by.values())
    alone = sum(_is_firm(said, loose) for said in every) == 1
    body = any(not voice.person for voice in named)
    for voice in named:
        firm = [one for one in voice.said if one.statement.id not in loose]
        house = house_words(voice.house or voice.name)
        # "Sky News reported": whose word it had is not told, and may be that of any other.
        first_hand = alone or not prints.is_medium(voice.name)
        # "Chief Constable Brandt" may be one of the police that are heard, too.
        apart = house not in houses and not (voice.of_some_house and body)
        known = voice.named and first_hand and apart and any(one.statement.confidence >= _SURE for one in firm)
        if known:
            houses.add(house)
        said = (*voice.said, *unknown.repeated.get(voice.name, ()))
        yield _origin(OriginKind.SPEAKER, voice.name, said, prints, known=known, firm=bool(firm))


def _unknown(unknown: Uncredited, prints: Prints, loose: Collection[str]) -> Iterable[Origin]:
    """Yield the origins that bear no name."""
    for (kind, _), said in unknown.by.items():
        outlet = prints.outlets.get(said[0].statement.article_id)
        name = outlet if kind is OriginKind.OUTLET else _described(said, prints)
        yield _origin(kind, name, said, prints, known=False, firm=_is_firm(said, loose))


def _described(said: Iterable[Said], prints: Prints) -> str | None:
    """Return the words for somebody unnamed, where a report describes him: an outlet is none that stays unnamed."""
    told = [who.name for one in said for who in prints.credited(one).statement.speakers]
    return next((name for name in told if not prints.is_medium(name)), next(iter(told), None))


def _is_firm(said: Iterable[Said], loose: Collection[str]) -> bool:
    return any(one.statement.id not in loose for one in said)


def _origin(
    kind: OriginKind, name: str | None, said: Sequence[Said], prints: Prints, *, known: bool, firm: bool
) -> Origin:
    via = dict.fromkeys(relay.name for one in said for relay in prints.credited(one).statement.via)
    relays = tuple(relay for relay in via if letters(relay) != letters(name or ""))
    statement_ids = tuple(dict.fromkeys(one.statement.id for one in said))
    told_in = dict.fromkeys(prints.credited(one).statement.id for one in said)
    return Origin(
        kind=kind,
        name=name,
        known=known,
        firm=firm,
        statement_ids=statement_ids,
        told_in=tuple(one for one in told_in if one not in statement_ids),
        relays=relays,
        not_here=tuple(relay for relay in relays if is_missing(relay, prints.here, prints.people, prints.media)),
    )
