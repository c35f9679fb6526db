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


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression and the time it stands for.

    `value` is a TIMEX3 value (`2017-05-02`, `2017-W21`, `PT2H`, `PRESENT_REF`); unknown digits are `X`
    (`XXXX-05-02`, `XXXX-WXX-1`) where the day of publication isn't known. `mod` is TIMEX3's (`APPROX`, `MORE_THAN`).
    `anchor_id` is the id of the other expression where `anchor` is TIMEX. `meaning` is what the words say before any
    day is known, in a form of the annotation's own, so that a day of publication told later fills the values in.
    """

    id: str
    article_id: str
    span: Span
    type: TimexType
    value: str
    mod: str | None = None
    anchor: Anchor = Anchor.NONE
    anchor_id: str | None = None
    meaning: str
