"""Whether a time expression tells when something was said: it hangs on the cue, or stands right beside it.

"Veldt said on Monday", "In a letter dated Monday Veldt wrote", "Veldt left on Monday, saying": these do. A clause
beside it has a time of its own ("said so, even though it had burned on Monday"), and so has who speaks ("said Veldt,
who took the poll in July"). A document has no other time than its own: "the 2015 report found".
"""

from spacy.tokens import Doc, Span, Token

from onrecord.annotate import labels
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.nouns import DOCUMENTS

_PARTICIPLES = frozenset({"VBN", "VBG"})
_ISSUED = frozenset(
    "dated published released issued posted aired broadcast delivered held recorded sent taped written adopted".split()
)
"""Participles that say when words came out: "a statement released on Monday"."""
_STEPS = 8
_BESIDE = frozenset({"ADP", "ADV", "DET", "SPACE"})


def holds(doc: Doc, statement: FoundStatement, timed: Stretch) -> bool:
    """Tell whether a time expression, code points of the text, says when a statement was made."""
    words = doc.char_span(*timed, alignment_mode="expand")
    cue = doc.char_span(*statement.cue, alignment_mode="expand") if statement.cue is not None else None
    if words is None or cue is None:
        return False
    if statement.source is not None and statement.source[0] < timed[1] and timed[0] < statement.source[1]:
        return _is_document(doc, statement) and _climbs(words, doc[statement.source_head])
    return _is_beside(doc, words, cue) or any(_climbs(words, verb) for verb in _verbs(doc, statement, cue))


def _verbs(doc: Doc, statement: FoundStatement, cue: Span) -> list[Token]:
    """Return the verbs whose times are those of the saying: the cue's own, what carries it, what it is joined to."""
    found = [doc[statement.cue_head], cue.root]
    verb = found[0]
    for _ in range(_STEPS):
        joined = verb.dep_ in labels.OPEN_CLAUSES | labels.CONJUNCTS or _goes_along(verb)
        if not joined or verb.head == verb:
            break
        if verb.dep_ in labels.CONJUNCTS and any(c.dep_ in labels.SUBJECTS for c in verb.children):
            break  # "Tamm left on Monday and Veldt said"
        verb = verb.head
        found.append(verb)
    return found


def _goes_along(verb: Token) -> bool:
    """Tell a participle that shares the time of its main verb: "left on Monday, saying"; "spoke on Monday, urging"."""
    return verb.tag_ == "VBG" and verb.dep_ in labels.ADVERBIAL_CLAUSES and verb.head.pos_ == "VERB"


def _climbs(words: Span, verb: Token) -> bool:
    """Tell whether a time hangs on a verb or noun, with nothing but nouns and what was issued in between."""
    token = words.root
    if token == verb:
        return True
    for _ in range(_STEPS):
        above = token.head
        if above == token:
            return False
        if above == verb:
            return token.dep_ not in labels.SUBJECTS | labels.CLAUSES
        issued = above.tag_ in _PARTICIPLES and above.lower_ in _ISSUED
        if above.pos_ in {"VERB", "AUX"} and not issued and not _is_when(above):
            return False
        token = above
    return False


def _is_when(verb: Token) -> bool:
    """Tell a clause that says when: "denied it when he was arrested in May"."""
    return verb.dep_ in labels.ADVERBIAL_CLAUSES and any(c.lower_ == "when" for c in verb.lefts)


def goes_on(doc: Doc, statement: FoundStatement, earlier: FoundStatement) -> bool:
    """Tell whether a statement goes on with an earlier one: "said on Monday that it was safe, adding ..."."""
    cue = doc[statement.cue_head]
    his = statement.source in {None, earlier.source}
    before = 0 <= earlier.cue_head < cue.i and doc[earlier.cue_head].sent == cue.sent
    return his and before and cue.tag_ == "VBG" and cue.nbor(-1).text in {",", "—", "–", "and"}


def _is_beside(doc: Doc, words: Span, cue: Span) -> bool:
    """Tell whether a time touches the cue, whatever the parse makes of it: "said Monday", "said late on Monday"."""
    if words.start >= cue.start and words.end <= cue.end:
        return True
    between = doc[cue.end : words.start] if words.start >= cue.end else doc[words.end : cue.start]
    return len(between) <= 2 and all(t.pos_ in _BESIDE for t in between)  # noqa: PLR2004 - "late on"


def _is_document(doc: Doc, statement: FoundStatement) -> bool:
    head = doc[statement.source_head]
    return head.lemma_.lower() in DOCUMENTS - {"source"}
