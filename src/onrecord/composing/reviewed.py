"""What people made of a line of the record, in words: who, when, why; or that nobody has reviewed it."""

from onrecord.casefile.answers import Saying
from onrecord.casefile.reviews import Review, State
from onrecord.composing.proposals import Proposal
from onrecord.composing.verdicts import correction_of
from onrecord.composing.wording import day_in_words, one_line
from onrecord.model.judgement import Subject

NOT_REVIEWED = "not reviewed"

_STATES = {
    State.ACCEPTED: "accepted",
    State.REJECTED: "set aside",
    State.CORRECTED: "corrected",
    State.NOTED: "noted",
}


def reviewed(review: Review) -> str:
    """Return the state of a record with who gave it and when: "accepted by R. Olm, 6 May 2031: read in full".

    Where a report has added to a record since, that is told: nobody has seen it as it stands.
    """
    told = review.decided
    if told is None:
        return NOT_REVIEWED
    because = f": {told.reason}" if told.reason else ""
    since = "; a report has added to it since" if review.grown else ""
    return one_line(f"{_STATES[review.state]} by {told.by}, {day_in_words(told.at.isoformat())}{because}{since}")


def said_and_reviewed(saying: Saying) -> str:
    """Return the state of a statement, and what was corrected in it, with what the program read."""
    return "; ".join((reviewed(saying.review), *map(correction_of, saying.corrected)))


def beside(proposal: Proposal) -> str:
    """Return what stands behind a line that can be judged.

    The notes of statements tell of each whether it was reviewed; the line itself has nothing to add where none was.
    What a person set aside says so in its own place, and here alone when.
    """
    told = dict.fromkeys(map(reviewed, proposal.reviews))
    decided = [words for words in told if words != NOT_REVIEWED]
    if proposal.subject is Subject.STATEMENT:
        return "; ".join(decided)
    if proposal.rejected:
        return day_in_words(proposal.judgements[0].at.isoformat())
    return "; ".join(decided) or NOT_REVIEWED
