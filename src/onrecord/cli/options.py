"""The arguments and options that several commands share."""

from typing import Annotated, TypeAlias

import typer

CaseArgument: TypeAlias = Annotated[str, typer.Argument(metavar="CASE", help="The case's folder.", show_default=False)]
AllOption: TypeAlias = Annotated[
    bool, typer.Option("--all", help="Every story in full, also where there are more than twelve.")
]
WhyOption: TypeAlias = Annotated[
    bool, typer.Option("--why", help="Why reports are one story, and mentions one somebody.")
]
JsonOption: TypeAlias = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
StoryOption: TypeAlias = Annotated[
    str | None, typer.Option("--story", metavar="ID", help="Only this story: its id, or the beginning of it.")
]
PublishedOption: TypeAlias = Annotated[
    str | None, typer.Option("--published", metavar="DAY", help="The day of publication, as 2017-05-29.")
]
