"""Abbreviations that an article explains: "Transport for the Valley (TfV)", "the Harbour Workers Network, or HWN"."""

import re

_ABBREVIATION = re.compile(r"\(\s*(?:the\s+)?(?P<short>[A-Z][A-Za-z&.]{1,9})\s*\)")
_TELLING = 3
_WORD = re.compile(r"[\w&'’]+")
_SKIPPED = frozenset("of for the and in on to de la du & a an".split())


def explained(text: str) -> dict[str, tuple[int, int]]:
    """Return, for each abbreviation in brackets, the stretch of the words before it whose initials it is."""
    found: dict[str, tuple[int, int]] = {}
    for match in _ABBREVIATION.finditer(text):
        short = match["short"].replace(".", "")
        words = list(_WORD.finditer(text, max(0, match.start() - 100), match.start()))
        line = text.rfind("\n", 0, match.start())
        stretch = _long_form(short, [w for w in words if w.start() > line])
        if stretch is not None:
            found.setdefault(short, stretch)
    return found


def _long_form(short: str, words: list[re.Match[str]]) -> tuple[int, int] | None:
    """Return the stretch of the last words whose initials, small words free, spell the abbreviation."""
    letters = [c.lower() for c in short if c.isalnum()]
    at = len(letters) - 1
    for n in range(len(words) - 1, -1, -1):
        word = words[n].group()
        if word[0].lower() == letters[at] and (word[0].isupper() or short[at].islower()):
            at -= 1
            if at < 0:
                return (words[n].start(), words[-1].end()) if word[0].isupper() else None
        elif word.lower() not in _SKIPPED:
            return None
    return None


def long_form(text: str, short: str) -> tuple[int, int] | None:
    """Return the words that an abbreviation stands for: as the article explains it, else the first that spell it.

    An abbreviation of two letters is too short to be found in unexplained words.
    """
    told = explained(text).get(short.replace(".", ""))
    letters = [c for c in short if c.isalnum()]
    if told is not None or len(letters) < _TELLING or not letters[0].isupper():
        return told
    small = r"(?:(?:of|for|the|and|in|on|to|de|du)\s+)?"
    pattern = rf"\s+{small}".join(rf"{re.escape(c)}[\w’']+" for c in letters)
    match = re.search(rf"\b{pattern}", text)
    return match.span() if match is not None else None


def initials(name: str) -> set[str]:
    """Return the abbreviations that a name of several words can have: with and without its small words, in capitals."""
    words = [w for w in _WORD.findall(name) if w]
    large = "".join(w[0] for w in words if w[0].isupper())
    every = "".join(w[0] for w in words if w.lower() != "the")
    return {form for form in (large, every) if len(form) > 1}
