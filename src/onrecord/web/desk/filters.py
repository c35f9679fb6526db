"""The words that only the desk's templates have."""

from collections.abc import Callable
from dataclasses import replace

from onrecord.casefile.answers import Saying
from onrecord.composing.remarks import remarks_on
from onrecord.composing.verdicts import FIELDS, read_in_words
from onrecord.web.desk.decided import decided
from onrecord.web.desk.verdicts import on_day, said_proposal, to_judge
from onrecord.web.links import to_mention


def remarks_as_read(saying: Saying) -> tuple[str, ...]:
    """Return what else is told of a statement, without its corrections: they are told field by field beside it."""
    return remarks_on(replace(saying, corrected=()))


FILTERS: dict[str, Callable[..., object]] = {
    "decided": decided,
    "field": FIELDS.__getitem__,
    "on_day": on_day,
    "read": read_in_words,
    "remarks_as_read": remarks_as_read,
    "said_proposal": said_proposal,
    "to_judge": to_judge,
    "to_mention": to_mention,
}
