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
    wanted = " ".join(folded(asked))
    scored = ((_likeness(wanted, name), name) for name in set(names))
    near = sorted((-score, name) for score, name in scored if score >= _NEAR)
    return tuple(name for _, name in near[:most])


def _likeness(wanted: str, name: str) -> float:
    """Return how far a name, or one of its words, resembles what is wanted: 0 to 1; a beginning counts as near."""
    words = folded(name)
    whole = " ".join(words)
    best = max((SequenceMatcher(None, wanted, part, autojunk=False).ratio() for part in (whole, *words)), default=0.0)
    begins = len(wanted) >= _BEGINNING and any(part.startswith(wanted) for part in (whole, *words))
    return max(best, 0.9) if begins else best
