"""`onrecord judge` and `onrecord judgements`: what people decided about the program's proposals."""

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.casefile.case import open_case
from onrecord.cli.as_json import print_document
from onrecord.cli.options import CaseArgument, JsonOption
from onrecord.cli.outcome import Code, say
from onrecord.cli.paper import Paper
from onrecord.composing.verdicts import decided
from onrecord.composing.wording import counted, listed, one_line
from onrecord.errors import BadSetting

if TYPE_CHECKING:
    from onrecord.model.judgement import Judgement


class Decision(StrEnum):
    """What is decided."""

    SAME = "same"
    APART = "apart"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    NOTED = "noted"
    CORRECTED = "corrected"
    WITHDRAW = "withdraw"


def judge(
    case: CaseArgument,
    decision: Annotated[
        Decision,
        typer.Argument(
            metavar="DECISION",
            help="same: all of them are one. apart: the first is none of the others. rejected: none of them is what"
            " it is taken for. accepted: read against their words, they are right. corrected: one is to be read as the"
            " options tell. noted: --because is a note on them. withdraw: take a judgement back.",
            show_default=False,
        ),
    ],
    things: Annotated[
        list[str],
        typer.Argument(
            metavar="THINGS...",
            help="Reports or stories; people and bodies: a name, an id, NAME@REPORT; claims or statements. To reject,"
            " accept or correct: the id of a conflict, quotation, ledger row, statement or claim, STATEMENT@CLAIM. To"
            " withdraw: a judgement's id.",
        ),
    ],
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")],
    reason: Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why; the words of a note.")] = None,
    speaker: Annotated[
        list[str] | None,
        typer.Option("--speaker", metavar="WHO", help="Who says it: a name, an id, START-END, unnamed, none."),
    ] = None,
    act: Annotated[str | None, typer.Option("--act", metavar="ACT", help="What he does: claim, denial, ...")] = None,
    certainty: Annotated[
        str | None, typer.Option("--certainty", metavar="HOW", help="How far the report stands behind it.")
    ] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="START-END", help="Its words, or none.")] = None,
    cue: Annotated[str | None, typer.Option("--cue", metavar="START-END", help="Its words, or none.")] = None,
    content: Annotated[
        list[str] | None, typer.Option("--content", metavar="START-END", help="Its words; a part each.")
    ] = None,
    said: Annotated[
        str | None, typer.Option("--said", metavar="START-END[=DAY]", help="The words that date the saying, or none.")
    ] = None,
    day: Annotated[
        list[str] | None, typer.Option("--day", metavar="START-END=DAY", help="What day words of it stand for.")
    ] = None,
    value: Annotated[
        str | None, typer.Option("--value", metavar="STATEMENT=VALUE", help="What a statement of a conflict gives.")
    ] = None,
    outcome: Annotated[
        str | None, typer.Option("--outcome", metavar="WHAT", help="Of a ledger row: open, kept or refused.")
    ] = None,
    json: JsonOption = False,
) -> None:
    """Say what is one or two, what is none, right, or to be read otherwise; builds keep to it."""
    # spaCy takes a second to load, which --help must not wait for.
    from onrecord.engine.deciding import Decisions  # noqa: PLC0415 - see above
    from onrecord.model.correction import Field  # noqa: PLC0415 - see above
    from onrecord.model.judgement import Verdict  # noqa: PLC0415 - see above

    told = {
        Field.SPEAKER: speaker,
        Field.ACT: act,
        Field.CERTAINTY: certainty,
        Field.SOURCE: source,
        Field.CUE: cue,
        Field.CONTENT: content,
        Field.SAID: said,
        Field.DAY: day,
        Field.VALUE: value,
        Field.OUTCOME: outcome,
    }
    correction = {field: [one] if isinstance(one, str) else one for field, one in told.items() if one}
    made: tuple[Judgement, ...]
    decisions = Decisions(case, then=lambda: None)
    if decision is Decision.WITHDRAW:
        if len(things) != 1:
            raise BadSetting("One judgement is withdrawn at a time: give its id; `onrecord judgements` lists them.")
        made = (decisions.withdraw(things[0], by=by, reason=reason),)
    else:
        made = decisions.decide(Verdict(decision.value), things, by=by, reason=reason, correction=correction or None)
    if json:
        print_document({"judgements": made})
    else:
        _print(made, Paper.of_stdout())
    _link_again(case)


def _link_again(case: str) -> None:
    """Link again what was decided, which stands already; where that is for somebody else to do, say so."""
    with open_case(case) as opened:
        stories = opened.unheeded()
    if not stories:
        return
    from onrecord.engine.relinking import Left, link_again  # noqa: PLC0415 - spaCy loads slowly

    sys.stdout.flush()  # what was decided is told before what follows from it
    say(f"It stands. Linking again: {listed(f'“{one_line(one.title)}”' for one in stories)}.")
    try:
        left = link_again(case)
    except KeyboardInterrupt:
        say("Interrupted. What you decided stands; the next `onrecord serve`, `build` or `judge` links what is left.")
        raise typer.Exit(Code.INTERRUPTED) from None
    if left is Left.TO_WHO_WRITES:
        say("Somebody else writes to the case now. What you decided stands; it is linked after that.")
    if left is Left.TO_A_BUILD:
        say("What you decided stands. A build was cut short: the build that ends it links what is left.")


def judgements(case: CaseArgument, *, json: JsonOption = False) -> None:
    """Print what people decided in a case, what was withdrawn included."""
    with open_case(case) as opened:
        found = opened.judgements()
    if json:
        print_document({"judgements": found})
    else:
        paper = Paper.of_stdout()
        paper.heading(counted(len(found), "judgement"))
        _print(found, paper)


def _print(judgements: "tuple[Judgement, ...]", paper: Paper) -> None:
    for one in judgements:
        told = f": {one.reason}" if one.reason else ""
        paper.text(f"{one.id} · {one.subject} · {decided(one)}", bold=True)
        paper.text(one_line(f"{one.by}, {one.at:%Y-%m-%d %H:%M} UTC{told}"), indent=4, hang=4)
        if one.withdrawn_at is not None:
            why = f": {one.withdrawn_reason}" if one.withdrawn_reason else ""
            taken_back = f"withdrawn by {one.withdrawn_by}, {one.withdrawn_at:%Y-%m-%d %H:%M} UTC{why}"
            paper.text(one_line(taken_back), indent=4, hang=4)
