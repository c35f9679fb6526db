"""Words, numbers in digits and signs with their places: what quantities are read from, signs of money included."""

import re
from dataclasses import dataclass

from onrecord.model.span import Span

DASHES = frozenset("-–—‐‑")
_TOKEN = re.compile(
    r"(?:US|AU|A|C|HK|NZ)?[$£€¥₦₹₽₩₪]|\d+(?:st|nd|rd|th)\b|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!,?\d)"
    r"|\d+(?:[.:]\d+)*|km/h|[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s]"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word in lower case, a number in digits or a sign, with its place; `capital` tells how it is printed."""

    word: str
    span: Span
    capital: bool

    @property
    def digits(self) -> bool:
        """Whether it begins with a digit."""
        return self.word[:1].isdigit()

    @property
    def letters(self) -> bool:
        """Whether it begins with a letter."""
        return self.word[:1].isalpha()

    def touches(self, other: "Token") -> bool:
        """Tell whether no space parts the two."""
        return self.span.end == other.span.start or other.span.end == self.span.start


def tokens(text: str, stretch: Span) -> list[Token]:
    """Return the words and signs of a stretch of text."""
    return [
        Token(m.group().lower().replace("’", "'"), Span(m.start(), m.end()), m.group().istitle())
        for m in _TOKEN.finditer(text, stretch.start, stretch.end)
    ]
