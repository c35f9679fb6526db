"""The picture of sources: who relays whom, drawn from left to right, with a table that says all of it in words.

On the left stand the texts that are printed, on the right who is heard in them first-hand, between them whoever passed
it on. A ribbon is as wide as the number of statements. Arcs on the left join texts that share words. Of a large story
the strongest are drawn and the rest is left to the table.
"""

from dataclasses import dataclass, field
from itertools import groupby

from onrecord.composing.notes import Notes
from onrecord.composing.portion import WHOLE, Portion
from onrecord.composing.relayed import shared_words, strands, strongest
from onrecord.composing.sheet import Sheet
from onrecord.composing.source_picture import SourcePicture, drawn
from onrecord.composing.source_rows import SourceRow, WordsRow, outlets_of, row_of, words_row

_MOST = 16
_FEWEST = 2  # strands worth drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Who relays whom: the picture, None where there is next to nothing to draw, and the tables.

    `left_out` counts the statements that stand in the table alone, `many` the rows of the whole table.
    """

    picture: SourcePicture | None
    rows: tuple[SourceRow, ...] = field(repr=False)
    words: tuple[WordsRow, ...] = field(repr=False)
    left_out: int
    many: int = 0


NO_SOURCES = Sources(picture=None, rows=(), words=(), left_out=0)


def sources(sheet: Sheet, notes: Notes, portion: Portion = WHOLE) -> Sources:
    """Set out who relays whom in a story: what is drawn first, of that what somebody passed on."""
    found = strands(sheet)
    chosen = strongest(found, sheet.voices, _MOST)
    shown = {(one.voice, one.links) for one in chosen}
    ways = [(way, tuple(rows)) for way, rows in groupby(found, key=lambda one: (one.voice, one.links))]
    ways.sort(key=lambda item: (item[0] not in shown, item[0] in shown and not item[0][1]))
    place = {way: number for number, (way, _) in enumerate(ways, start=1)}
    numbers, outlets = sheet.numbers, outlets_of(sheet)
    words = tuple(words_row(one, numbers, outlets) for one in shared_words(sheet))
    return Sources(
        # What is drawn leads to the first rows of the table.
        picture=drawn(sheet, chosen, place, notes, words) if len(chosen) >= _FEWEST and not portion.start else None,
        rows=tuple(
            row_of(sheet.voices[way[0]], rows, outlets, notes, drawn=way in shown)
            for way, rows in portion.of("sources", ways)
        ),
        many=len(ways),
        words=words,
        left_out=sum(one.weight for one in found) - sum(one.weight for one in chosen),
    )
