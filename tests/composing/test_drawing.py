"""The drawn timeline: nothing more exact than it is told, and nothing lost at the edges."""

from itertools import pairwise

from onrecord.casefile.answers import DatedExtract, TimelineAnswer
from onrecord.composing.drawing import Drawing, draw
from onrecord.model.span import Span
from onrecord.model.timex import Bound


def row(when: str, *articles: str, bound: Bound | None = None, mod: str | None = None) -> TimelineAnswer:
    evidence = tuple(DatedExtract(article_id=a, outlet=None, span=Span(0, 4), words="Rain") for a in articles or ("a",))
    return TimelineAnswer(id=when, story_id="s", when=when, what="Rain", evidence=evidence, bound=bound, mod=mod)


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


def test_an_open_stretch_is_a_band_to_the_edge_and_an_arrow_and_its_lane_says_so() -> None:
    since, until, day = drawn(
        row("2031-04", bound=Bound.SINCE), row("2031-05-01", bound=Bound.UNTIL), row("2031-05-01")
    ).lanes
    assert (since.label, until.label, day.label) == ("since April 2031", "until 1 May 2031", "1 May 2031")
    assert (since.before, since.after, until.before, until.after) == (False, True, True, False)
    assert since.x + since.width > day.x > until.x
    assert until.width > 0


def test_after_an_hour_stays_on_its_day_and_late_may_says_late() -> None:
    hour, late = drawn(row("2031-05-04T06:00", bound=Bound.AFTER), row("2031-05", mod="END")).lanes
    assert (hour.width, hour.after, hour.label) == (0, False, "after 4 May 2031, 06:00")
    assert late.label == "late May 2031"


def test_what_is_of_an_unknown_year_is_counted_and_not_drawn() -> None:
    drawing = drawn(row("2031-05-04"), row("2031-05-06"), row("XXXX-05-04"), row("XXXX-WXX-1"))
    assert (len(drawing.lanes), drawing.unplaced) == (2, 2)
