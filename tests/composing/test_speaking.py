"""Who speaks when: what is told of the day is a dot or a band, what is known by print alone a ring."""

from itertools import count

from told_sheets import report, saying, sheet

from onrecord.composing.notes import Notes
from onrecord.composing.sheet import Sheet
from onrecord.composing.speaking import Speaking, SpeakingDrawing, speaking

POST = report("post", "The Ferry Post", "2031-05-06")
NINE = report("nine", "Radio Nine", "2031-05-09T08:30:00+02:00")


def set_out(made: Sheet) -> Speaking:
    return speaking(made, Notes(made.reports, count(1)))


def drawn(made: Sheet) -> SpeakingDrawing:
    drawing = set_out(made).drawing
    assert drawing is not None
    return drawing


def test_a_day_that_is_told_is_a_dot_a_week_a_band_and_a_day_of_print_a_ring() -> None:
    said = [
        saying("post", "Teodora Vask", "it leaks", said="2031-05-05T14:00"),
        saying("post", "Teodora Vask", "it is old", said="2031-W19"),
        saying("nine", "Teodora Vask", "it holds", published="2031-05-09T08:30:00+02:00"),
    ]
    vask = drawn(sheet([POST, NINE], said)).lanes[0]
    assert vask.label == "Teodora Vask"
    assert [(one.width > 0, one.printed) for one in vask.marks] == [(False, False), (True, False), (False, True)]
    day, week, print_ = vask.marks
    assert week.x < day.x < print_.x < week.x + week.width
    assert day.told == "Teodora Vask, said 5 May 2031: 1 statement"
    assert print_.told == "Teodora Vask, printed 9 May 2031: 1 statement"


def test_outlets_have_lanes_of_their_own_under_those_who_speak() -> None:
    drawing = drawn(sheet([POST, NINE], [saying("post", "Ivo Brandt", "it holds")]))
    assert [(lane.label, lane.outlet) for lane in drawing.lanes] == [
        ("Ivo Brandt", False),
        ("Radio Nine", True),
        ("The Ferry Post", True),
    ]
    assert [words for _, words in drawing.heads] == ["Speaks", "Prints"]
    places = [lane.y for lane in drawing.lanes]
    assert places == sorted(places)
    assert all(0 < y < drawing.height for y in places)


def test_a_mark_of_one_statement_leads_to_its_note_and_every_other_to_its_row() -> None:
    said = [saying("post", "Ivo Brandt", "it holds"), saying("nine", "Vask", "a"), saying("nine", "Vask", "b")]
    found = set_out(sheet([POST, NINE], said))
    assert found.drawing is not None
    for lane in found.drawing.lanes:
        for mark in lane.marks:
            row = found.rows[mark.row - 1]
            assert row.who == lane.told
            assert row.when in mark.told
            assert (mark.note is None) == (len(row.notes) != 1)
            assert mark.note is None or mark.note == row.notes[0].number


def test_what_lies_far_from_the_days_of_print_is_an_arrow_and_does_not_squeeze_the_rest() -> None:
    said = [
        saying("post", "Ivo Brandt", "it holds", said="1998"),
        saying("post", "Ivo Brandt", "it broke", said="2031-05-05"),
    ]
    far, near = drawn(sheet([POST, NINE], said)).lanes[0].marks
    assert (far.before, far.width, far.radius) == (True, 0, 0)
    assert (near.before, near.radius > 0) == (False, True)
    assert "5 May" in [words for _, words in drawn(sheet([POST, NINE], said)).ticks]


def test_more_statements_make_a_larger_mark_and_copies_do_not() -> None:
    other = report("other", "Valley News", "2031-05-06")
    said = [
        saying("post", "Vask", "a", said="2031-05-05"),
        saying("post", "Vask", "b", said="2031-05-05"),
        saying("post", "Brandt", "c", said="2031-05-05"),
        saying("other", "Brandt", "c", said="2031-05-05"),
    ]
    brandt, vask = drawn(sheet([POST, other, NINE], said)).lanes[:2]
    assert vask.marks[0].radius > brandt.marks[0].radius
    assert brandt.marks[0].told.endswith("1 statement")


def test_of_many_the_drawing_has_those_who_say_most_and_the_table_has_all() -> None:
    reports = [report(f"r{n}", f"Paper {n:02d}", f"2031-05-{6 + n % 9:02d}") for n in range(40)]
    said = [
        saying(f"r{n}", f"Speaker {n}", f"words {k}", published=f"2031-05-{6 + n % 9:02d}")
        for n in range(40)
        for k in range(n + 1)
    ]
    found = set_out(sheet(reports, said))
    assert found.drawing is not None
    assert len(found.drawing.lanes) == 28
    assert found.drawing.lanes[0].label == "Speaker 39"
    assert sum(len(row.notes) for row in found.rows) == len(said)
    assert sorted(number for row in found.rows for number in row.reports) == list(range(1, 41))


def test_one_day_alone_is_not_drawn_and_who_has_no_day_has_no_row() -> None:
    undated = report("undated", "Valley News", None)
    said = [saying("post", "Ivo Brandt", "it holds"), saying("undated", "Teodora Vask", "it leaks", published=None)]
    found = set_out(sheet([POST, undated], said))
    assert found.drawing is None
    assert [row.who for row in found.rows] == ["Ivo Brandt", "The Ferry Post"]
