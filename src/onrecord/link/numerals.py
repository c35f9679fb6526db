"""Numbers with the words that tell how firm they are: "at least 40", "between 20 and 30", "some 30 or so"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.link.figures import Figure, figure, spoken
from onrecord.link.measures import SYMBOLS
from onrecord.link.no_counts import counts_nothing
from onrecord.link.number_words import AFTER, BEFORE, FRACTIONS, LONGEST
from onrecord.link.tokens import DASHES, Token
from onrecord.model.quantity import Qualifier

_THOUSANDS = (1e12, 1e9, 1e6, 1e3)
_REACH = 5  # tokens before the "and" of "between 20 and 30"


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number over tokens `[start, end)`, with its qualifier over `[first, end)`.

    `unit` is a currency printed before it, or percent where the number is a fraction.
    """

    first: int
    start: int
    end: int
    low: float
    high: float
    qualifier: Qualifier
    unit: str | None = None


def numerals(row: Sequence[Token]) -> Iterator[Numeral]:
    """Yield the numbers of a row of tokens that count or measure something."""
    words = spoken(row)
    place = 0
    while place < len(row):
        found = _numeral(row, place, words)
        if found is not None:
            yield found
        place = found.end if found is not None else place + 1


def _numeral(row: Sequence[Token], place: int, words: Mapping[int, tuple[int, float]]) -> Numeral | None:
    """Return the number that begins here, with what stands before and behind it."""
    money = SYMBOLS.get(row[place].word[-1:]) if place + 1 < len(row) else None
    start = place + 1 if money else place
    read = figure(row, start, words, money=money is not None)
    if read is None or (money is None and counts_nothing(row, start, read.end)):
        return None
    first, qualifier = _qualified(row, place)
    if read.vague:
        qualifier = Qualifier.VAGUE
    else:
        wider = _range(row, read, words, money=money is not None)
        if wider is not None:
            read, qualifier = wider, Qualifier.BETWEEN
        elif qualifier is Qualifier.BETWEEN:
            first, qualifier = place, Qualifier.EXACT  # "from 9 hours on"
    end = read.end
    for after, kind in AFTER.items():
        if qualifier is Qualifier.EXACT and tuple(token.word for token in row[end : end + len(after)]) == after:
            end, qualifier = end + len(after), kind
    return Numeral(
        first=first, start=place, end=end, low=read.low, high=read.high, qualifier=qualifier, unit=money or read.unit
    )


def _qualified(row: Sequence[Token], place: int) -> tuple[int, Qualifier]:
    """Return where the qualifier before a number begins, and which it is."""
    before = place
    if place and row[place - 1].word in {"a", "an"} and row[place].word in FRACTIONS:
        before -= 1  # "more than a half million"
    for length in range(min(LONGEST, before), 0, -1):
        kind = BEFORE.get(tuple(token.word for token in row[before - length : before]))
        if kind is not None:
            return before - length, kind
    return place, Qualifier.EXACT


def _range(row: Sequence[Token], low: Figure, words: Mapping[int, tuple[int, float]], *, money: bool) -> Figure | None:
    """Return the range that a number begins: "20 to 30", "between 20 and 30", "20-30 million"; None where it ends."""
    if low.end + 1 >= len(row):
        return None
    joint = row[low.end].word
    if joint == "and":  # "seven killed and nine hurt" are two numbers
        joined = any(token.word == "between" for token in row[max(0, low.end - _REACH) : low.end])
    else:
        joined = joint in {"to", "or"} or joint in DASHES
    start = low.end + 1
    start += row[start].word[-1:] in SYMBOLS
    high = figure(row, start, words, money=money) if joined and start < len(row) else None
    if high is None or high.vague or high.unit != low.unit:
        return None
    scale = next((scale for scale in _THOUSANDS if high.low >= scale), 1.0)
    least = low.low * scale if low.low * scale < high.low else low.low
    return replace(high, low=least) if least < high.low else None
