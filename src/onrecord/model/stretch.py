"""Stretches of time as EDTF intervals, and zones as printed: what stands around a value and must not get lost.

"since February" is "2017-02/..", "before the weekend" "../2017-06-03", "from June 5 to June 7"
"2017-06-05/2017-06-07". An end that is not told stays open; what the words tell of one is never made more exact.
"""

import re

from onrecord.model.interval import edtf, interval
from onrecord.model.timex import Bound

OPEN_AHEAD = frozenset({Bound.SINCE, Bound.AFTER})
"""The bounds whose stretch is open to the future; that of the others is open to the past."""
_ZONE = re.compile(
    r"\b(?P<zone>GMT|UTC|MSK|[ECMP][SD]?T|BST|CES?T|EES?T|IST|JST|KST|HKT|AE[SD]T|SAST"
    r"|(?i:local|eastern|central|mountain|pacific|moscow) time)\b"
)


def stretch(value: str, mod: str | None = None, bound: Bound | None = None, end: str | None = None) -> str | None:
    """Return a value as EDTF together with what it is an end of; `end` is the value that ends its stretch.

    None where EDTF has no form for an end, as for "since a Monday of an unknown week".
    """
    first = edtf(value, mod)
    if end is not None:
        last = edtf(end)
        return None if first is None or last is None else f"{first.split('/')[0]}/{last.split('/')[-1]}"
    if bound is None or first is None:
        return first
    covered = interval(value)
    if "/" in first and covered is not None and "T" not in value:
        # Before a week is before its first day, after it after its last; since it, from its first day on.
        days = {Bound.AFTER: covered.last, Bound.UNTIL: covered.last, Bound.BY: covered.last}
        first = days.get(bound, covered.first).isoformat()
    elif "/" in first:
        first = first.split("/")[0]
    return f"{first}/.." if bound in OPEN_AHEAD else f"../{first}"


def zone_in(words: str) -> str | None:
    """Return the zone that the words of an expression name, as printed: "EST", "GMT", "local time"."""
    found = _ZONE.search(words)
    return None if found is None else found["zone"]
