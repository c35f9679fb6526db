"""Which of two articles has its text from the other: what is told is kept, what is not told stays open."""

import pytest
from invented import article

from onrecord.link.copies import copies
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.story import Copy, CopyKind, Direction

TEXT = (
    "A footbridge over the river Olm gave way early on Sunday and took eleven hikers into the water.",
    "Rescuers pulled nine of them from the rapids below the old tannery, the fire chief of Quarryton said at noon.",
    "The bridge had been closed twice since the spring flood, and its northern cable was due to be replaced in June.",
)


def only(*articles: AnnotatedArticle) -> Copy:
    (found,) = copies(articles)
    return found


def test_the_agency_s_own_text_is_the_one_that_others_have() -> None:
    own = article("b", *TEXT, outlet="Reuters", byline="Reuters")
    copy = only(article("a", "QUARRYTON (Reuters) - Rain.", *TEXT, outlet="Courier"), own)
    assert (copy.taken_from, copy.direction, copy.agency) == ("b", Direction.AGENCY, "Reuters")


def test_the_report_that_credits_the_agency_is_nearer_to_it_even_where_it_was_printed_later() -> None:
    credited = article("b", *TEXT, "The Associated Press contributed to this report.", published="2031-05-06")
    copy = only(article("a", *TEXT, published="2031-05-05"), credited)
    assert (copy.taken_from, copy.direction) == ("b", Direction.CREDIT)


def test_an_outlet_is_named_as_it_is_printed_alone() -> None:
    hill = article("b", *TEXT, outlet="The Hill", published="2031-05-06")
    walk = "A walk up the hill, to Capitol Hill, was the end of the day."
    copy = only(article("a", *TEXT, walk, outlet="Courier", published="2031-05-05"), hill)
    assert (copy.taken_from, copy.direction) == ("a", Direction.EARLIER)


def test_of_two_that_credit_one_agency_neither_has_it_from_the_other() -> None:
    first = article("a", "QUARRYTON (AP) - Rain.", *TEXT, published="2031-05-05")
    copy = only(first, article("b", "(AP)", *TEXT, published="2031-05-06"))
    assert (copy.taken_from, copy.direction, copy.agency) == (None, None, "Associated Press")


def test_who_names_the_other_s_outlet_has_it_from_there() -> None:
    named = article("b", *TEXT, outlet="The Ferry Post", published="2031-05-06")
    copy = only(article("a", *TEXT, "This report was first printed in the Ferry Post.", published="2031-05-05"), named)
    assert (copy.taken_from, copy.direction) == ("b", Direction.NAMED)


@pytest.mark.parametrize(
    ("first", "second", "taken_from"),
    [
        ("2031-05-05", "2031-05-04", "b"),
        ("2031-05-05", "2031-05-05", None),
        ("2031-05-05T09:00:00+02:00", "2031-05-05T08:00:00+00:00", "a"),
        ("2031-05-05T09:00:00+02:00", "2031-05-05", None),
        (None, "2031-05-05", None),
    ],
)
def test_else_the_earlier_one_is_first_as_far_as_both_say_when(
    first: str | None, second: str, taken_from: str | None
) -> None:
    copy = only(article("a", *TEXT, published=first), article("b", *TEXT, published=second))
    assert copy.taken_from == taken_from
    assert copy.direction is (None if taken_from is None else Direction.EARLIER)


def test_quotations_tell_nothing_by_the_time_of_printing() -> None:
    speech = f"“{' '.join(TEXT)}” the engineer wrote."
    own = "Letters on the Quarryton footbridge are out, and the council of the town has to explain them on Friday."
    later = "An engineer of Quarryton wrote of the footbridge, and his wife has kept his letters, a box of them."
    rest = "What the council of Quarryton knew of its footbridge is for a commission to find out, its chairman said."
    first = article("a", own, speech, "Rain is due on Friday.", "(AP)", published="2031-05-05")
    second = article("b", later, speech, rest, published="2031-05-07")
    copy = only(first, second)
    assert copy.kind is CopyKind.QUOTED_AT_LENGTH
    assert (copy.taken_from, copy.direction) == (None, None)
