"""Every page of the room: what it shows, where its links lead, and that nobody's words become markup."""

import re
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.web.links import to_saying


def tree_of(reader: TestClient, path: str, status: int = 200) -> lxml_html.HtmlElement:
    answer = reader.get(path)
    assert answer.status_code == status, path
    tree = lxml_html.document_fromstring(answer.text)
    assert isinstance(tree, lxml_html.HtmlElement)
    return tree


def text_of(tree: lxml_html.HtmlElement) -> str:
    return " ".join(tree.text_content().split())


@pytest.fixture
def story(bridge: Path) -> str:
    with open_case(bridge) as case:
        return case.stories()[0].id


def test_the_front_page_lists_stories_loose_reports_and_what_was_set_aside(reader: TestClient, story: str) -> None:
    tree = tree_of(reader, "/")
    assert tree.xpath("//ol[@class='stories']//h2/a/@href") == [f"/stories/{story}"]
    words = text_of(tree)
    assert "3 reports, which are 2 texts" in words
    assert "Reports that belong to no story" in words
    assert "This is <b>no text</b>; convert it first." in words
    assert tree.xpath("//main//img | //main//b") == []


def test_every_link_of_the_room_leads_to_an_answer_and_every_anchor_stands(reader: TestClient) -> None:
    seen: dict[str, set[str]] = {}
    wanted, anchors = ["/"], []
    while wanted:
        path = wanted.pop()
        if path in seen:
            continue
        answer = reader.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            seen[path] = set()
            continue
        tree = lxml_html.document_fromstring(answer.text)
        seen[path] = set(tree.xpath("//@id"))
        for href in tree.xpath("//a/@href | //link/@href | //script/@src | //iframe/@src"):
            if re.match(r"https?:", href):
                continue  # an address that a report was printed at
            page, anchor = urldefrag(urljoin(path, href))
            anchors.append((page, anchor))
            wanted.append(page)
    assert len(seen) > 20
    assert [(page, anchor) for page, anchor in anchors if anchor and anchor not in seen[page]] == []


def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own(reader: TestClient, story: str) -> None:
    for path in ("/", f"/stories/{story}", "/reports/r00000", "/search?q=pier", "/judgements", "/nowhere"):
        tree = lxml_html.document_fromstring(reader.get(path).text)
        assert tree.xpath("//script[not(@src)] | //style | //@style | //@*[starts-with(name(), 'on')]") == []
        sources = tree.xpath("//script/@src | //link/@href | //img/@src | //iframe/@src")
        assert all(source.startswith("/") and not source.startswith("//") for source in sources)


def test_the_story_page_sets_out_the_record_and_each_number_leads_to_marked_words(
    reader: TestClient, story: str
) -> None:
    tree = tree_of(reader, f"/stories/{story}")
    titles = [text_of(heading) for heading in tree.xpath("//article//h2")]
    assert [
        title for title in titles if title in {"Claims", "Conflicts", "Ledger", "Timeline", "Reports", "Who says what"}
    ] == ["Claims", "Conflicts", "Ledger", "Timeline", "Reports", "Who says what"]
    refs = tree.xpath("//article//sup/a/@href")
    assert refs
    for href in sorted(set(refs)):
        page, anchor = urldefrag(href)
        report = tree_of(reader, page)
        assert report.xpath(f"//*[@id='{anchor}']"), href
        assert report.xpath("//div[contains(@class, 'text')]//span[contains(@class, 'asked')]"), href


def test_copies_are_folded_under_the_report_that_was_printed_first(reader: TestClient, story: str) -> None:
    tree = tree_of(reader, f"/stories/{story}")
    folded = tree.xpath("//ol[@class='reports']//details//li")
    with_copies = tree.xpath("//ol[@class='reports']/li[.//details]")
    assert len(folded) >= 1
    assert len(with_copies) == 1
    assert len(tree.xpath("//ol[@class='reports']//p[@class='headline']")) == 3


def test_a_story_is_found_by_the_beginning_of_its_id_and_another_is_not(reader: TestClient, story: str) -> None:
    assert tree_of(reader, f"/stories/{story[:8]}") is not None
    assert "no story" in text_of(tree_of(reader, "/stories/ffffffff", 404))


def test_a_person_page_holds_all_that_he_says_and_can_be_narrowed_to_an_act(reader: TestClient, bridge: Path) -> None:
    with open_case(bridge) as case:
        sayings = case.said_by("Vask")
        entity = next(speaker.entity_id for saying in sayings for speaker in saying.speakers if speaker.entity_id)
        of_entity = case.sayings(speaker=entity)
    assert len(tree_of(reader, f"/people/{entity}").xpath("//ol[@class='spoken']/li")) == len(of_entity)
    assert len(tree_of(reader, "/people?name=vask").xpath("//ol[@class='spoken']/li")) == len(sayings)
    acts = {saying.act for saying in sayings}
    for act in acts:
        shown = tree_of(reader, f"/people?name=vask&act={act}").xpath("//ol[@class='spoken']/li")
        assert len(shown) == sum(saying.act == act for saying in sayings)
    tree_of(reader, "/people/0000000000000000", 404)


def test_who_is_not_on_record_is_told_with_names_that_look_alike(reader: TestClient) -> None:
    words = text_of(tree_of(reader, "/people?name=Teodora+Vasq"))
    assert "Nobody of this name" in words
    assert "Teodora Vask" in words


def test_a_search_finds_words_and_speech_and_facets_narrow_it(reader: TestClient, bridge: Path) -> None:
    tree = tree_of(reader, "/search?q=pier")
    found = tree.xpath("//ol[@class='spoken']/li")
    assert found
    with open_case(bridge) as case:
        outlets = {saying.outlet for saying in case.search("pier").sayings}
    for outlet in outlets:
        narrowed = tree_of(reader, f"/search?q=pier&outlet={outlet}").xpath("//span[@class='outlet']/text()")
        assert set(narrowed) == {outlet}
    assert tree_of(reader, "/search?q=pier&to=1999-01-01").xpath("//ol[@class='spoken']/li") == []
    assert "Nothing fits" in text_of(tree_of(reader, "/search?q=zebra"))
    assert tree_of(reader, "/search").xpath("//ol[@class='spoken']/li") == []


@pytest.mark.parametrize(
    "asked", ['"', "'", "AND", "NEAR(", "*", "<script>alert(1)</script>", "\x00", "%ff", "a" * 9_000]
)
def test_a_search_for_anything_is_answered(reader: TestClient, asked: str) -> None:
    answer = reader.get("/search", params={"q": asked, "speaker": asked, "from": asked})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_the_audit_page_shows_who_decided_what_and_why(reader: TestClient, bridge: Path) -> None:
    words = text_of(tree_of(reader, "/judgements"))
    with open_case(bridge) as case:
        (one,) = case.judgements()
    assert one.by in words
    assert one.verdict in words


def test_a_report_with_any_id_has_its_page(reader: TestClient, bridge: Path) -> None:
    with open_case(bridge) as case:
        for saying in case.sayings(own_voice=True):
            tree = tree_of(reader, to_saying(saying))
            assert tree.xpath(f"//*[@id='s-{saying.id}']")


def test_what_is_nowhere_is_told_as_a_page(reader: TestClient) -> None:
    tree = tree_of(reader, "/nowhere/at/all", 404)
    assert text_of(tree.xpath("//h1")[0]) == "There is nothing at this address."
    tree_of(reader, "/reports/none", 404)
    tree_of(reader, "/?from=minus", 400)


def test_a_long_section_is_shown_in_portions_and_each_row_is_on_one_of_them(
    reader: TestClient, story: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rows(path: str) -> list[str]:
        found = tree_of(reader, path)
        return [text_of(row) for row in found.xpath("//h2[@id='s1-people']/following-sibling::table//tbody/tr")]

    everybody = rows(f"/stories/{story}")
    assert tree_of(reader, f"/stories/{story}").xpath("//p[contains(@class, 'portion')]") == []
    monkeypatch.setattr("onrecord.web.views.stories.OF_ALL", 1)
    monkeypatch.setattr("onrecord.web.views.stories.OF_ONE", 1)
    whole = tree_of(reader, f"/stories/{story}")
    links = [str(link) for link in whole.xpath("//p[contains(@class, 'portion')]/a/@href")]
    assert links
    assert rows(f"/stories/{story}") == everybody[:1]
    for link in links:
        page, anchor = urldefrag(link)
        seen, total, following = 0, 0, page
        while following:
            part = tree_of(reader, following)
            assert part.xpath(f"//*[@id='{anchor}']")
            told = text_of(part.xpath("//p[contains(@class, 'portion')]")[0])
            first, total = (int(figure) for figure in re.findall(r"^(\d+)–\d+ of (\d+)", told)[0])
            assert first == seen + 1
            seen += 1
            after = part.xpath("//p[contains(@class, 'portion')]/a[text()='those after']/@href")
            following = urldefrag(str(after[0]))[0] if after else ""
        assert seen == total
    assert reader.get(f"/stories/{story}?part=nothing").status_code == 404
    assert reader.get(f"/stories/{story}?part=ledger&from=x").status_code == 400


def test_whoever_is_on_record_often_is_read_page_by_page(reader: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    every = [text_of(one) for one in tree_of(reader, "/people?name=vask").xpath("//ol[@class='spoken']/li")]
    monkeypatch.setattr("onrecord.web.views.people._ON_A_PAGE", 2)
    seen: list[str] = []
    following = "/people?name=vask"
    while following:
        tree = tree_of(reader, following)
        seen += [text_of(one) for one in tree.xpath("//ol[@class='spoken']/li")]
        after = tree.xpath("//nav[@class='pages']/a[@rel='next']/@href")
        following = f"/people{after[0]}" if after else ""
    assert seen == every
    assert len(seen) > 2
