"""The text as the model reads it: the article's own, of equal length, with the printer's habits taken out.

Offsets in it are offsets in the article, which is why every change keeps the length. A headline in title case
("Minister Urges Rebels To Free Hostages") reads as one long name to a model of running text; what its words look like
inside this very article, and in news at large, tells which of them are names.
"""

import lzma
import re
from functools import cache
from importlib.resources import files

from onrecord.model.article import Article, BlockRole

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SPACES = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2007": " "})
_TITLE_CASE_SHARE = 0.6


@cache
def _usual_case() -> dict[str, bool]:
    """Return, for the frequent words of news, whether they are usually written with a capital inside a sentence."""
    packed = files("onrecord.annotate").joinpath("capitals.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").splitlines()
    return {line[1:]: line[0] == "+" for line in lines}


def usually_capital(word: str) -> bool:
    """Tell whether news writes a word with a capital inside a sentence; one that it hardly ever writes is taken so."""
    return _usual_case().get(word.lower(), True)


def reading_text(article: Article) -> str:
    """Return the article's text as the model is to read it, code point for code point as long as the article's."""
    text = article.text.translate(_SPACES)
    shouted = [b.span for b in article.blocks if b.role is BlockRole.HEADLINE and is_title_case(b.span.of(text))]
    if not shouted:
        return text
    seen = _cases_inside_sentences(article)
    for span in shouted:
        lowered = _WORD.sub(lambda m: _as_in_a_sentence(m.group(), seen), text[span.start : span.end])
        first = _WORD.search(lowered)
        if first:
            at = first.start()
            lowered = lowered[:at] + text[span.start + at] + lowered[at + 1 :]
        text = text[: span.start] + lowered + text[span.end :]
    return text


def is_title_case(headline: str) -> bool:
    """Tell whether most of the longer words of a headline bear a capital that a sentence would not give them."""
    words = [w for w in _WORD.findall(headline) if len(w) > 3]  # noqa: PLR2004 - "of", "the", "and" stay small in titles
    return len(words) > 2 and sum(w[0].isupper() for w in words[1:]) / (len(words) - 1) >= _TITLE_CASE_SHARE  # noqa: PLR2004


def _cases_inside_sentences(article: Article) -> dict[str, bool]:
    """Return, for the words of the article's body, whether they bear a capital where no sentence starts."""
    capital: dict[str, bool] = {}
    for block in article.blocks:
        if block.role is not BlockRole.BODY:
            continue
        words = block.span.of(article.text)
        for match in _WORD.finditer(words):
            before = words[: match.start()].rstrip(" \n\"“‘'(")
            if before and before[-1] not in ".!?:;—-":
                word = match.group()
                key = word.lower()
                # One small letter inside a sentence is enough: names are never written small.
                capital[key] = capital.get(key, True) and word[0].isupper()
    return capital


def _as_in_a_sentence(word: str, seen: dict[str, bool]) -> str:
    key = word.lower()
    if len(key) != len(word) or (word.isupper() and len(word) > 1 and key not in seen):
        return word
    capital = seen.get(key, _usual_case().get(key, True))
    return word if capital else key
