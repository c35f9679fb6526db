"""What a person rejects: a record that is not what the program takes it for. It stays, and is shown with his word."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from onrecord.casefile.case import Case, open_case
from onrecord.casefile.write import open_to_write
from onrecord.errors import BadSetting
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement, Subject, Verdict

_SHORTEST = 6  # digits of an id that are enough to mean one


def reject(
    case: str, things: Sequence[str], *, by: str, reason: str | None = None, at: datetime | None = None
) -> tuple[Judgement, ...]:
    """Write that things are not what they are taken for; nothing is linked again.

    A thing is the id, or the beginning of it, of a conflict, a changed quotation, a row of the ledger or a statement;
    or `STATEMENT@CLAIM`, which is the denial of the claim, or the refusal to comment on it, by that statement.

    Raises:
        BadSetting: a thing is not in the case, or could be several; nobody is named who made it.
        NotACase: there is no case.
        CaseBusy: another process is writing to it.
    """
    if not by.strip():
        raise BadSetting("A judgement names who made it (`--by`).")
    with open_case(case) as opened:
        known = _Known(opened)
        found = [known.find(thing) for thing in things]
    now = at or datetime.now(UTC).replace(microsecond=0)
    made = tuple(
        Judgement(
            id=record_id("judgement", subject, Verdict.REJECTED, first, second, by, now.isoformat()),
            subject=subject,
            verdict=Verdict.REJECTED,
            first=first,
            second=second,
            by=by.strip(),
            at=now,
            reason=reason or None,
        )
        for subject, first, second in found
    )
    with open_to_write(case) as writer, writer.transaction():
        for judgement in made:
            writer.judge(judgement)
    return made


class _Known:
    """The records of a case that can be rejected, by their ids."""

    def __init__(self, case: Case) -> None:
        links = case.links()
        self._claims = links.claims
        self._subjects = {
            **dict.fromkeys((saying.id for saying in case.sayings(own_voice=True)), Subject.STATEMENT),
            **dict.fromkeys((one.id for one in links.conflicts), Subject.CONFLICT),
            **dict.fromkeys((one.id for one in links.quotations), Subject.QUOTATION),
            **dict.fromkeys((one.id for one in links.ledger), Subject.LEDGER),
        }

    def find(self, thing: str) -> tuple[Subject, str, str]:
        """Return what sort of record it is, and the ids that stand for it."""
        wanted = thing.strip()
        found = list(self._replies(*wanted.split("@", 1)) if "@" in wanted else self._records(wanted))
        if len(found) == 1:
            return found[0]
        if found:
            raise BadSetting(f"“{thing}” could be several records: give more of its id.")
        raise BadSetting(
            f"The case has no conflict, quotation, ledger row or statement “{thing}”, and no reply to a claim; the"
            " commands `claims`, `conflicts` and `ledger` print the ids."
        )

    def _records(self, wanted: str) -> Iterator[tuple[Subject, str, str]]:
        if len(wanted) >= _SHORTEST:
            yield from ((subject, one, one) for one, subject in self._subjects.items() if one.startswith(wanted))

    def _replies(self, statement: str, claim: str) -> Iterator[tuple[Subject, str, str]]:
        if min(len(statement), len(claim)) < _SHORTEST:
            return
        for one in self._claims:
            if one.id.startswith(claim):
                for reply in dict.fromkeys((*one.denied_by, *one.unanswered_by)):
                    if reply.startswith(statement):
                        yield Subject.REPLY, reply, one.statement_ids[0]
