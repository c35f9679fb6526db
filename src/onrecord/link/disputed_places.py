"""Where something was, in it or only near it: the ground for conflicts in places.

"In a tunnel" and "near a tunnel" are told apart by the preposition before one noun; other places of one happening are
compared by no more than their names, and a story has too many of those that are all right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.contexts import Read, near, telling, weigh
from onrecord.link.rarity import background
from onrecord.link.words import stem
from onrecord.model.span import Span

_INSIDE = "in|inside|within"
_NEAR = "near|near to|close to|next to|beside|outside|just outside|off|just off|on the outskirts of|at the edge of"
_PLACE = re.compile(
    rf"\b(?:(?P<inside>{_INSIDE})|(?P<near>{_NEAR}))\s+(?:(?:the|a|an|its|his|her|their|nearby)\s+)?"
    r"(?P<noun>[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*|[a-z-]+)\b"
)
_RARE = 3.5  # inverse document frequency of a noun that is a place and no "time" or "case"
_COMMON = 200
_NEEDED = 0.1
_STEEP = 8.0


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A noun with the preposition that says whether something was in it or near it."""

    read: Read
    span: Span
    noun: str
    inside: bool


def whereabouts(said: Sequence[Read]) -> list[Whereabouts]:
    """Return the places of statements that a preposition puts something in or near."""
    found = []
    for one in said:
        for piece in one.statement.content:
            for match in _PLACE.finditer(one.text, piece.start, piece.end):
                noun = stem(match["noun"].split()[0])
                if background().rarity(noun) >= _RARE:
                    inside = match["inside"] is not None
                    found.append(Whereabouts(one, Span(match.start(), match.end()), noun, inside))
    return found


def votes(found: Sequence[Whereabouts], statements: int) -> Iterator[tuple[int, int, float]]:
    """Yield how much pairs of places speak for being said of one thing, above 0, or against it."""
    weighed = weigh([telling(one.read.text, one.read.context, one.span, [one.span]) for one in found], statements)
    for a, b in near([{one.noun} for one in found], _COMMON):
        yield a, b, _STEEP * (weighed.likeness(a, b) - _NEEDED)
