import random
from dataclasses import replace

import pytest
from builders import MAKER
from invented import article

from onrecord.link.dated import when
from onrecord.link.timeline import timeline
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import BlockRole
from onrecord.model.statement import Act, Certainty, Manner, Statement
from onrecord.model.story import Story, TimelineRow

STORY = Story(id="s", title="", article_ids=(), start=None, end=None)
FALL = "The footbridge at Quarryton fell into the river Olm {2031-05-04|on Sunday} with eleven hikers."
AGAIN = "Eleven hikers were on the Quarryton footbridge when it fell into the Olm {2031-05-04T09:30|at 9.30 on Sunday}."


def rows(*articles: AnnotatedArticle) -> list[TimelineRow]:
    return list(timeline(STORY, articles))


def test_a_dated_sentence_is_a_row_sliced_from_the_text() -> None:
    (row,) = rows(article("a", f"Rain came first. {FALL} Nobody spoke."))
    assert row.when == "2031-05-04"
    assert row.what == FALL.replace("{2031-05-04|", "").replace("}", "")


def test_reports_of_one_happening_are_one_row_at_its_most_exact_time() -> None:
    (row,) = rows(article("a", FALL), article("b", AGAIN))
    assert row.when == "2031-05-04T09:30"
    assert [extract.article_id for extract in sorted(row.evidence)] == ["a", "b"]


def test_two_happenings_of_one_day_stay_apart() -> None:
    vote = "Parliament in Lindholm passed the night tram law {2031-05-04|on Sunday} after a long debate."
    assert len(rows(article("a", FALL), article("b", vote))) == 2


def test_one_happening_told_for_two_days_stays_two_rows() -> None:
    later = FALL.replace("2031-05-04", "2031-05-11")
    assert [row.when for row in rows(article("a", FALL), article("b", later))] == ["2031-05-04", "2031-05-11"]


def test_a_month_is_as_good_as_a_day_in_it() -> None:
    vague = "The Quarryton footbridge, which fell into the Olm {2031-05|in May} with eleven hikers, was old."
    (row,) = rows(article("a", vague), article("b", FALL))
    assert row.when == "2031-05-04"


def test_a_morning_holds_its_hours_and_a_zone_keeps_nothing_apart() -> None:
    hours = [AGAIN.replace("2031-05-04T09:30", value) for value in ("2031-05-04TMO", "2031-05-04T09:30Z")]
    (row,) = rows(article("a", hours[0]), article("b", hours[1]), article("c", AGAIN))
    assert row.when.startswith("2031-05-04T09:30")
    evening = AGAIN.replace("2031-05-04T09:30", "2031-05-04TEV")
    assert len(rows(article("a", evening), article("b", AGAIN))) == 2


def test_vague_dates_stand_before_the_days_that_they_hold() -> None:
    said = "The river Olm flooded Quarryton and the tannery {%s|then}."
    shown = [article("a", *(said % value for value in ("2031-05-04T14:00", "2031-05", "2031-05-04", "2031-04-30")))]
    assert [row.when for row in rows(*shown)] == ["2031-04-30", "2031-05", "2031-05-04", "2031-05-04T14:00"]


@pytest.mark.parametrize(
    "value", ["PRESENT_REF", "P3D", "XXXX", "XXXX-XX", "XXXX-WXX", "XXXX-02-30", "2031-02-30", "2031-W60", "203"]
)
def test_what_is_vaguer_than_a_year_makes_no_row(value: str) -> None:
    assert when(value) is None
    assert rows(article("a", FALL.replace("2031-05-04", value))) == []


def test_the_day_in_a_dateline_is_no_happening() -> None:
    shown = article("a", "QUARRYTON, {2031-05-04|4 May}", "Rain.", roles=[BlockRole.DATELINE])
    assert rows(shown) == []
    assert rows(article("b", "Updated {2031-05-04|4 May 2031}.")) == []


def test_a_sentence_with_two_days_is_two_rows_and_a_day_with_its_hour_is_one() -> None:
    two = "The footbridge closed {2031-03-02|on 2 March} after floods and opened {2031-04-01|on 1 April} in Quarryton."
    assert [row.when for row in rows(article("a", two))] == ["2031-03-02", "2031-04-01"]
    one = "The footbridge fell {2031-05-04T09:30|at 9.30} {2031-05-04|on Sunday} in Quarryton on the Olm."
    assert [row.when for row in rows(article("a", one))] == ["2031-05-04T09:30"]


def test_what_was_said_at_an_open_time_counts_with_the_day_of_its_article() -> None:
    shown = article(
        "a", "Ada Lund {PAST_REF|recently} promised Quarryton a stronger footbridge.", published="2031-05-09"
    )
    assert rows(shown) == []
    statement = Statement(
        id="x",
        article_id="a",
        content=(shown.sentences[0],),
        source=None,
        cue=None,
        manner=Manner.INDIRECT,
        act=Act.PROMISE,
        certainty=Certainty.ASSERTED,
        confidence=0.75,
        said=shown.timexes[0].id,
        provenance=MAKER,
    )
    (row,) = rows(replace(shown, statements=(statement,)))
    assert row.when == "2031-05-09"


def test_the_order_of_the_articles_does_not_matter() -> None:
    shown = [
        article("a", FALL),
        article("b", AGAIN),
        article("c", FALL.replace("eleven", "a dozen")),
        article("d", FALL),
    ]
    wanted = rows(*shown)
    for seed in range(4):
        random.Random(seed).shuffle(shown)  # noqa: S311 - an order to try, no secret
        assert rows(*shown) == wanted


def test_words_of_which_the_whole_article_speaks_make_no_happening() -> None:
    topic = "The footbridge at Quarryton over the Olm is old. Hikers like the Quarryton footbridge over the Olm."
    vague = "The mayor had no word on hikers at the Quarryton footbridge over the Olm {2031-04|in April}."
    exact = "A rescuer in a letter of {2031-04-17|April 17} mourned hikers of the Quarryton footbridge over the Olm."
    found = rows(article("a", f"{topic} {vague}"), article("b", f"{topic} {exact}"))
    assert [row.when for row in found] == ["2031-04", "2031-04-17"]


def test_a_short_sentence_is_a_row_too() -> None:
    (row,) = rows(article("a", "The first round of the Lindholm ballot took place {2031-05-04|on Sunday}."))
    assert row.when == "2031-05-04"


def test_a_row_names_the_expression_that_dates_it_and_each_extract_its_own() -> None:
    first, second = article("a", FALL), article("b", AGAIN)
    (row,) = rows(first, second)
    assert row.timex_id == second.timexes[0].id
    assert {extract.article_id: extract.timex_id for extract in row.evidence} == {
        "a": first.timexes[0].id,
        "b": second.timexes[0].id,
    }


def test_a_happening_that_two_reports_date_otherwise_is_two_rows_that_name_each_other() -> None:
    monday = FALL.replace("2031-05-04", "2031-05-05").replace("on Sunday", "on Monday")
    first, second = rows(article("a", FALL), article("b", monday))
    assert (first.otherwise, second.otherwise) == ((second.id,), (first.id,))


def test_the_same_day_of_another_year_is_dated_otherwise_too() -> None:
    first, second = rows(article("a", FALL), article("b", FALL.replace("2031", "2029")))
    assert (first.otherwise, second.otherwise) == ((second.id,), (first.id,))


@pytest.mark.parametrize(
    "other",
    [
        "Parliament in Lindholm passed the night tram law {2031-05-05|on Monday} after a long debate.",
        FALL.replace("2031-05-04", "2031-05"),
        FALL.replace("2031-05-04", "2031-09-20"),
    ],
)
def test_another_happening_a_vaguer_day_and_a_far_one_are_not_dated_otherwise(other: str) -> None:
    assert [row.otherwise for row in rows(article("a", FALL), article("b", other)) if row.otherwise] == []


def test_who_tells_both_days_tells_two_happenings() -> None:
    again = FALL.replace("2031-05-04", "2031-05-05").replace("on Sunday", "on Monday")
    dry = "Nobody spoke. The day was dry. The tannery stood open. A dog ran by. Children sang. Bells rang."
    told = rows(article("a", f"{FALL} {dry} {again}"), article("b", again))
    assert [len(row.evidence) for row in told] == [1, 2]
    assert all(row.otherwise == () for row in told)


def test_a_picture_of_a_gallery_is_no_happening() -> None:
    assert rows(article("a", "17/34 {2031-05-04|4 May 2031} The Quarryton footbridge fell into the river Olm.")) == []


def test_what_a_copy_repeats_is_one_row_however_short() -> None:
    short = "Sailors fled {2031-02|in February}."
    (row,) = rows(article("a", short), article("b", short))
    assert len(row.evidence) == 2
    assert len(rows(article("a", short), article("b", short.replace("fled", "bought")))) == 2


def test_what_is_of_an_unknown_year_comes_after_what_has_one_in_the_order_of_the_calendar() -> None:
    said = "The river Olm flooded Quarryton and the tannery {%s|then}."
    values = ("XXXX-WXX-1", "XXXX-05-04", "2031-05-04", "XXXX-02", "XXXX-02-29", "XXXX-05-04TEV")
    shown = article("a", *(said % value for value in values))
    assert [row.when for row in rows(shown)] == [
        "2031-05-04",
        "XXXX-02",
        "XXXX-02-29",
        "XXXX-05-04",
        "XXXX-05-04TEV",
        "XXXX-WXX-1",
    ]


def test_an_unknown_year_is_neither_the_known_one_nor_another() -> None:
    first, second = rows(article("a", FALL), article("b", FALL.replace("2031-05-04", "XXXX-05-04")))
    assert (first.when, second.when) == ("2031-05-04", "XXXX-05-04")
    assert (first.otherwise, second.otherwise) == ((), ())


def test_reports_without_a_day_make_one_row_of_one_happening() -> None:
    (row,) = rows(*(article(name, FALL.replace("2031-05-04", "XXXX-WXX-7")) for name in "ab"))
    assert row.when == "XXXX-WXX-7"
