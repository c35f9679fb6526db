"""Conflicts: what statements of one story give different values for, one card for each thing.

Values are brought together by what they are said of; a card holds all that statements say of one thing, the values
that agree too, once two articles differ. The program says how far a difference explains itself, never who is right.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.link import disputed_numbers, disputed_places, disputed_polarity, disputed_speakers, disputed_times
from onrecord.link.contexts import Read, read
from onrecord.link.disputed_numbers import Number
from onrecord.link.disputed_times import Time
from onrecord.link.grouping import groups
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.conflict import Conflict, ConflictKind, Explanation, GivenValue
from onrecord.model.identity import record_id
from onrecord.model.mention import Entity
from onrecord.model.quantity import Fit
from onrecord.model.span import Span
from onrecord.model.story import Claim, Copy, Story

_EXPLAINED = {
    Fit.DISAGREEMENT: Explanation.DISAGREEMENT,
    Fit.UPDATE: Explanation.UPDATE,
    Fit.ROUNDING: Explanation.ROUNDING,
    Fit.COMPATIBLE: Explanation.ROUNDING,
    Fit.SCOPE: Explanation.SCOPE,
}
_GRAVEST = (Explanation.DISAGREEMENT, Explanation.UPDATE, Explanation.SCOPE, Explanation.ROUNDING)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value as a card prints it."""

    read: Read
    span: Span
    value: str


def conflicts(
    story: Story,
    articles: Iterable[AnnotatedArticle],
    claims: Iterable[Claim] = (),
    entities: Iterable[Entity] = (),
    copies: Iterable[Copy] = (),
) -> Iterator[Conflict]:
    """Yield what statements of a story give different values for, in the order of the ids."""
    said = list(read(articles))
    found = [*_numbers(story, said), *_times(story, said), *_polarity(story, said), *_places(story, said), *_speakers(story, said, entities)]
    yield from sorted(found, key=lambda one: one.id)


def _numbers(story: Story, said: Sequence[Read]) -> Iterator[Conflict]:
    found = disputed_numbers.numbers(said)
    for group in groups(len(found), disputed_numbers.votes(found, len(said))):
        members = [found[n] for n in group]
        between = set(_between(members))
        if between:
            values = [_Value(one.read, one.quantity.span, one.value) for one in members]
            yield _card(story, ConflictKind.NUMBER, values, between)


def _between(members: Sequence[Number]) -> Iterator[Explanation]:
    """Yield what lies between the values of two articles, where one has a value that the other does not give."""
    for one, other in combinations(members, 2):
        if one.read.statement.article_id != other.read.statement.article_id:
            fit = disputed_numbers.fit(one, other)
            if fit in _EXPLAINED and not (_given(one, other, members) and _given(other, one, members)):
                yield _EXPLAINED[fit]


def _given(one: Number, by: Number, members: Sequence[Number]) -> bool:
    """Tell whether the article of another value gives this one, too: "17 miles (27 km)"."""
    return any(
        its.read.statement.article_id == by.read.statement.article_id and disputed_numbers.fit(one, its) is Fit.EQUAL
        for its in members
    )


def _times(story: Story, said: Sequence[Read]) -> Iterator[Conflict]:
    found = disputed_times.times(said)
    for group in groups(len(found), disputed_times.votes(found, len(said))):
        members = [found[n] for n in group]
        between = {
            Explanation.ROUNDING if disputed_times.close(one, other) else Explanation.DISAGREEMENT
            for one, other in combinations(members, 2)
            if one.read.statement.article_id != other.read.statement.article_id and disputed_times.differ(one, other)
        }
        if between:
            values = [_Value(one.read, one.timex.span, one.timex.value) for one in members]
            yield _card(story, ConflictKind.DATE, values, between)


def _polarity(story: Story, said: Sequence[Read]) -> Iterator[Conflict]:
    found = disputed_polarity.sides(said)
    votes = [(a, b, 1.0) for a, b in disputed_polarity.opposed(found, len(said))]
    for group in components(len(found), votes):
        members = [found[n] for n in group]
        values = [_Value(one.read, one.span, "no" if one.negated else "yes") for one in members]
        yield _card(story, ConflictKind.POLARITY, values, {Explanation.DISAGREEMENT})


def _places(story: Story, said: Sequence[Read]) -> Iterator[Conflict]:
    found = disputed_places.whereabouts(said)
    for group in groups(len(found), disputed_places.votes(found, len(said))):
        members = [found[n] for n in group]
        apart = any(
            one.inside != other.inside and one.read.statement.article_id != other.read.statement.article_id
            for one, other in combinations(members, 2)
        )
        if apart:
            values = [_Value(one.read, one.span, f"{'in' if one.inside else 'near'} {one.noun}") for one in members]
            yield _card(story, ConflictKind.PLACE, values, {Explanation.ROUNDING})


def _speakers(story: Story, said: Sequence[Read], entities: Iterable[Entity]) -> Iterator[Conflict]:
    found = disputed_speakers.credited(said, entities)
    for group in components(len(found), [(a, b, 1.0) for a, b in disputed_speakers.same_words(found)]):
        members = [found[n] for n in group]
        between = set(disputed_speakers.between(members))
        if between:
            values = [_Value(one.read, one.span, one.name) for one in members]
            yield _card(story, ConflictKind.IDENTITY, values, between)


def components(size: int, votes: Iterable[tuple[int, int, float]]) -> list[list[int]]:
    root = list(range(size))

    def find(n: int) -> int:
        while root[n] != n:
            root[n] = root[root[n]]
            n = root[n]
        return n

    for a, b, _ in votes:
        root[max(find(a), find(b))] = min(find(a), find(b))
    together: dict[int, list[int]] = {}
    for n in range(size):
        together.setdefault(find(n), []).append(n)
    return [group for group in together.values() if len(group) > 1]


def _card(story: Story, kind: ConflictKind, members: Sequence[_Value], between: set[Explanation]) -> Conflict:
    first = sorted(members, key=lambda one: (one.read.printed or "~", one.read.statement.article_id, one.span))
    values = tuple(
        GivenValue(
            statement_id=one.read.statement.id,
            article_id=one.read.statement.article_id,
            span=one.span,
            value=one.value,
        )
        for one in first
    )
    return Conflict(
        id=record_id("conflict", story.id, kind.value, *((v.statement_id, v.span) for v in values)),
        story_id=story.id,
        kind=kind,
        values=values,
        explained_by=next(one for one in _GRAVEST if one in between),
        about=(),
    )
