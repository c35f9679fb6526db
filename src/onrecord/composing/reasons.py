"""Why reports were put into one story, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.model.story import JUDGED, Join

_MOST_WORDS = 6
_HEADLINE = "headline"


def reasons(joins: Iterable[Join], numbers: Mapping[str, int]) -> Iterator[str]:
    """Yield a line for each two reports that were joined: what they have in common, and what speaks against it.

    `numbers` are the reports' numbers by article id. A reason's weight stands behind it: above 0, it speaks for one
    story. Headlines are not printed again: they stand beside the numbers.
    """
    pairs: dict[tuple[int, int], list[Join]] = defaultdict(list)
    for join in joins:
        first, second = sorted(numbers[article] for article in join.article_ids)
        pairs[first, second].append(join)
    for (first, second), found in sorted(pairs.items()):
        told = "; ".join(map(_reason, sorted(found, key=lambda join: -join.weight)))
        yield f"[{first}] and [{second}]: {told}"


def _reason(join: Join) -> str:
    if join.feature == JUDGED:
        return f"{JUDGED} one story by {': '.join(join.words)}"
    words = "" if join.feature == _HEADLINE else ", ".join(dict.fromkeys(join.words[:_MOST_WORDS]))
    return f"{join.feature}{f' ({words})' if words else ''} {join.weight:+.1f}"
