"""Time expressions after TIMEX3 (ISO-TimeML): type, value, and what the value is anchored to."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class TimexType(StrEnum):
    """The four types of TIMEX3."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Anchor(StrEnum):
    """What a value was worked out from."""

    NONE = "none"
    PUBLICATION = "publication"
    TIMEX = "timex"


class Bound(StrEnum):
    """The word before an expression that makes it one end of a stretch: "since February", "before the weekend"."""

    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"
    BY = "by"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression and the time it stands for.

    `value` is a TIMEX3 value (`2017-05-02`, `2017-W21`, `PT2H`, `PRESENT_REF`); unknown digits are `X`
    (`XXXX-05-02`, `XXXX-WXX-1`) where the day of publication isn't known. `mod` is TIMEX3's (`APPROX`, `MORE_THAN`).
    `anchor_id` is the id of the other expression where `anchor` is TIMEX. `meaning` is what the words say before any
    day is known, in a form of the annotation's own, so that a day of publication told later fills the values in.
    `bound` tells that it is one end of a stretch, `ended_by` is the id of the expression that ends the stretch which
    this one begins: "June 7" for "June 5" in "from June 5 to June 7".
    """

    id: str
    article_id: str
    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    anchor: Anchor = Anchor.NONE
    anchor_id: str | None = None
    bound: Bound | None = None
    ended_by: str | None = None
    meaning: str
