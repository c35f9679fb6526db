"""What an article says in its own voice: the finite clauses of its sentences that it credits to nobody.

"The tram, which was built in 1998, derailed at 6 a.m., the police said" credits one clause to the police and tells the
other itself. One clause is one statement, so that "At least seven people were killed when a tram overturned" can be
held against "seven people died": a whole sentence says too much at once to be the same as another.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.annotate import labels, layers
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.model.statement import Manner

CONFIDENCE = 0.86
"""The share of 125 clauses that were read by hand whose words are found: 108."""

_JOINED = labels.CONJUNCTS | labels.LOOSE_CLAUSES | labels.ADVERBIAL_CLAUSES | labels.RELATIVE_CLAUSES
_FEWEST = 4  # words of a clause that tells something
_CREDITED = 0.5  # of a clause's words: from here on it is what somebody else says


def find(doc: Doc) -> list[FoundStatement]:
    """Return the clauses that the article credits to nobody, in reading order."""
    # What somebody did not say is told by the article: "Neither of them called for new elections."
    statements = [statement for statement in layers.statements(doc) if not statement.unsaid]
    credited = _tokens(doc, (stretch for s in statements for stretch in s.content))
    announced = _tokens(doc, (s.cue for s in statements if s.cue))
    found = []
    for sentence in layers.readable_sentences(doc):
        if sentence[-1].text == "?" or all(token.is_space for token in sentence):
            continue
        for words in _clauses(sentence):
            # A clause with a cue is an act of saying: "The fire brigade, which has forty men here, said ..." has one.
            if len(words) < _FEWEST or any(t.i in announced for t in words):
                continue
            if sum(t.i in credited for t in words) < _CREDITED * len(words):
                own = [token for token in words if token.i not in credited]
                content = tuple(_pieces(own))
                if content:
                    found.append(
                        FoundStatement(content, None, None, -1, -1, Manner.OWN_VOICE.value, confidence=CONFIDENCE)
                    )
    return sorted(found, key=lambda statement: statement.content)


def own_voice(doc: Doc) -> None:
    """Write what the article says itself. Component `onrecord_own_voice`: reads blocks, statements, dependencies."""
    layers.write_own_voice(doc, find(doc))


def _tokens(doc: Doc, stretches: Iterable[Stretch]) -> set[int]:
    """Return the tokens of all stretches."""
    spans = (doc.char_span(*stretch, alignment_mode="expand") for stretch in stretches)
    return {token for span in spans if span is not None for token in range(span.start, span.end)}


def _clauses(sentence: Span) -> Iterator[list[Token]]:
    """Yield the words of each clause that has a subject of its own, without the clauses inside it."""
    heads = {token.i for token in sentence if _is_head(token, sentence)}
    words: dict[int, list[Token]] = defaultdict(list)
    for token in sentence:
        above = token
        while above.i not in heads:
            above = above.head
        words[above.i].append(token)
    for head in sorted(words):
        yield _trimmed(words[head])


def _is_head(token: Token, sentence: Span) -> bool:
    if token.head.i == token.i or not sentence.start <= token.head.i < sentence.end:
        return True
    return token.dep_ in _JOINED and any(child.dep_ in labels.SUBJECTS for child in token.children)


def _trimmed(words: list[Token]) -> list[Token]:
    """Return the words without punctuation and conjunctions at their edges."""
    start, end = 0, len(words)
    while start < end and (words[start].is_punct or words[start].is_space or words[start].dep_ == "cc"):
        start += 1
    while start < end and (words[end - 1].is_punct or words[end - 1].is_space):
        end -= 1
    return words[start:end]


def _pieces(words: list[Token]) -> Iterator[Stretch]:
    """Yield the unbroken stretches of words; a lone mark between two clauses is no stretch."""
    start = 0
    for at in range(1, len(words) + 1):
        if at == len(words) or words[at].i != words[at - 1].i + 1:
            piece = _trimmed(words[start:at])
            if piece:
                yield piece[0].idx, piece[-1].idx + len(piece[-1])
            start = at
