"""What puts the parts of a story's record in order: what is most disputed comes first, what a person rejected last."""

from onrecord.casefile.outlines import ClaimOutline, ConflictOutline, LedgerOutline, QuotationOutline
from onrecord.model.conflict import Explanation
from onrecord.model.quotation import ChangeKind

_GRAVEST = (Explanation.DISAGREEMENT, Explanation.UPDATE, Explanation.SCOPE, Explanation.ROUNDING)
_SLIGHT = frozenset({ChangeKind.WORDING})


def order_of_claim(one: ClaimOutline) -> tuple[object, ...]:
    """Return what puts claims in order: the most denied first, the loosely alike last, those of most reports first."""
    return -one.denied, not one.answered, one.loose, -one.reports, one.id


def order_of_conflict(one: ConflictOutline) -> tuple[object, ...]:
    """Return what puts conflicts in order: what nothing explains first, then those of most reports."""
    return one.settled, _GRAVEST.index(one.explained_by), -one.reports, one.id


def order_of_quotation(one: QuotationOutline) -> tuple[object, ...]:
    """Return what puts changed quotations in order: what is more than other words first."""
    return one.rejected, one.kinds <= _SLIGHT, -one.share, one.id


def order_of_due(one: LedgerOutline) -> tuple[object, ...]:
    """Return what puts rows of the ledger in order, beside their place: open ones first, rejected ones last."""
    return one.rejected, not one.is_open
