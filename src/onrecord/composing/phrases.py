"""The rows of a mention in the table of mentions: its words, and the phrase that is printed around a name."""

import re
from collections.abc import Iterator

from onrecord.model.identity import record_id
from onrecord.model.mention import Mention, MentionForm
from onrecord.model.span import Span

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)


def mention_rows(m: Mention, text: str, entity: str | None) -> Iterator[dict[str, object]]:
    """Yield the row of a mention and, where a name is printed in a longer phrase, those of the phrase.

    "The quay's warden Ivo Ostra" and "Ivo Ostra" are both words for him; an article is no part of what one is called,
    so that a phrase is given without it, too.
    """
    row: dict[str, object] = {
        "id": m.id,
        "article": m.article_id,
        "start": m.span.start,
        "end": m.span.end,
        "name": [m.span.start, m.span.end] if m.form is MentionForm.NAME else None,
        "form": m.form,
        "kind": m.kind,
        "role": None if m.role is None else [m.role.start, m.role.end],
        "chain": m.chain,
        "entity": entity,
        "phrase_of": None,
    }
    yield row
    article = _ARTICLE.match(text, m.extent.start, m.extent.end)
    bare = m.extent if article is None else Span(article.end(), m.extent.end)
    for phrase in sorted({m.extent, bare} - {m.span}, reverse=True):
        identity = record_id("phrase", m.id, phrase.start, phrase.end)
        yield {**row, "id": identity, "start": phrase.start, "end": phrase.end, "phrase_of": m.id}
