"""Denials that the content makes: what is not so, what was not done, what is not there, whose telling is false."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from onrecord.annotate import labels
from onrecord.annotate.clauses import Clause
from onrecord.annotate.cue_words import VERBS
from onrecord.annotate.signs import denial_words, words
from onrecord.annotate.signs.sign import Sign, outright, tells
from onrecord.model.statement import Act

_OPENING = 4  # tokens in which an answer says no


def find(clause: Clause, *, own: bool) -> Iterator[Sign]:
    """Yield the signs of a denial in a clause. `own` tells that its subject is of the speaker's side."""
    if clause.predicate.lower_ in denial_words.UNTRUE and clause.negation is None:
        yield outright(Act.DENIAL, clause.predicate)
    yield from _none(clause, own=own)
    yield from _mistold(clause)
    yield from _kept(clause, own=own)
    if clause.negation is not None and clause.auxiliary(words.UNREAL) is None:
        yield from _not_so(clause, clause.negation, own=own)


def insisted(clause: Clause, cue: Token) -> Iterator[Sign]:
    """Yield what a verb of insisting makes a denial: "insisted that it never offered the post"."""
    verb = VERBS.get(cue.lower_)
    if verb is not None and verb.lemma in denial_words.INSISTING and clause.negation is not None and clause.first:
        mental = clause.lemma in words.MENTAL and clause.predicate.pos_ == "VERB"
        if not mental and clause.auxiliary(words.UNREAL) is None:
            yield tells(Act.DENIAL, clause.predicate, clause.negation, cue)


def wherever(content: list[Token]) -> Iterator[Sign]:
    """Yield what denies wherever it stands: "absolutely not" at the opening, "fake news", "baseless allegations"."""
    opening = [t for t in content if not t.is_punct and not t.is_space][:_OPENING]
    for answer in denial_words.ANSWERS:
        if tuple(t.lower_ for t in opening[: len(answer)]) == answer:
            yield outright(Act.DENIAL, *opening[: len(answer)])
    for token, after in pairwise(t for t in content if not t.is_quote):
        if token.lower_ == "nothing" and after.lower_ in denial_words.IMPROPER:
            yield tells(Act.DENIAL, token, after)  # "nothing improper took place", "did nothing wrong"
    for token in content:
        charge = token.head.lemma_.lower() in denial_words.CHARGES or _is_fake_news(token)
        if charge and token.lower_ in denial_words.UNTRUE and token.dep_ == "amod":
            yield tells(Act.DENIAL, token, token.head)


def _is_fake_news(token: Token) -> bool:
    """Tell "it is fake news" and "the very definition of fake news" from "he calls fake news an enemy"."""
    news = token.head
    return news.lower_ == "news" and any(c.dep_ in {"cop", "case"} for c in news.children)


def _base(token: Token) -> str:
    return denial_words.BASES.get(token.lower_, token.lemma_.lower())


def _none(clause: Clause, *, own: bool) -> Iterator[Sign]:
    """Yield denials with "no": "it had no evidence", "there is no deal", "no ransom was paid"."""
    for no in clause.predicate.subtree:
        if no.lower_ != "no" or no.dep_ != "det" or no.head.head not in {clause.predicate, no.head}:
            continue
        noun, is_subject = no.head.lemma_.lower(), no.head == clause.subject
        found = own and clause.lemma in denial_words.FINDING
        known = noun in denial_words.NO_KNOWLEDGE
        if (
            (known and (found or clause.there))
            or (noun in denial_words.NO_PART and (own or clause.there))
            or (noun in denial_words.CHARGED and clause.there and clause.auxiliary(words.UNREAL) is None)
            or (noun in denial_words.NO_LINK and clause.lemma == "have" and not is_subject)
            or (known and is_subject and _base(clause.predicate) in denial_words.SHOWING)
        ):
            yield tells(Act.DENIAL, no.head, no)
        elif is_subject and clause.passive and clause.lemma not in words.UNHURT:
            yield tells(Act.DENIAL, clause.predicate, no, no.head)


def _mistold(clause: Clause) -> Iterator[Sign]:
    """Yield what says of somebody's telling that it is wrong: "the report is garbage", "this is a lie"."""
    predicate, subject = clause.predicate, clause.subject
    if subject is None or clause.negation is not None:
        return
    telling = subject.lemma_.lower() in denial_words.TELLINGS or subject.lower_ == "news"
    word = predicate.lower_
    if (word in denial_words.MISTOLD and (telling or subject.lower_ in denial_words.THESE)) or (
        telling and (word in denial_words.MOCKED or _base(predicate) in denial_words.LACKING)
    ):
        yield outright(Act.DENIAL, predicate)
    elif _base(predicate) in denial_words.REFUTING and predicate.pos_ == "VERB" and not clause.passive:
        yield tells(Act.DENIAL, predicate)


def _kept(clause: Clause, *, own: bool) -> Iterator[Sign]:
    """Yield that one's own side keeps the rules: "we have always observed the treaty", "it was in full compliance"."""
    house = clause.subject is not None and clause.subject.lower_ in denial_words.OWN_HOUSE
    if not (own or house) or clause.negation is not None or clause.auxiliary(words.UNREAL) is not None:
        return
    predicate = clause.predicate
    how = next((t for t in predicate.subtree if t.lower_ in denial_words.KEPT), None)
    if how is not None and _base(predicate) in denial_words.KEEPING:
        yield tells(Act.DENIAL, predicate, how)
    elif predicate.lower_ in denial_words.COMPLIANCE and any(c.dep_ in labels.SUBJECTS for c in predicate.children):
        yield tells(Act.DENIAL, predicate)


def _not_so(clause: Clause, negation: Token, *, own: bool) -> Iterator[Sign]:
    predicate = clause.predicate
    # What was not done, or is never done: "we did not pay", "we never pay".
    of_facts = any(t.lemma_.lower() in {"fact", "facts", "truth"} for t in predicate.subtree if t.i > predicate.i)
    never = negation.lower_ == "never" and predicate.lower_ in {"case", "true"}
    past = negation.lower_ == "never" or clause.auxiliary(words.PAST) is not None
    occurred = past and (_base(predicate) in denial_words.OCCURRING or _took_place(predicate))
    if occurred or clause.lemma == "exist" or never or of_facts or predicate.lower_ in denial_words.NOT_SO:
        yield outright(Act.DENIAL, predicate, negation)
    elif clause.first and not any(t.lower_ in words.STILL for t in predicate.children):
        undone = own and predicate.pos_ == "VERB" and clause.lemma not in words.MENTAL and not clause.passive
        about = clause.subject is not None and clause.subject.lower_ not in {"i", "we"}
        harmless = predicate.pos_ == "VERB" and _base(predicate) in denial_words.HARMING
        done = past or predicate.tag_ == "VBG"
        if (undone and done) or (about and predicate.pos_ == "NOUN") or harmless:
            yield tells(Act.DENIAL, predicate, negation)


def _took_place(predicate: Token) -> bool:
    beside = {c.lower_ for c in predicate.children}
    return (predicate.lemma_.lower() == "take" and "place" in beside) or (predicate.lower_ == "came" and "up" in beside)
