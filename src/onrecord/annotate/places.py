"""Where things stand in a text, found without looking through all of it: a book of ten megabytes is an article too."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from onrecord.annotate.layers import FoundMention, Stretch

_LONGEST = 400
"""No mention that matters is longer, in code points."""


class Places:
    """Mentions in reading order, by place."""

    def __init__(self, mentions: Sequence[FoundMention]) -> None:
        """Take mentions in the order of their starts."""
        self.starts = [m.start for m in mentions]
        self.mentions = mentions

    def touching(self, stretch: Stretch) -> list[int]:
        """Return the mentions that share a letter with a stretch, in reading order."""
        low = bisect_left(self.starts, stretch[0] - _LONGEST)
        high = bisect_left(self.starts, stretch[1])
        return [i for i in range(low, high) if self.mentions[i].end > stretch[0]]

    def before(self, place: int) -> int:
        """Return the number of mentions that start before a place."""
        return bisect_left(self.starts, place)


class Stretches:
    """Stretches of a text that may lie in each other, to ask whether a place lies in any."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        """Take stretches in any order."""
        self._merged: list[list[int]] = []
        for start, end in sorted(stretches):
            if self._merged and start <= self._merged[-1][1]:
                self._merged[-1][1] = max(self._merged[-1][1], end)
            else:
                self._merged.append([start, end])
        self._starts = [start for start, _ in self._merged]

    def hold(self, place: int) -> bool:
        """Tell whether a place lies in one of them."""
        n = bisect_right(self._starts, place) - 1
        return n >= 0 and place < self._merged[n][1]
