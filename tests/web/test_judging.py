"""A reader rejects a statement from its page: his word is kept, shown, and asked for by no page but the room's own."""

from pathlib import Path

import pytest
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord.casefile.answers import Saying
from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.web.guard import Door
from onrecord.web.links import to_saying

OWN = {"Origin": "http://127.0.0.1:8600", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def saying(bridge: Path) -> Saying:
    with open_case(bridge) as case:
        return case.sayings()[0]


def form_of(reader: TestClient, saying: Saying) -> dict[str, str]:
    tree = lxml_html.document_fromstring(reader.get(to_saying(saying)).text)
    (form,) = tree.xpath("//form[@method='post']")
    return {field.get("name"): field.get("value", "") for field in form.xpath(".//input")}


def made(case: Path) -> list[str]:
    with open_case(case) as opened:
        return [one.first for one in opened.judgements() if one.verdict == "rejected"]


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8600", "null"])
def test_what_is_rejected_is_kept_and_shown_with_who_and_why(
    bridge: Path, reader: TestClient, saying: Saying, origin: str
) -> None:
    form = form_of(reader, saying) | {"by": "R. <b>Olm</b>", "because": "It is a caption."}
    answer = reader.post("/judgements", data=form, headers=OWN | {"Origin": origin})
    assert (answer.status_code, answer.headers["location"]) == (303, to_saying(saying))
    assert made(bridge) == [saying.id]
    for path in (to_saying(saying), "/judgements"):
        tree = lxml_html.document_fromstring(reader.get(path).text)
        assert "R. <b>Olm</b>" in tree.text_content()
        assert "It is a caption." in tree.text_content()
    assert not tree.xpath("//form[@method='post']")


def test_a_form_without_the_rooms_word_writes_nothing(
    bridge: Path, reader: TestClient, saying: Saying, door: Door
) -> None:
    form = form_of(reader, saying) | {"by": "R. Olm"}
    assert form["word"] != door.token
    for word in ("", "x", "\u00e9", door.token):
        assert reader.post("/judgements", data=form | {"word": word}, headers=OWN).status_code == 403
    assert made(bridge) == []


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://127.0.0.1:8600", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_from_elsewhere_writes_nothing(
    bridge: Path, reader: TestClient, saying: Saying, headers: dict[str, str]
) -> None:
    form = form_of(reader, saying) | {"by": "R. Olm"}
    assert reader.post("/judgements", data=form, headers=headers).status_code == 403
    assert made(bridge) == []


def test_without_a_name_or_a_statement_nothing_is_written(bridge: Path, reader: TestClient, saying: Saying) -> None:
    form = form_of(reader, saying)
    assert reader.post("/judgements", data=form | {"by": " "}, headers=OWN).status_code == 400
    unknown = form | {"by": "R. Olm", "statement": "0" * 16}
    assert reader.post("/judgements", data=unknown, headers=OWN).status_code == 400
    assert reader.post("/judgements", data=form | {"because": "x" * 30_000}, headers=OWN).status_code == 413
    assert made(bridge) == []


def test_while_a_build_writes_the_reader_is_told_to_wait(bridge: Path, reader: TestClient, saying: Saying) -> None:
    form = form_of(reader, saying) | {"by": "R. Olm"}
    with open_to_write(bridge):
        answer = reader.post("/judgements", data=form, headers=OWN)
    assert answer.status_code == 503
    assert made(bridge) == []
