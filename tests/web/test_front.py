"""The front page: what leads, on what it stands, and that every figure and every claim leads to words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from builders import links, page_of, plain, report
from lxml import html as lxml_html
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.composing.footing import footing, origins_in_words
from onrecord.engine.deciding import Decisions
from onrecord.model.story import Story
from onrecord.web.app import room
from onrecord.web.guard import Door


def front_of(reader: TestClient, path: str = "/") -> lxml_html.HtmlElement:
    answer = reader.get(path)
    assert answer.status_code == 200
    tree = lxml_html.document_fromstring(answer.text)
    assert isinstance(tree, lxml_html.HtmlElement)
    return tree


def words_of(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@contextmanager
def reading(case: Path) -> Iterator[TestClient]:
    door = Door(port=8600)
    with TestClient(room(case, door, Decisions(case)), base_url="http://127.0.0.1:8600") as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        yield client


def test_the_first_story_leads_with_what_several_reports_carry_and_each_claim_leads_to_its_words(
    demo: Path,
) -> None:
    with reading(demo) as client:
        told = front_of(client).xpath("//ul[@class='carried']/li")
        assert len(told) == 3
        for item in told:
            (address,) = item.xpath("./a/@href")
            report = lxml_html.document_fromstring(client.get(address).text)
            asked = report.xpath(
                "//div[contains(@class, 'text')]//span[starts-with(@class, 'content')][contains(@class, 'asked')]"
            )
            assert words_of(asked[0]).removeprefix("that ") in words_of(item)  # a claim stands alone
            assert re.search(r"in \d reports, from (at least \d, at most )?\d origins?", words_of(item))


def test_what_a_story_stands_on_is_told_in_the_words_of_its_footing(demo: Path) -> None:
    with open_case(demo) as case:
        (story,) = case.stories()
        ids = [one.id for one in story.reports]
        (copy,) = case.copies(story.id)
        one, other = (report.id for report in copy.reports)
        stands = footing(case.carriages([story.id])[story.id], {each: one if each == other else each for each in ids})
    with reading(demo) as client:
        (standing,) = front_of(client).xpath("//p[contains(@class, 'standing')]")
    assert words_of(standing).startswith("5 reports, which are 4 texts")
    assert len(origins_in_words(stands)) > 2
    for words in origins_in_words(stands):
        assert words in words_of(standing)


def test_a_story_of_one_report_is_told_in_brief_and_one_of_two_leads(tmp_path: Path) -> None:
    two, brief = [report(0), report(1)], plain("A ferry sank off Tarnholm.\n", "ferry.txt")
    found = links(two)
    lone = Story(id="f" * 16, title="A ferry sank", article_ids=(brief.article.id,), start=None, end=None)
    with open_to_write(tmp_path / "case") as writer, writer.transaction():
        for article in (*two, brief):
            writer.keep(page_of(article))
            assert writer.put(article)
        writer.replace_links(replace(found, stories=(*found.stories, lone)))
    with reading(tmp_path / "case") as client:
        tree = front_of(client)
    assert [words_of(one) for one in tree.xpath("//section[@class='briefs']//li/a")] == ["A ferry sank"]
    assert len(tree.xpath("//ol[@class='stories']/li")) == 1


def test_what_was_set_aside_stands_under_its_reason_with_the_explanation(reader: TestClient) -> None:
    (reason,) = front_of(reader).xpath("//details[@class='reason']")
    assert words_of(reason.xpath("./summary")[0]) == "Binary 1 page"
    assert "This is <b>no text</b>; convert it first." in words_of(reason)
    assert "1 page set aside" in words_of(front_of(reader).xpath("//p[@class='holdings']")[0])
