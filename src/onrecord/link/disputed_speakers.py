"""The same words credited to different speakers: the ground for conflicts in identity."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.link.changes import EMPTY, stem_of
from onrecord.link.contexts import Read, near
from onrecord.link.disputed import Disputed, Value
from onrecord.link.grouping import connected
from onrecord.link.quoted_words import MARKS, quoted, words_of
from onrecord.link.wordings import heard, repeats
from onrecord.model.conflict import ConflictKind, Explanation
from onrecord.model.mention import Entity
from onrecord.model.statement import ToldBy

_ROW, _TELLING = 4, 2  # words in a row, and words of content among them, that two people do not say alike by chance
_SHARE = 0.7  # of the shorter quotation's rows
_COMMON = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited(Value):
    """A quotation's words in rows of four, and who is credited: the last words of names, and of houses."""

    rows: frozenset[str]
    names: frozenset[str]
    houses: frozenset[str]


def speakers(said: Sequence[Read], entities: Iterable[Entity]) -> Iterator[Disputed]:
    """Yield the words that articles of a story credit to different speakers."""
    name_of = {mention: entity.name for entity in entities for mention in entity.mention_ids}
    found = [quotation for one in said for quotation in _given(one, name_of)]
    for group in connected(len(found), _same_words(found)):
        members = tuple(found[number] for number in group)
        between = frozenset(_between(members))
        if between:
            yield Disputed(kind=ConflictKind.IDENTITY, values=members, between=between)


def _given(one: Read, name_of: Mapping[str, str]) -> Iterator[Credited]:
    """Yield a statement's quotation, where its source is named and nobody passed it on."""
    statement = one.statement
    named = [s for s in statement.speakers if s.told_by is not ToldBy.DESCRIPTION]
    if statement.source is None or not named or statement.anonymous or statement.via:
        return
    forms = [w.form for w in words_of(one.text, quoted(one.text, statement)) if w.form not in MARKS]
    rows = frozenset(_rows(forms))
    if rows:
        yield Credited(
            read=one,
            span=statement.source,
            value=named[0].name,
            rows=rows,
            names=frozenset(_last(name) for s in named for name in (s.name, name_of.get(s.mention_id, s.name))),
            houses=frozenset(_last(s.speaks_for) for s in named if s.speaks_for),
        )


def _rows(forms: Sequence[str]) -> Iterator[str]:
    for k in range(len(forms) - _ROW + 1):
        row = forms[k : k + _ROW]
        if sum(form not in EMPTY for form in row) >= _TELLING:
            yield " ".join(map(stem_of, row))


def _last(name: str) -> str:
    return name.lower().split()[-1]


def _same_words(found: Sequence[Credited]) -> list[tuple[int, int]]:
    """Return the pairs of different articles of which one quotes most of the other's words in its rows."""
    rows = [one.rows for one in found]
    repeated = repeats(rows, [(one.rows, one.names, one.houses) for one in found], _COMMON)
    return [
        *((number, other) for number, others in repeated.items() for other in others),
        *(
            (a, b)
            for a, b in near(heard(rows, repeated), _COMMON)
            if found[a].article_id != found[b].article_id
            and len(rows[a] & rows[b]) >= _SHARE * min(len(rows[a]), len(rows[b]))
        ),
    ]


def _between(members: Sequence[Credited]) -> Iterator[Explanation]:
    """Yield what lies between the speakers of two articles, where they are not one; each two speakers once."""
    articles: defaultdict[tuple[frozenset[str], frozenset[str]], set[str]] = defaultdict(set)
    for one in members:
        articles[one.names, one.houses].add(one.article_id)
    for (first, second), (places, others) in zip(
        combinations(articles, 2), combinations(articles.values(), 2), strict=True
    ):
        apart = places != others or len(places) > 1
        if apart and first[0].isdisjoint(second[0]):
            house = not (first[0] | first[1]).isdisjoint(second[0] | second[1])
            yield Explanation.SCOPE if house else Explanation.DISAGREEMENT
