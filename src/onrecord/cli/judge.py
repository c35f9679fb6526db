"""`onrecord judge` and `onrecord judgements`: what people decided about the program's proposals."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.casefile.case import open_case
from onrecord.cli.as_json import print_document
from onrecord.cli.options import CaseArgument, JsonOption
from onrecord.cli.paper import Paper
from onrecord.composing.wording import counted, one_line
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


_VERDICTS = {Decision.SAME: "are one", Decision.APART: "are apart"}


def judge(
    case: CaseArgument,
    decision: Annotated[
        Decision,
        typer.Argument(
            metavar="DECISION",
            help="same: all of them are one. apart: the first is none of the others. rejected: none of them is what"
            " it is taken for. withdraw: take a judgement back.",
            show_default=False,
        ),
    ],
    things: Annotated[
        list[str],
        typer.Argument(
            metavar="THINGS...",
            help="Reports or stories; people and bodies: a name, an id, NAME@REPORT; claims or statements. To reject:"
            " the id of a conflict, quotation, ledger row or statement, STATEMENT@CLAIM. To withdraw: a judgement's"
            " id.",
        ),
    ],
    *,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who decides.")],
    reason: Annotated[str | None, typer.Option("--because", metavar="TEXT", help="Why.")] = None,
    json: JsonOption = False,
) -> None:
    """Say that reports tell one story or two, names are one somebody or two, a conflict is none; builds keep to it."""
    # spaCy takes a second to load, which --help must not wait for.
    from onrecord.engine.deciding import Decisions  # noqa: PLC0415 - see above
    from onrecord.model.judgement import Verdict  # noqa: PLC0415 - see above

    made: tuple[Judgement, ...]
    if decision is Decision.WITHDRAW:
        if len(things) != 1:
            raise BadSetting("One judgement is withdrawn at a time: give its id; `onrecord judgements` lists them.")
        made = (Decisions(case).withdraw(things[0], by=by, reason=reason),)
    else:
        made = Decisions(case).decide(Verdict(decision.value), things, by=by, reason=reason)
    if json:
        print_document({"judgements": made})
    else:
        _print(made, Paper.of_stdout())


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
        both = one.first if one.first == one.second else f"{one.first} and {one.second}"
        words = f"{both} {_VERDICTS.get(Decision(one.verdict.value), one.verdict.value)}"
        told = f": {one.reason}" if one.reason else ""
        paper.text(one_line(f"{one.id} · {one.subject} · {words}"), bold=True)
        paper.text(one_line(f"{one.by}, {one.at:%Y-%m-%d %H:%M} UTC{told}"), indent=4, hang=4)
        if one.withdrawn_at is not None:
            why = f": {one.withdrawn_reason}" if one.withdrawn_reason else ""
            taken_back = f"withdrawn by {one.withdrawn_by}, {one.withdrawn_at:%Y-%m-%d %H:%M} UTC{why}"
            paper.text(one_line(taken_back), indent=4, hang=4)
