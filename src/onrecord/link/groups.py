"""Chains joined so far, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.judgement import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Why two chains were joined: their numbers, a feature, the words that it stands on."""

    first: int
    second: int
    feature: str
    words: tuple[str, ...]


class Groups:
    """Chains joined so far; what a person told apart is never joined, nor what was joined to either."""

    def __init__(self, count: int, verdicts: Mapping[tuple[int, int], Verdict]) -> None:
        """Start with each of `count` chains alone, but for those that a person said are one."""
        self._root = list(range(count))
        self._apart = [pair for pair, verdict in verdicts.items() if verdict is Verdict.APART]
        self.joined: list[Joined] = []
        for pair, verdict in sorted(verdicts.items()):
            if verdict is Verdict.SAME:
                self.join(*pair, "judged")

    def find(self, number: int) -> int:
        """Return the smallest number of a chain's group."""
        root = number
        while self._root[root] != root:
            root = self._root[root]
        while self._root[number] != root:
            self._root[number], number = root, self._root[number]
        return root

    def join(self, one: int, other: int, feature: str, *words: str) -> None:
        """Join the groups of two chains, unless a person told them apart; nothing is said of what is one already."""
        first, second = sorted((self.find(one), self.find(other)))
        apart = any({self.find(a), self.find(b)} == {first, second} for a, b in self._apart)
        if first == second or apart:
            return
        self._root[second] = first
        self.joined.append(Joined(first=one, second=other, feature=feature, words=words))
