"""What replies are about: the telling words of their matter, and how much of them a statement says.

Words that stand in many statements of a story tell little in it, and names less: they stand in every clause. Words for
the telling itself ("the reports", "the allegations") tell nothing of what is told.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from onrecord.link.comparable import Said
from onrecord.link.contexts import telling
from onrecord.link.words import base
from onrecord.model.span import Span

_OF_TELLING = frozenset(
    base(word)
    for word in """deny denied denial dismiss reject refute dispute claim allegation accusation report reporting
    suggestion rumor rumour charge evidence false true untrue fact truth baseless nonsense situation mention news story
    article media fake garbage lie case exist existent nonexistent account attack narrative assertion proof sign
    information basis""".split()
)
_COMMON = 20  # of a story's statements, one of so many may have a word that tells all it can
_LEAST = 0.15  # of its rarity that a word keeps, however many statements have it
_NAME = 0.35  # of the rarity of a word, where it is a name
FEWEST = 4.0
"""Rarity of the words of a reply that says what it denies; one that has less only points: "the allegations"."""

Words = Mapping[str, float]


class Matters:
    """The telling words of a story's statements, by how much each tells in it."""

    def __init__(self, found: Sequence[Said], texts: Mapping[str, str]) -> None:
        """Take the words of all statements. `texts` are those of the articles, by their ids."""
        self._texts = texts
        self.full = [telling(texts[one.statement.article_id], one.statement.content) for one in found]
        self._names = {name for one in found for name in one.names}
        self._held = Counter(word for words in self.full for word in words)
        self._many = len(found)
        self._said = [self._weighed(words) for words in self.full]
        self._whole = [max(sum(words.values()), FEWEST) for words in self._said]

    def of(self, spans: Iterable[tuple[str, Sequence[Span]]]) -> dict[str, float]:
        """Return the words of stretches of articles, given with the articles' ids: what a reply is about."""
        rare: dict[str, float] = {}
        for article_id, stretches in spans:
            rare.update(telling(self._texts[article_id], stretches))
        return self._weighed({word: rarity for word, rarity in rare.items() if word not in _OF_TELLING})

    def shares(self, words: Words, members: Iterable[int]) -> tuple[float, float]:
        """Return how much of a reply's words one of these statements says, and how much of one the reply says.

        Each at the most: 0 to 1.
        """
        whole = max(sum(words.values()), FEWEST)
        covered = covering = 0.0
        for number in members:
            said = self._said[number]
            shared = sorted(words.keys() & said.keys())
            if shared:
                covered = max(covered, sum([words[word] for word in shared]) / whole)
                covering = max(covering, sum([said[word] for word in shared]) / self._whole[number])
        return covered, covering

    def wordings(self, members: Iterable[int]) -> tuple[int, ...]:
        """Return one of the statements that have the same words, for each of these words."""
        return tuple({tuple(self._said[number].items()): number for number in members}.values())

    def _weighed(self, words: Words) -> dict[str, float]:
        return {word: rarity * self._telling(word) for word, rarity in words.items()}

    def _telling(self, word: str) -> float:
        share = log((self._many + 1) / max(self._held[word], 1)) / log(_COMMON)
        return max(_LEAST, min(1.0, share)) * (_NAME if word in self._names else 1.0)
