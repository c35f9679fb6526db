"""`onrecord serve`: the reading room, in this machine's browser."""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from onrecord.casefile.case import open_case
from onrecord.cli.options import CaseArgument
from onrecord.cli.outcome import say


def serve(
    case: CaseArgument,
    *,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="Where to listen; 0 takes a free port.")
    ] = 8600,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """Read a case in the browser, on this machine alone, until Ctrl-C."""
    open_case(case).close()  # what is no case is told before anything listens

    from onrecord.engine.aside import Aside  # noqa: PLC0415 - as below
    from onrecord.engine.deciding import Decisions  # noqa: PLC0415 - as below
    from onrecord.export import dossier  # noqa: PLC0415 - as below
    from onrecord.web import server  # noqa: PLC0415 - the web framework loads slowly, and only a room needs it

    def ready(address: str) -> None:
        typer.echo(address)
        say("Open this address in a browser of this machine; keep it to yourself. Ctrl-C closes the room.")
        if not no_browser:
            webbrowser.open(address)

    with Aside(case) as aside:
        decisions = Decisions(case, then=aside.wake)
        decisions.go_on()  # with what an earlier room left
        server.serve(Path(case), port=port, decisions=decisions, papers=dossier.pieces, ready=ready)
