"""Until when something is to be done: times behind "by", "until", "within", "no later than", or beside "deadline"."""

import re

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.interval import interval
from onrecord.model.ledger import Deadline
from onrecord.model.span import hull
from onrecord.model.statement import Statement
from onrecord.model.timex import Timex, TimexType

_LEADS = (
    r"(?:by|until|till|before|within|(?:no|not) later than|in the next"
    r"|(?:deadlines?|ultimatums?)\b(?:[^.;:]{0,60} (?:of|on|is|was|for|at|ends|expires))?)"
)
_INTO = r"(?:\s+(?:at|on))?(?:\s+the)?(?:\s+(?:end|close|middle|start|beginning|evening|morning) of)?(?:\s+the)?"
_LED = re.compile(rf"\b{_LEADS}{_INTO}\s+\Z", re.IGNORECASE)
_LEADING = re.compile(rf"{_LEADS}\b", re.IGNORECASE)
_WITHIN = re.compile(r"\b(?:within|in the next)(?:\s+the)?(?:\s+next)?\s+\Z|\Awithin\b", re.IGNORECASE)
_BESIDE = re.compile(r"\s+(?:deadline|ultimatum)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:deadlines?|ultimatums?)\b", re.IGNORECASE)
_GIVEN = re.compile(
    r"\b(?:(?:has|have|had)|(?:gives?|gave|given|giving)\b[^.;:]{0,60})\s(?:until|till)\s+\Z", re.IGNORECASE
)
_OVER = re.compile(r"\b(?:miss\w*|extend\w*|lifted|scrapp\w*|passed|ignor\w*)\b", re.IGNORECASE)
_BEFORE = 100  # code points before a time in which the word stands that makes it a deadline
_UNRESOLVED = "X"


def told(annotated: AnnotatedArticle, statement: Statement, since: str | None) -> Deadline | None:
    """Return until when a statement says that something is to be done: the first such time that is not over."""
    parts = tuple(part for part in (statement.cue, *statement.content) if part is not None)
    if not parts:
        return None
    stretch = hull(parts)
    for timex in annotated.timexes:
        if stretch.covers(timex.span) and timex.id != statement.said and _is_ahead(timex, since):
            before = annotated.article.text[max(stretch.start, timex.span.start - _BEFORE) : timex.span.start]
            words = timex.span.of(annotated.article.text)
            beside = _BESIDE.match(annotated.article.text, timex.span.end) is not None
            if timex.type is TimexType.DURATION:
                led = _WITHIN.search(before) or _WITHIN.match(words)
            else:
                led = _LED.search(before) or _LEADING.match(words)
            if led is not None or beside:
                return Deadline(
                    statement_id=statement.id, article_id=statement.article_id, span=timex.span, value=timex.value
                )
    return None


def _is_ahead(timex: Timex, since: str | None) -> bool:
    """Tell whether a time is none that was over when it was said."""
    if timex.type is TimexType.DURATION:
        return timex.value.startswith("P") and _UNRESOLVED not in timex.value
    covered, start = interval(timex.value), interval(since) if since is not None else None
    return covered is not None and (start is None or covered.last >= start.first)


def is_set(annotated: AnnotatedArticle, statement: Statement, until: Deadline) -> bool:
    """Tell whether a statement sets a deadline that demands nothing: "has until Friday", "the deadline is Friday"."""
    text = annotated.article.text
    clause = " ".join(part.of(text) for part in statement.content)
    if _OVER.search(clause) is not None:
        return False
    before = text[max(0, until.span.start - _BEFORE) : until.span.start]
    return _GIVEN.search(before) is not None or _NAMED.search(clause) is not None
