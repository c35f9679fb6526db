"""What people decided and linking has not heeded yet, in words: what is stale says so, wherever it stands."""

from collections.abc import Sequence

from onrecord.casefile.heeded import Unheeded
from onrecord.composing.wording import counted, listed, one_line

_TITLES = 3  # of stories that are named in one sentence


def read_again(stories: Sequence[Unheeded], *, now: bool) -> str:
    """Tell which stories are linked again, `now` or as soon as somebody does, and by how many decisions."""
    verb = ("is being" if now else "is to be") if len(stories) == 1 else ("are being" if now else "are to be")
    return f"{_titles(stories)} {verb} read again by {counted(_decisions(stories), 'decision')}."


def this_is_read_again(story: Unheeded, *, now: bool) -> str:
    """Tell of one story, on its own page, that it is linked again."""
    verb = "is being" if now else "is to be"
    return (
        f"This story {verb} read again by {counted(story.decisions, 'decision')}. What follows from"
        f" {'it' if story.decisions == 1 else 'them'} is not here yet."
    )


def not_heeded(stories: Sequence[Unheeded]) -> str:
    """Tell, of what is printed or written, what does not stand in it yet; nothing where all does."""
    if not stories:
        return ""
    decisions = _decisions(stories)
    return (
        f"What follows from {counted(decisions, 'decision')} of people is not in it yet: {_titles(stories)}"
        f" {'is' if len(stories) == 1 else 'are'} to be read again by {'it' if decisions == 1 else 'them'}."
    )


def _titles(stories: Sequence[Unheeded]) -> str:
    named = [f"“{one_line(one.title)}”" for one in stories[:_TITLES]]
    more = len(stories) - len(named)
    return listed((*named, f"{more} more")) if more else listed(named)


def _decisions(stories: Sequence[Unheeded]) -> int:
    return len({judgement for one in stories for judgement in one.judgement_ids})
