"""What befell those whom a number counts, by the words around it: "killed seven", "51 injured", "21 have been freed".

A verb right before the number tells it, else what follows up to the next number or the end of the clause, else what
went before. Of what follows, "have been released" is told before "abducted by …", which only says who they are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.link.fate_words import BEING, fate_word
from onrecord.link.numerals import Numeral
from onrecord.link.tokens import Token
from onrecord.model.quantity import Fate

_WHO = frozenset({"who", "that", "which", "whom"})
_SKIPPED = frozenset("another a further the some".split())
_ENDS = frozenset(".;:!?")
_ASIDE = frozenset({"including", "among"})
_SPANS = frozenset("year month week day hour minute years months weeks days hours minutes".split())
_NEAR = 2  # tokens between a noun and what is firmly said of it
_FAR = 24  # tokens between a number and the word that tells what befell them


@dataclass(frozen=True, slots=True)
class Fated:
    """A fate, the place of the word that tells it, and whether that word says that only a part of some is meant.

    `firm` tells that a form of "to be", "still" or the like leads to it.
    """

    fate: Fate
    place: int
    part: bool = False
    firm: bool = False


def fate_of(row: Sequence[Token], one: Numeral, head_end: int, numbers: Sequence[Numeral]) -> Fated | None:
    """Return what befell those whom a number counts; `head_end` is where their noun ends."""
    ahead = _ahead(row, one, head_end, numbers)
    if ahead is not None and ahead.firm and ahead.place <= head_end + _NEAR:
        return ahead  # "rescuing the 218 still held"
    before = one.first - 1
    while before >= 0 and row[before].word in _SKIPPED:
        before -= 1
    return _right_before(row, before) or ahead or _behind(row, before, numbers)


def _right_before(row: Sequence[Token], place: int) -> Fated | None:
    """Return the fate that the word before a number tells: "killed seven", "the release of 21"."""
    for last in (place, place - 1 if place > 0 and row[place].word in {"of", "for"} else -1):
        fate = fate_word(row, last) if last >= 0 else None
        if fate is not None:
            return Fated(fate, last)
    return None


def _behind(row: Sequence[Token], before: int, numbers: Sequence[Numeral]) -> Fated | None:
    """Return the fate told before a number in its clause: "the death toll rose to 12", "killed nine, including two"."""
    aside = before >= 0 and row[before].word in _ASIDE
    for place in range(before, max(-1, before - _FAR), -1):
        counted = any(other.first <= place < other.end for other in numbers) and not aside
        if row[place].word in _ENDS or counted:
            return None
        fate = fate_word(row, place)
        if fate is not None:
            return Fated(fate, place, part=aside)
    return None


def _ahead(row: Sequence[Token], one: Numeral, start: int, numbers: Sequence[Numeral]) -> Fated | None:
    """Return the fate told behind a number: what they "have been" before what they are called by the way."""
    others = {other.first: other for other in numbers if other.first > one.start}
    first: Fated | None = None
    place, last = one.end, min(len(row), start + _FAR)
    while place < last:
        word = row[place].word
        if word in _ENDS or (word == "and" and first is not None and place + 1 in others):
            break
        if place in others:
            if not _is_time(row, others[place]):
                break
            place = others[place].end
        elif word == "," and place + 1 < last and row[place + 1].word in _ASIDE:
            place = next((k for k in range(place + 1, last) if row[k].word == ","), last) + 1
        else:
            found = _told(row, place)
            if found is not None and found.firm:
                return found
            first = first or found
            place += 1
    return first


def _told(row: Sequence[Token], place: int) -> Fated | None:
    """Return the fate that a word behind a number tells."""
    fate = fate_word(row, place)
    if fate is None:
        return None
    lead = {token.word for token in row[max(0, place - 3) : place]}
    firm = not lead.isdisjoint(BEING) and lead.isdisjoint(_WHO)
    return Fated(fate, place, part="among" in lead, firm=firm)


def _is_time(row: Sequence[Token], other: Numeral) -> bool:
    """Tell whether a number measures time, as in "more than two years ago"."""
    return other.end < len(row) and row[other.end].word in _SPANS
