"""`onrecord export`: a case as a dossier to read, or as tables."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.casefile.case import open_case
from onrecord.cli.options import CaseArgument, StoryOption
from onrecord.errors import BadSetting
from onrecord.export import jsonl


class Form(StrEnum):
    """What a case is written as."""

    DOSSIER = "dossier"
    JSONL = "jsonl"


def export(
    case: CaseArgument,
    *,
    form: Annotated[
        Form, typer.Option("--as", help="dossier: one HTML file to read and print. jsonl: a folder of tables.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="PATH", help="The file, or the folder of tables, to write.")],
    story: StoryOption = None,
) -> None:
    """Write a case as a dossier, or as tables of JSON lines."""
    if form is Form.JSONL and story is not None:
        raise BadSetting("The tables are of the whole case; `--story` is for a dossier.")
    with open_case(case) as opened:
        if form is Form.JSONL:
            jsonl.write(opened, out)
        else:
            from onrecord.export import dossier  # noqa: PLC0415 - Jinja2 loads slowly, and only a dossier needs it

            dossier.write(opened, out, story=story)
    typer.echo(f"Written: {out}")
