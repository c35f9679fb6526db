"""The text as the model reads it: as long as the article's, with the capitals of a headline as in a sentence."""

import random

import marked
import pytest

from onrecord.annotate.reading import is_title_case, reading_text

ODD = (
    "İ",
    "ı",
    "ß",
    "ẞ",
    "ﬁ",
    "ŉ",
    "ǆ",
    "e\u0301",
    "o\u0308",
    "🌉",
    "👩\u200d🚒",
    "\u00a0",
    "\u202f",
    "\u2009",
    "\u2007",
)
ODD += (
    "\u200f",
    "\u202e",
    "\ufeff",
    "\u0000",
    "\u0007",
    "\t",
    "Ά",
    "Σ",
    "ς",
    "ЉЖ",
    "日本",
    "한",
    "\U0001f1eb\U0001f1f7",
)


def _read(sentence: str) -> str:
    """Return the reading text of the first paragraph."""
    return reading_text(marked.article(sentence)).split("\n")[0]


def test_the_reading_text_is_as_long_as_the_article_whatever_its_letters() -> None:
    choose = random.Random(7)  # noqa: S311 - the same texts every time, no secret
    words = ["Minister", "Urges", "The", "Rebels", "To", "Free", "Straße", "İzmir", "O'Neill", "U.S.", "and", " ", ": "]
    for _ in range(500):
        headline = " ".join(choose.choices([*words, *ODD], k=12)).strip()
        body = " ".join(choose.choices([*words, *ODD], k=20)).strip()
        article = marked.article(f"<headline>{headline}</>\n\nx {body}.")
        read = reading_text(article)
        assert len(read) == len(article.text)
        changed = [(a, b) for a, b in zip(article.text, read, strict=True) if a != b]
        assert all(a.lower() == b or (a.isspace() and b == " ") for a, b in changed), changed


@pytest.mark.parametrize("letter", ODD)
def test_an_odd_letter_in_a_headline_moves_nothing(letter: str) -> None:
    article = marked.article(f"<headline>Mayor{letter} Says {letter}Old Bridge Is{letter} Safe</>\n\nThe end is near.")
    read = reading_text(article)
    assert len(read) == len(article.text)
    assert read.endswith("The end is near.")
    assert read.count(letter) == article.text.count(letter) or letter.isspace()


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\u2007"])
def test_spaces_of_typesetters_read_as_spaces(space: str) -> None:
    assert _read(f"The{space}bridge{space}is safe.") == "The bridge is safe."


@pytest.mark.parametrize(
    ("headline", "body", "read"),
    [
        ("Minister Urges Rebels To Free Hostages", "It rained.", "Minister urges rebels to free hostages"),
        ("Mayor Says The Old Bridge Will Be Closed", "It rained.", "Mayor says the old bridge will be closed"),
        (
            "Minister Urges Ondrell To Open Its Records",
            "On Monday Ondrell opened nothing.",
            "Minister urges Ondrell to open its records",
        ),
        (
            "Police Say Brook Was Never Told About Money",
            "Officers said that Brook was not told.",
            "Police say Brook was never told about money",
        ),
        (
            "Police Say Brook Was Never Dry Since Winter",
            "They said that the brook was dry, and that Brook Farm knew.",
            "Police say brook was never dry since winter",
        ),
        ("NATO Ministers Urge Calm After The Attack", "It rained.", "NATO ministers urge calm after the attack"),
    ],
    ids=["common words", "small words", "a name of the body", "a name like a word", "a word like a name", "acronym"],
)
def test_a_headline_in_title_case_keeps_the_capitals_of_names_alone(headline: str, body: str, read: str) -> None:
    assert _read(f"<headline>{headline}</>\n\n{body}") == read


@pytest.mark.parametrize(
    "headline",
    [
        "Mayor says the old bridge will be closed",
        "Mayor Veldt says the bridge of Dornach is safe",
        "Bridge closed",
        "“The bridge,” says Veldt, “will be closed”",
    ],
)
def test_a_headline_in_sentence_case_stays(headline: str) -> None:
    assert not is_title_case(headline)
    assert _read(f"<headline>{headline}</>\n\nIt rained.") == headline


def test_the_first_letter_of_a_headline_stays_a_capital() -> None:
    read = _read("<headline>Rebels Free All Hostages After Talks</>\n\nThe talks of the rebels were long.")
    assert read == "Rebels free all hostages after talks"


def test_words_in_capitals_stay_where_the_body_does_not_show_them_small() -> None:
    article = "<headline>Calm {} Ministers Urge Calm After Attack</>\n\nMembers of {} met."
    assert _read(article.format("ZQX", "it")) == "Calm ZQX ministers urge calm after attack"
    assert _read(article.format("ZQX", "the zqx club")) == "Calm zqx ministers urge calm after attack"


@pytest.mark.parametrize("role", ["body", "caption", "furniture", "byline"])
def test_only_headlines_lose_capitals(role: str) -> None:
    words = "Minister Urges Rebels To Free Hostages"
    text = f"<{role}>{words}</>\n\nThe minister urges the rebels to free hostages."
    assert _read(text) == words


def test_a_capital_that_starts_a_sentence_tells_of_no_name() -> None:
    body = "Hostages were freed. Hostages went home. “Hostages are tired,” she said."
    assert _read(f"<headline>Minister Urges Rebels To Free Hostages</>\n\n{body}") == (
        "Minister urges rebels to free hostages"
    )


def test_furniture_tells_of_no_name() -> None:
    text = (
        "<headline>Minister Urges Rebels To Free Hostages</>\n\n<furniture>More on Hostages and Rebels</>\n\nIt rained."
    )
    assert _read(text) == "Minister urges rebels to free hostages"
