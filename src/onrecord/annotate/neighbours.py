"""What lies near a place of the text: so that comparing statements takes time by their number, not by its square."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from onrecord.annotate.layers import FoundStatement, Stretch

_T = TypeVar("_T")

_WIDTH = 1000
"""Code points of a stretch of the text whose inhabitants are neighbours."""


class Neighbours(Generic[_T]):
    """Things with a place in the text, found by a place: all that lie within it or close by, in the order given."""

    def __init__(self, things: Iterable[_T], place: Callable[[_T], Stretch]) -> None:
        """Put things where they belong."""
        self._place = place
        self._number = 0
        self._rooms: defaultdict[int, list[tuple[int, _T]]] = defaultdict(list)
        for thing in things:
            self.add(thing)

    def add(self, thing: _T) -> None:
        """Put one more thing where it belongs."""
        for room in self._of(self._place(thing)):
            self._rooms[room].append((self._number, thing))
        self._number += 1

    def near(self, place: Stretch) -> list[_T]:
        """Return the things that may share a code point with a place; what shares none may be among them."""
        found = {number: thing for room in self._of(place) for number, thing in self._rooms.get(room, ())}
        return [found[number] for number in sorted(found)]

    @staticmethod
    def _of(place: Stretch) -> range:
        return range(place[0] // _WIDTH, max(place[1] - 1, place[0]) // _WIDTH + 1)


def extent(statement: FoundStatement) -> Stretch:
    """Return the stretch from the first to the last word of a statement."""
    parts = [*statement.content, *(s for s in (statement.source, statement.cue) if s is not None)]
    return min(s for s, _ in parts), max(e for _, e in parts)


def of_statements(statements: Iterable[FoundStatement]) -> Neighbours[FoundStatement]:
    """Return statements by the stretch that they take up."""
    return Neighbours(statements, extent)
