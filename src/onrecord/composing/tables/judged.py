"""What people say of the rows of other tables, and the table of all that they decided: what each field may hold.

`onrecord.composing.judged` makes them, and the type checker holds them to this. What the fields mean stands in
`docs/export.md`.
"""

from typing_extensions import TypedDict

from onrecord.casefile.reviews import State
from onrecord.composing.tables.spans import Pair
from onrecord.model.correction import Field
from onrecord.model.judgement import Subject, Verdict


class Opinion(TypedDict):
    """What a person says, and when."""

    by: str
    at: str
    reason: str | None


class ReviewOfRow(TypedDict):
    """What people made of a row; `by`, `at` and `reason` are of the judgement that gives the state."""

    state: State
    by: str | None
    at: str | None
    reason: str | None
    grown: bool
    notes: list[Opinion]


class FieldReading(TypedDict):
    """One thing that is read in a field: a value, the words, the mention of a speaker."""

    value: str | None
    span: Pair | None
    mention: str | None


class CorrectedField(TypedDict):
    """A field by a person's word, and as the program read it."""

    field: Field
    now: list[FieldReading]
    read: list[FieldReading]
    superseded: bool
    judgement: str
    by: str
    at: str
    reason: str | None


class JudgementGround(TypedDict):
    """What a record stood on when it was judged."""

    statement: str
    span: Pair | None
    value: str | None


class JudgementRow(TypedDict):
    """A person's decision: withdrawn or not, never deleted."""

    id: str
    subject: Subject
    verdict: Verdict
    first: str
    second: str
    by: str
    at: str
    reason: str | None
    field: Field | None
    readings: list[FieldReading]
    grounds: list[JudgementGround]
    withdrawn: Opinion | None
