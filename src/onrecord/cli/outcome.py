"""How a command ends: errors become one sentence and an exit code here and nowhere else.

| code | means |
|---|---|
| 0 | done |
| 1 | failed: not a case, nothing found, a bug (then with its traceback) |
| 2 | wrong usage: an unknown option, a path that isn't there, a setting without meaning |
| 3 | done, but a page was set aside |
| 130 | interrupted (Ctrl-C) |
| 141 | the reader of the output went away (`| head`) |
"""

import os
import sys
from enum import IntEnum
from typing import Any

import typer
from typer.core import TyperGroup

from onrecord.errors import BadSetting, NothingToRead, OnrecordError


class Code(IntEnum):
    """What a command tells the shell."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    SET_ASIDE = 3
    INTERRUPTED = 130
    NO_READER = 141


class Commands(TyperGroup):
    """The program: runs one command, and ends it with the right code."""

    def invoke(self, ctx: Any) -> object:  # noqa: ANN401 - click's Context, which newer Typers bring their own copy of
        """Run the command; turn what escapes from it into a sentence and a code."""
        try:
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        except OnrecordError as error:
            say(f"onrecord: {error}")
            raise typer.Exit(Code.USAGE if isinstance(error, BadSetting | NothingToRead) else Code.FAILED) from None
        except KeyboardInterrupt:
            say("Interrupted.")
            raise typer.Exit(Code.INTERRUPTED) from None
        except BrokenPipeError:
            # What is left in the buffer would be written, and fail again, as the interpreter ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(Code.NO_READER) from None
        return result


def say(sentence: str) -> None:
    """Tell the user something that is no part of the answer."""
    typer.echo(sentence, err=True)
