"""What a page says of itself."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from onrecord.intake.details import Details
from onrecord.intake.extract import read_html
from onrecord.intake.imprint import details_of_text
from onrecord.intake.metadata import details_of_page
from onrecord.intake.plaintext import find_blocks
from onrecord.model.article import Detail, Evidence

BODY = "The harbour master said on Monday that the ferry would sail again, and that nobody was hurt."


def details(head: str, body: str = "") -> Details:
    markup = f"<html><head>{head}</head><body>{body}</body></html>"
    return details_of_page(LexborHTMLParser(markup), markup)


def json_ld(data: str) -> Details:
    return details(f'<script type="application/ld+json">{data}</script>')


ARTICLE = (
    '{"@type": "NewsArticle", "headline": "Ferry &amp; fog", "datePublished": "2017-05-29T18:45:00+01:00",'
    ' "author": [{"@type": "Person", "name": "By Jane Gannet"}, {"name": "Tom Tern"}], "url": "https://gull.example/1",'
    ' "publisher": {"@type": "Organization", "name": "The Gull"}}'
)


@pytest.mark.parametrize(
    "data",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph": [{{"@type": "WebSite", "name": "Gull"}}, {ARTICLE}]}}',
        f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}',
        ARTICLE.replace('"NewsArticle"', '["Thing", "https://schema.org/ReportageNewsArticle"]'),
        f"<!-- {ARTICLE} -->",
    ],
)
def test_json_ld_is_read_in_the_shapes_it_comes_in(data: str) -> None:
    found = json_ld(data)
    assert found.title == Detail(value="Ferry & fog", evidence=Evidence.JSON_LD, where="headline")
    assert found.byline == Detail(value="Jane Gannet, Tom Tern", evidence=Evidence.JSON_LD, where="author.name")
    assert found.published == Detail(
        value="2017-05-29T18:45:00+01:00", evidence=Evidence.JSON_LD, where="datePublished"
    )
    assert found.outlet == Detail(value="The Gull", evidence=Evidence.JSON_LD, where="publisher.name")
    assert found.url == Detail(value="https://gull.example/1", evidence=Evidence.JSON_LD, where="url")


@pytest.mark.parametrize("data", ["{", "[" * 100_000, '{"@type": "Organization", "name": "The Gull"}', "null"])
def test_json_ld_that_is_broken_or_of_something_else_says_nothing(data: str) -> None:
    assert json_ld(data) == Details()


@pytest.mark.parametrize(
    ("tag", "field", "where"),
    [
        ('<meta property="og:title" content="x">', "title", "og:title"),
        ('<meta property="og:site_name" content="x">', "outlet", "og:site_name"),
        ('<meta name="author" content="By x">', "byline", "author"),
        ('<meta name="DC.creator" content="x">', "byline", "dc.creator"),
    ],
)
def test_meta_tags_are_read_with_their_names(tag: str, field: str, where: str) -> None:
    assert getattr(details(tag), field) == Detail(value="x", evidence=Evidence.META_TAG, where=where)


@pytest.mark.parametrize(
    "name", ["article:published_time", "DC.date.issued", "pubdate", "datePublished", "parsely-pub-date"]
)
def test_days_in_meta_tags_are_read(name: str) -> None:
    found = details(f'<meta name="{name}" content="2017-05-29T18:45:00Z">').published
    assert found == Detail(value="2017-05-29T18:45:00+00:00", evidence=Evidence.META_TAG, where=name.lower())


@pytest.mark.parametrize(
    "tag",
    [
        '<meta property="article:modified_time" content="2017-06-01">',
        '<meta property="article:published_time" content="soon">',
        '<meta name="author" content="https://facebook.example/gull">',
        '<meta property="og:url" content="/1">',
    ],
)
def test_what_is_of_no_use_is_left_out(tag: str) -> None:
    found = details(tag)
    assert (found.published, found.byline, found.url) == (None, None, None)


def test_the_machine_readable_word_goes_before_the_meta_tag_and_that_before_the_title() -> None:
    tags = '<title>C | Gull</title><meta property="og:title" content="B">'
    found = details(f'{tags}<script type="application/ld+json">{ARTICLE}</script>').title
    assert found is not None
    assert found.evidence is Evidence.JSON_LD
    tagged = details('<title>C</title><meta property="og:title" content="B">').title
    assert tagged is not None
    assert tagged.value == "B"


def test_the_outlet_is_cut_from_the_end_of_a_title() -> None:
    found = details("<title>Ferry sails again after fog | The Gull</title>").title
    assert found == Detail(value="Ferry sails again after fog", evidence=Evidence.MARKUP, where="title")


def test_the_canonical_address_is_resolved_against_the_address_a_browser_saved() -> None:
    markup = (
        '<!-- saved from url=(0027)https://gull.example/sea/ --><html><link rel="canonical" href="/sea/1"><p>x</html>'
    )
    found = details_of_page(LexborHTMLParser(markup), markup).url
    assert found == Detail(value="https://gull.example/sea/1", evidence=Evidence.MARKUP, where="link rel=canonical")


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ('<time datetime="2017-05-29">Monday</time>', "2017-05-29"),
        ('<time class="published" datetime="2017-05-29">x</time><time datetime="2017-06-02">y</time>', "2017-05-29"),
        ('<div class="post-date"><time>May 29, 2017</time></div><time datetime="2016-01-01">y</time>', "2017-05-29"),
        ('<time class="updated" datetime="2017-06-02">x</time>', None),
        ('<time datetime="2017-05-29">x</time><time datetime="2016-01-01">y</time>', None),
    ],
)
def test_a_time_element_counts_where_it_is_the_publication_s_or_the_only_one(body: str, day: str | None) -> None:
    found = details("", body).published
    assert (found and found.value) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Published: 30 May 2017", "2017-05-30"),
        ("First published on Tuesday 30 May 2017 18.54 BST", "2017-05-30T18:54:00+01:00"),
        ("Posted: 10:15 PM, May 30, 2017", "2017-05-30"),
        ("May 30, 2017", "2017-05-30"),
        ("By Jane Gannet on May 30, 2017", "2017-05-30"),
        ("Xinhua | Updated: 2017-05-30 17:52", "2017-05-30T17:52:00"),
    ],
)
def test_a_text_says_its_day_in_a_line_above_the_body(line: str, day: str) -> None:
    text = f"Ferry sails again\n\n{line}\n\n{BODY}\n\n{BODY}"
    found = details_of_text(text, find_blocks(text)).published
    assert found is not None
    assert (found.value, found.evidence) == (day, Evidence.TEXT)
    start, end = map(int, found.where.split("-"))
    assert text[start:end] in line


@pytest.mark.parametrize(
    "line", ["By Jane Gannet on May 30, 2017", "By Jane Gannet - 2017-05-30", "By Jane Gannet May 30, 2017"]
)
def test_the_day_is_no_part_of_the_byline(line: str) -> None:
    text = f"Ferry sails again\n\n{line}\n\n{BODY}\n\n{BODY}"
    found = details_of_text(text, find_blocks(text)).byline
    assert found is not None
    assert found.value == "Jane Gannet"


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nIt was published on May 3, 2015, he said, and then again.\n\n{BODY}",
        f"Ferry sails again\n\n{BODY}\n\nMay 30, 2017\n\n{BODY}",
        f"{BODY}\n\nIn 2015, on May 3, the ferry sank.",
        f"{BODY}\n\n{BODY}\n\nPosted: Monday, May 3, 2015",
    ],
)
def test_a_day_elsewhere_in_a_text_is_no_day_of_publication(text: str) -> None:
    assert details_of_text(text, find_blocks(text)).published is None


def test_the_byline_and_the_headline_of_a_text_are_known_by_their_blocks() -> None:
    text = f"Ferry sails again\n\nBy Jane Gannet | The Gull\n\n{BODY}"
    found = details_of_text(text, find_blocks(text))
    assert found.title == Detail(value="Ferry sails again", evidence=Evidence.TEXT, where="0-17")
    assert found.byline == Detail(value="Jane Gannet", evidence=Evidence.TEXT, where="19-44")


def test_what_is_given_goes_before_what_the_page_says() -> None:
    given = Details(title=Detail(value="Fog", evidence=Evidence.OPTION, where="--title"))
    markup = f'<meta property="og:title" content="Ferry sails again"><body><h1>Fog</h1><p>{BODY}</p>'
    assert read_html(markup, given=given).details.title == given.title
