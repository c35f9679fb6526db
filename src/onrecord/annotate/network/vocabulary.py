"""What the network knows by number: words, affixes, shapes, labels, and what the lexicon says of words."""

import json
from dataclasses import dataclass, field
from pathlib import Path

COLUMNS = (
    "word",
    "prefix",
    "suffix",
    "shape",
    "lexicon",
    "tag",
    "relation",
    "name",
    "quotation",
    "head tag",
    "head relation",
    "distance",
    "place",
    "block",
)
"""The features of a token, in the order of the columns that the network reads."""

LEARNED = ("word", "prefix", "suffix", "shape", "tag", "relation")
"""The columns whose numbers are given by frequency in the training articles; 0 is anything else."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The numbers of words, affixes, shapes and labels; 0 is anything else.

    `lexicon` gives a class of the cue lexicon and of the lists of nouns to words, as they stood when the network was
    trained: what is added to the lexicon later must not change what a number means.
    """

    entries: dict[str, tuple[str, ...]]
    lexicon: dict[str, int]
    numbers: dict[str, dict[str, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Number the entries from 1."""
        numbers = {name: {e: n for n, e in enumerate(entries, 1)} for name, entries in self.entries.items()}
        object.__setattr__(self, "numbers", numbers)

    def sizes(self) -> dict[str, int]:
        """Return how many numbers each learned column and the lexicon have, 0 included."""
        sizes = {name: len(entries) + 1 for name, entries in self.entries.items()}
        return {**sizes, "lexicon": max(self.lexicon.values(), default=0) + 1}

    def write(self, path: Path) -> None:
        """Write the entries as JSON."""
        path.write_text(
            json.dumps({"entries": self.entries, "lexicon": self.lexicon}, ensure_ascii=False) + "\n", "utf-8"
        )

    @classmethod
    def read(cls, path: Path) -> "Vocabulary":
        """Read what `write` wrote."""
        row = json.loads(path.read_text("utf-8"))
        return cls({name: tuple(entries) for name, entries in row["entries"].items()}, row["lexicon"])
