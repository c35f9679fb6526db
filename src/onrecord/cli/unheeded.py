"""What people decided and does not stand in an answer yet is told beside it, on every command that answers."""

from onrecord.casefile.case import Case
from onrecord.cli.outcome import say
from onrecord.composing.unheeded import not_heeded


def tell_unheeded(case: Case, story: str | None = None) -> None:
    """Tell which stories of an answer are to be linked again; `story` is the beginning of its id where it has one."""
    told = not_heeded([one for one in case.unheeded() if one.story_id.startswith(story or "")])
    if told:
        say(told)
