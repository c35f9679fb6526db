"""The words inside the quotation marks of a statement, brought into one form, each with its place.

What a desk changes without changing what was said leaves no trace here: marks, case, punctuation, hyphens, contractions
("don't" is "do not"), "21" for "twenty-one". Words in square brackets are the desk's own, three dots say that it cut.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.numerals import numerals
from onrecord.link.tokens import tokens
from onrecord.model.span import Span
from onrecord.model.statement import Manner, Statement

_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]+)(?:[”\"»]|$)|(?<!\w)[‘']((?:[^‘’'\n]|['’](?=\w))+)['’](?!\w)")
_PIECE = re.compile(r"\[[^\]]*\]|…|\.\s?\.\s?\.(?:\s?\.)?|[^\W_]+(?:['’][^\W_]+)*(?:[.,]\d+)*%?", re.UNICODE)
_CONTRACTED = (
    (re.compile(r"^can(?:no|')t$"), ("can", "not")),
    (re.compile(r"^won't$"), ("will", "not")),
    (re.compile(r"^shan't$"), ("shall", "not")),
    (re.compile(r"^ain't$"), ("is", "not")),
)
_TAILS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'m": "am", "'d": "would"}
_IS = frozenset("it that he she there what who here where let".split())
GAP, JOINT = "…", "|"
"""Where a desk says that it left words out, or put in its own; where the cue breaks a quotation."""
MARKS = frozenset({GAP, JOINT})


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a quotation in one form, with its place; a number is written "#" and its value.

    `ends` tells that a sentence ends behind it.
    """

    form: str
    span: Span
    ends: bool = False


def quoted(text: str, statement: Statement) -> tuple[Span, ...]:
    """Return the stretches of a statement that are given word for word, without their marks."""
    if statement.manner is Manner.INDIRECT:
        return ()
    inside = tuple(
        Span(match.start(number), match.end(number))
        for piece in statement.content
        for match in _QUOTED.finditer(text, piece.start, piece.end)
        for number in (1, 2)
        if match.group(number)
    )
    if statement.manner is Manner.DIRECT and not (inside and inside[0].start > statement.content[0].start + 1):
        return statement.content  # with or without its marks, and with those of a quotation inside it
    return inside


def words_of(text: str, pieces: Sequence[Span]) -> tuple[Word, ...]:
    """Return the words of the stretches of one quotation, with a joint between two stretches."""
    found: list[Word] = []
    for number, piece in enumerate(pieces):
        if number:
            found.append(Word(JOINT, Span(piece.start, piece.start + 1)))
        found.extend(_words(text, piece))
    return tuple(found)


def _words(text: str, piece: Span) -> Iterator[Word]:
    row = tokens(text, piece)
    counted = {
        row[first].span.start: (Span(row[one.start].span.start, row[one.end - 1].span.end), one)
        for one in numerals(row)
        if one.low == one.high
        for first in range(one.start, one.end)  # a currency stands before it
    }
    place = piece.start
    for match in _PIECE.finditer(text, piece.start, piece.end):
        if match.start() < place:
            continue
        span, word = Span(match.start(), match.end()), match.group().lower().replace("’", "'")
        number = counted.get(match.start())
        if number is not None:
            place = number[0].end
            yield Word(f"#{number[1].low:g}{number[1].unit or ''}", number[0], _ends(text, number[0]))
        elif word[0] in "[.…":
            yield Word(GAP, span)
        else:
            for form in _expanded(word):
                yield Word(form, span, _ends(text, span))


def _ends(text: str, span: Span) -> bool:
    return text[span.end : span.end + 1] in {".", "!", "?"} and not text[span.end + 1 : span.end + 2].isalnum()


def _expanded(word: str) -> tuple[str, ...]:
    """Return a word with its contraction written out: "didn't" as "did", "not"."""
    for pattern, forms in _CONTRACTED:
        if pattern.match(word):
            return forms
    for tail, form in _TAILS.items():
        if word.endswith(tail) and len(word) > len(tail):
            return word.removesuffix(tail), form
    if word.endswith("'s"):
        head = word.removesuffix("'s")
        return (head, "us" if head == "let" else "is") if head in _IS else (word.replace("'", ""),)
    return (word.replace("'", ""),)
