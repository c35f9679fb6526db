"""Why reports were put into one story, and mentions into one entity, in words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from onrecord.casefile.bonds import BondAnswer
from onrecord.model.story import JUDGED, Join

_MOST_WORDS = 6
_HEADLINE = "headline"
_SAME_NAME = "same name"


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


def who_is_who(bonds: Iterable[BondAnswer], numbers: Mapping[str, int]) -> Iterator[str]:
    """Yield a line for each entity that more than one and the same name holds together: what was joined, and why.

    `numbers` are the reports' numbers by article id.
    """
    told: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for bond in bonds:
        if bond.feature != _SAME_NAME:
            # What the bond was made for is the side that is not called so.
            words, article = (
                (bond.first, bond.first_article) if bond.second == bond.name else (bond.second, bond.second_article)
            )
            seen = ", ".join(dict.fromkeys(bond.words[:_MOST_WORDS]))
            reason = f"“{words}” [{numbers[article]}]: {bond.feature}{f' ({seen})' if seen else ''}"
            told[bond.name, bond.entity].setdefault(reason)
    for (name, _), reasons_of in sorted(told.items()):
        yield f"{name}: {'; '.join(reasons_of)}"


def _reason(join: Join) -> str:
    if join.feature == JUDGED:
        return f"{JUDGED} one story by {': '.join(join.words)}"
    words = "" if join.feature == _HEADLINE else ", ".join(dict.fromkeys(join.words[:_MOST_WORDS]))
    return f"{join.feature}{f' ({words})' if words else ''} {join.weight:+.1f}"
