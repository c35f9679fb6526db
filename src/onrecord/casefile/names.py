"""Whom a name that a user types stands for."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_BEGINNING = 3  # letters, below which too many names begin alike
_NEAR = 0.7  # "Merkle" and "Merkel" share 0.83 of their letters, "Merkel" and "Macron" 0.5


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are written, without "'s"."""
    return tuple(_WORD.findall(_POSSESSIVE.sub("", name.strip())))


def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name without case and accents: "Erdoğan's" is "erdogan"."""
    if name.isascii():  # most are, and a large case is asked for a hundred thousand
        return words_of(_POSSESSIVE.sub("", name.strip()).casefold())
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name.strip()))
    return words_of("".join(c for c in plain if not unicodedata.combining(c)).casefold())


def ending(name: str) -> str:
    """Return the last word of a name without case and accents, nothing where it has no word."""
    return next(iter(folded(name)[-1:]), "")


def is_meant(asked: tuple[str, ...], name: str) -> bool:
    """Tell whether a name is the one asked for, or ends in it: "Merkel", "von der Leyen"."""
    return bool(asked) and folded(name)[-len(asked) :] == asked


def nearest(asked: str, names: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the names that look most like the one asked for, the nearest first."""
    alike = _Likeness(" ".join(folded(asked)))
    scored = ((alike.of(name), name) for name in set(names))
    near = sorted((-score, name) for score, name in scored if score >= _NEAR)
    return tuple(name for _, name in near[:most])


def near_words(asked: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return the words, folded, that look like a name asked for or like a word of it."""
    wanted = folded(asked)
    alike = [_Likeness(one) for one in dict.fromkeys((" ".join(wanted), *wanted)) if one]
    return tuple(word for word in words if any(one.of_part(word) >= _NEAR for one in alike))


class _Likeness:
    """How far names resemble one that is wanted; what can't come near is not compared letter by letter."""

    def __init__(self, wanted: str) -> None:
        """Take the name that is wanted, folded."""
        self._wanted = wanted
        self._letters = {ord(letter): None for letter in wanted}
        self._known: dict[str, float] = {}  # words come again in many names

    def of(self, name: str) -> float:
        """Return how far a name, or one of its words, resembles it: 0 to 1; a beginning counts as near."""
        words = folded(name)
        return max(map(self.of_part, (" ".join(words), *words)), default=0.0)

    def of_part(self, part: str) -> float:
        """Return how far a name that is folded, or a word of one, resembles it as it stands."""
        if part not in self._known:
            self._known[part] = self._compared(part)
        return self._known[part]

    def _compared(self, part: str) -> float:
        wanted = self._wanted
        begins = 0.9 if len(wanted) >= _BEGINNING and part.startswith(wanted) else 0.0
        both = len(wanted) + len(part)
        if 2 * min(len(wanted), len(part)) < _NEAR * both:  # too long or too short, whatever its letters
            return begins
        shared = len(part) - len(part.translate(self._letters))
        if 2 * min(shared, len(wanted)) < _NEAR * both:  # the ratio is twice the letters that match, of all
            return begins
        return max(begins, SequenceMatcher(None, wanted, part, autojunk=False).ratio())
