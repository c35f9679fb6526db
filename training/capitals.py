"""How frequent words are written inside a sentence: with a capital or without. A statistic of the raw news, no text."""

import lzma
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

_INSIDE = re.compile(r"(?<=[a-z,] )[^\W\d_]+(?:['’][^\W\d_]+)?")
_LEAST = 40


def count(texts: Iterable[str]) -> dict[str, bool]:
    """Return, for every word frequent enough, whether it bears a capital in more than half of its places."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for word in _INSIDE.findall(text):
            (capital if word[0].isupper() else small)[word.lower()] += 1
    return {
        word: capital[word] > small[word]
        for word in sorted(small.keys() | capital.keys())
        if small[word] + capital[word] >= _LEAST
    }


def write(usual: dict[str, bool], target: Path) -> None:
    """Write one word a line, marked `+` (capital) or `-`."""
    lines = "".join(f"{'+' if capital else '-'}{word}\n" for word, capital in usual.items())
    target.write_bytes(lzma.compress(lines.encode("utf-8"), preset=9))
