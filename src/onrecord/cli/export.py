"""`onrecord export`: a case as a dossier to read, as citations, or as tables."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.casefile.case import open_case
from onrecord.cli.options import CaseArgument
from onrecord.composing.chosen import Chosen
from onrecord.errors import BadSetting
from onrecord.export import dossier, jsonl


class Form(StrEnum):
    """What a case is written as."""

    DOSSIER = "dossier"
    JSONL = "jsonl"


def export(
    case: CaseArgument,
    *,
    form: Annotated[
        Form,
        typer.Option(
            "--as",
            help="dossier: a file to read and print, HTML, PDF or Word by its ending. jsonl: a folder of tables.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="The file, or the folder of tables, to write.")],
    story: Annotated[
        list[str] | None,
        typer.Option("--story", metavar="ID", help="This story, by the beginning of its id; repeatable."),
    ] = None,
    claim: Annotated[
        list[str] | None, typer.Option("--claim", metavar="ID", help="What pertains to this claim; repeatable.")
    ] = None,
    person: Annotated[
        list[str] | None, typer.Option("--person", metavar="NAME", help="What pertains to this person; repeatable.")
    ] = None,
) -> None:
    """Write a case as a dossier (.html, .pdf, .docx), or as tables of JSON lines."""
    chosen = Chosen(stories=tuple(story or ()), claims=tuple(claim or ()), people=tuple(person or ()))
    if form is Form.JSONL and chosen != dossier.EVERYTHING:
        raise BadSetting("The tables are of the whole case; `--story`, `--claim` and `--person` are for a dossier.")
    with open_case(case) as opened:
        if form is Form.JSONL:
            jsonl.write(opened, out)
        else:
            dossier.write(opened, out, chosen)
    typer.echo(f"Written: {out}")
