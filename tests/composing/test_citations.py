"""A citation leads back to the words; a bibliography is read by others' programs as it was written."""

import re
from dataclasses import replace

import bibtexparser
import pytest
from pylatexenc.latex2text import LatexNodes2Text

from onrecord.casefile.answers import Report, Words
from onrecord.composing.citations import bibtex, cited, csl_item, key_of
from onrecord.model.span import Span

REPORT = Report(
    id="r1",
    name="bridge.html",
    outlet="The Ferry Post",
    title="Bridge stays open",
    byline="Ina Holt",
    published="2031-05-05T06:30+02:00",
    updated=None,
    captured="2031-06-02T08:30:00+00:00",
    url="https://ferrypost.example/a_b%20c?x=1&y=2#z",
    language="en",
    sha256="0" * 64,
    story_id=None,
)
WORDS = (Words(span=Span(12, 16), words="pier\n0"), Words(span=Span(30, 34), words="rust"))
BARE = replace(REPORT, outlet=None, title=None, byline=None, published=None, captured=None, url=None)
HOSTILE = {
    "LaTeX": r"\input{/etc/passwd} 50% of $3 & #1 ~ ^ _ {x} \\",
    "a brace alone": "} , evil = {x",
    "another entry": "x},\n}\n@book{evil,",
    "an at sign": "@comment{x} @string",
    "quotation marks": '“a” "b" ‘c’ `d`',
    "other scripts": "Мост, الجسر, 桥, 😀, é, ß",
    "control characters": "a\x00b\x1b[31mc",
}

# The properties of csl-data.json that are used, each with the type that the schema gives it.
ORDINARY = {"id", "type", "title", "container-title", "URL", "language", "note"}
TYPES = {"article-newspaper", "article", "webpage"}


def read_back(entry: str) -> dict[str, str]:
    library = bibtexparser.parse_string(entry)
    assert not library.failed_blocks
    (found,) = library.entries
    return {field.key: str(field.value) for field in found.fields}


def plain(value: str) -> str:
    # The names of braces in text are LaTeX's own, and this reader has no word for them; a circumflex it writes finer.
    braces = (
        value.removeprefix("{")
        .removesuffix("}")
        .replace(r"\textbraceleft{}", r"\{")
        .replace(r"\textbraceright{}", r"\}")
    )
    return LatexNodes2Text(keep_comments=True).latex_to_text(braces).replace("ˆ", "^")


def test_a_citation_has_the_words_and_all_that_leads_back_to_them() -> None:
    assert cited(REPORT, WORDS) == (
        "“pier 0 … rust” – The Ferry Post, “Bridge stays open”, Ina Holt, 5 May 2031, 06:30 UTC+02:00."
        " https://ferrypost.example/a_b%20c?x=1&y=2#z (characters [12, 16), [30, 34) of its text;"
        f" page captured 2 June 2031, 08:30 UTC+00:00; SHA-256 {'0' * 64})"
    )


def test_what_is_unknown_is_left_out() -> None:
    assert cited(BARE) == f"Outlet unknown, “bridge.html”, day unknown. (SHA-256 {'0' * 64})"
    assert set(csl_item(BARE)) == {"id", "type", "title", "language", "note"}
    assert set(read_back(bibtex(BARE))) == {"title", "language", "note"}


def test_an_item_of_csl_json_has_only_what_its_schema_has_of_the_right_types() -> None:
    item = csl_item(REPORT, WORDS)
    assert item["type"] in TYPES
    assert all(isinstance(item[name], str) for name in ORDINARY)
    assert set(item) - ORDINARY == {"author", "issued", "accessed"}
    assert item["author"] == [{"literal": "Ina Holt"}]
    assert item["issued"] == {"date-parts": [[2031, 5, 5]]}
    assert item["accessed"] == {"date-parts": [[2031, 6, 2]]}


def test_an_entry_of_bibtex_is_read_back_as_it_was() -> None:
    fields = read_back(bibtex(REPORT, WORDS))
    assert fields["title"] == "{Bridge stays open}"
    assert fields["journal"] == "{The Ferry Post}"
    assert (fields["year"], fields["month"], fields["day"]) == ("2031", "may", "5")
    assert fields["url"] == REPORT.url
    assert fields["urldate"] == "2031-06-02"
    assert "“pier 0 … rust”; characters [12, 16), [30, 34) of its text" in plain(fields["note"])


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_words_that_mean_something_to_bibtex_or_latex_are_words(words: str) -> None:
    named = replace(REPORT, title=words, outlet=words, byline=words, url=f"https://x.example/{words}")
    fields = read_back(bibtex(named, (Words(span=Span(0, 1), words=words),)))
    expected = " ".join(re.sub(r"[\x00-\x1f]", lambda c: c[0] if c[0].isspace() else "\ufffd", words).split())
    for field in ("title", "journal", "author"):
        assert plain(fields[field]).split() == expected.split()
    assert not set(fields["url"]) & set('{}\\\n "<>')
    item = csl_item(named)
    assert item["title"] == expected


def test_a_key_is_plain_ascii_and_of_its_report_alone() -> None:
    keys = {key_of(replace(REPORT, id=name, outlet="Die Brücke & Söhne 桥")) for name in ("a", "b")}
    assert len(keys) == 2
    assert all(re.fullmatch(r"diebruckesohne2031-[0-9a-f]{8}", key) for key in keys)
    assert re.fullmatch(r"report-[0-9a-f]{8}", key_of(BARE))


def test_an_address_that_is_none_of_the_web_is_no_url() -> None:
    bad = replace(REPORT, url="javascript:alert(1)")
    assert "URL" not in csl_item(bad)
    assert "url" not in read_back(bibtex(bad))
