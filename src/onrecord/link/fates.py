"""What befell those who are counted, by the words around a number: "killed seven", "51 injured", "21 have been freed"."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.link.numerals import Numeral, Token
from onrecord.model.quantity import Fate

_WORDS = {
    Fate.DEAD: "killed kill kills killing dead died die dies dying death deaths fatalities perished drowned bodies lives",
    Fate.HURT: "injured injure injures injuring hurt hurting wounded wounding injuries hospital hospitalised hospitalized",
    Fate.HELD: "arrested arresting arrests arrest detained detention detaining held captive captivity custody",
    Fate.FREED: "freed freeing released releasing release releases liberated",
    Fate.TAKEN: "abducted abducting abduction kidnapped kidnapping seized seizing captured capturing snatched taken",
    Fate.MISSING: "missing unaccounted",
    Fate.TRAPPED: "trapped trapping stuck",
    Fate.RESCUED: "rescued rescuing saved saving",
    Fate.ESCAPED: "escaped escaping escape",
    Fate.DISPLACED: "displaced displacing displacement homeless fled fleeing",
}
_FATES = {word: fate for fate, words in _WORDS.items() for word in words.split()}
_BEING = frozenset("was were been being are is be has have had got remain remains remained still left confirmed".split())
_WHO = frozenset({"who", "that", "which", "whom"})
_CARRIED = frozenset("taken rushed brought sent treated admitted ferried airlifted transferred moved".split())
_NEAR = 2  # tokens between a noun and what is firmly said of it
_SKIPPED = frozenset("another a further the some".split())
_ENDS = frozenset(".;:!?")
_ASIDE = frozenset({"including", "among"})
_FAR = 24  # tokens between a number and the word that tells what befell them


@dataclass(frozen=True, slots=True)
class Fated:
    """A fate, the place of the word that tells it, and whether that word says that only a part of some is meant.

    `firm` tells that a form of "to be", "still" or the like leads to it.
    """

    fate: Fate
    place: int
    part: bool
    firm: bool = False


def fate_word(row: Sequence[Token], place: int) -> Fate | None:
    """Return the fate that a word tells where it stands: "lives" are lost, "hospital" is where the hurt are taken."""
    word = row[place].word
    fate = _FATES.get(word)
    near = {token.word for token in row[max(0, place - 6) : place]}
    if word == "lives":
        return fate if near & {"claimed", "lost", "cost"} else None
    if word == "hospital":
        return fate if near & _CARRIED else None
    if word == "taken":
        after = {token.word for token in row[place + 1 : place + 5]}
        return fate if not after & {"hospital", "to", "place", "part", "care", "into"} else None
    if word == "held":
        after = row[place + 1].word if place + 1 < len(row) else ""
        return fate if near & (_BEING | {"being"}) and after not in {"talks", "a"} else None
    return fate


def fate_of(row: Sequence[Token], one: Numeral, head_end: int, numbers: Sequence[Numeral]) -> Fated | None:
    """Return what befell those whom a number counts; `head_end` is where their noun ends."""
    ahead = _ahead(row, one, head_end, numbers)
    if ahead is not None and ahead.firm and ahead.place <= head_end + _NEAR:
        return ahead  # "rescuing the 218 still held"
    before = one.first - 1
    while before >= 0 and row[before].word in _SKIPPED:
        before -= 1
    if before >= 0 and (fate := fate_word(row, before)) is not None:
        return Fated(fate, before, part=False)
    if before > 0 and row[before].word in {"of", "for"} and (fate := fate_word(row, before - 1)) is not None:
        return Fated(fate, before - 1, part=False)  # "the release of 21"
    if ahead is not None:
        return ahead
    aside = before >= 0 and row[before].word in _ASIDE
    for place in range(before, max(-1, before - _FAR), -1):
        if row[place].word in _ENDS:
            return None
        if any(other.first <= place < other.end for other in numbers) and not aside:
            return None
        if (fate := fate_word(row, place)) is not None:
            return Fated(fate, place, part=aside)
    return None


def _ahead(row: Sequence[Token], one: Numeral, start: int, numbers: Sequence[Numeral]) -> Fated | None:
    """Return the fate told behind a number: what they "have been" before what they are called by the way."""
    others = {other.first: other for other in numbers if other.first > one.start}
    found: list[Fated] = []
    place, last = one.end, min(len(row), start + _FAR)
    while place < last:
        word = row[place].word
        if word in _ENDS or (word == "and" and found and found[-1].fate and place + 1 in others):
            break
        if word == "," and place + 1 < len(row) and row[place + 1].word in _ASIDE:
            place = next((k for k in range(place + 1, last) if row[k].word == ","), last) + 1
            continue
        if place in others:
            other = others[place]
            if not _is_time(row, other):
                break
            place = other.end
            continue
        fate = fate_word(row, place)
        if fate is not None:
            told = {token.word for token in row[max(0, place - 3) : place]}
            if told & _BEING and not told & _WHO:
                return Fated(fate, place, part=False, firm=True)
            found.append(Fated(fate, place, part="among" in told))
        place += 1
    return found[0] if found else None


def _is_time(row: Sequence[Token], other: Numeral) -> bool:
    """Tell whether a number measures time, as in "more than two years ago"."""
    return other.end < len(row) and row[other.end].word.removesuffix("s") in {"year", "month", "week", "day", "hour", "minute"}
