"""Time expressions of the blocks that a reader reads, as a component."""

from spacy.tokens import Doc

from onrecord.annotate import layers, timexes
from onrecord.annotate.timexes import FoundTimex
from onrecord.model.article import READ_FOR_STATEMENTS, BlockRole

_DATED = READ_FOR_STATEMENTS | {BlockRole.DATELINE}


def find(doc: Doc) -> list[FoundTimex]:
    """Return the time expressions of the readable blocks and of datelines, in reading order.

    Nothing is anchored to an expression in furniture: the date of another story's teaser is no time of this one.
    """
    stretches = [(b.start_char, b.end_char) for b in layers.blocks(doc) if b.label_ in _DATED]
    said = [t for t in timexes.recognise(doc) if any(s <= t.start and t.end <= e for s, e in stretches)]
    return timexes.resolve(said, layers.day(doc))


def times(doc: Doc) -> None:
    """Write the time expressions. Component `onrecord_timexes`: reads blocks, tags and the day of publication."""
    layers.write_timexes(doc, find(doc))
