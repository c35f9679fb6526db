"""What the room asks of the floor beside it: to write down what its readers decide."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from onrecord.model.correction import Field
from onrecord.model.judgement import Judgement, Verdict


class Decisions(Protocol):
    """The decisions of people in one case: `onrecord.engine.deciding.Decisions`.

    Any thread may call it; a call opens the case, writes, and closes, in a moment: what it changes is linked again
    after it. Every error is an `OnrecordError` whose text is a sentence for the reader, and then nothing was written:
    `BadSetting` (what was asked makes no sense: 400), `JudgedMeanwhile` (somebody decided on it since: 409),
    `CaseBusy` (a build writes: 503).

    What people say of each record stands in what a case answers: `Saying.review`, `ClaimAnswer.review`,
    `ConflictAnswer.review`, `QuotationAnswer.review`, `LedgerAnswer.review`, `Reply.review`; of reports, stories and
    entities in `case.reviews()`. A `Review` has `state`, `by`, `at`, `reason`, `notes`, `judgements`, `grown` and
    `revision`. A corrected statement is shown as the person reads it; `Saying.corrected` has both readings, field by
    field, and `Saying.as_read` is the statement as the program read it.
    """

    def decide(
        self,
        verdict: Verdict,
        things: Sequence[str],
        *,
        by: str,
        reason: str | None = None,
        correction: Mapping[Field, Sequence[str]] | None = None,
        seen: str | None = None,
    ) -> tuple[Judgement, ...]:
        """Write down a decision; return the judgements that it made.

        Args:
            verdict: SAME and APART are said of two things or more (all are one; the first is none of the others), the
                others of each thing by itself. REJECTED: a statement, reply, conflict, quotation or ledger row.
                ACCEPTED: these, and a claim's grouping. NOTED: these, and a report, a story, somebody. CORRECTED: one
                statement, conflict or ledger row.
            things: ids, or beginnings of them (six digits at least). A reply is `STATEMENT@CLAIM`. Of SAME and APART:
                claims or statements; reports or stories; entities, names, or `NAME@REPORT`; two or more of a sort.
            by: who decides.
            reason: why; of NOTED the note itself, and then it is needed.
            correction: of CORRECTED, what each field says; fields that are read so already are left out, and several
                fields make several judgements. A stretch of words is `START-END` in code points of the report's text.
                SPEAKER: names, ids of entities or mentions, or stretches, one or more; `unnamed`; `none`.
                ACT, CERTAINTY: a value of `Act`, of `Certainty`.
                SOURCE, CUE: a stretch, or `none`. CONTENT: stretches.
                SAID (when it was said): a stretch that tells the time, `START-END=2031-05-05` where the program reads
                it otherwise or not at all, or `none`. DAY (what day words of the content stand for):
                `START-END=2031-05-05`, one or more.
                VALUE, of a conflict: `STATEMENT=51`. OUTCOME, of a ledger row: `open`, `kept` or `refused`.
            seen: `review.revision` of the thing, as the person saw it (of several things: `revision(...)`).
        """
        ...

    def withdraw(self, judgement: str, *, by: str, reason: str | None = None) -> Judgement:
        """Withdraw a judgement by its id, or the beginning of it: the undo. The row stays; what it changed goes."""
        ...

    def last(self, by: str) -> Judgement | None:
        """Return the last judgement of a person that stands, None where there is none."""
        ...

    def revision(self, *things: str) -> str:
        """Return the revision of things: another word as soon as anybody decides or withdraws anything on them."""
        ...

    def go_on(self) -> None:
        """Have linked again what people decided, where that is due and nobody is at it."""
        ...
