"""Where something was, in it or only near it: the ground for conflicts in places.

"In a tunnel" and "near a tunnel" are told apart by the preposition before one noun. Names of places are not compared
otherwise: a story has many, and most are right side by side.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.contexts import Read, Weighed, near, telling, weigh
from onrecord.link.disputed import Disputed, Value, disputed
from onrecord.link.rarity import background
from onrecord.link.wordings import heard, repeats
from onrecord.link.words import stem
from onrecord.model.conflict import ConflictKind, Explanation
from onrecord.model.span import Span

_INSIDE = "in|inside|within"
_NEAR = "near|near to|close to|next to|beside|outside|just outside|off|just off|on the outskirts of|at the edge of"
_PLACE = re.compile(
    rf"\b(?:(?P<inside>{_INSIDE})|(?P<near>{_NEAR}))\s+(?:(?:the|a|an|its|his|her|their|nearby)\s+)?(?P<noun>[^\W\d_]+)\b(?!\s+[A-Z])"
)
_RARE = 3.5  # inverse document frequency of a noun that is a place and no "time" or "case"
_COMMON = 150
_NEEDED, _NEEDED_OF_NAMES = 0.1, 0.3
_STEEP = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts(Value):
    """A noun, or a name, with the preposition that says whether something was in it or near it."""

    noun: str
    name: bool


def places(said: Sequence[Read]) -> Iterator[Disputed]:
    """Yield the places that statements put something in, and others near."""
    found = [place for one in said for place in _given(one)]
    contexts = [telling(one.read.text, one.read.context, one.span, [one.span]) for one in found]
    nouns = [{one.noun} for one in found]
    wordings = [(one.value, frozenset(context)) for one, context in zip(found, contexts, strict=True)]
    repeated = repeats(nouns, wordings, _COMMON)
    votes = _votes(found, heard(nouns, repeated), weigh(contexts, len(said)))
    yield from disputed(ConflictKind.PLACE, found, votes, lambda _one, _other: Explanation.ROUNDING, repeated)


def _given(one: Read) -> Iterator[Whereabouts]:
    for piece in one.statement.content:
        for match in _PLACE.finditer(one.text, piece.start, piece.end):
            noun = stem(match["noun"])
            if background().rarity(noun) >= _RARE:
                value = f"{'in' if match['inside'] else 'near'} {noun}"
                span, name = Span(match.start(), match.end()), match["noun"][:1].isupper()
                yield Whereabouts(read=one, span=span, value=value, noun=noun, name=name)


def _votes(
    found: Sequence[Whereabouts], nouns: Sequence[Collection[str]], weighed: Weighed
) -> Iterator[tuple[int, int, float]]:
    """Yield how much pairs of places speak for being said of one thing, above 0, or against it."""
    for a, b in near(nouns, _COMMON):
        yield a, b, _STEEP * (weighed.likeness(a, b) - (_NEEDED_OF_NAMES if found[a].name else _NEEDED))
