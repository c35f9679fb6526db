"""The same words credited to different speakers: the ground for conflicts in identity."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.link.changes import EMPTY, stem_of
from onrecord.link.contexts import Read, near
from onrecord.link.quoted_words import MARKS, quoted, words_of
from onrecord.model.conflict import Explanation
from onrecord.model.mention import Entity
from onrecord.model.span import Span
from onrecord.model.statement import ToldBy

_ROW, _TELLING = 4, 2  # words in a row, and words of content among them, that two people do not say alike by chance
_SHARE = 0.7  # of the shorter quotation's rows
_COMMON = 60


@dataclass(frozen=True, slots=True)
class Credited:
    """A quotation's words in rows of four, and who is credited: the last words of names, and of houses."""

    read: Read
    span: Span
    name: str
    rows: frozenset[str]
    names: frozenset[str]
    houses: frozenset[str]


def credited(said: Sequence[Read], entities: Iterable[Entity]) -> list[Credited]:
    """Return the quotations of statements whose source is named."""
    name_of = {mention: entity.name for entity in entities for mention in entity.mention_ids}
    found = []
    for one in said:
        statement = one.statement
        named = [s for s in statement.speakers if s.told_by is not ToldBy.DESCRIPTION]
        if statement.source is None or not named or statement.anonymous or statement.via:
            continue
        forms = [w.form for w in words_of(one.text, quoted(one.text, statement)) if w.form not in MARKS]
        rows = frozenset(_rows(forms))
        if rows:
            names = {n for s in named for n in (s.name, name_of.get(s.mention_id, s.name))}
            houses = frozenset(_last(s.speaks_for) for s in named if s.speaks_for)
            found.append(Credited(one, statement.source, named[0].name, rows, frozenset(map(_last, names)), houses))
    return found


def _rows(forms: Sequence[str]) -> Iterator[str]:
    for k in range(len(forms) - _ROW + 1):
        row = forms[k : k + _ROW]
        if sum(form not in EMPTY for form in row) >= _TELLING:
            yield " ".join(map(stem_of, row))


def _last(name: str) -> str:
    return name.lower().split()[-1]


def same_words(found: Sequence[Credited]) -> list[tuple[int, int]]:
    """Return the pairs of different articles of which one quotes most of the other's words in its rows."""
    return [
        (a, b)
        for a, b in near([one.rows for one in found], _COMMON)
        if found[a].read.statement.article_id != found[b].read.statement.article_id
        and len(found[a].rows & found[b].rows) >= _SHARE * min(len(found[a].rows), len(found[b].rows))
    ]


def between(members: Sequence[Credited]) -> Iterator[Explanation]:
    """Yield what lies between the speakers of two articles, where they are not one."""
    for one, other in combinations(members, 2):
        apart = one.read.statement.article_id != other.read.statement.article_id
        if apart and one.names.isdisjoint(other.names):
            house = not (one.names | one.houses).isdisjoint(other.names | other.houses)
            yield Explanation.SCOPE if house else Explanation.DISAGREEMENT
