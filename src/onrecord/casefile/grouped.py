"""Reports folded under the one that was printed first of those whose text they print for the most part.

Two that share a tenth of their words are two texts: a reader has to see both.
"""

from collections.abc import Iterable, Sequence

MOSTLY = 0.5
"""The share of the shorter text from which two reports print one."""


def groups_of(article_ids: Sequence[str], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Group articles of which pairs print one text, directly or through others; all keep the order given."""
    head = {article: article for article in article_ids}
    place = {article: number for number, article in enumerate(article_ids)}

    def first(article: str) -> str:
        while head[article] != article:
            article = head[article]
        return article

    for one, other in pairs:
        if one in head and other in head:
            early, late = sorted((first(one), first(other)), key=place.__getitem__)
            head[late] = early
    groups: dict[str, list[str]] = {}
    for article in article_ids:
        groups.setdefault(first(article), []).append(article)
    return tuple(map(tuple, groups.values()))
