"""Questions, and refusals to speak that are said."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate import labels
from onrecord.annotate.clauses import Clause
from onrecord.annotate.signs import words
from onrecord.annotate.signs.sign import Sign, outright, tells
from onrecord.model.statement import Act

_NEAR = 8


def find(content: list[Token], quoted: frozenset[int]) -> Iterator[Sign]:
    """Yield the signs of a question: most quoted sentences end in a question mark; somebody wants to know."""
    stops = [t for t in content if t.i in quoted and t.text in {".", "!", "?"}]
    asking = [t for t in stops if t.text == "?"]
    if 2 * len(asking) > len(stops):
        yield outright(Act.QUESTION, *asking)
    for token in content:
        wished = token.lower_ == "know" and token.head.lemma_.lower() in {"like", "want"}
        if wished and any(c.dep_ in labels.CLAUSES for c in token.children):
            yield tells(Act.QUESTION, token, token.head)


def silence(clause: Clause, *, own: bool) -> Iterator[Sign]:
    """Yield refusals to speak: "I don't want to answer", "we can't comment", "it is too early to confirm"."""
    predicate = clause.predicate
    if (not own and clause.lemma not in words.TOO_EARLY) or clause.auxiliary(words.PAST) is not None:
        return
    speak = next((t for t in predicate.subtree if t.lemma_.lower() in words.SILENT and t.pos_ == "VERB"), None)
    if speak is None or speak.i - predicate.i > _NEAR:
        return
    held_back = clause.negation is not None or predicate.lower_ in words.CANNOT
    if held_back and (speak == predicate or clause.lemma in words.CANNOT | {"want", "go", "be"}):
        yield outright(Act.NO_COMMENT, predicate, speak, clause.negation)


def no_comment(content: list[Token]) -> Iterator[Sign]:
    """Yield "no comment", word for word."""
    for token in content[1:]:
        if token.lower_ == "comment" and token.nbor(-1).lower_ == "no":
            yield outright(Act.NO_COMMENT, token, token.nbor(-1))
