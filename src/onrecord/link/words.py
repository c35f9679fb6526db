"""Words with their places: the common ground of copies and stories.

A word is a run of letters and digits, so that a hyphen, a curly apostrophe or a missing full stop, which outlets change
freely, never hides that two texts are the same. Only the blocks that hold the report are read.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from snowballstemmer import stemmer

from onrecord.model.article import Article, BlockRole
from onrecord.model.span import Span

READ = frozenset({BlockRole.HEADLINE, BlockRole.BODY})
_WORD = re.compile(r"[^\W_]+")
_ENGLISH = stemmer("english")


def words(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a stretch of text, as printed, with their place."""
    for match in _WORD.finditer(text, start, end):
        yield match.group(), match.start(), match.end()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Return the word in lower case without the ending of a plural: "girls" and "girl" are one term."""
    word = word.lower()
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004 - "ties" and "dies" stay apart from "ty" and "dy"
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):  # noqa: PLR2004 - "was", "gas"
        return word[:-1]
    return word


@lru_cache(maxsize=1 << 16)
def base(word: str) -> str:
    """Return the stem of a word by Porter's second algorithm: "transferred" and "transfer" are one."""
    return str(_ENGLISH.stemWord(word.lower()))


def report_spans(article: Article) -> list[Span]:
    """Return the blocks that hold the report, in reading order: headline and body, no furniture, no credits."""
    return [block.span for block in article.blocks if block.role in READ]
