"""What linking found over all articles of a case."""

from dataclasses import dataclass, field

from onrecord.model.claim import Claim
from onrecord.model.mention import Entity
from onrecord.model.story import Copy, Story, TimelineRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Copies, stories, entities, claims and timelines, in the order of their ids (timelines: by story, then time)."""

    copies: tuple[Copy, ...] = field(default=(), repr=False)
    stories: tuple[Story, ...] = field(default=(), repr=False)
    entities: tuple[Entity, ...] = field(default=(), repr=False)
    claims: tuple[Claim, ...] = field(default=(), repr=False)
    timelines: tuple[TimelineRow, ...] = field(default=(), repr=False)
