"""Who says so: the mark after each line of the room, which tells the program from a person and leads to its judging.

A ring is the program's word, a filled disc a person's: told apart without colour, and in words to who can't see them.
"""

from datetime import datetime
from urllib.parse import urlencode

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from onrecord.casefile.answers import Saying
from onrecord.composing.proposals import Proposal
from onrecord.composing.wording import day_in_words, one_line
from onrecord.model.judgement import Judgement, Subject

_LINE = Markup('<span class="verdict"{id}{seen}>{words}</span>')
_PROGRAM = Markup('<a class="by-program" href="{}" aria-label="found by the program">program</a>')
_PERSON = Markup('<a class="by-person" href="{}">{}</a>')
_SAID = Markup("{} by {}, {}")
_GROWN = Markup(' <span class="by-program">grown since</span>')
_SHOWN = 2  # persons named after a line


class Verdicts:
    """The marks of one page, each of which leads back to it; the first of several of one thing has an id.

    Who was led here to judge is led back to that place: `Form.back` and `place_of`.
    """

    def __init__(self, here: str = "") -> None:
        """Take the page's address; without one, nothing leads back."""
        self._here = here
        self._placed: set[str] = set()

    def line(self, proposal: Proposal) -> Markup:
        """Return the mark after a line: a page may have ten thousand, so it says nothing twice.

        What it is about stands in its address; without a revision nobody has judged it.
        """
        place = place_of(proposal)
        first = place not in self._placed
        self._placed.add(place)
        address = to_judge(proposal, self._here)
        told = Markup("; ").join(_SAID.format(*said_by(one)) for one in proposal.deciding[:_SHOWN])
        return _LINE.format(
            id=Markup(' id="{}"').format(place) if first else "",
            seen=Markup(' data-seen="{}"').format(proposal.revision) if proposal.judgements else "",
            words=(_PERSON.format(address, told) if told else _PROGRAM.format(address))
            + (_GROWN if proposal.grown else ""),
        )


def said_by(one: Judgement) -> tuple[str, str, str]:
    """Return what was decided, who did, and on which day."""
    return one.verdict, one_line(one.by), on_day(one.at)


def place_of(proposal: Proposal) -> str:
    """Return the id of a line's mark on a page."""
    if proposal.subject is Subject.REPLY:
        return f"v-{proposal.first}-{proposal.second}"
    return f"v-claim-{proposal.first}" if proposal.subject is Subject.CLAIM else f"v-{proposal.first}"


def to_judge(proposal: Proposal, back: str = "") -> str:
    """Return the address where a proposal is judged, from where one is led back."""
    asked = [("subject", str(proposal.subject)), *(("first", one) for one in proposal.firsts)]
    if proposal.subject is Subject.REPLY:
        asked.append(("second", proposal.second))
    return f"/judge?{urlencode([*asked, *([('back', back)] if back else [])])}"


def on_day(at: datetime) -> str:
    """Return the day of a judgement as people write it."""
    return day_in_words(at.date().isoformat())


def said_proposal(saying: Saying) -> Proposal:
    """Return the proposal that somebody said something."""
    return Proposal.of_sayings([saying])


@pass_context
def judged(context: Context, proposal: Proposal) -> Markup:
    """Return the mark after a line of a page."""
    verdicts: Verdicts = context["verdicts"]
    return Markup(" ") + verdicts.line(proposal)
