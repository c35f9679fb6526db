"""What statements give different values for, whatever the kind: the common form of all grounds for conflict."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.link.contexts import Read
from onrecord.link.grouping import groups
from onrecord.link.wordings import whole
from onrecord.model.conflict import ConflictKind, Explanation
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one statement gives for a thing: its words, and one form for all who give the same."""

    read: Read
    span: Span
    value: str

    @property
    def article_id(self) -> str:
        """The article that prints it."""
        return self.read.statement.article_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """The values that statements give for one thing, and what lies between two of them: all, or the gravest too."""

    kind: ConflictKind
    values: tuple[Value, ...]
    between: frozenset[Explanation]


def disputed(
    kind: ConflictKind,
    values: Sequence[Value],
    votes: Iterable[tuple[int, int, float]],
    between: Callable[[Value, Value], Explanation | None],
    repeated: Mapping[int, Sequence[int]],
) -> Iterator[Disputed]:
    """Yield the groups of values that are said of one thing and in which two articles differ.

    `between` is asked once for two values, of the earliest articles that give them. Values that are `repeated` in many
    reports have no votes: they stand where those do that they go with.
    """
    unheard = {number for numbers in repeated.values() for number in numbers}
    for group in groups(len(values), votes):
        if not unheard.isdisjoint(group):
            continue
        members = [values[n] for n in whole(group, repeated)]
        found = set()
        for explained in _differences(members, between):
            found.add(explained)
            if explained is Explanation.DISAGREEMENT:
                break  # nothing is graver: what else lies between the values of a large group is not asked
        if found:
            yield Disputed(kind=kind, values=tuple(members), between=frozenset(found))


def _differences(
    members: Sequence[Value], between: Callable[[Value, Value], Explanation | None]
) -> Iterator[Explanation]:
    """Yield what lies between two values that are not given by the same articles: "17 miles (27 km)" is one answer."""
    given: dict[str, set[str]] = {}
    earliest: dict[str, Value] = {}
    for one in sorted(members, key=lambda one: (one.read.printed or "~", one.article_id, one.span)):
        given.setdefault(one.value, set()).add(one.article_id)
        earliest.setdefault(one.value, one)
    names = list(earliest)
    for number, first in enumerate(names):
        for second in names[number + 1 :]:
            if given[first] != given[second] and len(given[first] | given[second]) > 1:
                explained = between(earliest[first], earliest[second])
                if explained is not None:
                    yield explained
