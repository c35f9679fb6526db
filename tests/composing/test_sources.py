"""Who relays whom: links in their order, missing ones dashed, copies once, the strongest drawn, all in the table."""

from itertools import count

from told_sheets import copy, report, saying, sheet

from onrecord.composing.notes import Notes
from onrecord.composing.relayed import shared_words, strands, strongest
from onrecord.composing.sheet import Sheet
from onrecord.composing.sources import Sources, sources
from onrecord.model.statement import Act
from onrecord.model.story import CopyKind, Direction

POST, NINE, NEWS = report("post", "The Ferry Post"), report("nine", "Radio Nine"), report("news", "Valley News")
WIRE = "The barge sank in the Olm on Monday and nobody was hurt"


def ways(made: Sheet) -> list[tuple[int, list[tuple[str, bool]], str, int]]:
    return [
        (one.text, [(link.name, link.missing) for link in one.links], made.voices[one.voice].name, one.weight)
        for one in strands(made)
    ]


def set_out(made: Sheet) -> Sources:
    return sources(made, Notes(made.reports, count(1)))


def test_a_strand_goes_from_the_text_through_its_links_to_who_is_heard() -> None:
    made = sheet([POST], [saying("post", "Ivo Brandt", "it holds", ("Radio Sarn", "Ada Oldry"))], people=["Ada Oldry"])
    assert ways(made) == [(1, [("Radio Sarn", True), ("Ada Oldry", False)], "Ivo Brandt", 1)]


def test_a_link_whose_report_is_here_is_not_missing_and_a_pronoun_is_none() -> None:
    said = [saying("post", "Ivo Brandt", "it holds", ("Radio Nine", "he")), saying("nine", "Ivo Brandt", "it broke")]
    assert ways(sheet([POST, NINE], said)) == [
        (2, [], "Ivo Brandt", 1),
        (1, [("Radio Nine", False)], "Ivo Brandt", 1),
    ]


def test_nobody_passes_on_what_he_says_himself() -> None:
    said = [saying("post", "Ivo Brandt", "it holds", ("Ivo Brandt", "The Ferry Post"), outlet="The Ferry Post")]
    assert ways(sheet([POST], said)) == [(1, [], "Ivo Brandt", 1)]


def test_an_outlet_passes_nothing_on_to_itself_under_a_shorter_name() -> None:
    web = report("web", "Radio Nine (Web News)")
    said = [saying("web", "Ivo Brandt", "it holds", ("Radio Nine",), outlet="Radio Nine (Web News)")]
    assert ways(sheet([web], said)) == [(1, [], "Ivo Brandt", 1)]


def test_what_copies_print_alike_is_one_text_and_counts_once() -> None:
    wire = copy(POST, NINE, WIRE, kind=CopyKind.SAME_WIRE_COPY)
    said = [saying(article, "Ivo Brandt", "it holds") for article in ("post", "nine")]
    made = sheet([POST, NINE], said, [wire])
    assert ways(made) == [(1, [], "Ivo Brandt", 1)]
    (row,) = set_out(made).rows
    assert [(number, outlet, len(refs)) for number, outlet, refs in row.printed] == [
        (1, "The Ferry Post", 1),
        (2, "Radio Nine", 1),
    ]


def test_what_stands_in_words_credited_to_an_agency_came_through_it_and_the_rest_did_not() -> None:
    wire = copy(POST, NINE, WIRE, agency="Valley Wire")
    said = [saying("nine", "Ivo Brandt", "it holds", at=4), saying("nine", "Ivo Brandt", "it broke", at=len(WIRE) + 9)]
    assert ways(sheet([POST, NINE], said, [wire])) == [
        (2, [], "Ivo Brandt", 1),
        (2, [("Valley Wire", True)], "Ivo Brandt", 1),
    ]


def test_texts_that_share_words_are_joined_once_by_the_fullest_pair() -> None:
    wire = copy(POST, NINE, WIRE, kind=CopyKind.SAME_WIRE_COPY)
    few, many = copy(POST, NEWS, "the Olm on Monday"), copy(NINE, NEWS, WIRE, direction=Direction.EARLIER)
    (one,) = shared_words(sheet([POST, NINE, NEWS], [], [wire, few, many]))
    assert (one.first, one.second, one.words) == (1, 3, len(WIRE.split()))


def test_every_thread_and_every_bar_leads_to_a_row_or_a_note_that_is_there() -> None:
    said = [
        saying("post", "Ivo Brandt", "it holds", ("Radio Sarn",)),
        saying("post", "Ivo Brandt", "it is old", ("Radio Sarn",)),
        saying("nine", "Teodora Vask", "it leaks", act=Act.DENIAL),
        saying("nine", None, "it smelled", anonymous=True),
    ]
    made = set_out(sheet([POST, NINE], said, [copy(POST, NINE, WIRE, direction=Direction.EARLIER)]))
    assert made.picture is not None
    places = {f"from-{number}" for number in range(1, len(made.rows) + 1)} | {"report-1", "report-2"}
    assert {node.href for node in made.picture.nodes} <= places
    assert [(one.missing, one.denies, one.note is None) for one in made.picture.threads] == [
        (True, False, True),
        (False, True, False),
    ]
    assert "the middle link is not in your folder: Radio Sarn" in made.picture.threads[0].told
    assert made.picture.threads[1].told == "Radio Nine: Teodora Vask, 1 denial"
    assert [node.words for node in made.picture.nodes if node.missing] == ["Radio Sarn"]
    (arc,) = made.picture.arcs
    assert arc.told == "The Ferry Post and Radio Nine share 12 words; The Ferry Post was printed earlier"
    assert arc.point is not None
    assert made.left_out == 1  # who stays unnamed stands in the table
    assert [row.voice for row in made.rows if not row.drawn] == ["No source given"]
    assert "Radio Sarn" in made.picture.described


def test_without_a_direction_the_arc_has_no_arrow() -> None:
    said = [saying("post", "Ivo Brandt", "it holds"), saying("nine", "Teodora Vask", "it leaks")]
    made = set_out(sheet([POST, NINE], said, [copy(POST, NINE, WIRE)]))
    assert made.picture is not None
    assert [arc.point for arc in made.picture.arcs] == [None]


def test_a_story_of_two_hundred_reports_stays_legible_and_nothing_is_lost_from_the_table() -> None:
    reports = [report(f"r{n:03d}", f"Paper {n:03d}") for n in range(200)]
    said = [
        saying(f"r{n:03d}", f"Speaker {n * k % 97}", f"words {n} {k}", ("Radio Sarn",) if n == 150 else ())
        for n in range(200)
        for k in range(1, 5)
    ]
    wire = [copy(reports[0], reports[n], WIRE, kind=CopyKind.SAME_WIRE_COPY) for n in range(1, 120)]
    made = sheet(reports, said, wire)
    found = set_out(made)
    assert found.picture is not None
    columns = [node.kind.split()[0] for node in found.picture.nodes]
    assert columns.count("text") <= 16
    assert columns.count("voice") <= 16
    assert any(node.kind == "text" and "+119" in node.words for node in found.picture.nodes)
    assert any(node.kind == "link" for node in found.picture.nodes)  # who passes on is not crowded out
    assert found.picture.height < 900
    drawn = strongest(strands(made), made.voices, 16)
    assert found.left_out == sum(one.weight for one in strands(made)) - sum(one.weight for one in drawn) > 0
    told = sum(len(refs) for row in found.rows for _, _, refs in row.printed)
    assert told == len(said)


def test_a_voice_that_a_hundred_pass_on_does_not_fill_the_picture() -> None:
    said = [saying("post", f"Speaker {n % 16}", f"words {n}", (f"Station {n}",)) for n in range(100)]
    found = set_out(sheet([POST], said))
    assert found.picture is not None
    assert sum(row.drawn for row in found.rows) == 32
    assert [row.drawn for row in found.rows] == [True] * 32 + [False] * 68
    assert found.left_out == 68
