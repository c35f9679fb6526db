r"""Patterns over kinds of pieces, written as regular expressions whose letters are kinds.

`THE? EDGE? ORD HYPHEN? QUARTER` reads: perhaps "the", perhaps "early", an ordinal, perhaps a hyphen, "quarter". A
text becomes a string with one character a piece, and each pattern an expression over such characters, so that the
matching itself is the standard library's. Names that are no kind are sets of kinds or phrases, spelled out in
`PHRASES`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.annotate.timexes.lexicon import Kind
from onrecord.annotate.timexes.meaning import Meaning, Recognised
from onrecord.annotate.timexes.pieces import Piece
from onrecord.model.timex import TimexType

PHRASES: dict[str, str] = {
    "DAY": "(?:DAYNUM|ORDINAL)",
    "ORD": "(?:ORDINAL|SECOND)",
    "DIGITS": "(?:DAYNUM|NUM|YEARNUM|DECIMAL)",
    "WORDS": "(?:WORDNUM (?:HYPHEN? WORDNUM)*)",
    "SMALL": "(?:(?:DIGITS FRACTION?)|FRACTION|WORDS)",
    # two, twenty-five, 2 1/2, a hundred, two and a half, a few hundred
    "CARDINAL": "(?:SMALL (?:HYPHEN? AND HYPHEN? A HYPHEN? HALF)? SCALE*|A SCALE+|SCALE)",
    "VAGUE": "(?:A FEW|FEW|A COUPLE OF?|COUPLE OF?|A SCALE)",
    "COUNT": "(?:CARDINAL|VAGUE)",
    "EDGE": "(?:EARLY|LATE|MID|EARLIER IN?|LATER IN?)",
    "STRETCH": "(?:THE? (?:BEGINNING|MIDDLE|END|REST) OF)",
    "ABOUTS": "(?:ABOUT|NEARLY|NO? (?:MORE|LESS) THAN|OVER|UNDER|AT LEAST|AT MOST|UP TO)",
    "LENGTH": "(?:UNIT|UNITS|QUARTER|QUARTERS)",
    "YEARWORDS": "(?:WORDNUM HYPHEN? WORDNUM (?:HYPHEN? WORDNUM)?)",
    "HOUR": "(?:CLOCK|DAYNUM|DECIMAL|WORDNUM)",
    "ZONES": "(?:OPEN? ZONE CLOSE?|LOCAL TIME)",
    "DASH": "(?:HYPHEN|SLASH)",
}


@dataclass(frozen=True)
class Match:
    """A stretch of pieces that a pattern fits, and the pieces around it."""

    pieces: Sequence[Piece]
    first: int
    last: int

    @cached_property
    def inside(self) -> Sequence[Piece]:
        """The pieces of the stretch."""
        return self.pieces[self.first : self.last + 1]

    def of(self, *kinds: Kind) -> Piece | None:
        """Return the first piece of one of the kinds."""
        return next((p for p in self.inside if p.kind in kinds), None)

    def the(self, *kinds: Kind) -> Piece:
        """Return the first piece of one of the kinds, which the pattern promises."""
        piece = self.of(*kinds)
        assert piece is not None, kinds
        return piece

    def all(self, *kinds: Kind) -> list[Piece]:
        """Return the pieces of the kinds."""
        return [p for p in self.inside if p.kind in kinds]

    def has(self, *kinds: Kind) -> bool:
        """Tell whether there is a piece of one of the kinds."""
        return self.of(*kinds) is not None

    @property
    def before(self) -> Piece | None:
        """The piece before the stretch."""
        return self.pieces[self.first - 1] if self.first else None

    @property
    def after(self) -> Piece | None:
        """The piece after the stretch."""
        return self.pieces[self.last + 1] if self.last + 1 < len(self.pieces) else None

    def part(self, first: Piece, last: Piece | None = None) -> "Match":
        """Return the match narrowed down to the stretch from one piece to another."""
        start = next(i for i, p in enumerate(self.pieces[self.first :], self.first) if p is first)
        end = start if last is None else next(i for i, p in enumerate(self.pieces[start:], start) if p is last)
        return Match(self.pieces, start, end)

    def says(self, kind: TimexType, meaning: Meaning, mod: str | None = None) -> Recognised:
        """Return the expression that this stretch is."""
        return Recognised(
            start=self.pieces[self.first].start,
            end=self.pieces[self.last].end,
            type=kind,
            meaning=meaning,
            mod=mod,
        )


Builder = Callable[[Match], Iterable[Recognised]]
"""What makes expressions of a match; a builder that yields nothing turns the match down."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its matches mean."""

    pattern: str
    build: Builder


def _letter(kind: Kind) -> str:
    return chr(0x100 + kind.value)


_LETTERS = {kind: _letter(kind) for kind in Kind}
_NAME = re.compile(r"[A-Z]{2,}|A\b")


def compiled(pattern: str) -> re.Pattern[str]:
    """Turn a pattern over names into an expression over letters."""

    def spell(match: re.Match[str]) -> str:
        name = match[0]
        return compiled_text(PHRASES[name]) if name in PHRASES else _LETTERS[Kind[name]]

    def compiled_text(text: str) -> str:
        return _NAME.sub(spell, text).replace(" ", "")

    return re.compile(compiled_text(pattern))


def matches(pieces: Sequence[Piece], rules: Sequence[tuple[re.Pattern[str], Builder]]) -> Iterator[Recognised]:
    """Yield what the rules recognise, in reading order.

    The match that starts first wins, then the longest, then the rule that stands first. Where its builder turns a match
    down, the next one is asked.
    """
    text = "".join([_LETTERS[p.kind] for p in pieces])
    found: list[tuple[int, int, int, Builder]] = [
        (match.start(), -match.end(), order, build)
        for order, (pattern, build) in enumerate(rules)
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda candidate: candidate[:3])
    free = 0
    for start, end, _, build in found:
        if start < free:
            continue
        said = list(build(Match(pieces, start, -end - 1)))
        if said:
            free = -end
            yield from said
