"""When a page was last changed and when it was captured: two more clocks, each with its witness."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from onrecord.errors import BadIndex
from onrecord.intake.index import read_index
from onrecord.intake.read import read_page
from onrecord.model.article import Article, Detail, Evidence
from onrecord.model.page import Page, PageKind

BODY = "<p>The harbour master said on Monday that the ferry would sail again, and that nobody was hurt in the fog.</p>"
SAVED = {
    "<!--\n Page saved with SingleFile \n url: https://gull.example/1 \n saved date: Mon May 29 2017 18:45:00 GMT+0200"
    " (Central European Summer Time)\n-->": ("2017-05-29T18:45:00+02:00", "comment of SingleFile"),
    "<!-- Saved from https://gull.example/1 at 2017-05-30T08:00:00Z using monolith v2.8 -->": (
        "2017-05-30T08:00:00+00:00",
        "comment of monolith",
    ),
    "<!-- Mirrored from gull.example/1 by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 30 May 2017 09:10:11 GMT -->": (
        "2017-05-30T09:10:11+00:00",
        "comment of HTTrack",
    ),
    "<!-- FILE ARCHIVED ON 06:07:08 May 31, 2017 AND RETRIEVED FROM THE ARCHIVE ON 01:00:00 Jun 1, 2020. -->": (
        "2017-05-31T06:07:08+00:00",
        "comment of the Wayback Machine",
    ),
}


def read(markup: str, *, kind: PageKind = PageKind.HTML, name: str = "harbour.html") -> Article:
    content = markup.encode()
    article = read_page(Page(name=name, kind=kind, content=content, sha256=sha256(content).hexdigest()))
    assert isinstance(article, Article)
    return article


def page(head: str = "", foot: str = "", above: str = "") -> Article:
    return read(f"{head}<html><head>{above}</head><body><h1>Ferry and fog</h1>{BODY * 3}</body></html>{foot}")


@pytest.mark.parametrize("note", SAVED)
def test_a_program_that_saved_a_page_says_when(note: str) -> None:
    value, where = SAVED[note]
    wanted = Detail(value=value, evidence=Evidence.MARKUP, where=where)
    assert page(head=note).captured == wanted
    assert page(foot=note).captured == wanted


def test_an_address_in_the_archive_says_when_and_the_day_of_publication_stays_unknown() -> None:
    found = page(
        above='<meta property="og:url" content="https://web.archive.org/web/20170530123456/https://gull.example/1">'
    )
    assert found.captured == Detail(
        value="2017-05-30T12:34:56+00:00", evidence=Evidence.META_TAG, where="address og:url"
    )
    assert found.published is None


@pytest.mark.parametrize(
    ("above", "where"),
    [
        ('<meta property="article:modified_time" content="2017-05-30T10:00:00+01:00">', "article:modified_time"),
        ('<meta name="lastmod" content="2017-05-30T10:00:00+01:00">', "lastmod"),
        (
            '<script type="application/ld+json">{"@type":"Report","dateModified":"2017-05-30T10:00:00+01:00"}</script>',
            "dateModified",
        ),
    ],
)
def test_the_last_change_keeps_its_zone_and_is_no_day_of_publication(above: str, where: str) -> None:
    found = page(above=above)
    assert found.updated is not None
    assert (found.updated.value, found.updated.where) == ("2017-05-30T10:00:00+01:00", where)
    assert found.published is None


def test_a_line_of_the_text_tells_the_last_change_and_a_teaser_below_does_not() -> None:
    body = "\n\n".join(["The harbour master said on Monday that the ferry would sail again in the evening fog."] * 4)
    told = read(
        f"Ferry and fog\n\nBy Jane Gannet\n\nPublished: May 29, 2017\n\nUpdated: May 30, 2017 10:15 BST\n\n{body}\n",
        kind=PageKind.TEXT,
        name="harbour.txt",
    )
    assert told.published is not None
    assert told.updated is not None
    assert (told.published.value, told.updated.value) == ("2017-05-29", "2017-05-30T10:15:00+01:00")
    below = read(f"Ferry and fog\n\n{body}\n\nUpdated May 30, 2017\n", kind=PageKind.TEXT, name="harbour.txt")
    assert below.updated is None


def test_a_row_and_a_spreadsheet_tell_both(tmp_path: Path) -> None:
    row = {"text": "The ferry sailed. " * 20, "updated": "2017-05-30", "date_download": "2017-06-01 09:00:00"}
    found = read(json.dumps(row), kind=PageKind.ROW, name="rows.jsonl#1")
    assert found.updated == Detail(value="2017-05-30", evidence=Evidence.ROW, where="updated")
    assert found.captured == Detail(value="2017-06-01T09:00:00", evidence=Evidence.ROW, where="date_download")
    index = tmp_path / "index.csv"
    index.write_text("file,updated,captured\na.txt,2017-05-30,2017-06-01T09:00:00Z\n", encoding="utf-8")
    assert [(one.field, one.value) for one in read_index(index).entries["a.txt"].given] == [
        ("updated", "2017-05-30"),
        ("captured", "2017-06-01T09:00:00Z"),
    ]
    index.write_text("file,captured\na.txt,soon\n", encoding="utf-8")
    with pytest.raises(BadIndex, match="'soon' is no day"):
        read_index(index)


def test_without_a_witness_both_stay_unknown() -> None:
    found = page()
    assert (found.updated, found.captured) == (None, None)
