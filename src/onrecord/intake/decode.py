r"""Bytes to text: which encoding a page is in, and what becomes of bytes that are in none.

The text is the decoded file and nothing else: line breaks stay as they are (`\r\n` is two code points), only a byte
order mark is left out, for it is a signature and no text. In this order:

1. a byte order mark; 2. UTF-8; 3. UTF-16 without a mark, where every other byte is zero; 4. UTF-8 with stray bytes of
Windows-1252 (a quotation pasted from a word processor): the stray bytes alone are read as Windows-1252; 5. the charset
that an HTML page declares; 6. Windows-1252, where what it gives is what English text holds (curly quotes, dashes,
accents inside words); 7. what charset-normalizer finds. UTF-8 goes before the declared charset because pages declare
Latin-1 and are UTF-8 far more often than the other way round, and text of another charset hardly ever happens to be
valid UTF-8.

Mended bytes are a function of the original, which is kept: the same file gives the same text at any time. A text with
more than one character in a thousand that the decoding lost is refused, not guessed. A replacement character (U+FFFD)
that stands in the file itself was written there by whoever fetched the article: it is content, and stays.
"""

import codecs
import re

from charset_normalizer import from_bytes

from onrecord.errors import PageRefused, Reason

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xfd7zXZ",
    b"\x7fELF",
    b"SQLite format 3",
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_LOST = "\N{REPLACEMENT CHARACTER}"
_LOST_UTF_8 = _LOST.encode()
_CONTROLS_LIMIT = 0.01
_UNREADABLE_LIMIT = 0.001
_HALF_ZERO = 0.4
_HEAD = 4096

# What a browser reads under these names (WHATWG Encoding): pages that say Latin-1 hold Windows-1252.
_BROWSER = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}

# Windows-1252 as English text uses it: punctuation and signs anywhere, accented letters beside a lower-case letter.
_PLAUSIBLE_SIGNS = frozenset("€‚„…†‡‰‹‘’“”•–—™›\xa0¡¢£¥§©«\xad®°±²³´·¹»¼½¾¿×÷")

# A stray byte, as Python's "surrogateescape" carries it, to what Windows-1252 has there.
_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)}


def decode(data: bytes, *, html: bool = False) -> str:
    """Return the text of a page's bytes.

    Raises:
        PageRefused: the bytes are no text (BINARY), or in an encoding that can't be told (BROKEN_ENCODING).
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name)
    if data.startswith(_MAGIC):
        raise PageRefused(Reason.BINARY, "This is a binary file, no text; convert it to text or HTML first.")
    if b"\0" in data:
        return _without_mark(data)
    if len(data) - len(data.translate(None, _CONTROLS)) > _CONTROLS_LIMIT * len(data):
        raise PageRefused(Reason.BINARY, "This is a binary file, no text; convert it to text or HTML first.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, html=html)


def _without_mark(data: bytes) -> str:
    """Decode text with zero bytes: UTF-16 that has lost its mark, or no text at all."""
    for name, zeros in (("utf-16-le", data[1:_HEAD:2]), ("utf-16-be", data[0:_HEAD:2])):
        if zeros.count(0) > _HALF_ZERO * len(zeros):
            text = data.decode(name, "replace")
            if not any(char in "\0\ufffd" for char in text):
                return text
    raise PageRefused(Reason.BINARY, "This file holds zero bytes, so it is no text; convert it to text or HTML first.")


def _legacy(data: bytes, *, html: bool) -> str:
    """Decode what isn't valid UTF-8."""
    sequences = len(_MULTIBYTE.findall(data))
    stray = len(_MULTIBYTE.sub(b"", data).translate(None, bytes(range(128))))
    if sequences and stray <= sequences:
        return _checked(data.decode("utf-8", "surrogateescape").translate(_STRAY), written=data.count(_LOST_UTF_8))
    if html and (declared := _CHARSET.search(data[:_HEAD])):
        name = declared[1].decode("ascii").lower()
        name = _BROWSER.get(name, name)
        try:
            return _decoded(data, name) if name == "cp1252" else data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass  # the page is wrong about itself
    text = data.decode("cp1252", "replace")
    if _plausible(text):
        return text
    best = from_bytes(data).best()
    if best is None:
        raise PageRefused(
            Reason.BROKEN_ENCODING, "The encoding can't be told; save the file as UTF-8 and add it again."
        )
    return str(best)


def _plausible(text: str) -> bool:
    """Tell whether text decoded as Windows-1252 holds only what English text of that encoding holds."""
    for found in re.finditer(r"[^\x00-\x7f]", text):
        char, at = found[0], found.start()
        near = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
        if char not in _PLAUSIBLE_SIGNS and not (char.isalpha() and any("a" <= c <= "z" for c in near)):
            return False
    return True


def _decoded(data: bytes, name: str) -> str:
    """Decode bytes of a known encoding; few that are in none become U+FFFD, many refuse the page."""
    text = data.decode(name, "replace")
    return _checked(text, written=data.decode(name, "ignore").count(_LOST)) if _LOST in text else text


def _checked(text: str, *, written: int) -> str:
    """Return a decoded text in which little was lost; `written` replacement characters stand in the file itself."""
    if text.count(_LOST) - written > _UNREADABLE_LIMIT * len(text):
        raise PageRefused(
            Reason.BROKEN_ENCODING, "Too many characters are unreadable; save the file as UTF-8 and add it again."
        )
    return text
