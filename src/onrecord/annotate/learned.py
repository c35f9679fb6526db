"""Statements as the network finds them: ranges of tokens as stretches of code points, acts from the lexicon."""

from spacy.tokens import Doc, Span, Token

from onrecord.annotate import candidates, contents
from onrecord.annotate.candidates import Known
from onrecord.annotate.cues import Cue
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.network import model
from onrecord.annotate.network.model import Attribution
from onrecord.annotate.network.tags import Range
from onrecord.annotate.stretches import characters
from onrecord.model.statement import Act, Manner

_MARKS = frozenset('"“”„«»`‘')


def find(known: Known, listed: list[Cue]) -> list[FoundStatement]:
    """Return the statements that the network finds. `listed` are the cues of the lexicon, which give the act."""
    by_token = {token: cue for cue in listed for token in range(cue.start, cue.end)}
    return [_statement(known, one, by_token) for one in model.shipped().find(known.doc)]


def _statement(known: Known, found: Attribution, listed: dict[int, Cue]) -> FoundStatement:
    doc = known.doc
    cue = next((listed[token] for token in range(*found.cue) if token in listed), None)
    span = characters(doc, *found.cue)
    content = tuple(_whole(known, piece) for piece in _joined(doc, found.content))
    source = found.source[0] if found.source else None
    manner = candidates.manner(content, [q for q in known.quoted if not q.depth], known.text)
    return FoundStatement(
        content=content,
        source=_without_marks(known, source) if source else None,
        cue=span,
        cue_head=cue.head.i if cue is not None else doc[slice(*found.cue)].root.i,
        source_head=_head(doc[slice(*source)]).i if source else -1,
        manner=manner.value,
        act=(cue.act if cue is not None else Act.CLAIM).value,
        confidence=found.confidence,
        speech=_is_speech(known, cue, content, manner, known.text[slice(*span)]),
    )


def _is_speech(known: Known, cue: Cue | None, content: tuple[Stretch, ...], manner: Manner, words: str) -> bool:
    """Tell what is said from what is only thought or felt: by a cue of the lexicon, quotation marks, a mere colon."""
    if candidates.asks_for_cover(known.doc, content):
        return False
    return cue is not None or manner is not Manner.INDIRECT or not _has_words(words)


def _head(source: Span) -> Token:
    return source.root


def _joined(doc: Doc, pieces: tuple[Range, ...]) -> list[Range]:
    """Return the pieces of a content, those as one that nothing but marks and stops part."""
    joined: list[Range] = []
    for start, end in pieces:
        if joined and not any(token.is_alpha or token.like_num for token in doc[joined[-1][1] : start]):
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _whole(known: Known, piece: Range) -> Stretch:
    """Return the code points of a content with the quotation marks, and the stop inside them, at its edges."""
    start, end = characters(known.doc, *piece)
    text = known.text
    for q in known.quoted:
        if q.start < start < q.end and not _has_words(text[q.start : start]):
            start = q.start
        if q.start < end <= q.end and not _has_words(text[end : q.end]):
            end = q.end
    return contents.trimmed(known.doc, start, end) or (start, end)


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _without_marks(known: Known, source: Range) -> Stretch:
    start, end = characters(known.doc, *source)
    while start < end and (known.text[start] in _MARKS or known.text[start].isspace()):
        start += 1
    return contents.trimmed(known.doc, start, end) or characters(known.doc, *source)
