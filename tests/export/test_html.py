"""The dossier: one file that needs nothing else, every word a slice, every line a note, nobody's markup let through."""

import itertools
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TypeAlias

import pytest
from builders import page, plain, report
from lxml import html as lxml_html

from onrecord.casefile.case import Case, open_case
from onrecord.casefile.write import open_to_write
from onrecord.composing.addresses import address
from onrecord.composing.chosen import Chosen
from onrecord.composing.dossier import compose
from onrecord.errors import BadSetting, Reason
from onrecord.export import dossier
from onrecord.export.html import html
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.article import Detail, Evidence
from onrecord.model.page import SetAside

Groups: TypeAlias = Sequence[Sequence[AnnotatedArticle]]
Make: TypeAlias = Callable[..., Case]


def written(case: Case, story: str | None = None) -> str:
    return "".join(html(compose(case, Chosen(stories=(story,) if story else ()))))


def parsed(text: str) -> lxml_html.HtmlElement:
    tree = lxml_html.document_fromstring(text)
    assert isinstance(tree, lxml_html.HtmlElement)
    return tree


def body(tree: lxml_html.HtmlElement) -> lxml_html.HtmlElement:
    return tree.xpath("//main")[0]


def titled(number: int, title: str, outlet: str, url: str) -> AnnotatedArticle:
    annotated = report(number)
    return replace(
        annotated,
        article=replace(
            annotated.article,
            title=Detail(value=title, evidence=Evidence.META_TAG),
            outlet=Detail(value=outlet, evidence=Evidence.META_TAG),
            url=Detail(value=url, evidence=Evidence.META_TAG),
        ),
    )


def test_marked_words_are_the_contents_sliced_from_the_articles(make: Make) -> None:
    articles = [report(0), report(1)]
    with make(articles) as case:
        tree = parsed(written(case))
        marked = [mark.text_content() for mark in body(tree).xpath(".//li//mark")]
        contents = [part.words for saying in case.sayings() for part in saying.content]
    slices = [span.of(a.article.text) for a in articles for s in a.statements for span in s.content]
    assert sorted(marked) == sorted(contents) == sorted(slices)


def test_the_source_is_underlined_where_it_stands_outside_the_content(make: Make) -> None:
    with make([report(0)]) as case:
        tree = parsed(written(case))
    assert {s.text_content() for s in body(tree).xpath(".//span[@class='source']")} == {"Mayor Teodora Vask"}


def test_sentences_are_printed_whole(make: Make) -> None:
    with make([report(0, statements=1)]) as case:
        tree = parsed(written(case))
        sentence = case.sayings()[0].sentence.words
    (printed,) = body(tree).xpath(".//p[@class='sentence']")
    for sup in printed.xpath("./sup"):
        sup.drop_tree()
    assert printed.text_content() == sentence


def test_every_note_that_is_referred_to_exists_and_every_note_is_referred_to(make: Make) -> None:
    with make([report(0), report(1)], [report(2)]) as case:
        tree = parsed(written(case))
    notes = tree.xpath("//section[@class='notes']//li/@id")
    referred = [href[1:] for href in tree.xpath("//sup/a/@href")]
    assert notes
    assert len(notes) == len(set(notes))
    assert set(notes) == set(referred)
    assert notes == [f"n{number}" for number in range(1, len(notes) + 1)]


def test_every_link_inside_the_page_leads_to_one_place(make: Make) -> None:
    with make([report(0), report(1)], [report(2)]) as case:
        tree = parsed(written(case))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)


def test_a_note_holds_outlet_title_day_address_hash_and_offsets(make: Make) -> None:
    annotated = report(0, statements=1)
    with make([annotated]) as case:
        tree = parsed(written(case))
    note = " ".join(tree.xpath("//li[@id='n1']")[0].text_content().split())
    statement = annotated.statements[0]
    assert statement.source is not None
    assert "The Ferry Post, “Bridge number 0 stays open”, 5 May 2031" in note
    assert "https://ferrypost.example/0" in note
    assert annotated.article.page_sha256 in note
    for span in (*statement.content, statement.source):
        assert f"[{span.start}, {span.end})" in note


def test_words_that_copies_print_alike_are_one_line_with_a_note_for_each(make: Make) -> None:
    one = report(7, statements=1)
    other = replace(
        one,
        article=replace(
            one.article, id="other", name="other.html", outlet=Detail(value="Radio Ten", evidence=Evidence.ROW)
        ),
        mentions=tuple(replace(m, id=f"o{m.id}", article_id="other", chain=f"o{m.chain}") for m in one.mentions),
        timexes=tuple(replace(t, id=f"o{t.id}", article_id="other") for t in one.timexes),
        own_voice=(),
        statements=tuple(
            replace(
                s,
                id=f"o{s.id}",
                article_id="other",
                said=f"o{s.said}",
                speakers=tuple(replace(k, mention_id=f"o{k.mention_id}") for k in s.speakers),
                addressee=None,
            )
            for s in one.statements
        ),
    )
    # Other bytes, or the second page is set aside as the same as the first.
    text = f"{other.article.text} "
    other = replace(other, article=replace(other.article, text=text, page_sha256=page(text).sha256))
    with make([one, other]) as case:
        tree = parsed(written(case))
    (line,) = body(tree).xpath(".//li[contains(@class, 'saying')]")
    assert line.xpath(".//sup/a/text()") == ["1", "2"]
    (meta,) = line.xpath(".//p[@class='meta']")
    assert {"Radio Ten", "Radio Nine"} <= set(meta.xpath("./a/text()"))


def test_a_statement_inside_another_leads_to_the_one_that_holds_it(make: Make) -> None:
    annotated = report(0, statements=2)
    assert annotated.statements[1].within == annotated.statements[0].id
    with make([annotated]) as case:
        tree = parsed(written(case))
    inner, outer = tree.xpath("//p[@class='meta'][contains(., 'inside the statement')]"), tree.xpath("//sup/a/@id")
    assert [a.get("href") for p in inner for a in p.xpath("./a[contains(., 'note')]")] == [f"#{outer[0]}"]


@pytest.mark.parametrize(
    "pattern",
    [r"<script", r"\bsrc\s*=", r"@import", r"url\((?!data:)", r"<link\b", r"\bon\w+\s*=", r"<iframe", r"<img"],
)
def test_the_page_loads_nothing(make: Make, pattern: str) -> None:
    with make([report(0), report(1)]) as case:
        assert not re.search(pattern, written(case), flags=re.IGNORECASE)


def test_a_hostile_title_outlet_or_address_stays_text(make: Make) -> None:
    hostile = '</title><script>alert("1")</script>&amp;'
    with make([titled(0, hostile, "<b onclick='x()'>Post</b>", "javascript:alert(1)")]) as case:
        text = written(case)
    tree = parsed(text)
    assert not tree.xpath("//script | //b | //@onclick")
    assert not [href for href in tree.xpath("//a/@href") if href.startswith("javascript")]
    assert hostile in unescape(text)
    assert "javascript:alert(1)" in tree.text_content()


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://ferrypost.example/1?a=1&b=2", "https://ferrypost.example/1?a=1&b=2"),
        ("http://ferrypost.example/", "http://ferrypost.example/"),
        ("data:text/html,<script>", ""),
        ("//ferrypost.example", ""),
        ("https://[broken", ""),
        ("ferrypost.example/1", ""),
        (None, ""),
    ],
)
def test_only_an_address_of_the_web_is_made_a_link(url: str | None, link: str) -> None:
    assert address(url) == link


def test_control_characters_do_not_reach_the_page(make: Make) -> None:
    with make([titled(0, "Bell\x07 and escape\x1b[31m", "The Post", "")]) as case:
        text = written(case)
    assert "Bell\N{REPLACEMENT CHARACTER} and escape\N{REPLACEMENT CHARACTER}[31m" in text
    assert not re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f]", text)


def test_the_page_has_a_language_landmarks_headings_in_order_and_table_headers(make: Make) -> None:
    with make([report(0), report(1)], [report(2)]) as case:
        tree = parsed(written(case))
    assert tree.get("lang") == "en"
    assert [len(tree.xpath(f"//body//{name}")) for name in ("main", "nav", "footer")] == [1, 1, 1]
    levels = [int(h.tag[1]) for h in tree.xpath("//h1 | //h2 | //h3 | //h4 | //h5")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    for table in tree.xpath("//table"):
        assert table.xpath("./thead//th[@scope='col']")
        assert len(table.xpath("./tbody/tr")) == len(table.xpath("./tbody/tr/th[@scope='row']"))


def test_every_story_of_a_case_is_in_the_contents_and_in_the_dossier(make: Make) -> None:
    with make([report(0), report(1)], [report(2)]) as case:
        tree = parsed(written(case))
    assert tree.xpath("//nav//a/@href") == ["#s1", "#s2"]
    assert tree.xpath("//article/@id") == ["s1", "s2"]
    assert tree.xpath("//h1/text()") == ["bridge"]


def test_a_story_can_be_asked_for_by_the_beginning_of_its_id(make: Make) -> None:
    with make([report(0)], [report(2)]) as case:
        wanted = case.stories()[1]
        tree = parsed(written(case, story=wanted.id[:10]))
    shown = tree.xpath("//ol[@class='reports']//code/text()")
    assert shown == [r.sha256 for r in wanted.reports]


def test_a_story_that_is_not_there_is_a_bad_setting(make: Make, tmp_path: Path) -> None:
    with make([report(0)]) as case, pytest.raises(BadSetting, match="has no story “nothing”"):
        dossier.write(case, tmp_path / "out.html", Chosen(stories=("nothing",)))
    assert not (tmp_path / "out.html").exists()


def test_reports_in_no_story_are_not_lost(make: Make) -> None:
    with make([report(0)], loose=[plain("Nothing more was said by anyone here.", "loose.txt")]) as case:
        tree = parsed(written(case))
    assert "loose.txt" in tree.xpath("//article[@id='s2']")[0].text_content()


def test_pages_that_were_set_aside_stand_at_the_end_with_their_reasons(make: Make, tmp_path: Path) -> None:
    make([report(0)]).close()
    broken = page(b"\xff\x00", "broken.bin")
    with open_to_write(tmp_path / "bridge") as writer:
        writer.put_set_aside(SetAside(page=broken, reason=Reason.BINARY, explanation="It is no <text>."))
    with open_case(tmp_path / "bridge") as case:
        tree = parsed(written(case))
    (row,) = tree.xpath("//section[@class='aside']//tbody/tr")
    told = row.text_content()
    assert "broken.bin" in told
    assert "Binary. It is no <text>." in told
    assert broken.sha256 in told


def test_an_empty_case_has_a_dossier_that_says_so(make: Make) -> None:
    with make() as case:
        tree = parsed(written(case))
    assert "holds no report" in body(tree).text_content()


def test_the_same_case_gives_the_same_bytes_and_leaves_no_part_behind(make: Make, tmp_path: Path) -> None:
    with make([report(0), report(1)]) as case:
        dossier.write(case, tmp_path / "new" / "one.html")
        dossier.write(case, tmp_path / "new" / "two.html")
    one, two = sorted((tmp_path / "new").iterdir())
    assert (one.name, two.name) == ("one.html", "two.html")
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes().startswith(b"<!DOCTYPE html>")


def test_a_place_that_cannot_be_written_is_a_bad_setting(make: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with make([report(0)]) as case:
        with pytest.raises(BadSetting, match="can't be written"):
            dossier.write(case, tmp_path / "file" / "dossier.html")
        (tmp_path / "folder").mkdir()
        with pytest.raises(BadSetting, match="can't be written"):
            dossier.write(case, tmp_path / "folder")


@pytest.mark.slow
def test_a_thousand_reports_take_seconds(make: Make, tmp_path: Path) -> None:
    groups = [[report(n * 4 + k, statements=12) for k in range(4)] for n in range(250)]
    with make(*groups) as case:
        begun = time.process_time()
        dossier.write(case, tmp_path / "large.html")
        assert time.process_time() - begun < 30  # 4 seconds; of the process alone, for others may be at work
