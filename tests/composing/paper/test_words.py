"""Words on a paper: one line, nothing that a format has no place for, and nothing that turns the line round."""

import unicodedata

import pytest

from onrecord.composing.paper.words import link, plain


def test_white_space_is_one_space_and_stays_at_the_ends() -> None:
    assert plain(" a\n\t b ") == " a b "


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x7f", "\x9f", "\ufffe", "\ud800"])
def test_what_no_format_holds_is_a_replacement_character(sign: str) -> None:
    assert plain(f"a{sign}b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("a \u202e b", "a \u202e b\u202c"),
        ("a \u2067 b \u2066 c", "a \u2067 b \u2066 c\u2069\u2069"),
        ("a \u202b b\u202c c", "a \u202b b\u202c c"),
        ("a \u2067\u202e b", "a \u2067\u202e b\u2069\u202c"),
    ],
)
def test_a_change_of_direction_that_words_open_ends_with_them(words: str, closed: str) -> None:
    assert plain(words) == closed


def test_words_of_any_script_are_left_as_they_are() -> None:
    for words in ("Мост открыт", "الجسر مفتوح", "桥是开的", "é", unicodedata.normalize("NFD", "é"), "👩‍🚒"):
        assert plain(words) == words


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "x", "http://[", ""])
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    assert link(url).to == ""
    assert link("https://ferrypost.example/0").to == "https://ferrypost.example/0"
