"""From tags to spans."""

import pytest

from onrecord.annotate.network import tags


@pytest.mark.parametrize(
    ("row", "wanted"),
    [
        ([0, 0, 0], []),
        ([0, 3, 4, 4, 0], [(1, 4)]),
        ([3, 4, 3, 4], [(0, 2), (2, 4)]),
        ([1, 2, 3, 4], [(2, 4)]),
        ([0, 4, 4, 0], [(1, 3)]),
        ([0, 0, 3], [(2, 3)]),
        ([], []),
    ],
    ids=str,
)
def test_a_span_begins_with_its_first_tag_and_goes_on_with_the_further_one(
    row: list[int], wanted: list[tuple[int, int]]
) -> None:
    assert tags.spans(row, tags.CONTENT) == wanted
