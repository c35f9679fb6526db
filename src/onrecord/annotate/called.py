"""Names told by how they are written: bodies that end in what they are, campaigns in quotes, words with a hump.

The entity layer has little to go on where a name is made of plain words: "the Tram Accident Branch", "the #LightTheQuay
campaign", "the operator QuayGroup".
"""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.annotate.nouns import BODIES, TOLD_OF_BODIES
from onrecord.model.mention import EntityKind

Named = tuple[Span, Span | None, EntityKind]

_ENDS = (BODIES | TOLD_OF_BODIES | frozenset("trust fund federation society academy".split())) - frozenset(
    "side site crew public opposition house state nation country city town family medium".split()
)
_CAMPAIGNS = frozenset({"campaign", "movement"})
_HUMP = re.compile(r"[A-Z][a-z]+[A-Z][a-z]+")
_MOST = 6
_SPELT_OUT = 3
_JOINS = frozenset({"of", "for", "and", "&"})


def find(doc: Doc, readable: list[bool], taken: set[int]) -> Iterator[Named]:
    """Yield the names that their form tells, none of them over tokens that are taken."""
    taken = set(taken)
    for token in doc:
        if not readable[token.i]:
            continue
        span = _campaign(token) or _body(token) or _humped(token)
        if span is not None and not taken.intersection(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            yield span, None, EntityKind.OTHER if span[-1] is token and len(span) == 1 else EntityKind.ORGANIZATION


def _campaign(token: Token) -> Span | None:
    """Return what a campaign goes by, with the noun: "#LightTheQuay campaign", "the Light the Quay movement"."""
    doc, at = token.doc, token.i - 1
    if token.lower_ not in _CAMPAIGNS:
        return None
    if at > 0 and doc[at].text.islower() and doc[at].text.isalpha():
        at -= 1  # "#LightTheQuay online movement"
    end = at
    if at > 0 and doc[at].is_quote:
        at -= 1
        while at > 0 and end - at < _MOST and not doc[at].is_quote and doc[at].text[:1].isupper():
            at -= 1
        return doc[at : token.i + 1] if doc[at].is_quote and at + 1 < end else None
    if at > 0 and doc[at - 1].text == "#":
        return doc[at - 1 : token.i + 1]
    if at >= 0 and doc[at].text.startswith("#"):
        return doc[at : token.i + 1]
    while at >= 0 and end - at < _MOST and doc[at].text[:1].isupper() and doc[at].lower_ not in {"the", "a"}:
        at -= 1
    return doc[at + 1 : token.i + 1] if end - at >= _SPELT_OUT else None


def _body(token: Token) -> Span | None:
    """Return a run of capitals that ends in what a body is, where the sentence is no headline."""
    doc = token.doc
    if not (token.text.istitle() and token.lower_ in _ENDS and token.pos_ in {"NOUN", "PROPN"}):
        return None
    start = token.i
    while start > 0 and token.i - start < _MOST and _is_part(doc[start - 1]) and doc[start - 1].sent == token.sent:
        start -= 1
    first = doc[start]
    if start == first.sent.start and first.pos_ not in {"PROPN", "NOUN"}:
        start += 1
    long = token.i - start
    return doc[start : token.i + 1] if long > 0 and _is_prose(token.sent) else None


def _is_part(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and token.pos_ in {"PROPN", "NOUN", "ADJ"}


def _is_prose(sentence: Span) -> bool:
    """Tell running text from a headline in capitals: its verbs and nouns are small."""
    words = [t for t in sentence if t.pos_ in {"VERB", "NOUN"} and t.is_alpha]
    return any(t.text.islower() for t in words)


def _humped(token: Token) -> Span | None:
    doc = token.doc
    free = token.i == 0 or doc[token.i - 1].text not in {"#", "@"}
    named = free and bool(_HUMP.fullmatch(token.text)) and token.pos_ in {"PROPN", "NOUN"}
    return doc[token.i : token.i + 1] if named else None
