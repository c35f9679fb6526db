"""Who can demand, promise and threaten: people, bodies and what they write; no things.

"Laws that tell people to stop", "a sign read ‘Free them’", "the decision pushed the company to act": a reader of the
ledger who wants to know what became of it can ask none of these.
"""

import re

from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.mention import EntityKind
from onrecord.model.statement import Speaker, Statement, ToldBy

_POINTING = frozenset("that this which what it its these those both".split())
_WRITTEN = re.compile(
    r"(?:letter|petition|resolution|lawsuit|suit|complaint|report|statement|memo|e-?mail|order|ruling|treaty"
    r"|agreement|proposal|plan|manifesto|decree|sanction|post|tweet|op-ed|editorial|speech|message)s?",
    re.IGNORECASE,
)
"""What people write to demand and to promise."""
_DOER = re.compile(r"\w+(?:er|or|ist|ian|ee|man|men|woman|women|ant|ive|crat|mate|ate|people|folk)s?", re.IGNORECASE)
_TOGETHER = re.compile(
    r"(?:leadership|majority|minority|delegation|camp|tank|caucus|wing|bloc|group|percent|voice)s?", re.IGNORECASE
)
_HELD_UP = re.compile(r"(?:posters?|banners?|stickers?|slogans?|signs?|placards?)", re.IGNORECASE)
_BEHIND = re.compile(r",| (?:of|for|in|at|from|on|to|by|with|who|that|which|and) ")


def is_somebody(annotated: AnnotatedArticle, statement: Statement) -> bool:
    """Tell whether a statement is of one who can be asked about it, or of nobody who is named."""
    if statement.speakers:
        return any(_can(annotated, speaker) for speaker in statement.speakers)
    source = statement.source
    return source is None or source.of(annotated.article.text).lower() not in _POINTING


def _can(annotated: AnnotatedArticle, speaker: Speaker) -> bool:
    """Tell people, bodies and what is written from things; a name is of somebody."""
    if speaker.told_by is not ToldBy.DESCRIPTION:
        return True
    words = _BEHIND.split(f"{speaker.name} ", maxsplit=1)[0].split()
    head = words[-1] if words else ""
    if _HELD_UP.fullmatch(head) is not None:
        return False
    chain = next((m.chain for m in annotated.mentions if m.id == speaker.mention_id and m.chain is not None), None)
    kinds = {
        m.kind for m in annotated.mentions if m.id == speaker.mention_id or (chain is not None and m.chain == chain)
    }
    known = not kinds or bool(kinds & {EntityKind.PERSON, EntityKind.ORGANIZATION, EntityKind.PLACE})
    return known or any(words.fullmatch(head) is not None for words in (_WRITTEN, _DOER, _TOGETHER))
