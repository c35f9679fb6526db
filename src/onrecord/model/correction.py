"""Corrections: what a person puts in place of what the program read."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class Field(StrEnum):
    """What of a record a person corrects.

    Of a statement: who says it, what he does by it, how far the report stands behind it, the words of source, cue and
    content, when it was said (SAID), and what day words of it stand for (DAY). Of a conflict, what one statement gives
    (VALUE); of a row of the ledger, what became of it (OUTCOME).
    """

    SPEAKER = "speaker"
    ACT = "act"
    CERTAINTY = "certainty"
    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"
    SAID = "said"
    DAY = "day"
    VALUE = "value"
    OUTCOME = "outcome"


UNNAMED = "unnamed"
"""The value of a speaker whom the report keeps unnamed; it stands on no mention and on no words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One thing that is read in a field: a value, the words that it stands on, or the mention.

    `span` counts in the text of the statement's article. A speaker has a name as its value and stands on a mention, or
    on words that the program took for none; a source, a cue and a part of a content are words alone; an act, a
    certainty and an outcome are a value alone. A time has words and a TIMEX3 value.
    """

    value: str | None = None
    span: Span | None = None
    mention_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a field says by a person's word: its readings in reading order, none where there is nothing to be read."""

    field: Field
    readings: tuple[Reading, ...] = ()
