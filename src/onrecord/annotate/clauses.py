"""The main clauses of a content: predicate, subject, auxiliaries, negation.

Only the clauses that are themselves asserted count: "we will rebuild it" in "we will rebuild it, although it was old".
A verb of thinking hands on to its clause: in "I think we must leave", "must" counts.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.annotate import labels
from onrecord.annotate.layers import Stretch
from onrecord.annotate.signs import words
from onrecord.annotate.sources import is_passive, subject_of

_OPENING = frozenset("think believe say know hope feel mean note confirm ensure want add make tell stress find".split())
_JOINED = labels.CONJUNCTS | labels.LOOSE_CLAUSES
_AUXILIARIES = frozenset({"aux", "aux:pass", "auxpass", "cop"})
_NEGATIONS = frozenset(["not", "n't", "n’t", "never", "nor", "neither", "longer"])
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Clause:
    """One asserted clause. `quoted` tells that it stands between quotation marks, in the speaker's own person.

    `first` tells that it stands in the content's first sentence and hangs on no other clause of it.
    """

    predicate: Token
    subject: Token | None
    auxiliaries: tuple[Token, ...]
    negation: Token | None
    passive: bool
    quoted: bool
    first: bool

    @property
    def there(self) -> bool:
        """Tell whether it only says that something is: "there is", "there will be"."""
        return any(c.lower_ == "there" for c in self.predicate.children)

    @property
    def lemma(self) -> str:
        """The base form of the predicate."""
        return base(self.predicate)

    def auxiliary(self, forms: frozenset[str]) -> Token | None:
        """Return the auxiliary that is one of these forms."""
        return next((t for t in self.auxiliaries if t.lower_ in forms), None)


def base(token: Token) -> str:
    """Return the base form of a word; of a verb that the signs know, by its printed form: lemmatisers slip."""
    return words.BASES.get(token.lower_, token.lemma_.lower()) if token.pos_ == "VERB" else token.lemma_.lower()


def tokens(doc: Doc, content: Iterable[Stretch]) -> list[Token]:
    """Return the tokens of a content, white space left out."""
    spans = (doc.char_span(*stretch, alignment_mode="contract") for stretch in content)
    return [token for span in spans if span is not None for token in span if not token.is_space]


def infinitive(verb: Token) -> bool:
    """Tell whether a verb stands after "to"."""
    return any(c.lower_ == "to" and c.i < verb.i for c in verb.children)


def main_clauses(content: list[Token], quoted: frozenset[int]) -> Iterator[Clause]:
    """Yield the asserted clauses of a content, in no certain order. `quoted` holds the tokens of quotations."""
    stop = (
        next((t.i for t in content if t.text in {".", "!", "?"} and t != content[-1]), len(content[0].doc))
        if content
        else 0
    )
    inside = {token.i for token in content}
    seen: set[int] = set()
    for token in content:
        if token.head.i in inside and token.head != token:
            continue
        for predicate in _asserted(token, inside, 0):
            if predicate.i not in seen:
                seen.add(predicate.i)
                yield _clause(
                    predicate,
                    inside,
                    quoted=predicate.i in quoted,
                    first=predicate.i < stop and predicate.dep_ not in labels.CONJUNCTS,
                )


def _asserted(token: Token, inside: set[int], depth: int) -> Iterator[Token]:
    if depth > _DEPTH:
        return
    if token.pos_ in {"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "PRON", "ADP"}:
        yield token
    for child in token.children:
        opens = child.dep_ in labels.CLAUSES and token.lemma_.lower() in _OPENING
        if child.i in inside and (child.dep_ in _JOINED or opens):
            yield from _asserted(child, inside, depth + 1)


def _clause(predicate: Token, inside: set[int], *, quoted: bool, first: bool) -> Clause:
    auxiliaries = tuple(
        c
        for c in predicate.children
        if c.i in inside and (c.dep_ in _AUXILIARIES or c.tag_ == "MD") and c.i < predicate.i
    )
    if predicate.pos_ == "AUX":
        auxiliaries = (*auxiliaries, predicate)
    negation = next(
        (
            c
            for holder in (predicate, *auxiliaries)
            for c in holder.children
            if c.lower_ in _NEGATIONS and c.i in inside
        ),
        None,
    )
    subject = subject_of(predicate)
    if subject is None and predicate.dep_ in labels.CONJUNCTS:
        subject = subject_of(predicate.head)
    return Clause(
        predicate=predicate,
        subject=subject,
        auxiliaries=auxiliaries,
        negation=negation,
        passive=is_passive(predicate),
        quoted=quoted,
        first=first,
    )
