"""Time expressions of the blocks that a reader reads, as a component."""

from dataclasses import replace

from spacy.tokens import Doc

from onrecord.annotate import layers, timexes
from onrecord.annotate.timexes import FoundTimex
from onrecord.model.article import BlockRole

_DATED = layers.READ_FOR_STATEMENTS | {BlockRole.DATELINE}


def find(doc: Doc) -> list[FoundTimex]:
    """Return the time expressions of the readable blocks and of datelines, in reading order."""
    found = timexes.find(doc, layers.day(doc))
    stretches = [(b.start_char, b.end_char) for b in layers.blocks(doc) if b.label_ in _DATED]
    kept = [n for n, t in enumerate(found) if any(s <= t.start and t.end <= e for s, e in stretches)]
    place = {old: new for new, old in enumerate(kept)}
    # An anchor in furniture is dropped with the furniture; the value that was worked out from it stays.
    return [
        replace(t, anchor_index=None if t.anchor_index is None else place.get(t.anchor_index))
        for t in map(found.__getitem__, kept)
    ]


def times(doc: Doc) -> None:
    """Write the time expressions. Component `onrecord_timexes`: reads blocks, tags and the day of publication."""
    layers.write_timexes(doc, find(doc))
