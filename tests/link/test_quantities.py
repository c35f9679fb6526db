"""How many of what: quantities, their bounds and what is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.link.measures import currency, unit
from onrecord.link.quantities import quantities
from onrecord.model.quantity import Fate, Qualifier, Quantity
from onrecord.model.span import Span


def read(text: str) -> list[Quantity]:
    return list(quantities(text, Span(0, len(text))))


def only(text: str) -> Quantity:
    (found,) = read(text)
    return found


@pytest.mark.parametrize(
    ("text", "low", "high", "qualifier"),
    [
        ("21 girls", 21, 21, Qualifier.EXACT),
        ("twenty-one girls", 21, 21, Qualifier.EXACT),
        ("at least 40 tents", 40, None, Qualifier.AT_LEAST),
        ("more than 40 tents", 41, None, Qualifier.MORE_THAN),
        ("40 or more tents", 40, None, Qualifier.AT_LEAST),
        ("fewer than 40 tents", 0, 39, Qualifier.FEWER_THAN),
        ("as many as 57 tents", 0, 57, Qualifier.AT_MOST),
        ("nearly 300 tents", 270, 300, Qualifier.NEARLY),
        ("between 20 and 30 tents", 20, 30, Qualifier.BETWEEN),
        ("20-30 tents", 20, 30, Qualifier.BETWEEN),
        ("20 to 30 million tents", 20e6, 30e6, Qualifier.BETWEEN),
        ("half a million tents", 5e5, 5e5, Qualifier.EXACT),
        ("two dozen tents", 24, 24, Qualifier.EXACT),
        ("tens of thousands of tents", 20e3, 200e3, Qualifier.VAGUE),
        ("several tents", 3, 10, Qualifier.VAGUE),
    ],
)
def test_a_number_is_an_interval_and_tells_how_firm_it_is(
    text: str, low: float, high: float | None, qualifier: Qualifier
) -> None:
    found = only(text)
    assert found.low == pytest.approx(low)
    assert found.high == (None if high is None else pytest.approx(high))
    assert (found.qualifier, found.counted.head) == (qualifier, "tent" if "tent" in text else "girl")


@pytest.mark.parametrize(
    "text",
    [
        "the second girl",
        "the 21st girl",
        "no one came",
        "she was the one",
        "in 2014",
        "on 14 April",
        "on April 14, 2031",
        "at 6.10am",
        "called at 6.04 and sent",
        "at 06:00 GMT",
        "call 0800 056",
        "picture 3/8",
        "Resolution 2375 was passed",
        "the Fair Wind 2 was seen",
        "an F-16 fell",
    ],
)
def test_what_looks_like_a_number_and_counts_nothing_is_left_out(text: str) -> None:
    assert read(text) == []


def test_days_that_were_read_elsewhere_are_left_out() -> None:
    text = "12 came in 30 boats"
    assert [one.low for one in quantities(text, Span(0, len(text)), [Span(0, 2)])] == [30]


@pytest.mark.parametrize(
    ("text", "value", "base"),
    [
        ("two miles", 3218.688, "meter"),
        ("30 km", 30_000, "meter"),
        ("90 minutes", 5400, "second"),
        ("an hour and a half", 5400, "second"),
        ("two decades", 20 * 365.25 * 86400, "second"),
        ("$3m", 3e6, "USD"),
        ("£20", 20, "GBP"),
        ("400 pounds", 181.437, "kilogram"),
        ("5 million pounds of thrust", 2267961.85, "kilogram"),
        ("5 million pounds", 5e6, "GBP"),
        ("40 million euros", 40e6, "EUR"),
        ("3 Australian dollars", 3, "AUD"),
        ("89 percent", 89, "percent"),
        ("a third of the fleet", 100 / 3, "percent"),
        ("5 tonnes", 5000, "kilogram"),
    ],
)
def test_a_measure_is_counted_in_one_base_unit(text: str, value: float, base: str) -> None:
    found = only(text)
    assert found.low == found.high == pytest.approx(value)
    assert found.unit == base


def test_words_that_only_a_dictionary_of_units_takes_for_one_are_none() -> None:
    assert [word for word in ("hands", "chains", "points", "bars", "girls") if unit(word) is not None] == []
    assert currency("girls") is None


@pytest.mark.parametrize(
    ("text", "head", "fate", "part"),
    [
        ("The blast killed seven.", None, Fate.DEAD, False),
        ("Seven people died and 40 were hurt.", "person", Fate.DEAD, False),
        ("The death toll rose to 12.", None, Fate.DEAD, False),
        ("21 of the girls were freed.", "girl", Fate.FREED, True),
        ("21 of the girls abducted by raiders two years ago have been released.", "girl", Fate.FREED, True),
        ("They secured the release of 21 schoolgirls who were abducted.", "schoolgirl", Fate.FREED, False),
        ("Rescuing the 218 girls still held is a promise.", "girl", Fate.HELD, False),
        ("Three children were among the dead.", "child", Fate.DEAD, True),
        ("More than 50 were taken to hospital.", None, Fate.HURT, False),
        ("Four fire and rescue crews came.", "crew", None, False),
        ("Thirty ship-to-ship transfers were seen.", "transfer", None, False),
        ("30 of us were on board.", "person", None, False),
        ("The suspect is 21 years old.", "age", None, False),
        ("The 57-year-old driver was held.", "age", None, False),
        ("Ines Marrow, 44, said so.", "age", None, False),
    ],
)
def test_what_is_counted_is_told_by_its_noun_and_by_what_befell_them(
    text: str, head: str | None, fate: Fate | None, part: bool
) -> None:
    counted = read(text)[0].counted
    assert (counted.head, counted.fate, counted.part) == (head, fate, part)


def test_two_numbers_of_one_sentence_have_fates_of_their_own() -> None:
    killed, hurt = read("The crash killed three people and injured 40.")
    assert (killed.counted.fate, hurt.counted.fate) == (Fate.DEAD, Fate.HURT)


def test_every_span_is_a_stretch_of_the_text() -> None:
    text = "More than 200 schoolgirls were abducted, police said."
    found = only(text)
    assert found.span.of(text) == "More than 200"
    assert found.number.of(text) == "200"
    assert found.counted.span is not None
    assert found.counted.span.of(text) == "schoolgirls"
    assert found.counted.fate_words is not None
    assert found.counted.fate_words.of(text) == "abducted"


@given(st.text(alphabet="0123456789,.-–$€% aeinotdhuszlfr'’\n", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for one in read(text) if text else ():
        assert 0 <= one.span.start <= one.number.start < one.number.end <= one.span.end <= len(text)
        assert one.high is None or one.low <= one.high
