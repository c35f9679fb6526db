"""The drawn timeline: nothing more exact than it is told, and nothing lost at the edges."""

from itertools import pairwise

from onrecord.casefile.answers import ExtractAnswer, TimelineAnswer
from onrecord.export.drawing import Drawing, draw
from onrecord.model.span import Span


def row(when: str, *articles: str) -> TimelineAnswer:
    evidence = tuple(
        ExtractAnswer(article_id=a, outlet=None, span=Span(0, 4), words="Rain") for a in articles or ("a",)
    )
    return TimelineAnswer(id=when, story_id="s", when=when, what="Rain", evidence=evidence)


def drawn(*rows: TimelineAnswer, published: tuple[str | None, ...] = ("2031-05-08",)) -> Drawing:
    drawing = draw(rows, published)
    assert drawing is not None
    return drawing


def test_a_day_is_a_dot_and_a_week_is_a_band_of_seven_days() -> None:
    day, week, other = drawn(row("2031-05-04"), row("2031-W19"), row("2031-05-01")).lanes
    assert day.width == 0
    assert day.radius > 0
    assert week.width > 0
    a_day = (day.x - other.x) / 3
    assert abs(week.width - 7 * a_day) < a_day / 2


def test_more_reports_make_a_larger_dot() -> None:
    one, two = drawn(row("2031-05-04", "a"), row("2031-05-05", "a", "b")).lanes
    assert two.radius > one.radius


def test_rows_of_one_time_share_a_lane_that_leads_to_the_first() -> None:
    first, second = drawn(row("2031-05-04"), row("2031-05-06"), row("2031-05-06")).lanes
    assert (first.row, second.row) == (1, 2)
    assert second.told == "6 May 2031: 2 rows, 1 report"


def test_what_lies_outside_is_an_arrow_alone_and_what_reaches_out_is_cut() -> None:
    far, year, near = drawn(row("1959-11-09"), row("2031"), row("2031-05-04")).lanes
    assert (far.before, far.after, far.width) == (True, False, 0)
    assert (year.before, year.after) == (True, True)
    assert year.width > 0
    assert (near.before, near.after) == (False, False)


def test_lanes_stand_in_the_order_of_the_table_inside_the_drawing() -> None:
    drawing = drawn(row("2031-02"), row("2031-05-04"), row("2031-05-07T09:30"), published=("2031-05-08", None, "?"))
    assert all(one.y < two.y for one, two in pairwise(drawing.lanes))
    assert all(0 < lane.y < drawing.height for lane in drawing.lanes)
    assert all(drawing.left <= lane.x <= lane.x + lane.width <= drawing.right for lane in drawing.lanes)
    assert [words for _, words in drawing.printed] == ["8 May 2031"]
    assert 1 < len(drawing.ticks) <= 10


def test_without_a_day_of_print_the_scale_is_that_of_the_times() -> None:
    assert not any(lane.before or lane.after for lane in drawn(row("1999"), row("2031-05-04"), published=()).lanes)


def test_fewer_than_two_times_with_a_place_are_not_drawn() -> None:
    assert draw([row("2031-05-04"), row("XXXX-05-06"), row("2031-05-04")], ["2031-05-08"]) is None
