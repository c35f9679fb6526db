"""A page as it was printed can do nothing: nothing runs, loads, sends or leads away, here and in Chromium."""

from dataclasses import replace
from pathlib import Path

import pytest
from browsing import kept, served
from builders import links, page, report
from hostile import HOSTILE_TITLE, PAYLOADS, PROBE, page_with
from lxml import html as lxml_html
from playwright.sync_api import Browser
from starlette.testclient import TestClient

from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.engine import local
from onrecord.engine.deciding import Decisions
from onrecord.intake.read import read_page
from onrecord.model.article import Article, Detail, Evidence
from onrecord.model.page import PageKind
from onrecord.model.span import Span
from onrecord.web.app import room
from onrecord.web.guard import Door
from onrecord.web.links import to_saying
from onrecord.web.original import POLICY, Marking, harmless

HARMLESS = {"dir", "lang", "colspan", "rowspan"}
OURS = {"content", "source", "cue", "said", "words"}
NAMES = list(PAYLOADS)


def check(markup: str, *, marks: bool = False) -> None:
    """Check that nothing is left that acts; with `marks`, ours have classes of ours, and one of them its id."""
    tree = lxml_html.document_fromstring(markup)
    head, body = tree.find("head"), tree.find("body")
    assert [element.tag for element in head] == ["meta", "title", "style"]
    for element in body.iter():
        assert isinstance(element.tag, str)  # no comment, no processing instruction
        told = dict(element.attrib)
        if marks and element.tag == "mark" and "class" in told:
            assert set(told.pop("class").split()) <= OURS
            assert told.pop("id", "marked") == "marked"
        assert set(told) <= HARMLESS, (element.tag, dict(element.attrib))
    assert not {element.tag for element in body.iter()} & {
        *(
            "script",
            "style",
            "svg",
            "math",
            "img",
            "iframe",
            "object",
            "embed",
            "form",
            "input",
            "link",
            "meta",
            "base",
        ),
        *("a", "video", "audio", "template", "noscript", "picture", "textarea", "title"),
    }


@pytest.mark.parametrize("name", NAMES)
def test_what_is_left_of_a_hostile_page_has_no_element_and_no_attribute_that_acts(name: str) -> None:
    left = harmless(page_with(PAYLOADS[name]), title=HOSTILE_TITLE)
    check(left)
    assert "Mayor Teodora Vask said on Monday that pier four of the bridge holds." in left


def test_all_payloads_together_are_as_harmless() -> None:
    check(harmless(page_with("".join(PAYLOADS.values())), title=HOSTILE_TITLE))
    check(harmless("".join(PAYLOADS.values()), title=""))


def test_the_structure_of_the_page_stays() -> None:
    left = harmless('<h1 class="x">A</h1><ul><li><em>b</em></ul><table><tr><td colspan=2 dir=rtl>c', title="t")
    assert "<h1>A</h1>" in left
    assert "<ul><li><em>b</em></li></ul>" in left
    assert '<td colspan="2" dir="rtl">c</td>' in left


def read(markup: str) -> Article:
    found = read_page(page(markup, "a.html", PageKind.HTML))
    assert isinstance(found, Article)
    return found


def with_marks(markup: str) -> tuple[str, Article, list[Span]]:
    """Return a page with every block of its text marked, and its second word again as another kind."""
    article = read(markup)
    spans = [block.span for block in article.blocks]
    markings = [
        *(Marking(span=span, name="content") for span in spans),
        *(Marking(span=Span(span.start, span.start + 1), name="source") for span in spans),
    ]
    shown = harmless(markup, title=HOSTILE_TITLE, text=article.text, blocks=article.blocks, markings=markings)
    return shown, article, spans


def test_there_are_fifty_hostile_pages_and_more() -> None:
    assert len(PAYLOADS) >= 50


@pytest.mark.parametrize("name", [name for name in NAMES if "\0" not in PAYLOADS[name]])
def test_marks_make_no_hostile_page_less_harmless_and_stand_on_their_words(name: str) -> None:
    shown, article, _ = with_marks(page_with(PAYLOADS[name]))
    check(shown, marks=True)
    said = "Mayor Teodora Vask said on Monday that pier four of the bridge holds."
    assert said in article.text
    tree = lxml_html.document_fromstring(shown)
    marked = "".join("".join(mark.itertext()) for mark in tree.xpath("//mark[@class]"))
    assert said.replace(" ", "") in "".join(marked.split())
    assert len(tree.xpath("//*[@id]")) == 1
    # Without its marks it is what is left of the page without them.
    plain = lxml_html.document_fromstring(harmless(page_with(PAYLOADS[name]), title=HOSTILE_TITLE))
    assert tree.xpath("//body")[0].text_content() == plain.xpath("//body")[0].text_content()
    assert "could be found again" not in shown


def test_all_payloads_together_are_as_harmless_with_marks() -> None:
    shown, _, _ = with_marks(page_with("".join(one for one in PAYLOADS.values() if "\0" not in one)))
    check(shown, marks=True)


def a_case(folder: Path) -> list[str]:
    """Make a case of a report for each payload, with everything about it hostile too; return their ids.

    A page with a NUL in it is binary, and never becomes a report.
    """
    ids = []
    with open_to_write(folder) as writer, writer.transaction():
        articles = []
        for number, payload in enumerate(PAYLOADS.values()):
            annotated = report(number)
            kept = page(
                page_with(payload.replace("\0", "")), f"<img src=x onerror=alert(1)>{number}.html", PageKind.HTML
            )
            hostile = Detail(value=HOSTILE_TITLE, evidence=Evidence.META_TAG)
            url = Detail(value="javascript:alert(1)", evidence=Evidence.META_TAG)
            article = replace(
                annotated.article,
                page_sha256=kept.sha256,
                name=kept.name,
                title=hostile,
                outlet=hostile,
                byline=hostile,
                url=url,
            )
            writer.keep(kept)
            assert writer.put(replace(annotated, article=article))
            articles.append(annotated)
            ids.append(article.id)
        writer.replace_links(links(articles))
    return ids


def test_it_is_sent_under_a_policy_that_allows_nothing(tmp_path: Path) -> None:
    ids = a_case(tmp_path / "case")
    door = Door(port=8600)
    with TestClient(
        room(tmp_path / "case", door, Decisions(tmp_path / "case")), base_url="http://127.0.0.1:8600"
    ) as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        for article in ids:
            answer = client.get(f"/originals/{article}")
            assert answer.status_code == 200
            assert answer.headers["content-security-policy"] == POLICY
            check(answer.text)
            shown = lxml_html.document_fromstring(client.get(f"/reports/{article}?as=printed").text)
            (frame,) = shown.xpath("//iframe")
            assert frame.get("sandbox") == ""
            assert shown.xpath("//main//img | //main//script | //a[starts-with(@href, 'javascript')]") == []
    assert "sandbox" in POLICY
    assert "default-src 'none'" in POLICY
    assert "allow" not in POLICY


def test_a_report_that_came_as_plain_text_has_no_page_to_show(tmp_path: Path) -> None:
    with open_to_write(tmp_path / "case") as writer, writer.transaction():
        annotated = report(0)
        blocks = tuple(replace(block, place=None) for block in annotated.article.blocks)
        annotated = replace(annotated, article=replace(annotated.article, blocks=blocks))
        writer.keep(replace(page(annotated.article.text), name=annotated.article.name))
        assert writer.put(annotated)
        writer.replace_links(links([annotated]))
    door = Door(port=8600)
    with TestClient(
        room(tmp_path / "case", door, Decisions(tmp_path / "case")), base_url="http://127.0.0.1:8600"
    ) as client:
        client.headers["Authorization"] = f"Bearer {door.token}"
        assert client.get("/originals/r00000").status_code == 404
        assert "as=printed" not in client.get("/reports/r00000").text


def test_in_a_browser_no_script_runs_and_no_request_leaves(tmp_path: Path, browser: Browser) -> None:
    ids = a_case(tmp_path / "case")
    asked: list[str] = []
    dialogs: list[str] = []
    with served(tmp_path / "case") as door:
        context = browser.new_context()
        tab = context.new_page()
        context.on("request", lambda request: asked.append(request.url))
        tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        tab.goto(door.first_address)
        here = f"http://127.0.0.1:{door.port}"
        story = tab.locator(".stories a").first.get_attribute("href")
        for path in (story, *(f"/reports/{one}?as=printed" for one in ids), *(f"/reports/{one}" for one in ids)):
            answer = tab.goto(here + path)
            assert answer.status == 200
            assert tab.evaluate("document.documentElement.dataset.ran") is None
            for frame in tab.frames[1:]:
                frame.wait_for_load_state()
                assert "pier four of the bridge holds" in frame.locator("body").inner_text()
                assert frame.evaluate("document.documentElement.dataset.ran") is None
        kept(tab, "a hostile report")
        context.close()
    away = [url for url in asked if not url.startswith(f"{here}/")]
    assert away == []
    assert dialogs == []
    assert not any(PROBE in url for url in asked)


def test_in_a_browser_no_script_runs_and_no_request_leaves_where_words_are_marked(
    tmp_path: Path, browser: Browser
) -> None:
    """The pages are read as any page is, so that the marks stand in what the payloads stand in."""
    (tmp_path / "pages").mkdir()
    for number, payload in enumerate(PAYLOADS.values()):
        text = page_with(payload.replace("\0", "")).replace("Pier four", f"Pier {number}")
        (tmp_path / "pages" / f"{number:02d}.html").write_text(text, encoding="utf-8")
    local.build([tmp_path / "pages"], tmp_path / "case", workers=1)
    with open_case(tmp_path / "case") as case:
        said = {saying.article_id: saying for saying in case.sayings()}
    assert len(said) >= 50
    asked: list[str] = []
    dialogs: list[str] = []
    with served(tmp_path / "case") as door:
        context = browser.new_context()
        tab = context.new_page()
        context.on("request", lambda request: asked.append(request.url))
        tab.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        tab.goto(door.first_address)
        here = f"http://127.0.0.1:{door.port}"
        for saying in said.values():
            tab.goto(f"{here}{to_saying(saying, as_printed=True)}")
            frame = tab.frames[1]
            frame.wait_for_load_state()
            assert tab.evaluate("document.documentElement.dataset.ran") is None
            assert frame.evaluate("document.documentElement.dataset.ran") is None
            marked = "".join(frame.locator("mark.content").all_text_contents())
            assert "".join(marked.split()) == "".join("".join(part.words for part in saying.content).split())
            check(frame.content(), marks=True)
        context.close()
    assert [url for url in asked if not url.startswith(f"{here}/")] == []
    assert dialogs == []


def test_in_a_browser_the_room_needs_no_script_and_nothing_of_it_is_refused(tmp_path: Path, browser: Browser) -> None:
    a_case(tmp_path / "case")
    told: list[str] = []
    with served(tmp_path / "case") as door:
        for javascript in (True, False):
            context = browser.new_context(java_script_enabled=javascript, viewport={"width": 390, "height": 800})
            tab = context.new_page()
            tab.on("console", lambda message: told.append(message.text))
            tab.on("pageerror", lambda error: told.append(str(error)))
            tab.goto(door.first_address)
            tab.locator(".stories h2 a").first.click()
            tab.locator("article sup a").first.click()
            tab.locator(".text .asked").first.wait_for()  # to be seen; else it fails
            kept(tab, f"a report on a phone {'with' if javascript else 'without'} script")
            if javascript:
                wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                assert tab.evaluate(wide) <= 0
            context.close()
    assert told == []


def test_in_a_browser_a_statement_is_rejected_by_its_form(tmp_path: Path, browser: Browser) -> None:
    a_case(tmp_path / "case")
    with served(tmp_path / "case") as door:
        tab = browser.new_context().new_page()
        tab.goto(door.first_address)
        tab.locator(".stories h2 a").first.click()
        tab.locator("article sup a").first.click()
        tab.locator(".judge summary").click()
        form = tab.locator(".judge form")
        form.get_by_label("Your name").fill("R. Olm")
        form.get_by_label("Why, or a note").fill("It is a caption.")
        form.get_by_role("button", name="Reject").click()
        tab.locator(".said-here .asked", has_text="set aside by R. Olm: It is a caption.").wait_for()
        kept(tab, "a rejected statement")
        tab.context.close()
    with open_case(tmp_path / "case") as case:
        assert [(one.by, one.reason) for one in case.judgements()] == [("R. Olm", "It is a caption.")]
