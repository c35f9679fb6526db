"""Who says that a thing is so, and who says that it is not: the ground for conflicts in polarity.

Statements are read clause by clause. A negated clause and one without negation are about one thing where the second
holds what the first denies: words rare enough to tell it from all else, names aside, which stand in every clause.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.link.claims import base
from onrecord.link.contexts import Read, near, telling
from onrecord.link.rarity import background
from onrecord.link.words import stem, words
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty

_NEGATION = re.compile(
    r"\b(?:not|never|nobody|neither|cannot|untrue|(?<=\bwas )no|(?<=\bis )no|(?<=\bwere )no|(?<=\bare )no|(?<=\bbe )no"
    r"|(?<=\bbeen )no|(?<=\bhad )no|(?<=\bhave )no|(?<=\bhas )no|(?<=\bthat )no)\b|n['’]t\b|\A\W*no\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:whether|if|unless|would|could|might|whatever|only|since|until|yet|longer|more|doubt|matter|known|know|think"
    r"|comment|respond|alone|just|merely)\b|\?",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:!?—–]|,(?=\s)|\b(?:but|because|although|though|while|when|who|which)\b", re.IGNORECASE)
_COMMON = 120
_SHARE, _FEW = 0.15, 12  # of a story's statements, and how many at least: a word that more of them hold tells nothing
_COVERED = 0.7
_RARE = 5.0  # inverse document frequencies that the shared words need together
_LONG = 14  # telling words of a clause that says more than one thing
_UNANSWERED = frozenset({Act.QUESTION, Act.NO_COMMENT})


@dataclass(frozen=True, slots=True)
class Side:
    """A clause that says that a thing is so, or is not. `words` are stems, names left out."""

    read: Read
    span: Span
    words: frozenset[str]
    negated: bool


def sides(said: Sequence[Read]) -> list[Side]:
    """Return the clauses of statements, each with whether it is negated."""
    return [
        side
        for one in said
        if one.statement.act not in _UNANSWERED
        for piece in one.statement.content
        for side in _clauses(one, piece)
    ]


def _clauses(one: Read, piece: Span) -> Iterator[Side]:
    """Yield the clauses of a stretch; under a verb of denying a clause says the opposite of its words."""
    edges = [piece.start, *(m.end() for m in _CLAUSE.finditer(one.text, piece.start, piece.end)), piece.end]
    denied = one.statement.certainty is Certainty.DENIED
    for start, end in zip(edges, edges[1:], strict=False):
        told = one.text[start:end]
        if start < end and not _OPEN.search(told):
            found = _lower(one.text, Span(start, end))
            if found:
                yield Side(one, Span(start, end), found, negated=bool(_NEGATION.search(told)) != denied)


def _lower(text: str, span: Span) -> frozenset[str]:
    """Return the telling words of a clause that are not printed as names."""
    named = {base(word) for word, *_ in words(text, span.start, span.end) if word[:1].isupper()}
    return frozenset(telling(text, [span]) - named)


def opposed(found: Sequence[Side], statements: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of different articles, of which one denies what the other says."""
    held = Counter(word for side in found for word in side.words)
    most = max(_FEW, _SHARE * statements)
    rare = [{word for word in side.words if held[word] <= most} for side in found]
    for a, b in near(rare, _COMMON):
        one, other = found[a], found[b]
        if one.negated == other.negated or one.read.statement.article_id == other.read.statement.article_id:
            continue
        no, yes = (a, b) if one.negated else (b, a)
        if len(found[yes].words) <= _LONG and _meets(rare[no], rare[yes]):
            if len(rare[no] & rare[yes]) > 1 or _same_words(one, other) & rare[no] & rare[yes]:
                yield a, b


def _meets(clause: set[str], other: set[str]) -> bool:
    """Tell whether a clause holds what a negated one denies, in words that are rare enough.

    One word alone has to be the very word: "responsive" is no "response".
    """
    weight = {word: background().rarity(stem(word)) for word in clause}
    shared = sum(weight[word] for word in sorted(clause & other))
    return shared >= _RARE and shared >= _COVERED * sum(weight[word] for word in sorted(clause))


def _same_words(one: Side, other: Side) -> set[str]:
    """Return the words, plurals as their singular, that two clauses print alike."""
    printed = [{stem(w) for w, *_ in words(side.read.text, side.span.start, side.span.end)} for side in (one, other)]
    return {base(word) for word in printed[0] & printed[1]}
