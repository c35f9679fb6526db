"""Which articles of a story print one text: a wire's copies are heard once, however many print it."""

from collections.abc import Iterable, Sequence

from onrecord.link.grouping import connected
from onrecord.model.story import Copy, CopyKind

ONE_TEXT = frozenset({CopyKind.SAME_WIRE_COPY, CopyKind.REWRITTEN_WIRE})
"""Copies that print one text; who only quotes the same prints another."""


def texts(ids: Sequence[str], copies: Iterable[Copy]) -> dict[str, str]:
    """Return, for each article, the first of those that print its text; who only quotes the same prints another.

    `copies` may be those of the whole case.
    """
    number = {article_id: n for n, article_id in enumerate(ids)}
    here = (copy.article_ids for copy in copies if copy.kind in ONE_TEXT and number.keys() >= set(copy.article_ids))
    text_of = {article_id: article_id for article_id in ids}
    for group in connected(len(ids), ((number[one], number[other]) for one, other in here)):
        text_of |= {ids[n]: ids[group[0]] for n in group}
    return text_of
