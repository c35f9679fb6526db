"""English time expressions: what they say (`recognise`), and what that is on a day (`resolve`).

The steps are apart so that a day of publication that comes in later fills the values in without reading the text again.
"""

from datetime import date

from spacy.tokens import Doc

from onrecord.annotate.timexes.bounds import bounded
from onrecord.annotate.timexes.doubts import settle
from onrecord.annotate.timexes.grammar import compiled, matches
from onrecord.annotate.timexes.kept import meaning_of
from onrecord.annotate.timexes.meaning import Recognised
from onrecord.annotate.timexes.pieces import pieces_of
from onrecord.annotate.timexes.resolve import FoundTimex, resolve
from onrecord.annotate.timexes.rules import RULES

__all__ = ["FoundTimex", "Recognised", "find", "meaning_of", "recognise", "resolve"]

_COMPILED = tuple((compiled(rule.pattern), rule.build) for rule in RULES)


def recognise(doc: Doc) -> list[Recognised]:
    """Find the time expressions of a text and what they say; tags and sentence starts help where they are set."""
    pieces = pieces_of(doc)
    settle(pieces)
    return bounded(pieces, list(matches(pieces, _COMPILED)))


def find(doc: Doc, day: date | None) -> list[FoundTimex]:
    """Find the time expressions of a text with their values, in reading order and not overlapping."""
    return resolve(recognise(doc), day)
