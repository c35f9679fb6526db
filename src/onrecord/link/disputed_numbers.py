"""Which quantities of a story are said of one thing: the ground for conflicts in numbers.

Two quantities are of one thing where the same befell those counted, or the same noun is counted, or the same unit
measures, and the words around them are alike: the more alike, the further the figures lie apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log10

from onrecord.link.contexts import Read, near, telling, weigh
from onrecord.link.fits import relation
from onrecord.link.quantities import AGE, quantities
from onrecord.model.interval import interval
from onrecord.model.quantity import Fit, Quantity
from onrecord.model.span import Span
from onrecord.model.timex import TimexType

_COMMON = 400
_NEEDED = {"fate": 0.0, "head": 0.3, "unit": 0.3}
_APART = 0.12  # likeness that a tenfold figure needs more
_OTHER_TIME = 0.25  # and figures of which one is dated long before or after the other
_LONG = 60  # days
_CLOSE, _TELLING = 0.1, 10  # likeness that is needed less where a figure that seldom comes by chance is nearly the same
_STEEP = 8.0


@dataclass(frozen=True, slots=True)
class Number:
    """A quantity and the statement that gives it."""

    read: Read
    quantity: Quantity

    @property
    def value(self) -> str:
        """The value in one form: "51-" for at least 51, "20-30 metre"."""
        low, high, unit = self.quantity.low, self.quantity.high, self.quantity.unit
        told = f"{low:g}" if low == high else f"{low:g}-{'' if high is None else f'{high:g}'}"
        return f"{told} {unit}" if unit is not None else told


def numbers(said: Sequence[Read]) -> list[Number]:
    """Return the quantities of statements, each once for each statement."""
    found = []
    for one in said:
        dates = [timex.span for timex in one.annotated.timexes if timex.type is not TimexType.DURATION]
        seen: set[Span] = set()
        for piece in one.sentences:
            for quantity in quantities(one.text, piece, dates):
                inside = any(content.covers(quantity.number) for content in one.statement.content)
                if inside and quantity.number not in seen:
                    seen.add(quantity.number)
                    found.append(Number(one, quantity))
    return found


def votes(found: Sequence[Number], statements: int) -> Iterator[tuple[int, int, float]]:
    """Yield how much pairs of quantities speak for being said of one thing, above 0, or against it."""
    weighed = weigh(
        [telling(one.read.text, one.read.context, one.quantity.span, [one.quantity.number]) for one in found],
        statements,
    )
    for a, b in near([_keys(one.quantity) for one in found], _COMMON):
        one, other = found[a], found[b]
        kind = _kind(one.quantity, other.quantity)
        if kind is not None:
            needed = _NEEDED[kind] + _APART * _tenfolds(one.quantity, other.quantity)
            needed += _OTHER_TIME * _other_time(one, other) - _CLOSE * _close(one.quantity, other.quantity)
            yield a, b, _STEEP * (weighed.likeness(a, b) - needed)


def _close(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures are one or one rounded, and not a small one, as any story has."""
    figures = [max(side.high or 0.0, side.low) for side in (one, other)]
    return min(figures) >= _TELLING and relation(one, other) in {Fit.EQUAL, Fit.ROUNDING}


def _other_time(one: Number, other: Number) -> bool:
    """Tell whether dates in the two contents lie long apart; where one has none, the day it was printed counts."""
    first, second = _days(one), _days(other)
    if not first or not second:
        return False
    gap = max(min(b[0] for b in second) - max(a[1] for a in first), min(a[0] for a in first) - max(b[1] for b in second))
    return gap > _LONG


def _days(one: Number) -> list[tuple[int, int]]:
    """Return the first and last days that the dates in a content cover."""
    found = []
    for timex in one.read.annotated.timexes:
        if any(content.covers(timex.span) for content in one.read.statement.content):
            covers = interval(timex.value)
            if covers is not None:
                found.append((covers.first.toordinal(), covers.last.toordinal()))
    return found


def fit(one: Number, other: Number) -> Fit:
    """Return how two quantities stand to each other, by when they were printed."""
    return relation(one.quantity, other.quantity, printed=(one.read.printed, other.read.printed))


def _keys(quantity: Quantity) -> set[str]:
    counted = quantity.counted
    if counted.head == AGE:
        return set()
    if quantity.unit is not None:
        return {f"unit {quantity.unit}"}
    keys = {f"head {counted.head[-4:]}"} if counted.head is not None else set()  # "schoolgirls" and "girls"
    return keys | ({f"fate {counted.fate}"} if counted.fate is not None else set())


def _kind(one: Quantity, other: Quantity) -> str | None:
    """Return on what two quantities may be said of one thing."""
    fit = relation(one, other)
    if fit in {Fit.OTHER_THING, Fit.SCOPE}:
        return None
    if one.unit is not None:
        return "unit"
    if one.counted.fate is not None and one.counted.fate is other.counted.fate:
        return "fate"
    return "head" if one.counted.head is not None and other.counted.head is not None else None


def _tenfolds(one: Quantity, other: Quantity) -> float:
    """Return how many powers of ten lie between two figures."""
    first, second = (max(side.high if not side.low and side.high else side.low, 1e-9) for side in (one, other))
    return abs(log10(first / second))
