"""The encoder that the English pipeline reads with."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from spacy.lang.lex_attrs import word_shape
from spacy.tokens import Doc

AFFIX = 3


def features(form: str) -> tuple[str, str, str, str]:
    """Return what the encoder sees of a token: its lower-cased form, first and last letters, and shape.

    The shape says where capitals and digits stand; of a run of the same kind the first four count ("Xxxx", "dd.d").
    """
    lower = form.lower()
    return lower, lower[:AFFIX], lower[-AFFIX:], word_shape(form)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The numbers of what the encoder knows; 0 is anything else.

    `words` are those of the word vectors, `learned` those that annotated texts have taught more about.
    """

    words: tuple[str, ...]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    shapes: tuple[str, ...]
    learned: tuple[str, ...] = ()
    _tables: tuple[dict[str, int], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Number the entries from 1."""
        tables = tuple(
            {entry: number for number, entry in enumerate(entries, start=1)}
            for entries in (self.words, self.prefixes, self.suffixes, self.shapes, self.learned)
        )
        object.__setattr__(self, "_tables", tables)

    def numbers(self, form: str) -> tuple[int, ...]:
        """Return the number of each feature of a token, in the order of the fields."""
        seen = features(form)
        return tuple(table.get(entry, 0) for table, entry in zip(self._tables, (*seen, seen[0]), strict=True))

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Return what `to_json` wrote."""
        return cls(**{name: tuple(entries) for name, entries in json.loads(text).items()})

    def to_json(self) -> str:
        """Return the entries as JSON."""
        entries = {name: getattr(self, name) for name in ("words", "prefixes", "suffixes", "shapes", "learned")}
        return json.dumps(entries, ensure_ascii=False)


LONGEST = 160
"""Tokens that are read at once at most: what is longer is cut at the end of a sentence, where one is seen."""
_ENDS = frozenset('.!?"”')


def stretches(doc: Doc) -> Iterator[list[int]]:
    """Yield what is read at once, as positions of tokens: a paragraph, without white space."""
    stretch: list[int] = []
    for token in doc:
        if not token.is_space:
            stretch.append(token.i)
        if (token.is_space and "\n" in token.text) or token.i == len(doc) - 1:
            yield from _cut(doc, stretch)
            stretch = []


def _cut(doc: Doc, stretch: list[int]) -> Iterator[list[int]]:
    while len(stretch) > LONGEST:
        half = LONGEST // 2
        ends = (at for at in range(LONGEST, half, -1) if doc[stretch[at - 1]].text in _ENDS)
        at = next(ends, LONGEST)
        yield stretch[:at]
        stretch = stretch[at:]
    if stretch:
        yield stretch
