"""`onrecord build`: coverage in, a case out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.as_json import print_document
from onrecord.cli.options import JsonOption, PublishedOption
from onrecord.cli.outcome import Code, say
from onrecord.cli.paper import Paper, clean
from onrecord.cli.progress import following
from onrecord.composing.wording import counted

if TYPE_CHECKING:
    from onrecord.engine.local import BuildSummary


def build(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATHS...", help="Files, folders, or - for JSON lines on standard input.")
    ],
    *,
    case: Annotated[str, typer.Option("--case", metavar="NAME", help="The case's folder; made where it is absent.")],
    outlet: Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who printed these pages.")] = None,
    published: PublishedOption = None,
    pipeline: Annotated[
        str | None, typer.Option("--pipeline", metavar="NAME", help="A spaCy pipeline to use: its name or folder.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", metavar="N", min=1, help="How many processes read. [default: one a core]")
    ] = None,
    relink: Annotated[
        bool,
        typer.Option("--relink", help="Group all reports anew, as one build of everything would; ids may change."),
    ] = False,
    json: JsonOption = False,
) -> None:
    """Read coverage into a case: adds what is new, changes nothing else."""
    from onrecord.engine import local  # noqa: PLC0415 - spaCy takes a second to load, which --help must not wait for

    try:
        with following(terminal=sys.stderr.isatty()) as tell:
            summary = local.build(
                paths,
                case,
                outlet=outlet,
                published=published,
                pipeline=pipeline,
                workers=workers,
                relink=relink,
                stdin=sys.stdin.buffer if "-" in paths else None,
                on_progress=lambda progress: tell(progress.stage, progress.done, progress.total),
            )
    except KeyboardInterrupt:
        say(f"Interrupted. What was read is kept in “{clean(case)}”: the same command again goes on from there.")
        raise typer.Exit(Code.INTERRUPTED) from None
    if json:
        print_document(summary)
    else:
        _print(summary, Paper.of_stdout())
    if summary.set_aside:
        raise typer.Exit(Code.SET_ASIDE)


def _print(summary: BuildSummary, paper: Paper) -> None:
    counts = summary.counts
    dated = f", {summary.dated:,} of them with a new day of publication" if summary.dated else ""
    known = f" ({counted(summary.known, 'page')} known before{dated})" if summary.known else ""
    aside = f"{len(summary.set_aside):,}" if summary.set_aside else "none"
    paper.text(f"{counted(summary.read, 'page')} read{known}, {aside} set aside.")
    for row in summary.set_aside:
        paper.text(f"- {row.name}: {row.reason}. {row.explanation}", indent=2, hang=2)
    held = (
        counted(counts.articles, "report"),
        counted(counts.stories, "story", "stories"),
        counted(counts.statements, "statement"),
        counted(counts.speakers, "speaker"),
        counted(counts.copies, "copy", "copies"),
    )
    in_all = f"; {counted(counts.set_aside, 'page')} set aside in all" if counts.set_aside else ""
    paper.text(f"The case holds {', '.join(held)}{in_all}.")
