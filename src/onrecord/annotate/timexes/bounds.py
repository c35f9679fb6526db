"""Which expressions are the ends of a stretch: "since February", "before the weekend", "from June 5 to June 7".

The words before an expression tell it, and for a range the words between two. TIMEX3 has no value for an open stretch;
the value stays that of the expression, and the bound stands beside it.
"""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.timexes.lexicon import Kind
from onrecord.annotate.timexes.meaning import Recognised
from onrecord.annotate.timexes.pieces import Piece
from onrecord.model.timex import Bound, TimexType

_BOUNDS = {
    "since": Bound.SINCE,
    "until": Bound.UNTIL,
    "till": Bound.UNTIL,
    "through": Bound.UNTIL,
    "before": Bound.BEFORE,
    "after": Bound.AFTER,
    "by": Bound.BY,
}
_THROUGH = frozenset({Bound.SINCE, Bound.UNTIL})
"""What bounds also where an event stands for its day: "since Monday's vote"; but "hit by Monday's rain" does not."""
_POINTS = frozenset({TimexType.DATE, TimexType.TIME})
_TO = frozenset({"to", "until", "till", "through"})


def bounded(pieces: Sequence[Piece], expressions: Sequence[Recognised]) -> list[Recognised]:
    """Return the expressions with what they bound and where the stretch ends that they begin."""
    starts = {piece.start: index for index, piece in enumerate(pieces)}
    ends = {piece.end: index for index, piece in enumerate(pieces)}
    found = list(expressions)
    closing: set[int] = set()
    for index, one in enumerate(expressions):
        if one.type not in _POINTS:
            continue
        first, last = starts.get(one.start), ends.get(one.end)
        if first is None or last is None:
            continue
        before = pieces[first - 1].lower if first and not pieces[first].opens else ""
        following = expressions[index + 1] if index + 1 < len(expressions) else None
        if following is not None and following.type in _POINTS:
            between = pieces[last + 1 : starts.get(following.start, last + 1)]
            if _joins(between, before, pieces[starts[following.start]] if following.start in starts else None):
                found[index] = replace(one, ends_at=following.start)
                closing.add(index + 1)
                continue
        bound = None if index in closing else _BOUNDS.get(before)
        owns = last + 1 < len(pieces) and pieces[last + 1].kind is Kind.POSSESSIVE
        if bound is not None and not (owns and bound not in _THROUGH):
            found[index] = replace(one, bound=bound)
    return found


def _joins(between: Sequence[Piece], before: str, after: Piece | None) -> bool:
    """Tell whether what stands between two expressions makes a stretch of them: a dash, "through", "to" after "from".

    Before a bare number "from" may be left out: "June 5 to 7".
    """
    if len(between) != 1:
        return False
    (word,) = between
    if word.kind is Kind.HYPHEN or word.lower == "through":
        return True
    if word.lower == "and":
        return before == "between"
    return word.lower in _TO and (before in ("from", "between") or (after is not None and after.kind is Kind.DAYNUM))
