"""In a browser: each key, what it tells, undo, words chosen in the text, two readers at once, and no script at all."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from browsing import served
from playwright.sync_api import Browser, Page, expect

from onrecord.casefile.answers import Saying
from onrecord.casefile.case import open_case
from onrecord.casefile.write import open_to_write
from onrecord.model.judgement import Judgement
from onrecord.web.guard import Door

SELECT = """([start, end]) => {
  const walk = document.createTreeWalker(document.querySelector("#text"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let at = 0;
  while (walk.nextNode()) {
    const points = [...walk.currentNode.data];
    const units = (many) => points.slice(0, many).join("").length;
    if (at <= start && start < at + points.length) range.setStart(walk.currentNode, units(start - at));
    if (at < end && end <= at + points.length) range.setEnd(walk.currentNode, units(end - at));
    at += points.length;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def room(harbour: Path) -> Iterator[Door]:
    with served(harbour) as door:
        yield door


def entered(browser: Browser, door: Door, *, name: str = "Ann Olm", script: bool = True) -> Page:
    """Return a tab of somebody's own browser, in the room."""
    context = browser.new_context(java_script_enabled=script)
    if name:
        address = f"http://127.0.0.1:{door.port}"
        context.add_cookies([{"name": "onrecord-reader", "value": name.replace(" ", "%20"), "url": address}])
    tab = context.new_page()
    tab.set_default_timeout(10_000)
    tab.goto(door.first_address)
    return tab


@pytest.fixture
def tab(browser: Browser, room: Door) -> Iterator[Page]:
    made = entered(browser, room)
    yield made
    made.context.close()


def to(tab: Page, path: str) -> None:
    answer = tab.goto(tab.url.split("/", 3)[0] + "//" + tab.url.split("/")[2] + path)
    assert answer is not None
    assert answer.ok


def judgements(case: Path) -> list[Judgement]:
    with open_case(case) as opened:
        return list(opened.judgements())


def saying_of(case: Path, words: str) -> Saying:
    with open_case(case) as opened:
        return next(one for one in opened.sayings() if any(words in part.words for part in one.content))


def story_of(case: Path) -> str:
    with open_case(case) as opened:
        return f"/stories/{opened.stories()[0].id}"


def told(tab: Page, words: str) -> None:
    """Wait until the room says so where a screen reader hears it."""
    expect(tab.locator("#told[role=status][aria-live=polite]")).to_contain_text(words)


def on(tab: Page) -> str | None:
    """Return what the line that has the focus is on."""
    mark = tab.locator(":focus .verdict").first
    return mark.locator("a").get_attribute("href")


def saying_asked(href: str) -> str:
    return parse_qs(urlsplit(href).query)["first"][0]


def test_j_and_k_go_through_the_lines_and_the_focus_is_seen(tab: Page, harbour: Path) -> None:
    to(tab, story_of(harbour))
    tab.keyboard.press("j")
    first = on(tab)
    tab.keyboard.press("j")
    second = on(tab)
    assert first
    assert second
    assert first != second
    style = tab.evaluate(
        "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
    )
    assert style == ["solid", "2px"]
    tab.keyboard.press("k")
    assert on(tab) == first
    tab.keyboard.press("k")
    assert on(tab) == first


@pytest.mark.parametrize(("key", "verdict"), [("a", "accepted"), ("x", "rejected")])
def test_one_key_decides_without_loading_the_page_again_and_u_takes_it_back(
    tab: Page, harbour: Path, key: str, verdict: str
) -> None:
    saying = saying_of(harbour, "eight cracks")
    to(tab, f"/reports/{saying.article_id}?statement={saying.id}")
    tab.evaluate("document.body.dataset.same = 'yes'")
    mark = tab.locator(f".said-here .verdict:has(a[href*='first={saying.id}'])")
    tab.keyboard.press(key)
    told(tab, f"{verdict.capitalize()}, as Ann Olm.")
    expect(mark).to_contain_text(f"{verdict} by Ann Olm")
    (one,) = judgements(harbour)
    assert (one.first, one.verdict, one.by, one.stands) == (saying.id, verdict, "Ann Olm", True)
    tab.keyboard.press("u")
    told(tab, f"Taken back: {verdict}.")
    expect(mark.get_by_label("found by the program")).to_have_text("program")
    assert [one.stands for one in judgements(harbour)] == [False]
    assert tab.evaluate("document.body.dataset.same") == "yes"
    tab.keyboard.press("u")
    told(tab, "there is nothing to take back")


def test_on_the_story_page_a_conflict_is_rejected_and_a_claim_accepted(tab: Page, harbour: Path) -> None:
    with open_case(harbour) as case:
        conflict, claim = case.conflicts()[0], next(one for one in case.claims() if len(one.statement_ids) > 2)
    to(tab, story_of(harbour))
    for subject, key in (("conflict", "x"), ("claim", "a")):
        line = tab.locator(f".verdict:has(a[href*='subject={subject}'])").first
        line.locator("a").focus()
        tab.keyboard.press(key)
        expect(tab.locator(f".verdict:has(a[href*='subject={subject}'])").first).to_contain_text("by Ann Olm")
    assert {(one.subject, one.verdict, one.first) for one in judgements(harbour)} == {
        ("conflict", "rejected", conflict.id),
        ("claim", "accepted", claim.id),
    }
    expect(tab.locator(".card.aside-by")).to_have_count(1)


def test_the_name_is_asked_once_by_the_first_key(browser: Browser, room: Door, harbour: Path) -> None:
    tab = entered(browser, room, name="")
    saying = saying_of(harbour, "eight cracks")
    to(tab, f"/reports/{saying.article_id}?statement={saying.id}")
    tab.keyboard.press("a")
    tab.locator("#ask-name").get_by_label("Your name").fill("Noor Olm")
    tab.keyboard.press("Enter")
    told(tab, "Accepted, as Noor Olm.")
    tab.keyboard.press("j")
    tab.keyboard.press("a")
    expect(tab.locator(".said-here .by-person")).to_have_count(2)
    assert {one.by for one in judgements(harbour)} == {"Noor Olm"}
    tab.context.close()


def test_o_opens_the_words_and_e_leads_to_where_they_are_corrected(tab: Page, harbour: Path) -> None:
    to(tab, story_of(harbour))
    tab.locator(".voice .verdict a").first.focus()
    asked = saying_asked(tab.locator(":focus").get_attribute("href") or "")
    tab.keyboard.press("o")
    tab.locator(".text .asked").first.wait_for()
    tab.wait_for_load_state()
    assert "/reports/" in tab.url
    assert asked in tab.url
    tab.keyboard.press("e")
    tab.locator("details.correct[open]").wait_for()
    assert "/judge?subject=statement" in tab.url
    expect(tab.locator("details.correct summary")).to_be_focused()


def test_slash_searches_and_a_question_mark_lists_every_key(tab: Page, harbour: Path) -> None:
    to(tab, story_of(harbour))
    tab.keyboard.press("?")
    dialog = tab.locator("dialog#help[open]")
    assert dialog.locator("kbd").all_inner_texts() == list("jkaxeou/?")
    tab.keyboard.press("a")
    tab.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    tab.keyboard.press("/")
    expect(tab.locator("header input[type=search]")).to_be_focused()
    tab.keyboard.type("jaxu")
    assert tab.locator("header input[type=search]").input_value() == "jaxu"
    assert judgements(harbour) == []


def test_keys_can_be_switched_off_and_on(tab: Page, harbour: Path) -> None:
    saying = saying_of(harbour, "eight cracks")
    address = f"/reports/{saying.article_id}?statement={saying.id}"
    to(tab, address)
    tab.keyboard.press("?")
    tab.locator("#help").get_by_role("button", name="Switch the keys off").click()
    tab.wait_for_load_state()
    assert address in tab.url
    for key in "jax?":
        tab.keyboard.press(key)
    expect(tab.locator("dialog[open]")).to_have_count(0)
    assert judgements(harbour) == []
    to(tab, "/desk")
    tab.get_by_role("button", name="Switch the keys on").first.click()
    to(tab, address)
    tab.keyboard.press("a")
    told(tab, "Accepted")


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("it stays closed", "content"),
        ("has eight cracks, 🌉 and it stays", "content"),
        ("Mayor Teodora Vask", "source"),
    ],
)
def test_words_chosen_in_the_text_become_the_place_to_the_code_point(
    tab: Page, harbour: Path, words: str, field: str
) -> None:
    saying = saying_of(harbour, "eight cracks")
    with open_case(harbour) as case:
        text = case.text(saying.article_id)
    start = text.index(words)
    to(tab, f"/judge?subject=statement&first={saying.id}#correct")
    tab.evaluate(SELECT, [start, start + len(words)])
    tab.locator(f"[data-take={field}]").click()
    expect(tab.locator(f"[data-correcting] input[name={field}]")).to_have_value(f"{start}-{start + len(words)}")
    expect(tab.locator(f"label:has(input[name={field}]) output")).to_have_text(words)
    tab.locator("[data-correcting]").get_by_role("button", name="Correct it").click()
    tab.wait_for_url("**/judgements#**")
    with open_case(harbour) as case:
        (now,) = case.sayings_of([saying.id])
    found = now.content if field == "content" else (now.source,)
    assert [part.span.of(text) for part in found if part] == [words]
    to(tab, f"/reports/{saying.article_id}?statement={saying.id}")
    assert "".join(tab.locator(f".text .{field}.asked").all_text_contents()) == words


def test_a_further_part_and_a_speaker_are_taken_from_the_text(tab: Page, harbour: Path) -> None:
    saying = saying_of(harbour, "had been known since May")
    with open_case(harbour) as case:
        text = case.text(saying.article_id)
    to(tab, f"/judge?subject=statement&first={saying.id}#correct")
    before = tab.locator("[data-correcting] input[name=content]").input_value()
    places = {}
    for words, button in (("The engineer", "[data-add=content]"), ("Teodora Vask", "[data-take=name]")):
        start = text.index(words)
        places[words] = f"{start}-{start + len(words)}"
        tab.evaluate(SELECT, [start, start + len(words)])
        tab.locator(button).click()
    assert tab.locator("[data-correcting] input[name=content]").input_value() == f"{before} {places['The engineer']}"
    tab.locator("[data-correcting]").get_by_role("button", name="Correct it").click()
    tab.wait_for_url("**/judgements#**")
    with open_case(harbour) as case:
        (now,) = case.sayings_of([saying.id])
    assert [part.words for part in now.content] == ["The engineer", saying.content[0].words]
    assert now.names == ("Teodora Vask",)


def test_two_browsers_at_once_the_second_hears_who_decided_what_and_decides_again(
    browser: Browser, room: Door, tab: Page, harbour: Path
) -> None:
    saying = saying_of(harbour, "eight cracks")
    address = f"/reports/{saying.article_id}?statement={saying.id}"
    ben = entered(browser, room, name="Ben")
    for one in (tab, ben):
        to(one, address)
    tab.keyboard.press("a")
    told(tab, "Accepted, as Ann Olm.")
    ben.keyboard.press("x")
    told(ben, "Ann Olm accepted it")
    mark = ben.locator(f".said-here .verdict:has(a[href*='first={saying.id}'])")
    expect(mark).to_contain_text("accepted by Ann Olm")
    assert [one.by for one in judgements(harbour)] == ["Ann Olm"]
    ben.keyboard.press("x")
    told(ben, "Rejected, as Ben.")
    assert [(one.by, one.stands) for one in judgements(harbour)] == [("Ann Olm", True), ("Ben", True)]
    tab.keyboard.press("u")
    told(tab, "Taken back: accepted.")
    expect(tab.locator(f".said-here .verdict:has(a[href*='first={saying.id}'])")).to_contain_text("rejected by Ben")
    ben.context.close()


def test_during_a_build_the_key_says_so_and_nothing_is_written(browser: Browser, harbour: Path) -> None:
    saying = saying_of(harbour, "eight cracks")
    with served(harbour, patience=0.0) as door:
        tab = entered(browser, door)
        to(tab, f"/reports/{saying.article_id}?statement={saying.id}")
        with open_to_write(harbour):
            tab.keyboard.press("a")
            told(tab, "build")
        assert judgements(harbour) == []
        tab.keyboard.press("a")
        told(tab, "Accepted")
        tab.context.close()


def test_without_script_a_reader_judges_corrects_and_takes_back(browser: Browser, room: Door, harbour: Path) -> None:
    tab = entered(browser, room, name="", script=False)
    saying = saying_of(harbour, "eight cracks")
    to(tab, f"/reports/{saying.article_id}")
    tab.locator(f".said-here .verdict a[href*='first={saying.id}']").click()
    tab.locator(".decide").get_by_label("Your name").fill("Noor Olm")
    tab.get_by_role("button", name="Accept").click()
    assert f"/reports/{saying.article_id}" in tab.url
    tab.locator(f".said-here .verdict a[href*='first={saying.id}']").click()
    tab.locator("details.correct summary").click()
    assert not tab.locator("[data-take]").first.is_visible()
    tab.get_by_label("What was said").fill("The bridge has eight cracks … it stays closed")
    tab.locator("details.correct").get_by_role("button", name="Correct it").click()
    with open_case(harbour) as case:
        (now,) = case.sayings_of([saying.id])
    assert [part.words for part in now.content] == ["The bridge has eight cracks", "it stays closed"]
    to(tab, "/judgements")
    row = tab.locator("tr", has_text="corrected")
    row.locator("summary").click()
    row.get_by_label("Why").fill("It was right.")
    row.get_by_role("button", name="Take it back").click()
    expect(tab.locator("tr.taken-back")).to_contain_text("taken back by Noor Olm")
    to(tab, "/desk")
    assert tab.locator("main kbd").all_inner_texts() == list("jkaxeou/?")
    tab.context.close()


def test_the_keys_go_through_the_stories_of_the_front_page_and_open_one(tab: Page) -> None:
    tab.keyboard.press("j")
    first = tab.locator(":focus a").first.get_attribute("href")
    tab.keyboard.press("j")
    assert tab.locator(":focus a").first.get_attribute("href") != first
    tab.keyboard.press("k")
    tab.keyboard.press("o")
    tab.wait_for_url(f"**{first}")
    tab.keyboard.press("a")
    told(tab, "Go to a line first")
