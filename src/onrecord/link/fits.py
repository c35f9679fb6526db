"""How two quantities stand to each other: equal, rounded, compatible, of different scope, a later count, or at odds."""

from dataclasses import dataclass
from datetime import datetime
from math import isclose

from onrecord.model.quantity import Counted, Fate, Fit, Qualifier, Quantity
from onrecord.model.span import Span

_GROWING = frozenset({Fate.DEAD, Fate.HURT, Fate.HELD, Fate.FREED, Fate.RESCUED, Fate.ESCAPED, Fate.DISPLACED})
_FALLING = frozenset({Fate.MISSING, Fate.TRAPPED, Fate.HELD})
_SOFT = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})
ANYBODY = frozenset({"person", "victim", "passenger", "traveller", "casualty", "individual", "life"})
"""Heads that count people, whoever they are."""
_CLOSE = 0.035  # how far a rounded figure lies from the exact one, at most
_GROWN = 1.25  # one bound over the other, from which a later one tells more than the earlier
_SAME = 1e-3


@dataclass(frozen=True, slots=True)
class Fitting:
    """How two quantities fit, and the words that tell it on each side."""

    fit: Fit
    first: tuple[Span, ...]
    second: tuple[Span, ...]


def fitting(one: Quantity, other: Quantity, *, printed: tuple[str | None, str | None] = (None, None)) -> Fitting:
    """Return how two quantities fit, with the words that tell it."""
    told = [(side.span, side.counted.span, side.counted.fate_words) for side in (one, other)]
    first, second = (tuple(span for span in side if span is not None) for side in told)
    return Fitting(relation(one, other, printed=printed), first, second)


def relation(one: Quantity, other: Quantity, *, printed: tuple[str | None, str | None] = (None, None)) -> Fit:
    """Return how two quantities fit, given when each was printed or said (ISO 8601, a day or a time).

    What is counted is asked before how many: the dead and the hurt are never at odds.
    """
    kin = _kin(one.counted, other.counted)
    if one.unit != other.unit or kin is Fit.OTHER_THING:
        return Fit.OTHER_THING
    if one.counted.per != other.counted.per or _fates_differ(one, other):
        return Fit.SCOPE
    if _same(one, other):
        return Fit.EQUAL
    if kin is Fit.SCOPE or _parts_differ(one.counted, other.counted):
        return Fit.SCOPE
    return _compared(one, other, printed)


def _compared(one: Quantity, other: Quantity, printed: tuple[str | None, str | None]) -> Fit:
    """Return how two figures for one thing stand to each other."""
    soft = one.qualifier in _SOFT or other.qualifier in _SOFT
    fate = one.counted.fate or other.counted.fate
    later = fate is not None and _later(one, other, fate, printed)
    if _meet(one, other):
        if later and _far_apart(one, other):
            return Fit.UPDATE
        return Fit.ROUNDING if soft else Fit.COMPATIBLE
    if _rounded(one, other) or _rounded(other, one):
        return Fit.ROUNDING
    return Fit.UPDATE if later else Fit.DISAGREEMENT


def _far_apart(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures without an upper bound are no rounding of each other: "more than 5,500", "8,000"."""
    low, high = sorted((one.low, other.low))
    return one.high is None and other.high is None and high > low * _GROWN


def _kin(one: Counted, other: Counted) -> Fit:
    """Return whether two nouns count the same (EQUAL), a part of it (SCOPE), or another thing."""
    if one.head is None or other.head is None:
        return Fit.EQUAL
    if one.head.endswith(other.head) or other.head.endswith(one.head):
        return Fit.EQUAL  # "schoolgirls" and "girls"
    people = [head in ANYBODY for head in (one.head, other.head)]
    if all(people):
        return Fit.EQUAL
    fated = one.fate is not None and one.fate is other.fate
    return Fit.SCOPE if any(people) or fated else Fit.OTHER_THING


def _fates_differ(one: Quantity, other: Quantity) -> bool:
    """Tell whether different things befell the two counts; where one is silent, figures that meet are taken for one."""
    first, second = one.counted.fate, other.counted.fate
    if first is None or second is None:
        return first is not second and not _meet(one, other)
    return first is not second


def _parts_differ(one: Counted, other: Counted) -> bool:
    """Tell whether one counts some of a whole; where one thing befell both, "dozens of the girls" is a count, too."""
    return one.part != other.part and (one.fate is None or one.fate is not other.fate)


def _same(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures allow the same values."""
    if one.high is None or other.high is None:
        return one.high is other.high and isclose(one.low, other.low, rel_tol=_SAME)
    return isclose(one.low, other.low, rel_tol=_SAME) and isclose(one.high, other.high, rel_tol=_SAME)


def _meet(one: Quantity, other: Quantity) -> bool:
    """Tell whether one value can be both."""
    below = one.high is None or other.low <= one.high * (1 + _SAME)
    return below and (other.high is None or one.low <= other.high * (1 + _SAME))


def _rounded(rough: Quantity, exact: Quantity) -> bool:
    """Tell whether one exact figure can be the other, rounded: 3 million of 2,960,000, 30 km of 19 miles."""
    if rough.qualifier is not Qualifier.EXACT or exact.qualifier is not Qualifier.EXACT or not exact.low:
        return False
    near = abs(rough.low - exact.low) / exact.low <= _CLOSE
    return near and (rough.unit is not None or _digits(rough.low) < _digits(exact.low))


def _digits(value: float) -> int:
    """Return how many digits of a figure say something: 2 of 2,300,000."""
    return len(f"{value:.10g}".replace(".", "").strip("0")) or 1


def _later(one: Quantity, other: Quantity, fate: Fate, printed: tuple[str | None, str | None]) -> bool:
    """Tell whether the later of two counts may be the earlier one grown, or shrunk where the fate allows it."""
    order = _order(*printed)
    before, after = (one, other) if order < 0 else (other, one)
    return order != 0 and fate in (_GROWING if after.low > before.low else _FALLING)


def _order(first: str | None, second: str | None) -> int:
    """Return -1 where the first time lies before the second, 1 after it, 0 where that is unknown or they are one."""
    one, other = _parsed(first), _parsed(second)
    if one is None or other is None:
        return 0
    clocks = all(value is not None and "T" in value for value in (first, second))
    return (one > other) - (one < other) if clocks or one.date() != other.date() else 0


def _parsed(value: str | None) -> datetime | None:
    """Return a time as printed, its zone left out: outlets of one story print the hours of one place."""
    for told in (value, value[: len("2031-05-02")]) if value is not None else ():
        try:
            return datetime.fromisoformat(told).replace(tzinfo=None)
        except ValueError:
            continue
    return None
