"""A report in two panes: exactly the words of what is asked for are marked, whatever the text holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

from onrecord.casefile.answers import Saying
from onrecord.casefile.case import open_case
from onrecord.engine import local
from onrecord.engine.deciding import Decisions
from onrecord.web.app import room
from onrecord.web.guard import Door
from onrecord.web.links import to_saying, to_words

TRICKY = (
    "“The 👩‍👩‍👧 bridge & the <b>pier</b> hold,” Mayor Teodora Vask said on Monday. 🎉\n\n"
    "Vask told Radio Nine: “The engineer, Ivo Brandt, said that ‘rust &amp; cracks’ are old.”\n\n"
    "The chairwoman, Noor الهدى, denied that the ferry had sunk, and said שלום to the café\u0301.\r\n"
    "\tAccording to Ostermill’s council, “nobody was hurt\u202e”.\n"
)


def text_pane(reader: TestClient, address: str) -> LexborNode:
    answer = reader.get(address)
    assert answer.status_code == 200
    pane = LexborHTMLParser(answer.text).css_first("div.text")
    assert pane is not None
    return pane


def words(nodes: list[LexborNode]) -> str:
    return "".join(node.text(deep=True, strip=False) for node in nodes)


def check(reader: TestClient, saying: Saying, text: str) -> None:
    pane = text_pane(reader, to_saying(saying))
    assert words([pane]) == text
    for part, found in (
        ("content", saying.content),
        ("source", (saying.source,)),
        ("cue", (saying.cue,)),
        ("said", (saying.said_words,)),
    ):
        slices = [one.span.of(text) for one in found if one is not None]
        assert words(pane.css(f"span.{part}.asked")) == "".join(slices)


def every_statement(case: Path, reader: TestClient) -> int:
    checked = 0
    with open_case(case) as opened:
        for saying in opened.sayings():
            check(reader, saying, opened.text(saying.article_id))
            checked += 1
    return checked


@pytest.fixture
def built(tmp_path: Path) -> Iterator[tuple[Path, TestClient, Door]]:
    """Return the room of a case that is still to be built."""
    door, case = Door(port=8600), tmp_path / "case"
    with TestClient(room(case, door, Decisions(case)), base_url="http://127.0.0.1:8600") as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        yield case, client, door


def test_the_words_of_every_statement_are_marked_to_the_character(bridge: Path, reader: TestClient) -> None:
    assert every_statement(bridge, reader) >= 6


def test_emoji_entities_and_right_to_left_shift_no_mark(tmp_path: Path, built: tuple[Path, TestClient, Door]) -> None:
    case, client, _ = built
    (tmp_path / "tricky.txt").write_bytes(TRICKY.encode())
    local.build([tmp_path / "tricky.txt"], case)
    assert every_statement(case, client) >= 4


def test_every_statement_of_the_seeds_is_marked_to_the_character(
    shared: Path, built: tuple[Path, TestClient, Door]
) -> None:
    case, client, _ = built
    local.build([shared / "cases" / "seeds" / "coverage"], case)
    assert every_statement(case, client) >= 10


def test_any_stretch_can_be_marked_and_several(bridge: Path, reader: TestClient) -> None:
    with open_case(bridge) as case:
        text, row = case.text("r00000"), case.timeline()[0]
    pane = text_pane(reader, "/reports/r00000?mark=3-20&mark=30-41")
    assert words(pane.css("span.words.asked")) == text[3:20] + text[30:41]
    extract = row.evidence[0]
    pane = text_pane(reader, to_words(extract.article_id, [extract.span]))
    assert words(pane.css("span.words.asked")) == extract.words


@pytest.mark.parametrize("mark", ["5-3", "3-3", "0-999999", "-1-4", "a-b", "١-٢", "1-2-3", ""])
def test_what_is_no_stretch_of_the_text_is_refused(reader: TestClient, mark: str) -> None:
    assert reader.get("/reports/r00000", params={"mark": mark}).status_code == 400


def test_the_statement_asked_for_is_told_in_the_list_beside_the_text(bridge: Path, reader: TestClient) -> None:
    with open_case(bridge) as case:
        saying = case.sayings()[0]
    tree = LexborHTMLParser(reader.get(to_saying(saying)).text)
    (asked,) = tree.css("ol.said-here li.asked a[aria-current]")
    assert " ".join(asked.css_first(".who").text().split()) == saying.names[0]  # type: ignore[union-attr]
