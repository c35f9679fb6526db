"""How far the words around a name belong to it: "Lindholm's President Ivo Brandt", "the Harbour Police (HP)".

A mention's span is the name alone; its extent is the noun phrase that is printed with it (ACE's head and extent).
"""

from itertools import takewhile

from spacy.tokens import Doc, Token

from onrecord.annotate.layers import FoundMention, Stretch
from onrecord.annotate.mentions import noun_phrase
from onrecord.annotate.names import WEEKDAYS
from onrecord.model.mention import MentionForm

_LED_BY = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON"}
_POSSESSIVE = {"PRP$", "POS", "WP$"}
_DEFINITE = {"the", "a", "an"}
_FLAT = {"flat", "flat:name"}
_MOST = 12  # words before a name; more is a slip of the parse
_IN_BRACKETS = 3


def extent_of(doc: Doc, mention: FoundMention) -> Stretch:
    """Return where the phrase around a mention starts and ends, in code points; a pronoun is its own phrase."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    if mention.form != MentionForm.NAME.value or span is None:
        return mention.start, mention.end
    root = span.root
    while root.dep_ in _FLAT and root.head.i < root.i:
        root = root.head  # the parse hangs a name under its title: "the Quay's chief warden Robin Ostra"
    first = min(token.i for token in (root.left_edge, doc[span.start]))
    if root.dep_ == "appos" and root.head.i < span.start and _is_noun(root.head):
        first = min(first, root.head.left_edge.i)  # "the Lindholm newspaper Morgen Post"
        described = _described(doc, root.head, span.start)
        if described is not None:
            return described, _bracketed(doc, span.end) or mention.end
    places = range(span.start - 1, max(first, span.start - _MOST) - 1, -1)
    before = list(takewhile(_leads, (doc[i] for i in places)))
    if not before and _is_title_article(doc, span.start - 1):
        before = [doc[span.start - 1]]
    while before and (before[-1].tag_ == "POS" or before[-1].is_punct):
        before.pop()
    start = before[-1].idx if before else mention.start
    if mention.role and mention.role[0] < start and doc.text[mention.role[1] : mention.start].strip() in {"", ","}:
        start = mention.role[0]
    return min(start, mention.start), _bracketed(doc, span.end) or mention.end


def _described(doc: Doc, noun: Token, start: int) -> int | None:
    """Return where a description starts that a comma parts from its name: "his mother, Jane", "the ship, the Ostra"."""
    between = [token.lower_ for token in doc[noun.i + 1 : start]]
    first, _ = noun_phrase(noun)
    told = doc[first].tag_ in _POSSESSIVE or doc[first].lower_ == "the" or doc[first].pos_ == "PROPN"
    plain = between == [","] and start - first <= _MOST
    return doc[first].idx if told and plain and noun.pos_ == "NOUN" else None


def _is_title_article(doc: Doc, at: int) -> bool:
    """Tell whether an article in a capital stands inside a sentence: it is the name's, as in The Olm Post."""
    return at > 0 and doc[at].text == "The" and doc[at].i > doc[at].sent.start


def _is_noun(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN"}


def _leads(token: Token) -> bool:
    """Tell whether a word may stand before a name in its phrase."""
    if (token.pos_ == "PRON" and token.tag_ not in _POSSESSIVE) or token.lower_ in WEEKDAYS:
        return False
    return token.pos_ in _LED_BY or token.text in {"-", "–"} or token.lower_ in _DEFINITE


def _bracketed(doc: Doc, at: int) -> int | None:
    """Return the end of a short form or a handle in brackets after a name."""
    if at >= len(doc) or doc[at].text != "(":
        return None
    inside = [token.text for token in doc[at + 1 : at + 2 + _IN_BRACKETS]]
    if ")" not in inside:
        return None
    words = inside[: inside.index(")")]
    named = bool(words) and ("".join(words).isupper() or words[0].startswith("@"))
    close = doc[at + 1 + len(words)]
    return close.idx + 1 if named else None
