"""What judgements say, in words."""

from collections.abc import Sequence

from onrecord.composing.verdicts import FIELDS
from onrecord.composing.wording import one_line
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
