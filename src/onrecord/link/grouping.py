"""Average-link grouping over a sparse graph: two groups join while their articles, taken all together, agree.

Single links chain: a comment on two shootings would make one story of them. Here every pair of the two groups has a
vote, pairs that were never compared vote against, and the groups with the highest mean join first.
"""

from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heappush

UNCOMPARED = -6.0
"""The vote of two articles that share so little that they were never compared."""


def groups(size: int, votes: Iterable[tuple[int, int, float]], before: Iterable[Sequence[int]] = ()) -> list[list[int]]:
    """Group the numbers below `size`, given votes for (above 0) or against pairs of them, each pair once.

    What is one group `before` stays together. Returns groups of one and more, each sorted, sorted by their first.
    """
    graph = _Graph(size, before)
    for one, other, vote in votes:
        graph.count(one, other, vote)
    heap = graph.agreeing()
    heapify(heap)
    while heap:
        _, one, other = heappop(heap)
        if graph.members[one] and graph.members[other]:
            for entry in graph.join(one, other):
                heappush(heap, entry)
    return sorted(found for found in graph.members if found)


class _Graph:
    """Groups by number, and the sum and count of the votes between each two that were compared.

    A group that went into another has no members any more; the joined one takes a new number, so that what was known of
    its parts falls away by itself.
    """

    def __init__(self, size: int, before: Iterable[Sequence[int]]) -> None:
        self.members = [[number] for number in range(size)]
        self._at = list(range(size))
        for group in before:
            for number in group:
                self.members[number] = []
                self._at[number] = len(self.members)
            self.members.append(sorted(group))
        self._near: list[dict[int, tuple[float, int]]] = [{} for _ in self.members]

    def count(self, one: int, other: int, vote: float) -> None:
        """Count the vote of a pair of numbers."""
        first, second = self._at[one], self._at[other]
        if first != second:
            total, compared = self._near[first].get(second, (0.0, 0))
            self._near[first][second] = self._near[second][first] = (total + vote, compared + 1)

    def agreeing(self) -> list[tuple[float, int, int]]:
        """Return the pairs of groups that agree, each as an entry of the heap: the best first."""
        pairs = ((one, other) for one, near in enumerate(self._near) for other in near if one < other)
        entries = ((-self._mean(one, other), one, other) for one, other in pairs)
        return [entry for entry in entries if entry[0] < 0]

    def join(self, one: int, other: int) -> list[tuple[float, int, int]]:
        """Make one group of two; return those that agree with it, as entries of the heap."""
        joined = len(self.members)
        self.members.append(sorted(self.members[one] + self.members[other]))
        self.members[one], self.members[other] = [], []
        near: dict[int, tuple[float, int]] = {}
        for part in (one, other):
            for third, (total, compared) in self._near[part].items():
                if self.members[third]:
                    known = near.get(third, (0.0, 0))
                    near[third] = (known[0] + total, known[1] + compared)
            self._near[part] = {}
        self._near.append(near)
        for third, known in near.items():
            self._near[third].pop(one, None)
            self._near[third].pop(other, None)
            self._near[third][joined] = known
        return [(-mean, third, joined) for third in sorted(near) if (mean := self._mean(joined, third)) > 0]

    def _mean(self, one: int, other: int) -> float:
        total, compared = self._near[one][other]
        pairs = len(self.members[one]) * len(self.members[other])
        return (total + UNCOMPARED * (pairs - compared)) / pairs


def connected(size: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the numbers below `size` that pairs bring together, each group sorted; single ones are left out."""
    root = list(range(size))

    def top(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for one, other in pairs:
        low, high = sorted((top(one), top(other)))
        root[high] = low
    together: dict[int, list[int]] = {}
    for number in range(size):
        together.setdefault(top(number), []).append(number)
    return [group for group in together.values() if len(group) > 1]
