"""Denials that the content makes: what is not so, what was not done, what there is no sign of."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.clauses import Clause
from onrecord.annotate.signs import words
from onrecord.annotate.signs.sign import Sign, outright, tells
from onrecord.model.statement import Act


def find(clause: Clause, *, own: bool) -> Iterator[Sign]:
    """Yield the signs of a denial in a clause. `own` tells that its subject is of the speaker's side."""
    if clause.predicate.lower_ in words.UNTRUE and clause.negation is None:
        yield outright(Act.DENIAL, clause.predicate)
    yield from _none(clause, own=own)
    if clause.negation is not None and clause.auxiliary(words.UNREAL) is None:
        yield from _not_so(clause, clause.negation, own=own)


def _none(clause: Clause, *, own: bool) -> Iterator[Sign]:
    """Yield denials with "no": "it had no evidence", "there is no deal", "no ransom was paid"."""
    for no in clause.predicate.subtree:
        if no.lower_ != "no" or no.dep_ != "det" or no.head.head not in {clause.predicate, no.head}:
            continue
        noun = no.head.lemma_.lower()
        found = own and clause.lemma in words.FINDING
        if (noun in words.NO_KNOWLEDGE and (found or clause.there)) or (
            noun in words.NO_PART and (own or clause.there)
        ):
            yield tells(Act.DENIAL, no.head, no)
        elif no.head == clause.subject and clause.passive and clause.lemma not in words.UNHURT:
            yield tells(Act.DENIAL, clause.predicate, no, no.head)


def _not_so(clause: Clause, negation: Token, *, own: bool) -> Iterator[Sign]:
    predicate = clause.predicate
    of_facts = any(t.lemma_.lower() in {"fact", "facts", "truth"} for t in predicate.subtree if t.i > predicate.i)
    if clause.lemma == "exist" or of_facts or predicate.lower_ in words.NOT_SO:
        yield outright(Act.DENIAL, predicate, negation)
    elif clause.first and not any(t.lower_ in words.STILL for t in predicate.children):
        undone = own and predicate.pos_ == "VERB" and clause.lemma not in words.MENTAL and not clause.passive
        about = clause.subject is not None and clause.subject.lower_ not in {"i", "we"}
        if (undone and _is_done(clause, negation)) or (about and predicate.pos_ == "NOUN"):
            yield tells(Act.DENIAL, predicate, negation)


def _is_done(clause: Clause, negation: Token) -> bool:
    """Tell whether a clause says what was not done, or is never done: "we did not pay", "we never pay"."""
    past = clause.auxiliary(words.PAST) is not None
    return past or negation.lower_ == "never" or clause.predicate.tag_ == "VBG"
