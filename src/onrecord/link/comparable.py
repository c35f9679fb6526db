"""What is compared of a statement: its telling words and how rare they are, its names, numbers and times.

Rare is what is rare in news and in the story, too: in a story on a dam "dam" says little.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

from onrecord.link.rarity import background
from onrecord.link.words import base, stem, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.mention import Entity, EntityKind, MentionForm
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner, Statement

_TELLING = 1.5  # inverse document frequency of a telling word
_NO_CLAIM = frozenset({Act.NO_COMMENT, Act.QUESTION})
_NEGATIVE = frozenset(
    "not n't n’t never no nor neither without nobody none nothing cannot don't didn't doesn't isn't wasn't".split()
)
_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {
    ten + unit: 10 * tens + number
    for tens, ten in enumerate(_TENS, 2)
    for number, unit in enumerate(["", *("-" + unit for unit in _UNITS[1:10])])
}
_NUMBER = re.compile(r"\b(?:\d{1,3}(?:,\d{3})+|\d+|[a-z]+(?:-[a-z]+)?)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with what is compared of it. `weights` are those of its telling words, of unit length.

    `row` are its words in order, in small letters, `pairs` each of them with the next. `named` are the entities of its
    speakers, in their order, `persons` those that are people; `entities` those that the content mentions, `names` the
    stems of the names in it, `times` the values of its time expressions. One that `hangs` is a clause of an
    article's own that needs the words before it.
    """

    statement: Statement
    weights: Mapping[str, float]
    row: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    numbers: frozenset[str]
    named: tuple[str, ...]
    persons: frozenset[str]
    entities: frozenset[str]
    names: frozenset[str]
    times: frozenset[str]
    denies: bool
    negated: bool
    hangs: bool = False


def comparable(articles: Iterable[AnnotatedArticle], entities: Iterable[Entity]) -> list[Said]:
    """Return what is compared of the statements of a story, own voices too, in the order of their articles' ids."""
    known, ordered = tuple(entities), sorted(articles, key=lambda one: one.article.id)
    entity_of = {mention: entity.id for entity in known for mention in entity.mention_ids}
    persons = {entity.id for entity in known if entity.kind is EntityKind.PERSON}
    read = [
        (annotated, statement)
        for annotated in ordered
        for statement in (*annotated.statements, *annotated.own_voice)
        if statement.act not in _NO_CLAIM and statement.content
    ]
    rows = [_row(annotated, statement) for annotated, statement in read]
    rarities = [_rarities(row) for row in rows]
    held = Counter(word for rare in rarities for word in rare)
    many = log(len(read) + 1)
    places = {annotated.article.id: _Places(annotated, entity_of) for annotated in ordered}
    found = []
    for (annotated, statement), row, rare in zip(read, rows, rarities, strict=True):
        weights = {word: sqrt(weight * (many - log(held[word]))) for word, weight in rare.items()}
        length = sqrt(sum(weight**2 for weight in weights.values()))
        if not length:
            continue
        place, content = places[annotated.article.id], statement.content
        lowered = tuple(word.lower() for word in row)
        found.append(
            Said(
                statement=statement,
                weights={word: weight / length for word, weight in weights.items()},
                row=lowered,
                pairs=frozenset(pairwise(lowered)),
                numbers=numbers(" ".join(piece.of(annotated.article.text) for piece in content)),
                named=tuple(entity_of.get(s.mention_id, s.mention_id) for s in statement.speakers),
                persons=frozenset(entity_of.get(s.mention_id, "") for s in statement.speakers) & persons,
                entities=place.entities.inside(content),
                names=place.names.inside(content),
                times=place.times.inside(content),
                denies=statement.certainty is Certainty.DENIED or statement.act is Act.DENIAL,
                negated=not _NEGATIVE.isdisjoint(lowered),
                hangs=statement.manner is Manner.OWN_VOICE and annotated.article.text[content[0].start].islower(),
            )
        )
    return found


class _Places:
    """Where an article mentions entities, names and times, each in reading order."""

    def __init__(self, annotated: AnnotatedArticle, entity_of: Mapping[str, str]) -> None:
        text = annotated.article.text
        self.entities = _Layer(
            (m.span.start, one)
            for m in annotated.mentions
            if (one := entity_of.get(m.id) or entity_of.get(m.chain or ""))
        )
        self.names = _Layer(
            (m.span.start, base(word))
            for m in annotated.mentions
            if m.form is MentionForm.NAME
            for word, _, _ in words(text, m.span.start, m.span.end)
        )
        self.times = _Layer((timex.span.start, timex.value) for timex in annotated.timexes)


class _Layer:
    """Values at the places where they begin."""

    def __init__(self, rows: Iterable[tuple[int, str]]) -> None:
        self._rows = sorted(rows)

    def inside(self, content: Iterable[Span]) -> frozenset[str]:
        """Return the values that begin inside a content."""
        return frozenset(
            value
            for piece in content
            for _, value in self._rows[bisect_left(self._rows, (piece.start,)) : bisect_left(self._rows, (piece.end,))]
        )


def _row(annotated: AnnotatedArticle, statement: Statement) -> list[str]:
    """Return the words of a content; a number in words is one in digits."""
    found = (w for s in statement.content for w, _, _ in words(annotated.article.text, s.start, s.end))
    return [str(_NUMBERS[word.lower()]) if word.lower() in _NUMBERS else word for word in found]


def _rarities(row: Sequence[str]) -> dict[str, float]:
    """Return the telling words of a content with their inverse document frequency in news."""
    rare: dict[str, float] = {}
    for word in row:
        weight = background().rarity(stem(word))
        if weight >= _TELLING and len(word) > 1:
            rare[base(word)] = max(weight, rare.get(base(word), 0.0))
    return rare


def numbers(text: str) -> frozenset[str]:
    """Return the numbers in a text, in digits: "forty-one", "20,000". A clock time or a fraction gives its parts."""
    told = (match.group().replace(",", "") for match in _NUMBER.finditer(text.lower()))
    return frozenset(
        word if word.isdigit() else str(_NUMBERS[word]) for word in told if word.isdigit() or word in _NUMBERS
    )
