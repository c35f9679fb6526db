"""Quantities: how many or how much of what, as the words give it; and how two of them stand to each other."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class Qualifier(StrEnum):
    """How firmly the words give a value."""

    EXACT = "exact"
    ABOUT = "about"
    NEARLY = "nearly"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    FEWER_THAN = "fewer than"
    BETWEEN = "between"
    VAGUE = "vague"


class Fate(StrEnum):
    """What befell those who are counted: the dead and the hurt of one happening are two counts."""

    DEAD = "dead"
    HURT = "hurt"
    HELD = "held"
    FREED = "freed"
    TAKEN = "taken"
    MISSING = "missing"
    TRAPPED = "trapped"
    RESCUED = "rescued"
    ESCAPED = "escaped"
    DISPLACED = "displaced"


class Fit(StrEnum):
    """How two quantities stand to each other."""

    EQUAL = "equal"
    ROUNDING = "rounding"
    COMPATIBLE = "compatible"
    SCOPE = "different scope"
    UPDATE = "later update"
    DISAGREEMENT = "disagreement"
    OTHER_THING = "other thing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What a quantity counts: `head` is the stem of its noun, `modifiers` the stems before it, `span` their words.

    `head` and `span` are None where no noun is counted ("killed seven"). `part` tells that only some are meant ("21 of
    the girls", "including two children"). `per` is the stretch of time that a rate is of ("a year"). `fate_words` are
    those that tell the fate.
    """

    span: Span | None = None
    head: str | None = None
    modifiers: frozenset[str] = frozenset()
    part: bool = False
    per: str | None = None
    fate: Fate | None = None
    fate_words: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How many or how much, with the words that say it.

    `low` and `high` are the least and the most that the words allow, both counted in and in `unit`; `high` is None
    where they set no bound. `unit` is a base unit ("second", "meter", "kilogram"), a currency ("USD") or "percent";
    None for a count. `span` covers qualifier, number and unit; `number` the number alone.
    """

    span: Span
    number: Span
    low: float
    high: float | None
    qualifier: Qualifier
    unit: str | None
    counted: Counted
