"""Pages to articles: what becomes one, and what is set aside with its reason."""

import gzip
import json
import random
from hashlib import sha256

import pytest

from onrecord.errors import Reason
from onrecord.intake.length import MAX_CODE_POINTS
from onrecord.intake.pages import MAX_BYTES
from onrecord.intake.read import read, read_page
from onrecord.model.article import Article, BlockRole, Detail, Evidence
from onrecord.model.page import Given, Page, PageKind, SetAside

WORDS = "The harbour master said on Monday that the ferry would sail again, and that nobody was hurt."
LOST = "\N{REPLACEMENT CHARACTER}"
GERMAN = "Der Hafenmeister sagte am Montag, dass die Fähre wieder fahren werde und niemand verletzt worden sei."
HTML = f"<html><head><title>Ferry sails again</title></head><body><p>{WORDS}</p></body></html>"


def page(
    content: bytes | str, *, kind: PageKind = PageKind.TEXT, name: str = "a.txt", given: tuple[Given, ...] = ()
) -> Page:
    data = content.encode() if isinstance(content, str) else content
    return Page(name=name, kind=kind, content=data, sha256=sha256(data).hexdigest(), given=given)


def row(given: tuple[Given, ...] = (), **fields: object) -> Page:
    return page(json.dumps(fields), kind=PageKind.ROW, name="rows.jsonl#1", given=given)


def article(of: Page) -> Article:
    read = read_page(of)
    assert isinstance(read, Article), read
    return read


def refusal(of: Page) -> SetAside:
    read = read_page(of)
    assert isinstance(read, SetAside)
    assert read.page is of
    assert read.explanation.endswith(".")
    return read


def test_the_text_of_a_row_is_untouched() -> None:
    text = f"\r\n  {WORDS}\t\r\n\n\u00a0{WORDS}  \n"
    assert article(row(text=text)).text == text


def test_blocks_do_not_overlap_and_only_white_space_lies_between() -> None:
    for of in (
        page(f"Skip to main content\n\nFerry sails\n\nDOVER (Reuters) - {WORDS}\n"),
        page(HTML, kind=PageKind.HTML),
    ):
        made = article(of)
        at = 0
        for block in made.blocks:
            assert made.text[at : block.span.start].strip() == ""
            assert block.span.of(made.text) == block.span.of(made.text).strip()
            at = block.span.end
        assert made.text[at:].strip() == ""


def test_a_row_keeps_its_own_id_and_other_pages_get_one_from_their_bytes() -> None:
    assert article(row(text=WORDS, id="q-17")).id == "q-17"
    assert article(row(text=WORDS, id=17)).id == "17"
    assert article(page(WORDS)).id == sha256(WORDS.encode()).hexdigest()[:16]


def test_reading_a_page_again_gives_the_same_article() -> None:
    for of in (page(HTML, kind=PageKind.HTML), page(WORDS), row(text=WORDS)):
        assert read_page(of) == read_page(of)


def test_what_a_row_says_is_kept_with_the_key_it_says_it_under() -> None:
    made = article(
        row(text=WORDS, publisher="The Gull", date="2017-05-29", url="https://gull.example/1", title=" Ferry\nsails ")
    )
    assert made.outlet == Detail(value="The Gull", evidence=Evidence.ROW, where="publisher")
    assert made.published == Detail(value="2017-05-29", evidence=Evidence.ROW, where="date")
    assert made.title == Detail(value="Ferry sails", evidence=Evidence.ROW, where="title")
    assert made.byline is None


def test_an_option_goes_before_the_spreadsheet_and_the_spreadsheet_before_the_page() -> None:
    sheet = Given(field="outlet", value="The Tern", by="index.csv, line 2")
    option = Given(field="outlet", value="The Crow", by="--outlet")
    assert article(row(text=WORDS, outlet="The Gull")).outlet == Detail(
        value="The Gull", evidence=Evidence.ROW, where="outlet"
    )
    made = article(row((sheet,), text=WORDS, outlet="The Gull"))
    assert made.outlet == Detail(value="The Tern", evidence=Evidence.SPREADSHEET, where="index.csv, line 2")
    made = article(row((option, sheet), text=WORDS, outlet="The Gull"))
    assert made.outlet == Detail(value="The Crow", evidence=Evidence.OPTION, where="--outlet")


def test_a_day_that_is_none_stays_unknown() -> None:
    assert article(row(text=WORDS, published="some time in May")).published is None
    assert article(row(text=WORDS, published="05/06/2017")).published is None


def test_an_article_that_says_nothing_of_itself_stays_unknown() -> None:
    made = article(page(WORDS))
    assert (made.title, made.outlet, made.byline, made.published, made.url) == (None, None, None, None, None)


def test_a_day_in_the_body_is_no_day_of_publication() -> None:
    assert article(page(f"{WORDS} It was published on May 3, 2015.\n\nIt sank on 3 May 2016.")).published is None


def test_a_known_address_gives_the_outlet_and_the_day_away() -> None:
    made = article(row(text=WORDS, url="http://edition.cnn.com/2017/05/29/ferry/index.html"))
    assert made.outlet == Detail(value="CNN", evidence=Evidence.ROW, where="address edition.cnn.com")
    assert made.published is not None
    assert made.published.value == "2017-05-29"


def test_an_unknown_or_broken_address_gives_nothing_away() -> None:
    assert article(row(text=WORDS, url="https://notcnn.com/x")).outlet is None
    assert article(row(text=WORDS, url="http://[oops")).outlet is None


def test_the_name_of_a_file_bears_the_day_but_a_number_does_not() -> None:
    assert article(page(WORDS, name="gull/2017-05-30-ferry.txt")).published == Detail(
        value="2017-05-30", evidence=Evidence.FILE_NAME, where="gull/2017-05-30-ferry.txt"
    )
    assert article(page(WORDS, name="20170530_ferry.txt")).published is not None
    assert article(page(WORDS, name="120170530123.txt")).published is None
    assert article(page(WORDS, name="2017-13-30.txt")).published is None


def test_the_time_of_publication_under_the_headline_is_read_as_printed() -> None:
    for printed, value in (
        ("Published: March 14, 2024, 7:15 a.m.", "2024-03-14T07:15:00"),
        ("Published: March 14, 2024 at 7:15 p.m. EDT", "2024-03-14T19:15:00-04:00"),
        ("Published: Thursday, 14 March 2024, 7 p.m.", "2024-03-14T19:00:00"),
        ("Published: March 14, 2024, 7 pages", "2024-03-14"),
    ):
        made = article(page(f"Home | News\n\nFerry sails again\n\n{printed}\n\n{WORDS}"))
        assert made.published is not None
        assert made.published.value == value
        assert made.headline == "Ferry sails again"


def test_a_masthead_is_known_by_the_spreadsheet_and_by_the_address() -> None:
    text = f"CNN\n\nFerry sails again\n\n{WORDS}"
    for fields in ({"outlet": "CNN"}, {"url": "https://edition.cnn.com/ferry"}):
        assert [b.role for b in article(row(text=text, **fields)).blocks][:2] == [
            BlockRole.FURNITURE,
            BlockRole.HEADLINE,
        ]


def test_a_row_whose_crawler_lost_characters_is_read_as_it_is() -> None:
    text = f"The captain{LOST}s log. {WORDS} {LOST}{LOST}"
    assert article(page(json.dumps({"text": text}, ensure_ascii=False), kind=PageKind.ROW)).text == text
    assert article(row(text=text)).text == text


@pytest.mark.parametrize("kind", [PageKind.TEXT, PageKind.ROW, PageKind.HTML])
def test_a_text_longer_than_any_article_is_set_aside_and_one_of_the_limit_is_read(kind: PageKind) -> None:
    words = (f"{WORDS} " * (MAX_CODE_POINTS // len(WORDS)))[:MAX_CODE_POINTS]
    for text, fits in ((words, True), (f"{words[:-1]}sea", False)):
        match kind:
            case PageKind.ROW:
                of = row(text=text)
            case PageKind.HTML:
                of = page(f"<p>{text}</p>", kind=kind)
            case _:
                of = page(text, kind=kind)
        if fits:
            assert len(article(of).text) <= MAX_CODE_POINTS
        else:
            assert refusal(of).reason is Reason.TOO_LARGE
            assert "300,002 characters" in refusal(of).explanation


def test_packed_pages_are_unpacked() -> None:
    assert article(page(gzip.compress(WORDS.encode()), name="a.txt.gz")).text == WORDS


@pytest.mark.parametrize(
    ("of", "reason"),
    [
        (page(" \n\n"), Reason.NO_TEXT),
        (page("<body><script>let x = 1</script><img alt='a ferry'>", kind=PageKind.HTML), Reason.NO_TEXT),
        (page("", kind=PageKind.HTML), Reason.EMPTY),
        (page(b"%PDF-1.7", kind=PageKind.TEXT), Reason.BINARY),
        (page(gzip.compress(WORDS.encode())[:20], name="a.txt.gz"), Reason.BROKEN_ARCHIVE),
        (page(gzip.compress(b"a" * (MAX_BYTES + 1)), name="a.txt.gz"), Reason.TOO_LARGE),
        (page(gzip.compress(b""), name="a.txt.gz"), Reason.EMPTY),
        (page(WORDS, kind=PageKind.UNKNOWN), Reason.UNKNOWN_TYPE),
        (row(id="1"), Reason.BROKEN_ROW),
        (row(text=["a"]), Reason.BROKEN_ROW),
        (row(text=WORDS, id=True), Reason.BROKEN_ROW),
        (row(text=WORDS, id=""), Reason.BROKEN_ROW),
        (row(text=""), Reason.NO_TEXT),
        (row(text="a\0b"), Reason.BINARY),
        (page(b'{"text": "\\ud800 half a pair"}', kind=PageKind.ROW), Reason.BROKEN_ENCODING),
        (page("[1, 2]", kind=PageKind.ROW), Reason.BROKEN_ROW),
        (page('{"text": "cut', kind=PageKind.ROW), Reason.BROKEN_ROW),
        (page("[" * 100_000, kind=PageKind.ROW), Reason.BROKEN_ROW),
        (page(GERMAN), Reason.NOT_ENGLISH),
    ],
)
def test_what_is_no_article_is_set_aside_with_its_reason(of: Page, reason: Reason) -> None:
    assert refusal(of).reason is reason


def test_english_among_foreign_furniture_is_english() -> None:
    made = article(page(f"{WORDS} {WORDS}\n\nPartager\n\nSee more"))
    assert made.language == "en"


def test_one_refused_page_does_not_stop_the_rest() -> None:
    made = list(read([page(""), page(WORDS)]))
    assert [type(one) for one in made] == [SetAside, Article]


def test_the_title_of_a_row_marks_the_headline_in_its_text() -> None:
    made = article(row(text=f"Transport\n\nFerry sails again\n\n{WORDS}", title="Ferry sails again"))
    assert [block.role for block in made.blocks] == [BlockRole.BODY, BlockRole.HEADLINE, BlockRole.BODY]


DEBRIS = (
    "<p>", "</p>", "<div", "<table>", "</div>", "<!--", "-->", "<script>", "</script>", "&#0;", "&#xD800;", "&amp",
    "<br>", 'said "x" ', "The captain said that ", "<svg>", "<a href='", "\0", "\x1f", "\ufffe", "<![CDATA[", "</html>",
    "<frameset>", "<template>", "<h1>", "By Jane Gannet", "PARIS (AP) - ", " id='a' ", "<p id=a>", '{"text": "',
    "<time datetime='2017'>",
)  # fmt: skip


@pytest.mark.parametrize("kind", [PageKind.HTML, PageKind.TEXT, PageKind.ROW])
def test_debris_is_read_or_set_aside_and_never_breaks_the_reader(kind: PageKind) -> None:
    pick = random.Random(2)  # noqa: S311 - the same debris each time, nothing secret
    for _ in range(80):
        made = read_page(page("".join(pick.choices(DEBRIS, k=pick.randrange(1, 60))), kind=kind, name="debris"))
        if isinstance(made, Article):
            at = 0
            for block in made.blocks:
                assert made.text[at : block.span.start].strip() == ""
                at = block.span.end
            assert made.text[at:].strip() == ""
