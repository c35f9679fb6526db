"""The words that a report's page marks are `text[start:end]`, as a real browser reads the page: of every statement.

One tab asks for every page and reads it with the browser's own parser; some of the pages it opens, too.
"""

import json
import shutil
from pathlib import Path

import pytest
from browsing import kept, served
from playwright.sync_api import Browser, expect

from onrecord.casefile.answers import Saying
from onrecord.casefile.case import open_case
from onrecord.engine import local
from onrecord.web.links import to_saying

TRICKY = (
    "“The 👩‍👩‍👧 bridge & the <b>pier</b> hold,” Mayor Teodora Vask said on Monday. 🎉\n\n"
    "Vask told Radio Nine: “The engineer, Ivo Brandt, said that ‘rust &amp; cracks’ are old.”\n\n"
    "The chairwoman, Noor الهدى, denied that the ferry had sunk, and said שלום to the café\u0301.\r\n"
    "\tAccording to Ostermill’s council, “nobody was hurt\u202e”.\n"
)
ENTITIES = (
    "<!doctype html><html lang='en'><head><title>Pier &amp; dyke hold</title></head><body><article>"
    "<h1>Pier &amp; dyke &#8220;hold&#8221;</h1>"
    "<p>&ldquo;The dyke holds &#x1F30A; &lt;for now&gt;,&rdquo; Governor Anselm Korvath said on Tuesday &mdash;"
    " &nbsp;twice.</p>"
    "<p>Korvath denied that the <em>pier</em> had \u202ecracked\u202c, and said he heard “البحر هادئ”.</p>"
    "<p>“It is 👍🏽 as it was,” the engineer Ivo Brandt told Radio&nbsp;Nine.</p></article></body></html>"
)
PARTS = ("content", "source", "cue")
READ = """async (addresses) => {
  const read = async (address) => {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const words = (part) => [...page.querySelectorAll(`.text .${part}.asked`)].map((one) => one.textContent).join("");
    return { status: answer.status, text: page.querySelector(".text").textContent,
      content: words("content"), source: words("source"), cue: words("cue") };
  };
  const found = [];
  for (let start = 0; start < addresses.length; start += 8)
    found.push(...await Promise.all(addresses.slice(start, start + 8).map(read)));
  return found;
}"""


def slices(saying: Saying, text: str) -> dict[str, str]:
    """Return what has to be marked: the stretches of the frozen text, in reading order."""
    source, cue = ((one.span.of(text) if one is not None else "") for one in (saying.source, saying.cue))
    return {"content": "".join(part.span.of(text) for part in saying.content), "source": source, "cue": cue}


def check(case: Path, browser: Browser, name: str, *, opened: int) -> int:
    """Read the page of every statement of a case; return how many there are."""
    with open_case(case) as read:
        sayings = read.sayings(own_voice=True)
        texts = {report.id: read.text(report.id) for report in read.reports()}
    with served(case) as door:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        tab = context.new_page()
        tab.goto(door.first_address)
        found = tab.evaluate(READ, list(map(to_saying, sayings)))
        for saying, page in zip(sayings, found, strict=True):
            text = texts[saying.article_id]
            assert page["status"] == 200
            assert page["text"] == text, saying.article_id
            assert {part: page[part] for part in PARTS} == slices(saying, text), json.dumps(saying.id)
        step = max(len(sayings) // opened, 1)
        for number, saying in enumerate(one for one in sayings[::step] if one.content):
            tab.goto(f"http://127.0.0.1:{door.port}{to_saying(saying)}")
            marked = tab.locator(".text .content.asked")
            expect(marked.first).to_be_in_viewport()
            assert "".join(marked.all_text_contents()) == slices(saying, texts[saying.article_id])["content"]
            kept(tab, f"words {name} {number}")
        context.close()
    return len(sayings)


def test_emoji_entities_and_right_to_left_are_marked_as_they_stand(tmp_path: Path, browser: Browser) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "tricky.txt").write_bytes(TRICKY.encode())
    (tmp_path / "in" / "entities.html").write_text(ENTITIES, encoding="utf-8")
    local.build([tmp_path / "in"], tmp_path / "case", workers=1)
    with open_case(tmp_path / "case") as case:
        words = " ".join(part.words for saying in case.sayings() for part in saying.content)
    assert all(one in words for one in ("👩‍👩‍👧", "&amp;", "<b>", "🌊", "👍🏽", "<for now>"))
    assert check(tmp_path / "case", browser, "tricky", opened=4) >= 6


def test_the_example_coverage_is_marked_to_the_character(demo: Path, tmp_path: Path, browser: Browser) -> None:
    shutil.copytree(demo, tmp_path / "demo")
    assert check(tmp_path / "demo", browser, "demo", opened=4) >= 100


@pytest.mark.slow
def test_every_statement_of_the_seeds_and_of_three_stories_is_marked_to_the_character(
    shared: Path, tmp_path: Path, browser: Browser
) -> None:
    across = shared / "bench" / "across" / "articles.jsonl"
    if not across.is_file():
        pytest.skip("the three stories (../shared/bench/across) are not on this machine")
    local.build([shared / "cases" / "seeds" / "coverage", across], tmp_path / "case")
    assert check(tmp_path / "case", browser, "stories", opened=8) >= 500
