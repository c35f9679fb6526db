"""Cues: the words that announce a statement, with the act they perform."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc, Span, Token

from onrecord.annotate import labels, layers
from onrecord.annotate.cue_words import MANNERS_OF_RUMOUR, NOUNS, PHRASES, REFUSALS, SILENCES, VERBS, CueVerb
from onrecord.model.statement import Act


class CueKind(StrEnum):
    """The shapes of a cue: said; according to; reportedly; the claim that."""

    VERB = "verb"
    ACCORDING = "according"
    RUMOUR = "rumour"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: its head, its words as a half-open range of tokens, its act and (for verbs) its frames.

    `top` is the verb that heads the whole cue where a lighter one carries it: "declined" in "declined to comment".
    """

    kind: CueKind
    head: Token
    top: Token
    start: int
    end: int
    act: Act
    verb: CueVerb | None = None
    preposition: Token | None = None


def find(doc: Doc) -> list[Cue]:
    """Return the cues of the readable blocks, in reading order."""
    return [cue for sentence in layers.readable_sentences(doc) for cue in _in_sentence(sentence)]


def _in_sentence(sentence: Span) -> Iterator[Cue]:
    for token in sentence:
        word = token.lower_
        if word == "according" and token.i + 1 < sentence.end and token.nbor(1).lower_ == "to":
            yield Cue(CueKind.ACCORDING, token, token, token.i, token.i + 2, Act.CLAIM)
        elif word in MANNERS_OF_RUMOUR:
            yield Cue(CueKind.RUMOUR, token, token, token.i, token.i + 1, Act.CLAIM)
        elif token.pos_ in {"VERB", "AUX"} and word in VERBS:
            yield from _verb(token, VERBS[word])
        elif token.pos_ == "VERB" and token.lemma_.lower() in REFUSALS:
            yield from _refusal(token)
        elif token.pos_ == "NOUN" and (act := NOUNS.get(word.removesuffix("s"))) and _carries_content(token):
            yield Cue(CueKind.NOUN, token, token, token.i, token.i + 1, act)


def _verb(token: Token, verb: CueVerb) -> Iterator[Cue]:
    if token.dep_ in {"amod", "compound"} or (token.tag_ == "VBN" and token.dep_ == "acl" and verb.lemma != "quote"):
        return
    preposition = None
    act = verb.act
    particle = next((c.lower_ for c in token.children if c.dep_ in labels.PARTICLES), "")
    for word in _prepositions(token):
        if (verb.lemma, word.lower_) in PHRASES:
            act, preposition = PHRASES[verb.lemma, word.lower_], word
            break
    if verb.lemma == "point" and particle != "out" and preposition is None:
        return
    if _negated(token) and act is Act.CLAIM and verb.lemma in {"comment", "respond", "reply", "answer", "elaborate"}:
        act = Act.NO_COMMENT
    top = _top(token)
    start, end = _group(top, token)
    if preposition is not None and preposition.i == end:
        end += 1
    yield Cue(CueKind.VERB, token, top, start, end, act, verb, preposition)


def _refusal(token: Token) -> Iterator[Cue]:
    silence = next((c for c in token.children if c.dep_ in labels.OPEN_CLAUSES and c.lemma_.lower() in SILENCES), None)
    start, _ = _group(token, token)
    if silence is not None and silence.i - token.i <= 3:  # noqa: PLR2004 - declined to (even) comment
        yield Cue(
            CueKind.VERB, silence, token, start, silence.i + 1, Act.NO_COMMENT, VERBS.get(silence.lower_, _SILENT)
        )
    elif any(c.dep_ in labels.OPEN_CLAUSES for c in token.children):
        yield Cue(CueKind.VERB, token, token, start, token.i + 1, Act.DENIAL, _REFUSE)


_SILENT = CueVerb("comment", Act.NO_COMMENT, frozenset({"clause", "about", "on"}))
_REFUSE = CueVerb("refuse", Act.DENIAL, frozenset({"open"}))


def _prepositions(verb: Token) -> Iterator[Token]:
    """Yield the prepositions of a verb's own phrases, nearest first, in either label set."""
    for child in verb.children:
        if child.i < verb.i:
            continue
        if child.dep_ == "prep":
            yield child
        for case in child.children:
            if case.dep_ == "case" and case.i < child.i and child.dep_ in labels.OBLIQUES | {"nmod"}:
                yield case


def _negated(verb: Token) -> bool:
    return any(c.lower_ in {"not", "n't", "n’t", "never", "neither", "nor"} for c in verb.children)


_CARRIERS = frozenset(
    "continue go come try want seek need begin start proceed appear seem refuse decline fail rush move".split()
)


def _top(token: Token) -> Token:
    """Return the verb that carries the cue: "went" in "went on to say"."""
    if token.dep_ in labels.OPEN_CLAUSES and token.head.lemma_.lower() in _CARRIERS and 0 < token.i - token.head.i <= 4:  # noqa: PLR2004 - went on to (also) say
        return token.head
    return token


def _group(top: Token, head: Token) -> tuple[int, int]:
    """Return the tokens of the verb group: auxiliaries, negation and adverbs that touch it, particles after it."""
    members = {t.i for t in top.children if t.dep_ in labels.VERB_GROUP and t.i < top.i}
    start = top.i
    while start - 1 in members and top.doc[start - 1].tag_ not in {"WRB", "IN"}:
        start -= 1
    end = head.i + 1
    after = {t.i for t in head.children if t.dep_ in labels.PARTICLES}
    while end in after:
        end += 1
    return start, end


def _carries_content(noun: Token) -> bool:
    """Tell whether the noun is followed by what is claimed: a that-clause, or "of" after an allegation."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in labels.RELATIVE_CLAUSES | labels.CLAUSES and any(
            c.lower_ == "that" and c.dep_ == "mark" for c in child.children
        ):
            return True
        if noun.lower_.startswith(("allegation", "accusation", "rumo", "threat", "denial", "warning")) and (
            child.lower_ == "of" or any(c.lower_ == "of" and c.dep_ == "case" for c in child.children)
        ):
            return True
    return False
