"""Numbers as newspapers write them: digits, words, both, and the words that tell how firm they are.

text2num reads numbers in words ("two hundred and six"); digits, scales ("3.5m"), dozens, fractions and ranges are read
here. Left out is what looks like a number and is none: years, clock times, ordinals, "Flight 370".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from text_to_num import find_numbers

from onrecord.link import number_words as known
from onrecord.link.measures import PERCENT, SYMBOLS, unit
from onrecord.model.quantity import Qualifier
from onrecord.model.span import Span

_TOKEN = re.compile(
    r"(?:US|AU|A|C|HK|NZ)?[$£€¥₦₹₽₩₪]|\d+(?:st|nd|rd|th)\b|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])"
    r"|\d+(?:[.:]\d+)*|km/h|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]"
)
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_DASHES = frozenset("-–—")
_LAST_OF_MONTH = 31


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, a number in digits or a sign, with its place; `capital` tells how it is printed."""

    word: str
    span: Span
    capital: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number over tokens `[start, end)` with its qualifier, over `[first, end)`; `number` is the stretch of digits.

    `unit` is a currency printed before it, or percent where the number is a fraction.
    """

    first: int
    start: int
    end: int
    low: float
    high: float
    qualifier: Qualifier
    unit: str | None = None


class _Spoken:
    """A token as text2num wants it."""

    def __init__(self, token: Token) -> None:
        self._word = token.word

    def text(self) -> str:
        """Return the word."""
        return self._word

    def nt_separated(self, previous: object) -> bool:  # noqa: ARG002 - the protocol of text2num
        """Return False: words alone part two numbers."""
        return False

    def not_a_number_part(self) -> bool:
        """Return False: any word may be a number's."""
        return False


def tokens(text: str, stretch: Span) -> list[Token]:
    """Return the words and signs of a stretch of text."""
    return [
        Token(m.group().lower().replace("’", "'"), Span(m.start(), m.end()), m.group().istitle())
        for m in _TOKEN.finditer(text, stretch.start, stretch.end)
    ]


def numerals(row: Sequence[Token]) -> Iterator[Numeral]:
    """Yield the numbers of a row of tokens that count or measure something."""
    spoken = {
        found.start: (found.end, float(found.value))
        for found in find_numbers([_Spoken(token) for token in row], "en", threshold=0)
        if not found.is_ordinal and not row[found.start].word[:1].isdigit()
    }
    place = 0
    while place < len(row):
        found = _numeral(row, place, spoken)
        if found is not None:
            yield found
        place = found.end if found is not None else place + 1


def _numeral(row: Sequence[Token], place: int, spoken: Mapping[int, tuple[int, float]]) -> Numeral | None:
    """Return the number that begins here, with what stands before it."""
    money = SYMBOLS.get(row[place].word[-1:]) if place + 1 < len(row) else None
    start = place + 1 if money else place
    one = _value(row, start, spoken, money=money is not None)
    if one is None or (money is None and _no_count(row, start, one[0])):
        return None
    end, low, high, vague, measure = one
    first, qualifier = _qualified(row, place)
    other = _second(row, end, spoken, money=money is not None)
    if other is not None and not vague:
        its_end, its_low = other
        low = low * _scale(its_low) if low * _scale(its_low) < its_low and low < 1e3 <= its_low else low  # noqa: PLR2004 - "20 to 30 million"
        if low < its_low:
            end, high, qualifier = its_end, its_low, Qualifier.BETWEEN
    if qualifier is Qualifier.BETWEEN and high == low:
        first, qualifier = place, Qualifier.EXACT
    for after, kind in known.AFTER.items():
        if qualifier is Qualifier.EXACT and tuple(t.word for t in row[end : end + len(after)]) == after:
            end, qualifier = end + len(after), kind
    if vague:
        qualifier = Qualifier.VAGUE
    return Numeral(first=first, start=place, end=end, low=low, high=high, qualifier=qualifier, unit=money or measure)


def _scale(value: float) -> float:
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3) if value >= scale), 1.0)


def _qualified(row: Sequence[Token], place: int) -> tuple[int, Qualifier]:
    """Return where the qualifier before a number begins, and which it is."""
    if place and row[place - 1].word in {"a", "an"} and row[place].word in known.FRACTIONS:
        place -= 1  # "more than a half million"
    for length in range(min(known.LONGEST, place), 0, -1):
        kind = known.BEFORE.get(tuple(token.word for token in row[place - length : place]))
        if kind is not None:
            return place - length, kind
    return place, Qualifier.EXACT


def _second(row: Sequence[Token], end: int, spoken: Mapping[int, tuple[int, float]], *, money: bool) -> tuple[int, float] | None:
    """Return the end and the value of the number behind "to", "and", "or" or a dash: the upper end of a range."""
    if end + 1 >= len(row):
        return None
    between = row[end].word
    joined = between in {"to", "or"} or between in _DASHES
    if between == "and":  # "between 20 and 30", and nothing else: "seven killed and nine hurt" are two
        joined = any(token.word == "between" for token in row[max(0, end - 5) : end])
    start = end + 1
    if row[start].word[-1:] in SYMBOLS:
        start += 1
    value = _value(row, start, spoken, money=money) if joined and start < len(row) else None
    return (value[0], value[1]) if value is not None and not value[3] and value[4] is None else None


def _value(
    row: Sequence[Token], start: int, spoken: Mapping[int, tuple[int, float]], *, money: bool
) -> tuple[int, float, float, bool, str | None] | None:
    """Return end, least, most, whether it is vague, and percent for a fraction; None where no number begins."""
    words = [token.word for token in row[start : start + 4]]
    for length in (3, 2, 1):
        vague = known.VAGUE.get(tuple(words[:length]))
        if vague is not None:
            end = start + length + (words[length : length + 1] == ["of"] and words[0] != "a")
            return start + length if end > len(row) else start + length, *vague, True, None
    fraction = _fraction(words)
    if fraction is not None:
        length, value, measure = fraction
        return start + length, value, value, False, measure
    if words[:1] in (["a"], ["an"]) and words[2:4] == ["and", "a"] and unit(words[1]) is not None:
        return start + 1, 1.0, 1.0, False, None  # "an hour and a half"
    if words[:1] in (["a"], ["half"]) and len(words) > 1:
        # "a dozen", "half a million": what the article stands for is told by the scale behind it
        skip = 2 if words[0] == "half" and words[1] == "a" else 1
        scale = known.SCALES.get(words[skip]) if len(words) > skip else None
        if scale is None or words[skip] in known.LETTERS:
            return None
        value = scale * (0.5 if words[0] == "half" else 1)
        return start + skip + 1, value, value, False, None
    return _figure(row, start, spoken, money=money)


def _fraction(words: Sequence[str]) -> tuple[int, float, str | None] | None:
    """Return length, value and unit of "half of", "a third of", "half an hour"."""
    if words[:1] == ["half"] and len(words) > 2 and words[1] in {"a", "an"} and unit(words[2]) is not None:  # noqa: PLR2004
        return 2, 0.5, None
    skip = 1 if words[:1] in (["a"], ["one"]) else 0
    part = known.FRACTIONS.get(words[skip]) if len(words) > skip + 1 else None
    many = {"two": 2, "three": 3, "four": 4}.get(words[0], 1) if words else 1
    if part is None and many > 1 and len(words) > 2:  # noqa: PLR2004 - "two thirds of"
        skip, part = 1, known.FRACTIONS.get(words[1])
    if part is None or words[skip + 1] not in {"of", "the"}:
        return None
    return skip + 1, 100 * part * many, PERCENT


def _figure(
    row: Sequence[Token], start: int, spoken: Mapping[int, tuple[int, float]], *, money: bool
) -> tuple[int, float, float, bool, str | None] | None:
    """Return the number in digits or words that begins here, with its scale."""
    word = row[start].word
    if _DIGITS.fullmatch(word):
        end, value = start + 1, float(word.replace(",", ""))
    elif start in spoken:
        end, value = spoken[start]
    else:
        return None
    if tuple(token.word for token in row[end : end + 3]) == ("and", "a", "half"):
        end, value = end + 3, value + 0.5
    if end < len(row):
        scale, near = row[end].word, row[end].span.start == row[end - 1].span.end
        if scale in known.SCALES and (scale not in known.LETTERS or (near and (money or scale != "m"))):
            end, value = end + 1, value * known.SCALES[scale]
            if end < len(row) and row[end].word in known.SCALES and row[end].word not in known.LETTERS:
                end, value = end + 1, value * known.SCALES[row[end].word]  # "two hundred thousand"
    return end, value, value, False, None


def _no_count(row: Sequence[Token], start: int, end: int) -> bool:
    """Tell whether what looks like a number is a year, a day, a clock time or a name."""
    word = row[start].word
    before = row[start - 1] if start else None
    after = row[end].word if end < len(row) else ""
    if word == "one":
        return (before is not None and before.word in known.NO_COUNT_BEFORE) or not after[:1].isalpha()
    if not word[:1].isdigit():
        # "The Two-Way" is a name
        return after in _DASHES and end + 1 < len(row) and row[end + 1].capital and row[start].capital
    if ":" in word or after in known.CLOCK_AFTER or word.count(".") > 1:
        return True
    if word[0] == "0" and len(word) > 1 and "." not in word:
        return True  # a telephone's
    if after == "/" or (end < len(row) and row[end].span.start == row[end - 1].span.end and after[:1].isalpha()):
        return after == "/" or unit(after) is None
    if before is not None:
        glued = before.span.end == row[start].span.start and start > 1
        if glued and (before.word == "/" or before.word[:1].isalpha()):
            return True  # a picture's "3/8", an address on the web
        if glued and before.word in _DASHES and row[start - 2].word[:1].isalpha():
            return True  # "F-16"
        if _CLOCK.fullmatch(word) and before.word in known.CLOCK_BEFORE and unit(after) is None and after not in known.SCALES:
            return True
        numbered = before.word in known.NUMBERED or (before.word == "." and start > 1 and row[start - 2].word == "no")
        named = before.capital and start > 1 and before.word not in known.MONTHS
        if numbered or (named and (not after[:1].isalpha() or after in known.JOINING)):
            return True  # "Resolution 12", "No. 18", "the Fair Wind 2 and"
    single = end == start + 1 and "," not in word and "." not in word
    day = single and int(word) <= _LAST_OF_MONTH
    if day and (after in known.MONTHS or (before is not None and before.word in known.MONTHS)):
        return True
    return single and int(word) in known.YEARS and (int(word) % 100 > 0 or not after.endswith("s"))
