"""A layered drawing: bars as tall as what flows through them, ribbons that meet them, nothing left to chance."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.composing.layered import Flow, layered

COLUMNS = (200.0, 380.0, 560.0)
NUMBER = re.compile(r"-?\d+\.\d")


@st.composite
def flowing(draw: st.DrawFn) -> list[Flow]:
    found = []
    for _ in range(draw(st.integers(1, 25))):
        links = [(1, f"link {draw(st.integers(0, 4))}")] if draw(st.booleans()) else []
        stops = ((0, draw(st.integers(0, 8))), *links, (2, draw(st.integers(0, 9))))
        found.append(Flow(stops=stops, weight=draw(st.integers(1, 12))))
    return found


@given(flowing())
def test_bars_of_a_column_never_overlap_and_stay_inside_the_drawing(flows: list[Flow]) -> None:
    made = layered(flows, COLUMNS, top=20)
    for column in range(3):
        bars = sorted((bar.y, bar.y + bar.height, bar.x) for (place, _), bar in made.bars.items() if place == column)
        assert all(above[1] <= below[0] for above, below in pairwise(bars))
        assert all(y >= 20 and end <= made.height + 0.2 and x == COLUMNS[column] for y, end, x in bars)


@given(flowing())
def test_every_ribbon_begins_and_ends_at_its_bars_and_all_of_a_bar_fill_it(flows: list[Flow]) -> None:
    made = layered(flows, COLUMNS, top=20)
    into: dict[object, float] = {}
    for flow, ribbon in zip(flows, made.ribbons, strict=True):
        numbers = [float(one) for one in NUMBER.findall(ribbon.path)]
        for stop, x, y in ((flow.stops[0], *numbers[:2]), (flow.stops[-1], *numbers[-2:])):
            bar = made.bars[stop]
            assert x == bar.x
            assert bar.y - 0.2 <= y - ribbon.width / 2
            assert y + ribbon.width / 2 <= bar.y + bar.height + 0.3
            into[stop] = into.get(stop, 0) + ribbon.width
    for stop, width in into.items():
        assert abs(width - made.bars[stop].height) <= 0.06 * len(flows) + 0.1  # widths are rounded


@given(flowing())
def test_the_same_flows_give_the_same_drawing(flows: list[Flow]) -> None:
    assert layered(flows, COLUMNS, top=20) == layered(list(flows), COLUMNS, top=20)


def test_a_flow_that_passes_a_column_runs_beside_the_bar_in_it() -> None:
    flows = [
        Flow(stops=((0, "a"), (1, "link"), (2, "x")), weight=3),
        Flow(stops=((0, "a"), (2, "y")), weight=3),
    ]
    made = layered(flows, COLUMNS, top=20)
    bar, passing = made.bars[1, "link"], made.ribbons[1]
    at = [tuple(map(float, pair)) for pair in re.findall(r"(-?\d+\.\d) (-?\d+\.\d)", passing.path)]
    (y,) = {y for x, y in at if x == COLUMNS[1]}
    assert y - passing.width / 2 >= bar.y + bar.height or y + passing.width / 2 <= bar.y


def test_a_thousand_statements_are_no_taller_than_a_page() -> None:
    flows = [Flow(stops=((0, n % 16), (2, n * 7 % 16)), weight=60) for n in range(16)]
    assert layered(flows, COLUMNS, top=20).height < 1000
