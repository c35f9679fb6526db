"""Demands: what others must do, what they are asked for, orders."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from onrecord.annotate import labels
from onrecord.annotate.clauses import Clause, infinitive
from onrecord.annotate.signs import words
from onrecord.annotate.signs.sign import Sign, outright, tells
from onrecord.annotate.sources import subject_of
from onrecord.model.statement import Act


def find(clause: Clause, *, own: bool) -> Iterator[Sign]:
    """Yield the signs of a demand in a clause. `own` tells that its subject is of the speaker's side."""
    must = clause.auxiliary(words.MUST)
    if must is not None and _is_duty_of_others(clause, own=own):
        yield tells(Act.DEMAND, clause.predicate, must)
    if clause.negation is not None:
        return
    deed = next((c for c in clause.predicate.children if c.dep_ in labels.OPEN_CLAUSES and infinitive(c)), None)
    present = clause.predicate.tag_ in {"VBP", "VBZ"}
    if clause.lemma in {"need", "have"} and present and not own and deed is not None and clause.subject is not None:
        if clause.subject.lower_ != "you":  # "you have to see it": anybody has
            yield tells(Act.DEMAND, clause.predicate, deed)
    elif own and not clause.passive and clause.auxiliary(words.WOULD) is None:
        yield from _asked(clause)


def _is_duty_of_others(clause: Clause, *, own: bool) -> bool:
    """Tell "they must go" from "they must have gone", "we must see", "they should be able to"."""
    if any(t.lower_ == "have" for t in clause.auxiliaries) or clause.predicate.lower_ == "able":
        return False
    if clause.lemma in words.NO_ORDERED_DEED:
        return False
    return not own or (clause.quoted and clause.subject is not None and clause.subject.lower_ not in {"i", "we"})


def _asked(clause: Clause) -> Iterator[Sign]:
    """Yield demands that are named as they are made: "we urge", "I call on", "we want them to come back"."""
    verb = clause.predicate
    if verb.pos_ != "VERB":
        return
    phrases = [c for c in verb.children if c.dep_ in labels.OBJECTS | labels.INDIRECT_OBJECTS | labels.OBLIQUES]
    deeds = [c for c in verb.children if c.dep_ in labels.OPEN_CLAUSES | labels.CLAUSES]
    called = clause.lemma == "call" and any(
        g.lower_ in {"on", "upon", "for"} for c in phrases for g in (c, *c.children)
    )
    asked = clause.lemma in words.ASKING and bool(phrases or deeds) and verb.tag_ not in {"VBD", "VBN"}
    if called or asked:
        yield outright(Act.DEMAND, verb)
    for deed in deeds:
        trusted = clause.lemma == "trust" and any(c.lower_ in words.WILL for c in deed.children)
        if trusted or (clause.lemma in words.WANTING and infinitive(deed) and _is_of_others(deed)):
            yield tells(Act.DEMAND, verb, deed)


def _is_of_others(deed: Token) -> bool:
    """Tell whether somebody else is to do it: "we want them to come back", "she wants to be reunited"."""
    between = any(c.dep_ in labels.OBJECTS and c.i < deed.i for c in deed.head.children)
    passive = any(c.dep_ in labels.PASSIVE_AUXILIARIES for c in deed.children)
    return between or passive or subject_of(deed) is not None


def told_to(cue: Token, quoted: Iterable[Token]) -> Iterator[Sign]:
    """Yield what those who are told have to do: in `told the crew, "You know what you have to do"`.

    Where nobody is told, "you have to see it" means anybody. A quotation inside the quotation is another's.
    """
    quoted = list(quoted)
    inner = any(token.is_quote for token in quoted[1:-1])
    if inner or not any(c.dep_ in labels.OBJECTS | labels.INDIRECT_OBJECTS and c.i > cue.i for c in cue.children):
        return
    for token in quoted:
        duty = token.doc[token.i + 1 : token.i + 3]
        if token.lower_ == "you" and len(duty) > 1 and duty[0].lower_ in {"have", "need"} and duty[1].lower_ == "to":
            yield tells(Act.DEMAND, token, *duty)


def orders(quoted: Iterable[Token]) -> Iterator[Sign]:
    """Yield imperatives among the tokens between quotation marks: sentences that start with a bare verb."""
    for token in quoted:
        before = next((t for t in reversed(token.doc[max(token.i - 3, 0) : token.i]) if not t.is_space), None)
        if before is not None and not before.is_quote and before.text not in {".", "!", "?", "…"}:
            continue
        opener = token.lower_ in words.BEFORE_AN_ORDER and token.head.i > token.i
        verb = token.head if opener else token
        bare = verb.tag_ == "VB" and subject_of(verb) is None and not any(c.tag_ in {"MD", "TO"} for c in verb.children)
        if bare and verb.lemma_.lower() not in words.NO_ORDER:
            yield tells(Act.DEMAND, verb)
