"""The program `onrecord`: the visible list of its commands."""

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from onrecord.cli.annotate import annotate
from onrecord.cli.build import build
from onrecord.cli.export import export
from onrecord.cli.judge import judge, judgements
from onrecord.cli.outcome import Commands
from onrecord.cli.record import claims, conflicts, ledger, origins
from onrecord.cli.said import said
from onrecord.cli.serve import serve
from onrecord.cli.show import show
from onrecord.version import __version__

app = typer.Typer(
    name="onrecord",
    cls=Commands,
    add_completion=False,  # it would write into the user's shell files
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (build, show, said, claims, origins, conflicts, ledger, judge, judgements, export, serve, annotate):
    app.command()(command)


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def program(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=lambda asked: _version(asked=asked), is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Who said what, to whom, when, and on whose word: the record of an event, read out of its press coverage."""
    del version  # the callback has answered


def run() -> None:
    """Run the program: what the command `onrecord` calls."""
    for stream in (sys.stdout, sys.stderr):
        # An outlet's name in Cyrillic must not end a report on a terminal that can't show it.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    app()
