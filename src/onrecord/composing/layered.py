"""Where the parts of a layered drawing stand: bars in columns, ribbons between them, as wide as what flows through.

The first column keeps its order; each further one is ordered by where its ribbons come from. A ribbon that passes a
column without a stop takes a place in it, so that it runs beside the bars and not over them. The same flows in the
same order give the same drawing.
"""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Stop: TypeAlias = tuple[int, Hashable]
"""A bar: its column, and what it stands for."""

_PITCH = 19.0  # from one bar to the next at least, so that each has a line of words beside it
_BESIDE = 2.0  # between two ribbons that pass a column
_APART = 5.0  # between two bars
_THIN, _WIDE, _HEIGHT = 0.6, 5.0, 340.0  # a weight of 1 at least and at most; all weights of a column at most
_ABOVE = 17.0  # over a bar that has its words above it
_EVEN = 2  # how often columns are ordered by their neighbours


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar in its column: the height is what flows through it."""

    x: float
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A flow as one path through all its columns, and how wide it is."""

    path: str
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Layered:
    """A layered drawing: its bars, a ribbon for each flow in the order given, its height."""

    bars: dict[Stop, Bar]
    ribbons: tuple[Ribbon, ...]
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A way through bars, one column after the other, from the first to the last, and its weight."""

    stops: tuple[Stop, ...]
    weight: int


def layered(flows: Sequence[Flow], columns: Sequence[float], *, top: float) -> Layered:
    """Place bars and ribbons; `columns` are the places of the columns across, `top` where the drawing begins."""
    ways = [_way(flow, number) for number, flow in enumerate(flows)]
    sizes = _sizes(ways, flows)
    heaviest = max((sum(size.values()) for size in sizes), default=0)
    unit = min(_WIDE, max(_THIN, _HEIGHT / max(heaviest, 1)))
    order = _ordered(ways, flows, sizes)
    heights = [{stop: size[stop] * unit for stop in column} for column, size in zip(order, sizes, strict=True)]
    gaps = [
        [_gap(one, other, heights[n], n, len(columns)) for one, other in pairwise(order[n])] for n in range(len(order))
    ]
    tall = [sum(heights[n].values()) + sum(gaps[n]) for n in range(len(order))]
    bars: dict[Stop, Bar] = {}
    for n, column in enumerate(order):
        # All columns are as tall as the tallest, so that ribbons run as level as they can.
        spread = (max(tall) - tall[n]) / len(column)
        y = top + spread / 2
        for stop, gap in zip(column, (*gaps[n], 0.0), strict=True):
            bars[stop] = Bar(x=columns[n], y=round(y, 1), height=round(heights[n][stop], 1))
            y += heights[n][stop] + gap + spread
    return Layered(
        bars={stop: bar for stop, bar in bars.items() if not isinstance(stop[1], _Passing)},
        ribbons=tuple(_ribbons(ways, flows, bars, unit)),
        height=round(top + max(tall, default=0), 1),
    )


@dataclass(frozen=True, slots=True)
class _Passing:
    """A ribbon where it passes a column without a stop."""

    flow: int


def _way(flow: Flow, number: int) -> tuple[Stop, ...]:
    """Return the stops of a flow, with a place in each column that it passes."""
    way: list[Stop] = []
    for one, other in pairwise(flow.stops):
        way.append(one)
        way += [(column, _Passing(number)) for column in range(one[0] + 1, other[0])]
    return (*way, flow.stops[-1])


def _sizes(ways: Sequence[Sequence[Stop]], flows: Sequence[Flow]) -> list[dict[Stop, int]]:
    """Return what flows through each stop, by column."""
    sizes: list[dict[Stop, int]] = [{} for _ in range(max((way[-1][0] for way in ways), default=-1) + 1)]
    for way, flow in zip(ways, flows, strict=True):
        for stop in way:
            sizes[stop[0]][stop] = sizes[stop[0]].get(stop, 0) + flow.weight
    return sizes


def _ordered(
    ways: Sequence[Sequence[Stop]], flows: Sequence[Flow], sizes: Sequence[Mapping[Stop, int]]
) -> list[list[Stop]]:
    order = [list(size) for size in sizes]
    for _ in range(_EVEN):
        for column in (*range(1, len(order)), *range(len(order) - 2, 0, -1)):
            place = {stop: n / max(len(order[c]) - 1, 1) for c in range(len(order)) for n, stop in enumerate(order[c])}
            pulls: dict[Stop, list[tuple[float, int]]] = defaultdict(list)
            for way, flow in zip(ways, flows, strict=True):
                if column < len(way):
                    near = [way[n] for n in (column - 1, column + 1) if n < len(way)]
                    pulls[way[column]] += [(place[stop], flow.weight) for stop in near]
            # The last column follows the first one, whatever stands between.
            order[column].sort(key=lambda stop: (_mean(pulls[stop]), place[stop]))
    return order


def _mean(pulls: Sequence[tuple[float, int]]) -> float:
    return round(sum(place * weight for place, weight in pulls) / max(sum(weight for _, weight in pulls), 1), 6)


def _gap(one: Stop, other: Stop, heights: Mapping[Stop, float], column: int, columns: int) -> float:
    """Return how far two neighbours of a column stand apart: each bar has a line of words, beside it or above it."""
    if 0 < column < columns - 1:
        return _BESIDE if isinstance(other[1], _Passing) else _ABOVE
    return max(_APART, _PITCH - (heights[one] + heights[other]) / 2)


def _ribbons(
    ways: Sequence[Sequence[Stop]], flows: Sequence[Flow], bars: Mapping[Stop, Bar], unit: float
) -> list[Ribbon]:
    """Draw each flow; where several leave a bar, they leave it in the order in which they arrive."""
    steps = [(number, step) for number, way in enumerate(ways) for step in range(len(way) - 1)]
    starts: dict[tuple[int, int], float] = {}
    ends: dict[tuple[int, int], float] = {}
    for end, found in ((0, starts), (1, ends)):
        filled: dict[Stop, float] = defaultdict(float)
        far = {(n, s): bars[ways[n][s + 1 - end]] for n, s in steps}
        for number, step in sorted(steps, key=lambda at: (far[at].y, at)):
            stop, width = ways[number][step + end], flows[number].weight * unit
            found[number, step] = bars[stop].y + filled[stop] + width / 2
            filled[stop] += width
    ribbons = []
    for number, way in enumerate(ways):
        path = ""
        for step in range(len(way) - 1):
            x, y = bars[way[step]].x, starts[number, step]
            until, to = bars[way[step + 1]].x, ends[number, step]
            middle = (x + until) / 2
            path += (
                f"{'L' if path else 'M'}{x:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {to:.1f} {until:.1f} {to:.1f}"
            )
        ribbons.append(Ribbon(path=path, width=round(flows[number].weight * unit, 1)))
    return ribbons
