"""Names that are one under another spelling, or with a word more: "Ostra Bell" and "Ostra Belle", "Amina Olm Tarr".

Each finder yields pairs of names of a story; a name that could be a variant of two goes to neither.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from onrecord.link.names import GENERATIONS, Name

_LONG = 8
"""Letters of a name in which one wrong letter is a slip, not another name."""
_OFTEN = 3
"""How many times more often a name is printed than a slip of it."""

Pair = tuple[Name, Name]


def slips(printed: dict[Name, int]) -> Iterator[Pair]:
    """Yield a name and the one that it is a slip of: one letter more, less or other, and printed far less often."""
    by_rest: dict[str, set[Name]] = defaultdict(set)
    for name in printed:
        if len(name.key) >= _LONG:
            for rest in _without_a_letter(name.key):
                by_rest[rest].add(name)
    found: dict[Name, set[Name]] = defaultdict(set)
    for alike in by_rest.values():
        for one in alike:
            found[one] |= {
                other
                for other in alike
                if one.key != other.key
                and one.key[0] == other.key[0]
                and not _counted(one.key, other.key)
                and not _goes_on(one.key, other.key)
                and printed[other] >= _OFTEN * printed[one]
            }
    yield from _only({one: others for one, others in found.items() if others})


def _without_a_letter(key: str) -> Iterator[str]:
    yield key
    yield from (key[:at] + key[at + 1 :] for at in range(1, len(key)))


def _goes_on(one: str, other: str) -> bool:
    """Tell whether a key goes on after the other: "Korean" is no slip of "Korea"."""
    return one.startswith(other) or other.startswith(one)


def _counted(one: str, other: str) -> bool:
    """Tell whether two keys differ in a figure: "Article 5" is not "Article 6"."""
    return [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]


def numbered(printed: Iterable[Name]) -> Iterator[Pair]:
    """Yield a name and the one that is it with a number: "Ostra Belle", "Ostra Belle 1"."""
    found: dict[Name, set[Name]] = defaultdict(set)
    names = sorted(printed)
    by_key: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_key[name.key].append(name)
    for longer in names:
        if longer.tokens[-1].isdigit() and len(longer.tokens) > 1:
            key = Name(longer.tokens[:-1], longer.shown).key
            for name in by_key.get(key, ()):
                found[name].add(longer)
    yield from _only(found)


def fuller_persons(printed: Iterable[Name]) -> Iterator[Pair]:
    """Yield a person's full name and the one that has a word more: "Amina Olm", "Amina Olm Tarr"."""
    by_start: dict[tuple[str, ...], set[Name]] = defaultdict(set)
    names = sorted(printed)
    for name in names:
        if len(name.tokens) > 2 and name.tokens[-1] not in GENERATIONS:  # noqa: PLR2004 - a full name and a word more
            by_start[name.tokens[:-1]].add(name)
    yield from _only({name: by_start[name.tokens] for name in names if name.tokens in by_start})


def led_persons(printed: dict[Name, int]) -> Iterator[Pair]:
    """Yield a person's full name and the one with a word before it, printed no more often: "Dane Robert Olm"."""
    found: dict[Name, set[Name]] = defaultdict(set)
    by_words = {name.tokens: name for name in sorted(printed)}
    for name in sorted(printed):
        short = by_words.get(name.tokens[1:]) if len(name.tokens) > 2 else None  # noqa: PLR2004 - a word and a full name
        if short is not None and printed[name] <= printed[short]:
            found[name].add(short)
    yield from _only(found)


def longer_bodies(printed: Iterable[Name]) -> Iterator[Pair]:
    """Yield a body's name and the longer one that it leaves words out of: "Olm Red Wing", "Olm Board of the Red Wing".

    First and last words are the same, and the short one has three words or more.
    """
    by_ends: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in sorted(printed):
        by_ends[name.tokens[0], name.tokens[-1]].append(name)
    found: dict[Name, set[Name]] = defaultdict(set)
    for alike in by_ends.values():
        for short in alike:
            for longer in alike if len(short.tokens) > 2 else ():  # noqa: PLR2004 - two words leave nothing but the ends
                if len(longer.tokens) > len(short.tokens) and _is_left_of(short.tokens, longer.tokens):
                    found[short].add(longer)
    yield from _only(found)


def _is_left_of(short: Sequence[str], longer: Sequence[str]) -> bool:
    rest = iter(longer)
    return all(word in rest for word in short)


def _only(found: dict[Name, set[Name]]) -> Iterator[Pair]:
    """Yield the pairs of those that have one answer; names of one key are one answer."""
    for one, others in sorted(found.items()):
        if len({other.key for other in others}) == 1:
            yield one, min(others)
