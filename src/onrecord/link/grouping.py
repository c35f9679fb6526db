"""Average-link grouping over a sparse graph: two groups join while their articles, taken all together, agree.

Single links chain: a comment on two shootings would make one story of them. Here every pair of the two groups has a
vote, pairs that were never compared vote against, and the groups with the highest mean join first.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

UNCOMPARED = -6.0
"""The vote of two articles that share so little that they were never compared."""


def groups(size: int, votes: Iterable[tuple[int, int, float]]) -> list[list[int]]:
    """Group the numbers below `size`, given votes for (above 0) or against pairs of them, each pair once.

    Returns groups of one and more, each sorted, sorted by their first number.
    """
    near: list[dict[int, tuple[float, int]]] = [{} for _ in range(size)]
    for one, other, vote in votes:
        near[one][other] = near[other][one] = (vote, 1)
    members: list[list[int] | None] = [[number] for number in range(size)]

    def mean(one: int, other: int) -> float:
        total, compared = near[one][other]
        pairs = len(members[one] or ()) * len(members[other] or ())
        return (total + UNCOMPARED * (pairs - compared)) / pairs

    heap = [(-vote, one, other) for one in range(size) for other, (vote, _) in near[one].items() if one < other]
    heap = [entry for entry in heap if entry[0] < 0]
    heapify(heap)
    while heap:
        _, one, other = heappop(heap)
        first, second = members[one], members[other]
        if first is None or second is None:
            continue
        # The joined group takes a new number, so that entries of the heap about its parts fall away by themselves.
        joined = len(members)
        members[one] = members[other] = None
        members.append(sorted(first + second))
        near.append({})
        for part in (one, other):
            for third, (total, compared) in near[part].items():
                if members[third] is not None:
                    known = near[joined].get(third, (0.0, 0))
                    near[joined][third] = (known[0] + total, known[1] + compared)
            near[part].clear()
        for third in sorted(near[joined]):
            near[third].pop(one, None)
            near[third].pop(other, None)
            near[third][joined] = near[joined][third]
            agreement = mean(joined, third)
            if agreement > 0:
                heappush(heap, (-agreement, third, joined))
    return sorted(group for group in members if group is not None)
