"""What holds for every text: order, tags, anchors, no crash."""

import random
from datetime import date
from itertools import pairwise

import pytest
import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from onrecord.annotate.timexes import find
from onrecord.annotate.timexes.holidays import FEASTS, MOVING, days_of, easter
from onrecord.annotate.timexes.lexicon import LEXICON
from onrecord.model.timex import Anchor

DAY = date(2017, 5, 29)
NLP = spacy.blank("en")


def tagged(*words: str) -> Doc:
    pairs = [word.rsplit("/", 1) for word in words]
    return Doc(Vocab(), words=[word for word, _ in pairs], tags=[tag for _, tag in pairs])


def values(doc: Doc, day: date | None = DAY) -> list[str]:
    return [t.value for t in find(doc, day)]


def test_a_tag_tells_the_modal_may_from_the_month() -> None:
    assert values(tagged("Taxes/NNS", "in/IN", "May/NNP", "fell/VBD")) == ["2017-05"]
    assert values(tagged("Taxes/NNS", "May/MD", "fall/VB")) == []


def test_a_tag_tells_where_an_unknown_verb_points() -> None:
    assert values(tagged("They/PRP", "overthrew/VBD", "him/PRP", "Thursday/NNP")) == ["2017-05-25"]
    assert values(tagged("They/PRP", "have/VBP", "to/TO", "oust/VB", "him/PRP", "Thursday/NNP")) == ["2017-06-01"]


def test_an_expression_worked_out_from_another_names_it_as_its_anchor() -> None:
    found = find(NLP("On May 2 he fled; the next day he was caught. He is now free."), DAY)
    assert [(t.anchor, t.anchor_index) for t in found] == [
        (Anchor.PUBLICATION, None),
        (Anchor.TIMEX, 0),
        (Anchor.NONE, None),
    ]


def test_modifiers_are_told_apart_from_values() -> None:
    found = find(NLP("For over two hours in late May and about a year ago, at least three days."), DAY)
    assert [(t.value, t.mod) for t in found] == [
        ("PT2H", "MORE_THAN"),
        ("2017-05", "END"),
        ("2016", "APPROX"),
        ("P3D", "EQUAL_OR_MORE"),
    ]


def test_no_expression_runs_over_a_blank_line() -> None:
    text = "See you in May\n\n2017 was a good year"
    assert [text[t.start : t.end] for t in find(NLP(text), DAY)] == ["May", "2017"]


def test_an_expression_goes_on_after_a_line_break() -> None:
    text = "It began on May 2,\n2015 in Rome"
    assert [text[t.start : t.end] for t in find(NLP(text), DAY)] == ["May 2,\n2015"]


def test_offsets_count_code_points() -> None:
    text = "😀😀 He left on Friday."
    (found,) = find(NLP(text), DAY)
    assert text[found.start : found.end] == "Friday"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "May", "the", "31", "'s", "February 29", "24:61 p.m.", "0000-00-00"])
def test_scraps_of_text_are_read_without_an_error(text: str) -> None:
    for day in (DAY, None, date(1, 1, 1), date(9999, 12, 31)):
        assert find(NLP(text), day) == sorted(find(NLP(text), day), key=lambda t: t.start)


def test_any_row_of_time_words_gives_sorted_expressions_that_do_not_overlap() -> None:
    chance = random.Random(5)  # noqa: S311 - a fixed seed, no secret
    words = [*LEXICON, *(w.capitalize() for w in LEXICON), "2017", "12", "31", "1980s", "10:35", "6.10", "vote", "said"]
    words += ["2017-05-02", "5/2/17", "Christmas", "Easter", "Q3", "45", "21st", "2 1/2", "\n\n"]
    for _ in range(1500):
        text = " ".join(chance.choices(words, k=12))
        doc = NLP(text)
        for day in (DAY, None, date(1, 1, 1), date(9999, 12, 31)):
            found = find(doc, day)
            assert all(t.start < t.end <= len(text) for t in found)
            assert all(a.end <= b.start for a, b in pairwise(found))
            assert all(t.anchor_index is None or t.anchor_index < i for i, t in enumerate(found))


def test_movable_feasts_fall_on_the_days_of_the_calendar() -> None:
    assert [easter(year) for year in (1961, 2000, 2017, 2024)] == [
        date(1961, 4, 2),
        date(2000, 4, 23),
        date(2017, 4, 16),
        date(2024, 3, 31),
    ]
    assert days_of("memorial day", 2017) == (date(2017, 5, 29),) * 2
    assert days_of("thanksgiving", 2016) == (date(2016, 11, 24),) * 2
    assert days_of("election day", 2016) == (date(2016, 11, 8),) * 2


@pytest.mark.parametrize("name", MOVING)
def test_every_movable_feast_has_a_day_in_every_year(name: str) -> None:
    for year in (1583, 1900, 2000, 2017, 2100):
        days = days_of(name, year)
        assert days is not None
        assert days[0] == days[1]
        assert days[0].year == year


@pytest.mark.parametrize("name", FEASTS)
def test_a_feast_of_another_calendar_covers_days_and_nobody_guesses_outside_the_table(name: str) -> None:
    days = days_of(name, 2017)
    assert days is not None
    assert date(2017, 1, 1) <= days[0] <= days[1] <= date(2017, 12, 31)
    assert days_of(name, 1700) is None
    assert days_of("eid al-fitr", 2000) is None  # it came twice in that year


def test_a_feast_is_told_no_more_exactly_than_it_falls() -> None:
    text = "They fast until Eid al-Fitr, marched on Yom Kippur and met at Passover; during Ramadan, they rest."
    told = {text[t.start : t.end]: t.value for t in find(NLP(text), DAY)}
    assert told == {
        "Eid al-Fitr": "2017-06",
        "Yom Kippur": "2016-10-12",
        "Passover": "2017-04",
        "Ramadan": "2017",
    }
    assert {t.value for t in find(NLP(text), None)} == {"XXXX"}
