"""What judgements say, in words."""

from collections.abc import Sequence

from onrecord.casefile.answers import ReadAnswer
from onrecord.composing.wording import one_line, when_in_words
from onrecord.model.correction import UNNAMED, Field
from onrecord.model.judgement import Judgement, Subject, Verdict

THINGS = {
    Subject.STORY: "story",
    Subject.ENTITY: "somebody",
    Subject.CLAIM: "claim",
    Subject.STATEMENT: "statement",
    Subject.REPLY: "reply",
    Subject.CONFLICT: "conflict",
    Subject.QUOTATION: "changed quotation",
    Subject.LEDGER: "row of the ledger",
    Subject.REPORT: "report",
}
FIELDS = {
    Field.SPEAKER: "who says it",
    Field.ACT: "what is done by it",
    Field.CERTAINTY: "how far the report stands behind it",
    Field.SOURCE: "the words of the source",
    Field.CUE: "the cue",
    Field.CONTENT: "what was said",
    Field.SAID: "when it was said",
    Field.DAY: "the day it speaks of",
    Field.VALUE: "the value given",
    Field.OUTCOME: "what became of it",
}


def decided(one: Judgement) -> str:
    """Return what a judgement says."""
    match one.verdict:
        case Verdict.SAME:
            return f"are one {THINGS[one.subject]}"
        case Verdict.APART:
            return f"are not one {THINGS[one.subject]}"
        case Verdict.NOTED:
            return "noted"
        case Verdict.CORRECTED if one.correction is not None:
            return f"corrected: {FIELDS[one.correction.field]}"
        case _:
            return str(one.verdict)


def told_of(made: Sequence[Judgement]) -> str:
    """Return what was just decided, in words to who pressed a key."""
    told = decided(made[0])
    return f"{told[:1].upper()}{told[1:]}, as {one_line(made[0].by)}. The key u takes it back."


def read_in_words(found: Sequence[ReadAnswer]) -> str:
    """Return what is read in a field: a value with the words that it stands on, or that there is nothing."""
    return "; ".join(map(_read, found)) or "nothing"


def _read(one: ReadAnswer) -> str:
    words = f"“{one_line(one.words.words)}”" if one.words is not None else ""
    if one.value == UNNAMED:
        return f"unnamed ({words})" if words else UNNAMED
    value = when_in_words(one_line(one.value or ""))
    return f"{value} ({words})" if value and words and value not in words else words or value
