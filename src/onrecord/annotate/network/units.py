"""Units: the stretches of an article that the network reads at a time.

A unit is a paragraph, together with the next one where it ends in a colon ("Veldt said in a letter:"); one that is
too long is cut where a sentence ends. Whatever the text, a unit has at most `LONGEST` tokens, so that time grows
with the length of an article and not with its square.
"""

import numpy as np
from spacy.tokens import Doc

from onrecord.annotate import layers

LONGEST = 300
"""Tokens of a unit at most; 99 of 100 paragraphs of news are shorter than half of it."""
_COLONS = (":", "：")


def find(doc: Doc) -> list[np.ndarray]:
    """Return the units of the readable blocks in reading order: the indices of their tokens, white space left out.

    A headline is a unit of its own: nothing that it announces stands in the paragraph below it.
    """
    units: list[list[int]] = []
    open_ended = False
    for block in layers.readable_blocks(doc):
        for paragraph in _paragraphs(block.start, block.end, doc):
            if open_ended and len(units[-1]) + len(paragraph) <= LONGEST:
                units[-1].extend(paragraph)
            else:
                units.append(paragraph)
            open_ended = doc[paragraph[-1]].text in _COLONS
    return [np.array(piece, dtype=np.int64) for unit in units for piece in _cut(doc, unit)]


def _paragraphs(start: int, end: int, doc: Doc) -> list[list[int]]:
    found: list[list[int]] = [[]]
    for token in doc[start:end]:
        if not token.is_space:
            found[-1].append(token.i)
        elif "\n" in token.text:
            found.append([])
    return [paragraph for paragraph in found if paragraph]


def _cut(doc: Doc, unit: list[int]) -> list[list[int]]:
    """Cut a unit that is too long at the last sentence start that fits, and where there is none, anywhere."""
    pieces = []
    while len(unit) > LONGEST:
        starts = [n for n in range(LONGEST // 3, LONGEST) if doc[unit[n]].is_sent_start]
        at = starts[-1] if starts else LONGEST
        pieces.append(unit[:at])
        unit = unit[at:]
    return [*pieces, unit]


def heads(unit: np.ndarray, of_article: np.ndarray) -> np.ndarray:
    """Return each token's head as an index in the unit; a token whose head lies outside is its own head.

    Args:
        unit: indices of its tokens in the article, rising.
        of_article: index of each token's head in the article.
    """
    wanted = of_article[unit]
    at = np.minimum(np.searchsorted(unit, wanted), len(unit) - 1)
    return np.where(unit[at] == wanted, at, np.arange(len(unit)))
