"""What a value is said of: the telling words around it, weighted by how rare they are in news and in the story.

Two statements of one story share the story's words anyway, so that a word counts the less the more statements have it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import log, sqrt

from onrecord.link.rarity import background
from onrecord.link.words import base, stem, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.span import Span, hull
from onrecord.model.statement import Statement

_TELLING = 1.5  # inverse document frequency of a telling word
_SHORT = 60  # code points of a content that borrows the words of its sentences
_LEAST = 0.1  # weight of a word that every statement has
_AROUND = 240  # code points around a value that say of what it is


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A statement with its article and when it was printed.

    `sentences` are those that its content stands in, since what a clause counts is often told by the one before it;
    `context` is the content, or its sentences where it is short.
    """

    statement: Statement
    annotated: AnnotatedArticle
    sentences: tuple[Span, ...]
    context: tuple[Span, ...]
    printed: str | None

    @property
    def text(self) -> str:
        """The text of its article."""
        return self.annotated.article.text


def read(articles: Iterable[AnnotatedArticle]) -> Iterator[Read]:
    """Yield the statements of articles, those in their own voice too, in the order of the articles' ids."""
    for annotated in sorted(articles, key=lambda one: one.article.id):
        printed = annotated.article.published.value if annotated.article.published is not None else None
        for statement in (*annotated.statements, *annotated.own_voice):
            if statement.content:
                sentences = _sentences(annotated, statement)
                short = sum(map(len, statement.content)) < _SHORT
                context = sentences if short else statement.content
                yield Read(
                    statement=statement, annotated=annotated, sentences=sentences, context=context, printed=printed
                )


def _sentences(annotated: AnnotatedArticle, statement: Statement) -> tuple[Span, ...]:
    """Return the sentences that a content stands in."""
    found = []
    for piece in statement.content:
        held = [s for s in annotated.sentences if s.overlaps(piece)]
        found.append(hull((piece, *held)))
    return tuple(dict.fromkeys(found))


def telling(
    text: str, stretches: Sequence[Span], around: Span | None = None, without: Sequence[Span] = ()
) -> dict[str, float]:
    """Return the stems of the telling words of stretches, with how rare each is in news.

    Of words near `around` alone, where it is given, and of none that lies in `without`.
    """
    found: dict[str, float] = {}
    for piece in stretches:
        start, end = piece.start, piece.end
        if around is not None:
            start, end = max(start, around.start - _AROUND), min(end, around.end + _AROUND)
        for word, first, last in words(text, start, end) if start < end else ():
            known = _rare(word)
            if known is not None and not any(span.start <= first and last <= span.end for span in without):
                found[known[0]] = max(known[1], found.get(known[0], 0.0))
    return found


@lru_cache(maxsize=1 << 16)
def _rare(word: str) -> tuple[str, float] | None:
    """Return the stem of a telling word, with how rare it is in news; None of any other."""
    rarity = background().rarity(stem(word)) if len(word) > 1 and word.isalpha() else 0.0
    return (base(word), rarity) if rarity >= _TELLING else None


@dataclass(frozen=True, slots=True)
class Weighed:
    """Contexts as vectors of unit length, and who holds which word."""

    vectors: tuple[Mapping[str, float], ...]

    def likeness(self, one: int, other: int) -> float:
        """Return the cosine of two contexts."""
        first, second = self.vectors[one], self.vectors[other]
        return sum(first[word] * second[word] for word in sorted(first.keys() & second.keys()))


def weigh(contexts: Sequence[Mapping[str, float]], many: int) -> Weighed:
    """Return contexts as vectors; `many` is the number of statements of the story."""
    held = Counter(word for context in contexts for word in context)
    vectors = []
    for context in contexts:
        weights = {word: sqrt(context[word] * max(log((many + 1) / held[word]), _LEAST)) for word in sorted(context)}
        length = sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        vectors.append({word: weight / length for word, weight in weights.items()})
    return Weighed(tuple(vectors))


def near(keys: Sequence[Iterable[str]], common: int) -> list[tuple[int, int]]:
    """Return the pairs that share a key, keys that more than `common` hold left out."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, own in enumerate(keys):
        for key in own:
            holders[key].append(number)
    return sorted({pair for held in holders.values() if len(held) <= common for pair in combinations(held, 2)})
