"""Who says that a thing is so, and who says that it is not: the ground for conflicts in polarity.

Statements are read clause by clause. A clause that denies outright meets whoever says most of its words; any other
negated clause only one that says nearly the same without the negation. Names are left out, since they stand in every
clause. What is known to be denied otherwise, in other words, is given as `denials`.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from onrecord.link import negations
from onrecord.link.contexts import Read, near, telling
from onrecord.link.disputed import Disputed, Value
from onrecord.link.grouping import connected
from onrecord.link.wordings import heard, repeats
from onrecord.link.words import base, stem, words
from onrecord.model.conflict import ConflictKind, Explanation
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty

YES, NO = "yes", "no"
_COMMON = 120
_SHARE, _FEW = 0.15, 12  # of a story's statements, and how many at least: a word that more of them hold tells nothing
_COVERED, _COVERED_OF_BOTH = 0.7, 0.6  # of the clause that denies outright, of both clauses where it does not
_WORDS_OF_BOTH = 3
_RARE = 5.0  # inverse document frequencies that the shared words need together
_LONG = 14  # telling words of a clause that says more than one thing
_UNANSWERED = frozenset({Act.QUESTION, Act.NO_COMMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Side(Value):
    """A clause that says that a thing is so ("yes"), or is not ("no").

    `words` are the stems of its telling words, names left out, with how rare they are. `outright` tells that it denies
    in so many words: an act of denial, or "this is not a …".
    """

    words: Mapping[str, float] = field(default_factory=dict)
    outright: bool = False


def polarity(said: Sequence[Read], denials: Mapping[str, Collection[str]]) -> Iterator[Disputed]:
    """Yield what some statements of a story say and others deny.

    `denials` are the ids of statements, by the id of the one that they are known to deny.
    """
    found = [side for one in said for side in _given(one)]
    pairs = list(_opposed(found, len(said)))
    pairs.extend(_known(said, found, denials))
    for group in connected(len(found), pairs):
        members = _once([found[number] for number in group])
        if len({side.value for side in members}) > 1:
            yield Disputed(kind=ConflictKind.POLARITY, values=members, between=frozenset({Explanation.DISAGREEMENT}))


def _once(sides: Sequence[Side]) -> tuple[Side, ...]:
    """Leave out what stands inside the words of another that says the same: a report of what somebody reported."""
    return tuple(
        one
        for one in sides
        if not any(
            other.value == one.value
            and other.article_id == one.article_id
            and other.span != one.span
            and other.span.covers(one.span)
            for other in sides
        )
    )


def _known(
    said: Sequence[Read], found: list[Side], denials: Mapping[str, Collection[str]]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of which one is known to deny the other, and put their statements among the sides."""
    meant = {name for denied, deniers in denials.items() for name in (denied, *deniers)}
    deny = {name for deniers in denials.values() for name in deniers}
    place = {side.read.statement.id: number for number, side in reversed(list(enumerate(found)))}
    for one in said:
        name = one.statement.id
        if name in meant:
            value = NO if name in deny else YES
            if name in place:  # all of it is denied, not the clause of it that stands among the sides
                found[place[name]] = replace(found[place[name]], value=value, span=one.statement.content[0])
            else:
                place[name] = len(found)
                found.append(Side(read=one, span=one.statement.content[0], value=value))
    for denied in sorted(denials):
        yield from ((place[denied], place[name]) for name in sorted(denials[denied]) if {denied, name} <= place.keys())


def _given(one: Read) -> Iterator[Side]:
    """Yield the clauses of a statement; under a verb of denying a clause says the opposite of its words."""
    denied = one.statement.certainty is Certainty.DENIED
    for piece in one.statement.content if one.statement.act not in _UNANSWERED else ():
        ends = (m.end() for m in negations.CLAUSE.finditer(one.text, piece.start, piece.end))
        for start, end in pairwise([piece.start, *ends, piece.end]):
            told = one.text[start:end]
            if start < end and not negations.OPEN.search(told):
                found = _lower(one.text, Span(start, end))
                negated = bool(negations.NEGATED.search(told)) != denied
                if found and (negated or denied or not negations.NEGATIVE.search(told)):
                    act = denied or one.statement.act is Act.DENIAL
                    yield Side(
                        read=one,
                        span=Span(start, end),
                        value=NO if negated else YES,
                        words=found,
                        outright=act or negations.OUTRIGHT.search(told) is not None,
                    )


def _lower(text: str, span: Span) -> dict[str, float]:
    """Return the telling words of a clause that are not printed as names."""
    named = {base(word) for word, *_ in words(text, span.start, span.end) if word[:1].isupper()}
    return {word: rarity for word, rarity in telling(text, [span]).items() if word not in named}


def _opposed(found: Sequence[Side], statements: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs of different articles, of which one denies what the other says; and what says the same."""
    held = Counter(word for side in found for word in side.words)
    most = max(_FEW, _SHARE * statements)
    rare = [{word for word in side.words if held[word] <= most} for side in found]
    repeated = repeats(rare, [(side.value, side.outright, frozenset(side.words)) for side in found], _COMMON)
    yield from ((number, other) for number, others in repeated.items() for other in others)
    for a, b in near(heard(rare, repeated), _COMMON):
        one, other = found[a], found[b]
        if one.value != other.value and one.article_id != other.article_id:
            no, yes = (a, b) if one.value == NO else (b, a)
            if _denies(found[no], found[yes], rare[no], rare[yes]):
                yield a, b


def _denies(no: Side, yes: Side, denied: set[str], told: set[str]) -> bool:
    """Tell whether a clause denies what another says, given the words of both that tell something in the story."""
    shared = denied & told
    if sum(no.words[word] for word in sorted(shared)) < _RARE or len(yes.words) > _LONG:
        return False
    of_no, of_yes = _covered(no, denied, shared), _covered(yes, told, shared)
    if no.outright:
        # One word alone has to be the very word: "responsive" is no "response".
        return of_no >= _COVERED and (len(shared) > 1 or bool(_printed_alike(no, yes) & shared))
    return len(shared) >= _WORDS_OF_BOTH and min(of_no, of_yes) >= _COVERED_OF_BOTH


def _covered(side: Side, own: set[str], shared: set[str]) -> float:
    """Return how much of a clause's words, by their rarity, another has."""
    return sum(side.words[word] for word in sorted(shared)) / sum(side.words[word] for word in sorted(own))


def _printed_alike(one: Side, other: Side) -> set[str]:
    """Return the stems of the words, plurals as their singular, that two clauses print alike."""
    printed = [{stem(w) for w, *_ in words(side.read.text, side.span.start, side.span.end)} for side in (one, other)]
    return {base(word) for word in printed[0] & printed[1]}
