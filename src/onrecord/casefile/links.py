"""What linking found over all articles of a case."""

from dataclasses import dataclass, field

from onrecord.model.claim import Claim
from onrecord.model.conflict import Conflict
from onrecord.model.ledger import LedgerRow
from onrecord.model.mention import Entity
from onrecord.model.quotation import ChangedQuotation
from onrecord.model.silence import Silence
from onrecord.model.story import Copy, Story, TimelineRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What stands on several articles, each kind in the order of its ids.

    Ledger, silences and timelines have an order of their own: by story, then in that.
    """

    copies: tuple[Copy, ...] = field(default=(), repr=False)
    stories: tuple[Story, ...] = field(default=(), repr=False)
    entities: tuple[Entity, ...] = field(default=(), repr=False)
    claims: tuple[Claim, ...] = field(default=(), repr=False)
    conflicts: tuple[Conflict, ...] = field(default=(), repr=False)
    quotations: tuple[ChangedQuotation, ...] = field(default=(), repr=False)
    ledger: tuple[LedgerRow, ...] = field(default=(), repr=False)
    silences: tuple[Silence, ...] = field(default=(), repr=False)
    timelines: tuple[TimelineRow, ...] = field(default=(), repr=False)
