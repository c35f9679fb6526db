"""How two quantities stand to each other: equal, rounded, compatible, of different scope, a later count, a disagreement."""

from dataclasses import dataclass
from datetime import date, datetime
from math import floor, isclose, log10

from onrecord.model.quantity import Counted, Fate, Fit, Qualifier, Quantity
from onrecord.model.span import Span

_GROWING = frozenset({Fate.DEAD, Fate.HURT, Fate.HELD, Fate.FREED, Fate.RESCUED, Fate.ESCAPED, Fate.DISPLACED})
_FALLING = frozenset({Fate.MISSING, Fate.TRAPPED, Fate.HELD})
_SOFT = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})
_ANYBODY = frozenset({"person", "victim", "passenger", "traveller", "casualty", "individual", "life"})
_CLOSE = 0.035  # how far a rounded figure lies from the exact one, at most
_SAME = 1e-3


@dataclass(frozen=True, slots=True)
class Fitting:
    """How two quantities fit, and the words that tell it on each side."""

    fit: Fit
    first: tuple[Span, ...]
    second: tuple[Span, ...]


def fitting(one: Quantity, other: Quantity, *, printed: tuple[str | None, str | None] = (None, None)) -> Fitting:
    """Return how two quantities fit, given when each was printed or said (ISO 8601, a day or a time)."""
    fit = relation(one, other, printed=printed)
    told = [[side.span, side.counted.fate_words, side.counted.span] for side in (one, other)]
    first, second = (tuple(span for span in side if span is not None) for side in told)
    return Fitting(fit, first, second)


def relation(one: Quantity, other: Quantity, *, printed: tuple[str | None, str | None] = (None, None)) -> Fit:
    """Return how two quantities stand to each other."""
    kin = _kin(one.counted, other.counted)
    if one.unit != other.unit or kin is Fit.OTHER_THING:
        return Fit.OTHER_THING
    same = _same(one, other)
    if _rates_differ(one.counted, other.counted) or _fates_differ(one, other):
        return Fit.SCOPE
    if same:
        return Fit.EQUAL
    if kin is Fit.SCOPE or _parts_differ(one.counted, other.counted):
        return Fit.SCOPE
    if _meet(one, other):
        if one.qualifier in _SOFT or other.qualifier in _SOFT:
            return Fit.ROUNDING
        return Fit.COMPATIBLE
    if _rounded(one, other) or _rounded(other, one):
        return Fit.ROUNDING
    fated = one.counted.fate or other.counted.fate
    if fated is not None and _later(one, other, fated, printed):
        return Fit.UPDATE
    return Fit.DISAGREEMENT


def _kin(one: Counted, other: Counted) -> Fit:
    """Return whether two nouns count the same: EQUAL, a part of it (SCOPE), or another thing."""
    if one.head is None or other.head is None or one.head == other.head:
        return Fit.EQUAL
    if one.head.endswith(other.head) or other.head.endswith(one.head):
        return Fit.EQUAL  # "schoolgirls" and "girls"
    if one.head in _ANYBODY and other.head in _ANYBODY:
        return Fit.EQUAL
    if one.head in _ANYBODY or other.head in _ANYBODY or (one.fate is not None and one.fate is other.fate):
        return Fit.SCOPE
    return Fit.OTHER_THING


def _rates_differ(one: Counted, other: Counted) -> bool:
    return one.per != other.per


def _fates_differ(one: Quantity, other: Quantity) -> bool:
    """Tell whether different things befell the two counts; where only one tells, equal figures are taken for one."""
    first, second = one.counted.fate, other.counted.fate
    if first is None or second is None:
        return first is not second and not _meet(one, other)
    return first is not second


def _parts_differ(one: Counted, other: Counted) -> bool:
    """Tell whether one side counts some of a whole; what befell both makes "dozens of the girls escaped" a count, too."""
    return one.part != other.part and (one.fate is None or one.fate is not other.fate)


def _same(one: Quantity, other: Quantity) -> bool:
    if one.high is None or other.high is None:
        return one.high is other.high and isclose(one.low, other.low, rel_tol=_SAME)
    return isclose(one.low, other.low, rel_tol=_SAME) and isclose(one.high, other.high, rel_tol=_SAME)


def _meet(one: Quantity, other: Quantity) -> bool:
    """Tell whether one value can be both."""
    below = one.high is None or other.low <= one.high * (1 + _SAME)
    return below and (other.high is None or one.low <= other.high * (1 + _SAME))


def _rounded(rough: Quantity, exact: Quantity) -> bool:
    """Tell whether one exact figure can be the other, rounded: 3 million of 2,960,000."""
    if Qualifier.EXACT not in {rough.qualifier} or exact.qualifier is not Qualifier.EXACT or not exact.low:
        return False
    near = abs(rough.low - exact.low) / exact.low <= _CLOSE
    return near and (rough.unit is not None or _digits(rough.low) < _digits(exact.low))


def _digits(value: float) -> int:
    """Return how many digits of a figure are told: 2 of 2,300,000."""
    if not value:
        return 1
    whole = f"{value:.0f}" if value == floor(value) else f"{value:g}"
    return len(whole.replace(".", "").strip("0")) or int(log10(value))


def _later(one: Quantity, other: Quantity, fate: Fate, printed: tuple[str | None, str | None]) -> bool:
    """Tell whether the later of two counts may be the earlier one grown, or shrunk where the fate allows it."""
    order = _order(*printed)
    if not order:
        return False
    before, after = (one, other) if order < 0 else (other, one)
    grown = after.low > before.low
    return fate in (_GROWING if grown else _FALLING)


def _order(first: str | None, second: str | None) -> int:
    """Return -1 where the first time lies before the second, 1 after it, 0 where that is unknown or they are one."""
    if first is None or second is None:
        return 0
    one, other = (_parsed(value) for value in (first, second))
    if one is None or other is None:
        return 0
    if one.date() != other.date() or ("T" in first and "T" in second):
        return (one > other) - (one < other)
    return 0


def _parsed(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        try:
            day = date.fromisoformat(value[:10])
        except ValueError:
            return None
        return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no zone
