"""`onrecord export`: a case as a dossier to read, as citations, or as tables."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.casefile.case import open_case
from onrecord.cli.options import CaseArgument
from onrecord.cli.unheeded import tell_unheeded
from onrecord.composing.chosen import Chosen
from onrecord.composing.citations import Bibliography
from onrecord.errors import BadSetting


class Form(StrEnum):
    """What a case is written as."""

    DOSSIER = "dossier"
    JSONL = "jsonl"
    CSL = "csl"
    BIBTEX = "bibtex"


def export(
    case: CaseArgument,
    *,
    form: Annotated[
        Form,
        typer.Option(
            "--as",
            help="dossier: a file to read and print, HTML, PDF or Word by its ending. jsonl: a folder of tables. "
            "csl, bibtex: the reports for a reference manager.",
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
    """Write a case as a dossier (.html, .pdf, .docx), its reports as citations, or as tables of JSON lines."""
    # Templates and what writes PDF load slowly, which no other command waits for.
    from onrecord.export import citations, dossier, jsonl  # noqa: PLC0415 - see above

    chosen = Chosen(stories=tuple(story or ()), claims=tuple(claim or ()), people=tuple(person or ()))
    if form is Form.JSONL and chosen != Chosen():
        raise BadSetting("The tables are of the whole case; `--story`, `--claim`, `--person` are for what is read.")
    with open_case(case) as opened:
        if form in {Form.JSONL, Form.DOSSIER}:
            tell_unheeded(opened)
        match form:
            case Form.JSONL:
                jsonl.write(opened, out)
            case Form.DOSSIER:
                dossier.write(opened, out, chosen)
            case Form.CSL | Form.BIBTEX:
                citations.write(opened, out, Bibliography(form), chosen)
    typer.echo(f"Written: {out}")
