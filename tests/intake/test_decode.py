"""Bytes to text."""

import codecs
import os

import pytest

from onrecord.errors import PageRefused, Reason
from onrecord.intake.decode import decode

LOST = "\N{REPLACEMENT CHARACTER}"
WORDS = "“The ferry,” she said, “isn’t late” — it’s the café’s clock.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_text_is_read_in_the_encodings_it_comes_in(encoding: str) -> None:
    assert decode(WORDS.encode(encoding)) == WORDS


def test_line_breaks_stay_as_they_are() -> None:
    assert decode(b"one\r\ntwo\rthree\n") == "one\r\ntwo\rthree\n"


def test_stray_bytes_among_utf_8_are_read_as_windows_1252_and_the_rest_stays() -> None:
    assert decode("“Yes,” she said. ".encode() + b"\x93No,\x94 he said.") == "“Yes,” she said. “No,” he said."


def test_a_page_that_declares_latin_1_is_read_as_browsers_do() -> None:
    page = b'<meta charset="ISO-8859-1"><p>\x93Caf\xe9\x94'
    assert decode(page, html=True).endswith("<p>“Café”")


def test_a_page_that_declares_a_charset_is_read_in_it() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r"><p>Паром вышел в море'
    assert decode(page.encode("koi8-r"), html=True) == page


def test_utf_8_goes_before_what_the_page_declares() -> None:
    page = '<meta charset="iso-8859-1"><p>“Café”'
    assert decode(page.encode(), html=True) == page


def test_a_page_that_declares_nonsense_is_still_read() -> None:
    assert decode(b'<meta charset="klingon"><p>Caf\xe9', html=True).endswith("Café")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 words", b"\x89PNG\r\n", b"PK\x03\x04words", b"a\0b\1c", b"\1\2\3\4words"]
)
def test_a_binary_is_refused(content: bytes) -> None:
    with pytest.raises(PageRefused) as refused:
        decode(content)
    assert refused.value.reason is Reason.BINARY


def test_noise_is_refused_whatever_it_is_called() -> None:
    with pytest.raises(PageRefused):
        decode(os.urandom(4000).replace(b"\0", b"\1"))


@pytest.mark.parametrize("data", [
    codecs.BOM_UTF8 + b"The f\x81rry s\x81iled.",
    codecs.BOM_UTF16_LE + "The ferry sailed.".encode("utf-16-le") + b"\x00\xd8!\0" * 2,
    "“Yes,” she said. ".encode() + b"\x81\x8d",
], ids=["UTF-8", "UTF-16", "Windows-1252"])  # fmt: skip
def test_text_of_which_decoding_loses_too_many_characters_is_refused(data: bytes) -> None:
    with pytest.raises(PageRefused) as refused:
        decode(data)
    assert refused.value.reason is Reason.BROKEN_ENCODING


def test_a_character_in_two_thousand_that_decoding_loses_is_borne() -> None:
    assert decode(codecs.BOM_UTF8 + b"a" * 2000 + b"\x81") == "a" * 2000 + LOST


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_replacement_characters_that_stand_in_the_file_are_its_content(encoding: str) -> None:
    words = f"The f{LOST}rry s{LOST}iled."
    assert decode(words.encode(encoding)) == words


def test_replacement_characters_of_the_file_and_stray_bytes_are_told_apart() -> None:
    written = f"“The f{LOST}rry s{LOST}iled,” she said. "
    assert decode(written.encode() + b"\x93No,\x94 he said.") == f"{written}“No,” he said."
