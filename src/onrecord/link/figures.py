"""The figure that begins at a token: digits, words, both, a fraction, or a vague "dozens".

text2num reads numbers in words ("two hundred and six"); scales ("3.5m"), dozens and fractions are read here.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from text_to_num import find_numbers

from onrecord.link.measures import PERCENT, unit
from onrecord.link.number_words import FRACTIONS, LETTERS, SCALES, VAGUE
from onrecord.link.tokens import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_PARTS = {"two": 2, "three": 3, "four": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure that ends before token `end`: the least and the most that it may mean.

    `unit` is percent where it is a fraction of a whole.
    """

    end: int
    low: float
    high: float
    unit: str | None = None

    @property
    def vague(self) -> bool:
        """Whether its words leave a range open: "dozens"."""
        return self.low != self.high


def _exact(end: int, value: float, measure: str | None = None) -> Figure:
    return Figure(end=end, low=value, high=value, unit=measure)


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


def spoken(row: Sequence[Token]) -> Mapping[int, tuple[int, float]]:
    """Return where each cardinal number in words ends, and its value, by the token that it begins with."""
    return {
        found.start: (found.end, float(found.value))
        for found in find_numbers([_Spoken(token) for token in row], "en", threshold=0)
        if not found.is_ordinal and not row[found.start].digits
    }


def figure(
    row: Sequence[Token], start: int, words: Mapping[int, tuple[int, float]], *, money: bool = False
) -> Figure | None:
    """Return the figure that begins at a token, None where none does; `words` are the spoken numbers of the row."""
    ahead = [token.word for token in row[start : start + 4]]
    for length in (3, 2, 1):
        vague = VAGUE.get(tuple(ahead[:length]))
        if vague is not None and length <= len(ahead):
            return Figure(end=start + length, low=vague[0], high=vague[1])
    return _fraction(ahead, start) or _with_article(ahead, start) or _plain(row, start, words, money=money)


def _fraction(ahead: Sequence[str], start: int) -> Figure | None:
    """Return the figure of "half of the", "a third of", "two thirds of": percent of a whole."""
    for skip, many in ((0, 1), (1, 1 if ahead[:1] in (["a"], ["one"]) else _PARTS.get(ahead[0] if ahead else "", 0))):
        part = FRACTIONS.get(ahead[skip]) if many and len(ahead) > skip + 1 else None
        if part is not None and ahead[skip + 1] in {"of", "the"}:
            return _exact(start + skip + 1, 100 * part * many, PERCENT)
    return None


def _with_article(ahead: Sequence[str], start: int) -> Figure | None:
    """Return the figure that an article begins: "a dozen", "half a million", "half an hour", "an hour and a half"."""
    article = ahead[:1] in (["a"], ["an"])
    if article and list(ahead[2:4]) == ["and", "a"] and unit(ahead[1]) is not None:
        return _exact(start + 1, 1.0)
    half = ahead[:1] == ["half"]
    skip = 2 if half and ahead[1:2] in (["a"], ["an"]) else 1
    if not (half or article) or len(ahead) <= skip:
        return None
    scale = SCALES.get(ahead[skip]) if ahead[skip] not in LETTERS else None
    if scale is not None:
        return _exact(start + skip + 1, scale * (0.5 if half else 1.0))
    return _exact(start + skip, 0.5) if half and skip > 1 and unit(ahead[skip]) is not None else None


def _plain(row: Sequence[Token], start: int, words: Mapping[int, tuple[int, float]], *, money: bool) -> Figure | None:
    """Return the figure in digits or words that begins here, with its scale."""
    if _DIGITS.fullmatch(row[start].word):
        end, value = start + 1, float(row[start].word.replace(",", ""))
    elif start in words:
        end, value = words[start]
    else:
        return None
    if [token.word for token in row[end : end + 3]] == ["and", "a", "half"]:
        end, value = end + 3, value + 0.5
    while end < len(row) and row[end].word in SCALES:
        letter = row[end].word in LETTERS  # "$3m" is money, "3m" is a length
        if letter and not (row[end].touches(row[end - 1]) and (money or row[end].word != "m")):
            break
        end, value = end + 1, value * SCALES[row[end].word]
    return _exact(end, value)
