"""The words that only the desk's templates have."""

from collections.abc import Callable

from onrecord.web.desk.decided import FIELDS, decided, read_in_words
from onrecord.web.desk.verdicts import on_day, said_proposal, to_judge
from onrecord.web.links import to_mention

FILTERS: dict[str, Callable[..., object]] = {
    "decided": decided,
    "field": FIELDS.__getitem__,
    "on_day": on_day,
    "read": read_in_words,
    "said_proposal": said_proposal,
    "to_judge": to_judge,
    "to_mention": to_mention,
}
