"""Promises and threats: what one's own side will do, and what will come over others."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate import labels
from onrecord.annotate.clauses import Clause
from onrecord.annotate.signs import words
from onrecord.annotate.signs.sign import Sign, outright, tells
from onrecord.model.statement import Act


def find(clause: Clause, *, own: bool) -> Iterator[Sign]:
    """Yield the signs of a promise or a threat in a clause. `own` tells that its subject is of the speaker's side."""
    will = clause.auxiliary(words.WILL if clause.quoted else words.WILL | words.WOULD)
    if will is not None and _means_had(clause, will):
        will = None
    if will is not None and (threat := _threat(clause, will, own=own)) is not None:
        yield threat
    elif clause.negation is None and will is not None and _is_promised(clause, own=own):
        yield tells(Act.PROMISE, clause.predicate, will)
    elif clause.negation is None and own and _is_intended(clause):
        yield tells(Act.PROMISE, clause.predicate)


def _means_had(clause: Clause, will: Token) -> bool:
    """Tell "he'd been there" and "he'd gone", where he had, from "he'd be there", where he would."""
    if will.lower_ not in {"'d", "’d"}:
        return False
    infinitive = clause.auxiliary(frozenset({"be", "have"}))
    participle = clause.predicate.tag_ == "VBN" and infinitive is None
    return participle or clause.predicate.lower_ == "been" or clause.auxiliary(frozenset({"been"})) is not None


def _threat(clause: Clause, will: Token, *, own: bool) -> Sign | None:
    below = list(clause.predicate.subtree)
    condition = next((t for t in below if t.lower_ in words.CONDITIONS), None)
    harm = clause.lemma in words.HARM or any(t.lemma_.lower() in words.CONSEQUENCES for t in below)
    if harm and not clause.passive and (own or condition is not None):
        return outright(Act.THREAT, clause.predicate, will, condition)
    # "There will never be a settlement if this goes on": the good that is withheld.
    withheld = clause.negation or next((t for t in below if t.lower_ == "no"), None)
    if clause.there and condition is not None and withheld is not None:
        return tells(Act.THREAT, clause.predicate, will, withheld, condition)
    return None


def _is_promised(clause: Clause, *, own: bool) -> bool:
    if clause.passive:
        return clause.lemma in words.DELIVERED
    if clause.lemma == "continue" and clause.subject is not None:
        return True
    deed = clause.predicate.pos_ == "VERB" and clause.lemma not in words.NO_DEED
    return own and (deed or any(c.lemma_.lower() in words.INTENT for c in clause.predicate.children))


def _is_intended(clause: Clause) -> bool:
    """Tell whether a clause names the will: "we intend to", "is going to rebuild", "it was committed to"."""
    deeds = [c for c in clause.predicate.rights if c.dep_ in labels.OPEN_CLAUSES | labels.CLAUSES]
    if clause.lemma in words.INTENDING and deeds:
        return True
    if clause.predicate.lower_ == "going":
        return any(c.lemma_.lower() not in words.NO_DEED for c in deeds)
    if clause.predicate.lower_ in words.INTENT:
        to = any(t.lower_ == "to" for t in clause.predicate.subtree if t.i > clause.predicate.i)
        return to and not any(c.lemma_.lower() == "be" for c in deeds)
    return False
