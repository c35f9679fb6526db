"""Who says that a thing is so, and who says that it is not: the ground for conflicts in polarity.

Statements are read clause by clause. A negated clause and one without negation are about one thing where the second
holds what the first denies: words rare enough to tell it from all else, names aside, which stand in every clause.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.link.claims import base
from onrecord.link.contexts import Read, near, telling
from onrecord.link.disputed import Disputed, Value, joined
from onrecord.link.rarity import background
from onrecord.link.words import stem, words
from onrecord.model.conflict import ConflictKind, Explanation
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty

_NEGATION = re.compile(
    r"\b(?:not|never|nobody|neither|cannot|untrue|(?<=\bwas )no|(?<=\bis )no|(?<=\bwere )no|(?<=\bare )no|(?<=\bbe )no"
    r"|(?<=\bbeen )no|(?<=\bhad )no|(?<=\bhave )no|(?<=\bhas )no|(?<=\bthat )no)\b|n['’]t\b|\A\W*no\b",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"\b(?:no|not|never|none|nobody|nothing|neither|nor|without|lack\w*|fail\w*|refus\w*|reject\w*|dismiss\w*|den(?:y|ies|ied)"
    r"|false\w*|untrue|impossible|unlikely|hardly|less|stop\w*|prevent\w*|ban\w*|avoid\w*|rul\w+ out|cannot)\b|n['’]t\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:whether|if|unless|would|could|might|whatever|only|since|until|yet|longer|more|doubt|matter|known|know|think"
    r"|comment|respond|alone|just|merely|I|possib\\w+|attempt\\w*|try\\w*|tried)\b|\?",
    re.IGNORECASE,
)
_NOT_A = re.compile(
    r"\bnot an? [a-z]+|\b(?:is|was|are|were)n['’]t an? [a-z]+|\bthere (?:is|was|were|are) no [a-z-]+", re.IGNORECASE
)
_CLAUSE = re.compile(r"[.;:!?—–]|,(?=\s)|\b(?:but|because|although|though|while|when|who|which)\b", re.IGNORECASE)
YES, NO = "yes", "no"
_COMMON = 120
_SHARE, _FEW = 0.15, 12  # of a story's statements, and how many at least: a word that more of them hold tells nothing
_COVERED, _COVERED_OF_BOTH = 0.7, 0.6  # of the denied clause where it denies outright, of both clauses where not
_RARE = 5.0  # inverse document frequencies that the shared words need together
_LONG = 14  # telling words of a clause that says more than one thing
_UNANSWERED = frozenset({Act.QUESTION, Act.NO_COMMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Value):
    """A clause that says that a thing is so ("yes"), or is not ("no"). `words` are stems, names left out.

    `outright` tells that it denies in so many words: an act of denial, or "this is not a …".
    """

    words: frozenset[str] = frozenset()
    outright: bool = False

    @property
    def negated(self) -> bool:
        """Whether it says that it is not so."""
        return self.value == NO


def polarity(said: Sequence[Read], denials: Mapping[str, Collection[str]]) -> Iterator[Disputed]:
    """Yield what some statements of a story say and others deny.

    `denials` are the statements, by their ids, that are known to deny another.
    """
    found = [side for one in said for side in _given(one)]
    pairs = list(_opposed(found, len(said)))
    place = {side.read.statement.id: number for number, side in reversed(list(enumerate(found)))}
    for one in said:
        if one.statement.id not in place:
            place[one.statement.id] = len(found)
            found.append(Side(read=one, span=one.statement.content[0], value=YES))
    for said_so, deniers in sorted(denials.items()):
        for denier in sorted(deniers):
            if said_so in place and denier in place:
                pairs.append((place[said_so], place[denier]))
                found[place[denier]] = replace(found[place[denier]], value=NO)
    for group in joined(len(found), pairs):
        members = tuple(found[number] for number in group)
        if len({side.value for side in members}) > 1:
            yield Disputed(kind=ConflictKind.POLARITY, values=members, between=frozenset({Explanation.DISAGREEMENT}))


def _given(one: Read) -> Iterator[Side]:
    """Yield the clauses of a statement; under a verb of denying a clause says the opposite of its words."""
    denied = one.statement.certainty is Certainty.DENIED
    for piece in one.statement.content if one.statement.act not in _UNANSWERED else ():
        edges = [piece.start, *(m.end() for m in _CLAUSE.finditer(one.text, piece.start, piece.end)), piece.end]
        for start, end in pairwise(edges):
            told = one.text[start:end]
            if start < end and not _OPEN.search(told):
                found = _lower(one.text, Span(start, end))
                negated = bool(_NEGATION.search(told)) != denied
                outright = denied or one.statement.act is Act.DENIAL or _NOT_A.search(told) is not None
                if found and (negated or denied or not _NEGATIVE.search(told)):
                    value = NO if negated else YES
                    yield Side(read=one, span=Span(start, end), value=value, words=found, outright=outright)


def _lower(text: str, span: Span) -> frozenset[str]:
    """Return the telling words of a clause that are not printed as names."""
    named = {base(word) for word, *_ in words(text, span.start, span.end) if word[:1].isupper()}
    return frozenset(telling(text, [span]) - named)


def _opposed(found: Sequence[Side], statements: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of different articles, of which one denies what the other says."""
    held = Counter(word for side in found for word in side.words)
    most = max(_FEW, _SHARE * statements)
    rare = [{word for word in side.words if held[word] <= most} for side in found]
    for a, b in near(rare, _COMMON):
        one, other = found[a], found[b]
        if one.negated == other.negated or one.article_id == other.article_id:
            continue
        no, yes = (a, b) if one.negated else (b, a)
        shared = rare[no] & rare[yes]
        meet = len(found[yes].words) <= _LONG and (
            _covers(rare[no], shared, _COVERED)
            if found[no].outright
            else _covers(rare[no], shared, _COVERED_OF_BOTH) and _covers(rare[yes], shared, _COVERED_OF_BOTH)
        )
        # One word alone has to be the very word: "responsive" is no "response".
        if meet and (len(shared) > 1 or _same_words(one, other) & shared):
            yield a, b


def _covers(clause: set[str], same: set[str], share: float) -> bool:
    """Tell whether the words that a clause shares with another are so much of it, and rare enough."""
    weight = {word: background().rarity(stem(word)) for word in clause}
    shared = sum(weight[word] for word in sorted(same))
    return shared >= _RARE and shared >= share * sum(weight[word] for word in sorted(clause))


def _same_words(one: Side, other: Side) -> set[str]:
    """Return the words, plurals as their singular, that two clauses print alike."""
    printed = [{stem(w) for w, *_ in words(side.read.text, side.span.start, side.span.end)} for side in (one, other)]
    return {base(word) for word in printed[0] & printed[1]}
