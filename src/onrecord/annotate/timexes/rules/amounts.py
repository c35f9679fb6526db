"""How many: numbers in digits and words, as the patterns find them."""

from collections.abc import Sequence

from onrecord.annotate.timexes.grammar import Match
from onrecord.annotate.timexes.lexicon import Kind
from onrecord.annotate.timexes.meaning import Unit
from onrecord.annotate.timexes.pieces import Piece

_DIGITS = frozenset({Kind.DAYNUM, Kind.NUM, Kind.YEARNUM, Kind.DECIMAL})
_TENS = range(20, 100, 10)
_SUBUNITS: dict[Unit, tuple[int, Unit]] = {
    Unit.YEAR: (12, Unit.MONTH),
    Unit.HOUR: (60, Unit.MINUTE),
    Unit.MINUTE: (60, Unit.SECOND),
    Unit.DAY: (24, Unit.HOUR),
}
_CLOCKED = frozenset({Unit.HOUR, Unit.MINUTE, Unit.SECOND})
_YEARS_IN = {Unit.DECADE: 10, Unit.CENTURY: 100, Unit.MILLENNIUM: 1000}


def amount(pieces: Sequence[Piece]) -> float | None:
    """Return the number that the pieces say, None for "a few", "several" or none at all."""
    total, current, seen = 0.0, 0.0, False
    for index, piece in enumerate(pieces):
        if piece.kind is Kind.FEW:
            return None
        if piece.kind is Kind.COUPLE:
            return 2
        if piece.kind in _DIGITS or piece.kind in (Kind.WORDNUM, Kind.FRACTION, Kind.HALF):
            if piece.kind is Kind.WORDNUM and seen and current and current not in _TENS:
                break  # "one two": two numbers
            current += piece.number
            seen = True
        elif piece.kind is Kind.SCALE:
            current, seen = (current or 1) * piece.number, True
        elif (seen and piece.kind in (Kind.TO, Kind.OR)) or (piece.kind is Kind.HYPHEN and _range(pieces, index)):
            break  # "two to three weeks" is told as its least
    return total + current if seen else None


def _range(pieces: Sequence[Piece], index: int) -> bool:
    after = pieces[index + 1] if index + 1 < len(pieces) else None
    return index > 0 and pieces[index - 1].kind in _DIGITS and after is not None and after.kind in _DIGITS


def unit_of(match: Match) -> Unit:
    """Return the last unit that the match names."""
    last = match.all(Kind.UNIT, Kind.UNITS, Kind.QUARTER, Kind.QUARTERS, Kind.SECOND, Kind.WEEKEND)[-1]
    return Unit(last.code)


def length(number: float | None, unit: Unit) -> str:
    """Return a duration's value: `P2Y6M`, `PT90M`, `PXD` where the number is not told."""
    if number is None:
        return "P" + _number("X", unit)
    if unit in _YEARS_IN:
        return f"P{round(number * _YEARS_IN[unit])}Y"
    whole, rest = int(number), number - int(number)
    if rest and unit in _SUBUNITS:
        size, smaller = _SUBUNITS[unit]
        small = _number(str(round(rest * size)), smaller)
        if not whole:
            return "P" + small
        joined = _number(str(whole), unit)
        return "P" + joined + (small.removeprefix("T") if unit in _CLOCKED else small)
    return "P" + _number(str(whole) if not rest else f"{number:g}", unit)


def _number(number: str, unit: Unit) -> str:
    if unit in _CLOCKED:
        return f"T{number}{unit.value[-1]}"
    return f"{number}{unit.value}"


def modifier(match: Match) -> str | None:  # noqa: PLR0911 - one return a modifier reads best flat
    """Return the TIMEX3 modifier of an amount: "over two hours" is `MORE_THAN`."""
    words = {p.kind for p in match.inside}
    if Kind.THAN in words:
        negated = Kind.NO in words
        if Kind.MORE in words:
            return "EQUAL_OR_LESS" if negated else "MORE_THAN"
        return "EQUAL_OR_MORE" if negated else "LESS_THAN"
    if Kind.LEAST in words:
        return "EQUAL_OR_MORE"
    if words & {Kind.MOST, Kind.UP}:
        return "EQUAL_OR_LESS"
    if Kind.OVER in words:
        return "MORE_THAN"
    if words & {Kind.UNDER, Kind.NEARLY}:
        return "LESS_THAN"
    if words & {Kind.ABOUT, Kind.SO}:
        return "APPROX"
    return None


def edge(match: Match) -> str | None:
    """Return the TIMEX3 modifier of a part of a stretch: "late May" is `END`."""
    if match.has(Kind.EARLY, Kind.EARLIER, Kind.BEGINNING):
        return "START"
    if match.has(Kind.LATE, Kind.LATER, Kind.END):
        return "END"
    if match.has(Kind.MID, Kind.MIDDLE):
        return "MID"
    if match.has(Kind.ABOUT):
        return "APPROX"
    return None
