"""What was not said: an act of saying that is negated, left undone, or only thought of.

"Did not call for", "without demanding", "stopped short of accusing", "if the council asks for": nobody has asked for
anything, and nobody has refused to speak either. That somebody did not say a thing is told by the article, or by the
one in whose statement it stands; it is no statement of him who did not make it.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.annotate import labels
from onrecord.annotate.clauses import infinitive
from onrecord.annotate.cue_words import forms
from onrecord.annotate.layers import FoundStatement
from onrecord.annotate.sources import subject_of

NEGATIONS = frozenset(["not", "n't", "n’t", "never", "neither", "nor"])
"""Words that take a verb back."""
_AND_MORE = frozenset("only just merely simply least but".split())
"""Words after a negation that add instead: "not only urged", "cannot but praise"."""
_NOBODY = frozenset(["nobody", "none", "neither", "no-one"])
_INSTEAD = frozenset({("instead", "of"), ("rather", "than"), ("short", "of"), ("far", "from")})
_LEAVING = frozenset(
    form for verb in "fail avoid resist refrain shy neglect hesitate shrink".split() for form in forms(verb)
)
"""Verbs by which an act is left undone: "failed to condemn", "avoided blaming", "shied away from demanding"."""
_UNREAL = frozenset("may might could should must ought".split())
_FIRST_PERSON = frozenset({"i", "we"})
_HUNG = labels.OPEN_CLAUSES | labels.ADVERBIAL_CLAUSES
_BACK = 3  # words before a verb in which that stands which leaves it undone: "without (even) asking"
_STEPS = 3


def find(doc: Doc, statement: FoundStatement) -> tuple[Token, ...]:
    """Return the words that tell that a statement was not made by its source; none where it was."""
    if statement.cue is None or statement.cue_head < 0:
        return ()
    for verb in _carriers(doc[statement.cue_head]):
        found = _negated(verb) or _left(verb) or _supposed(verb)
        if found and not any(s <= token.idx < e for token in found for s, e in statement.content):
            return found
    return ()


def negation(verb: Token) -> Token | None:
    """Return the word that negates a verb, None where it is not negated; in "not only urged" it is not."""
    holders = (verb, *(c for c in verb.children if c.dep_ in {"aux", "aux:pass", "auxpass", "cop"}))
    return next((c for holder in holders for c in holder.children if c.i < verb.i and takes_back(c)), None)


def takes_back(token: Token) -> bool:
    """Tell whether a word negates the verb that it stands by: not in "not only urged", "did not fail to urge"."""
    if token.lower_ not in NEGATIONS or token.i + 1 == len(token.doc):
        return False
    return token.nbor(1).lower_ not in _AND_MORE and token.head.lower_ not in _LEAVING


def _carriers(verb: Token) -> Iterator[Token]:
    """Yield a verb of saying and those that carry it: "wants to say", "has not demanded or called for"."""
    for _ in range(_STEPS):
        yield verb
        joined = verb.dep_ in labels.CONJUNCTS and any(c.lower_ in {"or", "nor"} for c in verb.lefts)
        if not (joined or verb.dep_ in labels.OPEN_CLAUSES) or verb.head == verb:
            return
        verb = verb.head


def _negated(verb: Token) -> tuple[Token, ...]:
    no = negation(verb)
    if no is not None:
        return no, verb
    subject = subject_of(verb)
    if subject is None:
        return ()
    none = next((c for c in subject.lefts if c.lower_ == "no" and c.dep_ == "det"), None)
    if none is not None or subject.lower_ in _NOBODY or (subject.lower_ == "one" and _is_no_one(subject)):
        return (none or subject, verb)
    return ()


def _is_no_one(one: Token) -> bool:
    return one.i > 0 and one.nbor(-1).lower_ == "no"


def _left(verb: Token) -> tuple[Token, ...]:
    """Return what leaves an act undone: "without asking", "stopped short of demanding", "failed to condemn"."""
    if verb.tag_ == "VBG":
        for token in verb.doc[max(verb.i - _BACK, verb.sent.start) : verb.i]:
            between = all(t.pos_ == "ADV" for t in verb.doc[token.i + 1 : verb.i])
            if token.lower_ == "without" and between:
                return token, verb
            if token.i + 1 < verb.i and (token.lower_, token.nbor(1).lower_) in _INSTEAD:
                return token, token.nbor(1), verb
    leaving = verb.head
    kept = any(c.lower_ in NEGATIONS for c in leaving.lefts)  # "never failed to praise"
    undone = leaving.pos_ == "VERB" and leaving.lower_ in _LEAVING and not kept
    if undone and verb.dep_ in _HUNG and (verb.tag_ == "VBG" or infinitive(verb)):
        # "Avoided an answer, saying it was too early": what stands after a comma was said.
        return () if any(t.text == "," for t in verb.doc[leaving.i : verb.i]) else (leaving, verb)
    return ()


def _supposed(verb: Token) -> tuple[Token, ...]:
    """Return what makes an act one that is only thought of: "if he asks", "might demand", "should have condemned"."""
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in _FIRST_PERSON:
        return ()
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"}), None)
    if mark is not None:
        return mark, verb
    modal = next((c for c in verb.lefts if c.tag_ == "MD" or c.lower_ == "ought"), None)
    if modal is None:
        return ()
    perfect = any(c.lower_ in {"have", "'ve", "’ve"} and c.i > modal.i for c in verb.lefts)
    guessed = perfect and modal.lower_ in {"may", "might", "must"}  # "may have threatened them": somebody tells that
    undone = modal.lower_ in _UNREAL or (perfect and modal.lower_ in {"would", "'d", "’d"})
    return (modal, verb) if undone and not guessed else ()
