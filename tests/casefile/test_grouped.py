"""Reports fold under the one printed first, also where they are copies through a third."""

from pathlib import Path

from onrecord.casefile.case import open_case
from onrecord.casefile.grouped import groups_of


def test_reports_without_copies_stand_alone() -> None:
    assert groups_of(["a", "b"], ()) == (("a",), ("b",))


def test_the_copies_of_the_case_fold_in_the_order_given(bridge: Path) -> None:
    with open_case(bridge) as case:
        pairs = [(copy.reports[0].id, copy.reports[1].id) for copy in case.copies()]
    ids = ["r00002", "r00001", "r00000"]
    groups = groups_of(ids, pairs)
    assert sorted(one for group in groups for one in group) == sorted(ids)
    for pair in pairs:
        assert any({*pair} <= {*group} for group in groups)
    assert all(list(group) == [one for one in ids if one in group] for group in groups)
