"""Which quantities of a story are said of one thing: the ground for conflicts in numbers.

Two quantities are of one thing where the same befell those counted, or the same noun is counted, or the same unit
measures, and the words around them are alike: the more alike, the further the figures lie apart.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import log10

from onrecord.link.contexts import Read, Weighed, near, telling, weigh
from onrecord.link.disputed import Disputed, Value, disputed
from onrecord.link.fits import ANYBODY, relation
from onrecord.link.quantities import AGE, quantities
from onrecord.link.wordings import heard, repeats
from onrecord.model.conflict import ConflictKind, Explanation
from onrecord.model.interval import interval
from onrecord.model.quantity import Fit, Quantity
from onrecord.model.span import Span
from onrecord.model.timex import TimexType

_COMMON = (
    150  # quantities of one fate, noun or unit that are all compared; of more, those with a telling word in common
)
_WORDS = 4
# likeness that makes one thing, by what two quantities share
_NEEDED_OF_FATE, _NEEDED_OF_NOUN, _NEEDED_OF_UNIT = 0.0, 0.3, 0.3
_TENFOLD = 0.12  # and more for each power of ten between the figures
_OTHER_TIME, _LONG = 0.25, 60  # and more where one is dated so many days before or after the other
_YEAR = 365  # days that part two happenings for good
_CLOSE, _MANY = 0.1, 10  # and less where figures that do not come by chance are nearly the same
_STEEP = 8.0
_EXPLAINED = {
    Fit.DISAGREEMENT: Explanation.DISAGREEMENT,
    Fit.UPDATE: Explanation.UPDATE,
    Fit.ROUNDING: Explanation.ROUNDING,
    Fit.COMPATIBLE: Explanation.ROUNDING,
    Fit.SCOPE: Explanation.SCOPE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Value):
    """A quantity that a statement gives; `days` are the first and last that each date in the content covers."""

    quantity: Quantity
    days: tuple[tuple[int, int], ...]


def numbers(said: Sequence[Read]) -> Iterator[Disputed]:
    """Yield the things for which statements of a story give different numbers."""
    found = [number for one in said for number in _given(one)]
    contexts = [telling(one.read.text, one.read.context, one.span, [one.quantity.number]) for one in found]
    shared = [_shared(one.quantity) for one in found]
    wordings = [
        (one.value, frozenset(keys), frozenset(context), one.days)
        for one, keys, context in zip(found, shared, contexts, strict=True)
    ]
    repeated = repeats(shared, wordings, _COMMON)
    votes = _votes(found, heard(shared, repeated), weigh(contexts, len(said)))
    yield from disputed(ConflictKind.NUMBER, found, votes, _between, repeated)


def _given(one: Read) -> Iterator[Number]:
    """Yield the quantities in a statement's content, read in the sentences around it."""
    dates = [timex.span for timex in one.annotated.timexes if timex.type is not TimexType.DURATION]
    days = tuple(_days(one))
    seen: set[Span] = set()
    for piece in one.sentences:
        for quantity in quantities(one.text, piece, dates):
            inside = any(content.covers(quantity.number) for content in one.statement.content)
            if inside and quantity.number not in seen:
                seen.add(quantity.number)
                yield Number(read=one, span=quantity.span, value=_written(quantity), quantity=quantity, days=days)


def _written(quantity: Quantity) -> str:
    """Return a quantity in one form: "51-" for at least 51, "20-30 meter", "3600 second"."""
    low, high, unit = quantity.low, quantity.high, quantity.unit
    told = f"{low:.6g}" if low == high else f"{low:.6g}-{'' if high is None else f'{high:.6g}'}"
    return f"{told} {unit}" if unit is not None else told


def _votes(
    found: Sequence[Number], shared: Sequence[Collection[str]], weighed: Weighed
) -> Iterator[tuple[int, int, float]]:
    """Yield how much pairs of quantities speak for being said of one thing, above 0, or against it."""
    for a, b in near(_keys(shared, weighed), _COMMON):
        needed = _needed(found[a], found[b])
        if _side_by_side(found[a], found[b]):
            yield a, b, -_STEEP
        elif needed is not None:
            yield a, b, _STEEP * (weighed.likeness(a, b) - needed)


def _keys(shared: Sequence[Collection[str]], weighed: Weighed) -> list[set[str]]:
    """Return what two quantities have to share: fate, noun or unit, and a telling word where many share that."""
    often = Counter(key for keys in shared for key in keys)
    told = [sorted(vector, key=lambda word: (-vector[word], word))[:_WORDS] for vector in weighed.vectors]
    return [
        {name for key in keys for name in ([key] if often[key] <= _COMMON else [f"{key} {word}" for word in words])}
        for keys, words in zip(shared, told, strict=True)
    ]


def _shared(quantity: Quantity) -> set[str]:
    counted = quantity.counted
    if counted.head == AGE:
        return set()
    if quantity.unit is not None:
        return {f"unit {quantity.unit}"}
    head = "person" if counted.head in ANYBODY else counted.head
    keys = {f"head {head[-4:]}"} if head is not None else set()  # "schoolgirls" and "girls"
    return keys | ({f"fate {counted.fate}"} if counted.fate is not None else set())


def _needed(one: Number, other: Number) -> float | None:
    """Return how alike the words around two quantities of one thing have to be; None where they count two."""
    first, second = one.quantity, other.quantity
    fit = relation(first, second)
    if fit in {Fit.OTHER_THING, Fit.SCOPE}:
        return None
    fated = first.unit is None and first.counted.fate is not None and first.counted.fate is second.counted.fate
    if not fated and first.unit is None and None in {first.counted.head, second.counted.head}:
        return None
    figures = [max(side.low or side.high or 0.0, 1e-9) for side in (first, second)]
    gap = _gap(one, other)
    if gap > _YEAR:
        return None
    close = fit in {Fit.EQUAL, Fit.ROUNDING} and min(figures) >= _MANY
    return (
        (_NEEDED_OF_FATE if fated else _NEEDED_OF_NOUN if first.unit is None else _NEEDED_OF_UNIT)
        + _TENFOLD * abs(log10(figures[0] / figures[1]))
        + _OTHER_TIME * (gap > _LONG)
        - _CLOSE * close
    )


def _side_by_side(one: Number, other: Number) -> bool:
    """Tell whether one statement gives both, and no fate makes them one: "229 feet tall and 40 feet abreast"."""
    fated = one.quantity.counted.fate is not None and one.quantity.counted.fate is other.quantity.counted.fate
    return one.read.statement.id == other.read.statement.id and not fated


def _gap(one: Number, other: Number) -> int:
    """Return the days that lie between the dates in two contents, 0 where they meet or one has none."""
    gaps = [max(b[0] - a[1], a[0] - b[1]) for a in one.days for b in other.days]
    return max(0, min(gaps, default=0))


def _days(one: Read) -> list[tuple[int, int]]:
    """Return the first and last days that the dates in a content cover."""
    covered = [
        interval(timex.value)
        for timex in one.annotated.timexes
        if any(content.covers(timex.span) for content in one.statement.content)
    ]
    return [(covers.first.toordinal(), covers.last.toordinal()) for covers in covered if covers is not None]


def _between(one: Value, other: Value) -> Explanation | None:
    """Return what lies between two quantities, by when they were printed."""
    if not isinstance(one, Number) or not isinstance(other, Number):
        return None
    return _EXPLAINED.get(relation(one.quantity, other.quantity, printed=(one.read.printed, other.read.printed)))
