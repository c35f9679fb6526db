"""Silence: what a report leaves out that others carry, and what only it has."""

from dataclasses import dataclass
from enum import StrEnum


class SilenceKind(StrEnum):
    """Who is silent: the report, or all others."""

    LEFT_OUT = "left out"
    ONLY_HERE = "only here"


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A claim that a report leaves out, or what it alone says.

    What is left out is a claim (`claim_id`), with its statements; what stands only here are statements of this report,
    with their claim where they make one. `carried_by` are the other articles that carry it, one for all copies of a
    text.
    """

    id: str
    story_id: str
    article_id: str
    kind: SilenceKind
    claim_id: str | None
    statement_ids: tuple[str, ...]
    carried_by: tuple[str, ...]
