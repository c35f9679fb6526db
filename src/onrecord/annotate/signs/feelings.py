"""Support, condemnation, accusation: what is praised, deplored, held against somebody."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate import labels
from onrecord.annotate.clauses import Clause, base, infinitive
from onrecord.annotate.own_side import OwnSide
from onrecord.annotate.signs import words
from onrecord.annotate.signs.sign import Sign, outright, tells
from onrecord.annotate.sources import subject_of
from onrecord.model.statement import Act

_NEAR = 4


def find(clause: Clause, *, own: bool) -> Iterator[Sign]:
    """Yield the signs in a clause that is not negated. `own` tells that its subject is of the speaker's side."""
    if clause.negation is not None:
        return
    predicate = clause.predicate
    named = clause.subject is not None and clause.subject.pos_ == "PROPN"
    told = clause.quoted and predicate.tag_ == "VBD"  # "I thanked him", in his own words: what he did then
    if (own or named) and not told and clause.auxiliary(words.WOULD) is None:
        yield from _performed(clause)
    if predicate.lower_ in words.GLAD and clause.subject is not None and not _has_object(predicate):
        yield tells(Act.SUPPORT, predicate)
    if predicate.lemma_.lower() in words.GOOD_THINGS:
        praise = next((c for c in predicate.children if c.lower_ in words.GOOD), None)
        if praise is not None:
            yield tells(Act.SUPPORT, predicate, praise)
    if predicate.lower_ in words.SHAMEFUL:
        yield outright(Act.CONDEMNATION, predicate)
    if clause.lemma in words.FAILING and not own and clause.subject is not None:
        deed = next((c for c in predicate.children if c.dep_ in labels.OPEN_CLAUSES and infinitive(c)), None)
        if deed is not None:
            yield tells(Act.ACCUSATION, predicate, deed)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in labels.OBJECTS for c in verb.children)


def _performed(clause: Clause) -> Iterator[Sign]:
    """Yield acts that are named as they are done: "I welcome", "we stand with", "we condemn", "it is disturbed"."""
    predicate = clause.predicate
    troubled = next((t for t in (predicate, *predicate.rights) if t.lower_ in words.TROUBLED), None)
    if troubled is not None:
        yield tells(Act.CONDEMNATION, troubled)  # "the board remains troubled"
    if predicate.pos_ != "VERB" or clause.passive:
        return
    beside = {g.lower_ for c in predicate.children for g in (c, *c.children)}
    if clause.lemma in words.WELCOMING or (clause.lemma == "stand" and beside & {"with", "by", "behind"}):
        yield outright(Act.SUPPORT, predicate)
    elif clause.lemma in words.CONDEMNING:
        yield outright(Act.CONDEMNATION, predicate)


def wherever(content: list[Token], side: OwnSide, quoted: frozenset[int]) -> Iterator[Sign]:
    """Yield the words that tell wherever they stand: sympathy; the wrong that others are said to do.

    `quoted` holds the tokens between quotation marks.
    """
    for token in content:
        sign = _word(token, side, quoted)
        if sign is not None and not _is_negated(token):
            yield sign


def _word(token: Token, side: OwnSide, quoted: frozenset[int]) -> Sign | None:
    lemma = token.lemma_.lower()
    if lemma in words.SYMPATHY and token.pos_ == "NOUN":
        return tells(Act.SUPPORT, token) if lemma == "joy" else outright(Act.SUPPORT, token)
    if lemma in words.THINKING_OF and any(c.dep_ in labels.POSSESSORS for c in token.children):
        return outright(Act.SUPPORT, token)
    if _is_wrong(token) and not _by_own(token, side, quoted):
        return tells(Act.ACCUSATION, token)
    return None


def _is_wrong(token: Token) -> bool:
    lemma = base(token)
    if lemma in words.ACCUSED:
        return token.pos_ == "VERB"
    if token.lower_ == "guilty" and token.head.lemma_.lower() == "plead":
        return False
    classed = token.dep_ in {"amod", "compound"} and token.head.lemma_.lower() in words.NOT_THE_DEED
    return (lemma in words.WRONG or token.lower_ in words.WRONG) and not classed


def _is_negated(token: Token) -> bool:
    """Tell whether a word stands under a negation or an if near it: "no violation", "if there were violations"."""
    up = [token, *token.ancestors][:_NEAR]
    return any(
        c.lower_ in words.NEGATIONS or (c.lower_ in {"if", "whether"} and c.dep_ == "mark")
        for t in up
        for c in t.children
    )


def _by_own(token: Token, side: OwnSide, quoted: frozenset[int]) -> bool:
    verb = next((t for t in (token, *token.ancestors) if t.pos_ == "VERB"), None)
    return verb is not None and token.i in quoted and side.holds(subject_of(verb), quoted=True)
