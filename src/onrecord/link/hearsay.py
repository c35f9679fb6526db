"""What a report says "reportedly": it goes on from whom the report credited just before, where nobody else is named.

"The harbour police said that they had boarded a tanker, the Ilo Daily reported. The ship had allegedly met another at
sea." Whose word the second sentence is, the first one tells.
"""

from collections.abc import Iterable, Mapping

from onrecord.link.comparable import Said
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.statement import Manner, Statement

_HEARD = frozenset("reportedly allegedly supposedly purportedly".split())


def gone_on_from(articles: Iterable[AnnotatedArticle], found: Iterable[Said]) -> dict[str, Said]:
    """Return, for each statement that goes on from another in its paragraph, that other one."""
    said = {one.statement.id: one for one in found}
    going = {}
    for annotated in articles:
        for statement in annotated.statements:
            if _is_hearsay(statement, annotated.article.text):
                before = _just_before(statement, annotated, said)
                if before is not None:
                    going[statement.id] = before
    return going


def _is_hearsay(statement: Statement, text: str) -> bool:
    """Tell whether a statement is credited to nobody, and said to be hearsay."""
    credited = statement.source or statement.speakers or statement.via
    words = (statement.cue, *statement.certainty_words)
    return (
        not credited
        and statement.manner is Manner.INDIRECT
        and bool(statement.content)
        and any(span is not None and span.of(text).lower() in _HEARD for span in words)
    )


def _just_before(statement: Statement, annotated: AnnotatedArticle, said: Mapping[str, Said]) -> Said | None:
    """Return the last statement before it, in its paragraph, that is credited to somebody.

    Where two have the same content ("the police said ..., the Daily reported"), it is the one that was passed on.
    """
    start = statement.content[0].start
    before = [
        one
        for one in annotated.statements
        if one.id in said
        and (one.speakers or one.via)
        and (end := one.content[-1].end) <= start
        and "\n" not in annotated.article.text[end:start]
    ]
    last = max(before, key=lambda one: (one.content[-1].end, len(one.via), one.id), default=None)
    return None if last is None else said[last.id]
