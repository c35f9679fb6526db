"""What a person decides in a case: one entry for the command line and the reading room.

A decision is written down in a moment and is the case's from then on, whatever becomes of the program. The stories that
it reaches are linked again right after, when nobody waits for it any more: see `relinking`.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from onrecord.casefile.case import Case, open_case
from onrecord.casefile.reviews import Reviews, revision_of
from onrecord.casefile.write import CaseWriter, open_to_write
from onrecord.engine.correcting import corrections_of
from onrecord.engine.things import Thing, Things, judgements_on
from onrecord.errors import BadSetting, CaseBusy, JudgedMeanwhile
from onrecord.model.correction import Correction, Field
from onrecord.model.identity import record_id
from onrecord.model.judgement import PAIRS, Judgement, Verdict

_PATIENCE, _STEP = 5.0, 0.05  # seconds to wait for another writer, and between two looks
_INSTANT = timedelta(microseconds=1)
_SAID = {
    Verdict.SAME: "joined",
    Verdict.APART: "parted",
    Verdict.REJECTED: "rejected",
    Verdict.ACCEPTED: "accepted",
    Verdict.CORRECTED: "corrected",
    Verdict.NOTED: "noted something on",
}


class Decisions:
    """The decisions of people in one case. Nothing stays open between two calls; any thread may make them."""

    def __init__(
        self, case: str | Path, *, patience: float = _PATIENCE, then: Callable[[], None] | None = None
    ) -> None:
        """Name the case; `patience` is how many seconds a decision waits for another one to be made.

        `then` is called when a decision is written down: it has what it reaches linked again. Without it, that is done
        before a call returns.
        """
        self._case = Path(case)
        self._patience = patience
        self._then = then or self._link_again

    def decide(
        self,
        verdict: Verdict,
        things: Sequence[str],
        *,
        by: str,
        reason: str | None = None,
        correction: Mapping[Field, Sequence[str]] | None = None,
        seen: str | None = None,
        at: datetime | None = None,
    ) -> tuple[Judgement, ...]:
        """Write down what a person decides; return the judgements that were made.

        SAME and APART are of two things or more: all are one, or the first is none of the others. Each is a report, a
        story, a claim or a statement, or somebody by name, id or `NAME@REPORT`. The other verdicts are of each thing by
        itself: see `Things.record`. NOTED needs a reason, which is the note. CORRECTED is of one thing, and
        `correction` tells field by field what is to be read: see `corrections_of`; each field makes a judgement.

        `seen` is the revision of the things that the person saw. `at` is now, where it is not given.

        Raises:
            BadSetting: a thing is not in the case, or could be several, or that can't be said of it; a correction does
                not stand in the text; nobody is named who decides.
            JudgedMeanwhile: somebody decided on one of the things since; nothing is written.
            CaseBusy: another process is writing to the case.
            NotACase: there is no case.
        """
        _check(verdict, things, by, reason, correction)
        with self._writing() as (writer, case):
            known = Things(case)
            wanted = known.meant(verdict, things)
            on = judgements_on(known.review(thing) for thing in things)
            if seen is not None and seen != revision_of(on):
                every = {one.id: one for one in writer.judgements()}
                ever = Things(case, Reviews(replace(one, withdrawn_at=None) for one in every.values()))
                told = _meanwhile(seen, [every[one.id] for one in judgements_on(map(ever.review, things))])
                raise JudgedMeanwhile(f"Meanwhile {told}. Nothing was written down: look at it again, then decide.")
            corrections: tuple[Correction | None, ...] = (None,)
            if correction is not None:
                corrections = corrections_of(case, wanted[0], correction)
            now = _moment(at, on)
            made = tuple(
                _judgement(verdict, thing, corrected, by=by.strip(), reason=_worded(reason), at=now)
                for thing in dict.fromkeys(wanted)
                for corrected in corrections
            )
            _write(writer, made)
        self._then()
        return made

    def withdraw(self, judgement: str, *, by: str, reason: str | None = None, at: datetime | None = None) -> Judgement:
        """Withdraw a judgement by its id, or the beginning of it; the row stays.

        Raises:
            BadSetting: no judgement has the id, or several do; nobody is named who withdraws it.
            JudgedMeanwhile: it was withdrawn before.
            CaseBusy: another process is writing to the case.
            NotACase: there is no case.
        """
        if not by.strip():
            raise BadSetting("Who withdraws a judgement has to be named (`--by`).")
        with self._writing() as (writer, _):
            begun = [one for one in writer.judgements() if judgement and one.id.startswith(judgement)]
            found = [one for one in begun if one.stands]
            if begun and not found:
                gone = begun[-1]
                raise JudgedMeanwhile(
                    f"{gone.withdrawn_by} withdrew it before, on {gone.withdrawn_at:%Y-%m-%d %H:%M} UTC."
                )
            if len(found) != 1:
                count = "No judgement" if not found else "More than one judgement"
                raise BadSetting(f"{count} that stands has an id that begins with “{judgement}”.")
            now = at or datetime.now(UTC)
            taken_back = replace(found[0], withdrawn_by=by.strip(), withdrawn_at=now, withdrawn_reason=_worded(reason))
            _write(writer, (taken_back,))
        self._then()
        return taken_back

    def last(self, by: str) -> Judgement | None:
        """Return the last judgement of a person that stands: what an undo withdraws.

        Raises:
            NotACase: there is no case.
        """
        with open_case(self._case) as case:
            own = [one for one in case.judgements() if one.stands and one.by == by.strip()]
        return own[-1] if own else None

    def revision(self, *things: str) -> str:
        """Return the revision of things: one word that is another as soon as anybody decides on one of them.

        Raises:
            BadSetting: a thing is not in the case, or could be several.
            NotACase: there is no case.
        """
        with open_case(self._case) as case:
            known = Things(case)
            return revision_of(judgements_on(known.review(one) for one in things))

    def go_on(self) -> None:
        """Have linked again what people decided and linking has not heeded, if anything: who saw to it was ended.

        Raises:
            NotACase: there is no case.
        """
        with open_case(self._case) as case:
            left = case.unheeded()
        if left:
            self._then()

    def _link_again(self) -> None:
        from onrecord.engine.relinking import link_again  # noqa: PLC0415 - spaCy takes a second, a decision an instant

        link_again(self._case)

    @contextmanager
    def _writing(self) -> Iterator[tuple[CaseWriter, Case]]:
        """Open the case to write, and to read what nobody else can change meanwhile."""
        until = time.monotonic() + self._patience
        with open_case(self._case) as case:  # before anything is opened to write, which would make a case
            while True:
                try:
                    writer = open_to_write(self._case, durable=True)
                    break
                except CaseBusy as error:
                    # Another decision is made in a moment; a build may take hours.
                    builds = case.building().running
                    if builds or time.monotonic() >= until:
                        who = "A build" if builds else "Another process"
                        raise CaseBusy(
                            f"{who} is writing to the case “{self._case}”; nothing was written down. Decide again when"
                            " it has ended."
                        ) from error
                    time.sleep(_STEP)
        with writer, open_case(self._case) as case:
            yield writer, case


def _check(
    verdict: Verdict,
    things: Sequence[str],
    by: str,
    reason: str | None,
    correction: Mapping[Field, Sequence[str]] | None,
) -> None:
    """Refuse what can't be decided, whatever the case holds."""
    if verdict in PAIRS and (len(things) < 2 or not by.strip()):  # noqa: PLR2004 - a pair
        raise BadSetting("A judgement is about two things or more, and names who made it (`--by`).")
    if not by.strip():
        raise BadSetting("A judgement names who made it (`--by`).")
    if not things:
        raise BadSetting("A judgement is about something: give its id.")
    if verdict is Verdict.NOTED and _worded(reason) is None:
        raise BadSetting("A note has words (`--because`).")
    if (verdict is Verdict.CORRECTED) != bool(correction):
        raise BadSetting("A correction tells what is to be read (`--speaker`, `--act`, `--content`, ...), and only it.")
    if verdict is Verdict.CORRECTED and len(things) != 1:
        raise BadSetting("One record is corrected at a time.")


def _meanwhile(seen: str, ever: Sequence[Judgement]) -> str:
    """Return what was decided since a revision was seen; `ever` is all that was judged on the things, and withdrawn."""
    moments = [(one.at, one.id, one.id, f"{one.by} {_SAID[one.verdict]} it", one.reason) for one in ever]
    moments += [
        (one.withdrawn_at, one.id, "", f"{one.withdrawn_by} withdrew what {one.by} had decided", one.withdrawn_reason)
        for one in ever
        if one.withdrawn_at is not None
    ]
    standing: set[str] = set()
    later: list[str] = []
    for at, ident, stands, told, why in sorted(moments, key=lambda moment: moment[:3]):
        if record_id("revision", *sorted(standing)) == seen:
            later.clear()
        standing.discard(ident)
        standing |= {stands} - {""}
        later.append(f"{told} ({at:%Y-%m-%d %H:%M} UTC{f': {why}' if why else ''})")
    return ", and ".join(later) or "somebody decided on it"


def _moment(at: datetime | None, on: Iterable[Judgement]) -> datetime:
    """Return when it was decided: now, and after all that was decided of it before, whatever the clocks say."""
    return at or max((datetime.now(UTC), *(one.at + _INSTANT for one in on)))


def _judgement(
    verdict: Verdict, thing: Thing, correction: Correction | None, *, by: str, reason: str | None, at: datetime
) -> Judgement:
    told = () if correction is None else (correction.field.value, *(str(one) for one in correction.readings))
    second = thing.second
    if correction is not None and correction.field is Field.VALUE:
        second = next(g.statement_id for g in thing.grounds if g.span == correction.readings[0].span)
    return Judgement(
        id=record_id("judgement", thing.subject, verdict, thing.first, second, by, at.isoformat(), *told),
        subject=thing.subject,
        verdict=verdict,
        first=thing.first,
        second=second,
        by=by,
        at=at,
        reason=reason,
        grounds=thing.grounds,
        correction=correction,
    )


def _write(writer: CaseWriter, judgements: Sequence[Judgement]) -> None:
    with writer.transaction():
        for one in judgements:
            writer.judge(one)


def _worded(reason: str | None) -> str | None:
    return (reason or "").strip() or None
