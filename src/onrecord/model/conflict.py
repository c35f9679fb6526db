"""Conflicts: values that statements of one story give for one thing, and that are not the same."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class ConflictKind(StrEnum):
    """In what statements differ."""

    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    POLARITY = "polarity"
    IDENTITY = "identity"


class Explanation(StrEnum):
    """How far a difference explains itself."""

    UPDATE = "later update"
    ROUNDING = "rounding"
    SCOPE = "different scope"
    DISAGREEMENT = "real disagreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenValue:
    """What one statement gives for a thing: `span` are its words, `value` is one form for all who give the same.

    Numbers are written "51", "51-" (at least), "20-30 meter"; times as TIMEX3 values; sides of a denial "yes" and "no".
    """

    statement_id: str
    article_id: str
    span: Span
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two values or more that statements of a story give for one thing, the earliest printed first.

    `about` are the stems that tell what it is about. `explained_by` is the gravest of what lies between two values.
    """

    id: str
    story_id: str
    kind: ConflictKind
    values: tuple[GivenValue, ...]
    explained_by: Explanation
    about: tuple[str, ...]
