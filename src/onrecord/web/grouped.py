"""Reports folded under the one that was printed first of those whose text they print for the most part.

Two that share a tenth of their words are two texts: a reader has to see both.
"""

from collections.abc import Iterable, Sequence

from onrecord.casefile.answers import CopyAnswer

_MOSTLY = 0.5  # of the shorter text


def groups_of(article_ids: Sequence[str], copies: Iterable[CopyAnswer]) -> tuple[tuple[str, ...], ...]:
    """Group articles that print one text for the most part, directly or through others; all keep the order given."""
    head = {article: article for article in article_ids}
    place = {article: number for number, article in enumerate(article_ids)}

    def first(article: str) -> str:
        while head[article] != article:
            article = head[article]
        return article

    for copy in copies:
        one, other = (report.id for report in copy.reports)
        if one in head and other in head and copy.share >= _MOSTLY:
            early, late = sorted((first(one), first(other)), key=place.__getitem__)
            head[late] = early
    groups: dict[str, list[str]] = {}
    for article in article_ids:
        groups.setdefault(first(article), []).append(article)
    return tuple(map(tuple, groups.values()))
