"""What several statements of a story say alike: one claim, and from how many origins it comes at least and at most.

Two statements make one claim by what they say, not by who says it: the rare words that their contents share, words that
stand in both in one row, the same numbers. Rare is what is rare in news and in the story, too: in a story on a dam
"dam" says little. The weights are learned by `python -m training.claims`; average links keep a long statement that says
two things from chaining both (`grouping.py`). Who says that a thing is not so seldom joins who says that it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import log, sqrt

from snowballstemmer import stemmer

from onrecord.link.grouping import groups
from onrecord.link.rarity import background
from onrecord.link.words import stem, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim
from onrecord.model.identity import record_id
from onrecord.model.mention import Entity
from onrecord.model.statement import Act, Certainty, Statement, ToldBy
from onrecord.model.story import Copy, Story

_TELLING = 1.5  # inverse document frequency of a telling word
_FEWEST = 2  # telling words of a content that can be compared
_LONGEST_ROW, _MOST_SHARED = 8, 6
_COMMON = 200  # a word that stands in more statements of a story brings no two of them together
_CLOSE = 0.1  # likeness of contents that are compared at all
_WORDS = 6  # of a claim's words, those that are kept as the reason
_ENGLISH = stemmer("english")
_NO_CLAIM = frozenset({Act.NO_COMMENT, Act.QUESTION})
_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: number for number, word in enumerate(_UNITS)} | {
    ten + unit: 10 * tens + number
    for tens, ten in enumerate(_TENS, 2)
    for number, unit in enumerate(["", *("-" + unit for unit in _UNITS[1:10])])
}
_NUMBER = re.compile(r"\b(?:\d{1,3}(?:,\d{3})+|\d+|[a-z]+(?:-[a-z]+)?)\b")


class Feature(StrEnum):
    """What can speak for or against one claim."""

    LIKENESS = "likeness"
    COVERED = "covered"
    ROW = "same words in a row"
    SHARED = "rare words shared"
    SPEAKER = "same speaker"
    NUMBERS = "same numbers"
    OTHER_NUMBERS = "other numbers"
    BREVITY = "brevity"
    DENIAL = "denied by one"


WEIGHTS: dict[Feature, float] = {
    Feature.LIKENESS: 6.78,
    Feature.COVERED: -0.49,
    Feature.ROW: 3.49,
    Feature.SHARED: 0.36,
    Feature.SPEAKER: 0.85,
    Feature.NUMBERS: 2.32,
    Feature.OTHER_NUMBERS: -0.80,
    Feature.BREVITY: 0.30,
    Feature.DENIAL: -1.80,
}
_CONSTANT = -4.46


@lru_cache(maxsize=1 << 16)
def base(word: str) -> str:
    """Return the stem of a word by Porter's second algorithm: "transferred" and "transfer" are one."""
    return str(_ENGLISH.stemWord(word.lower()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with what is compared of it. `weights` are those of its telling words, of unit length.

    `named` are the entities of its speakers, in their order.
    """

    statement: Statement
    weights: Mapping[str, float]
    row: tuple[str, ...]
    numbers: frozenset[str]
    named: tuple[str, ...]
    denies: bool


def claims(
    story: Story, articles: Iterable[AnnotatedArticle], entities: Iterable[Entity], copies: Iterable[Copy]
) -> Iterator[Claim]:
    """Yield what two statements or more of a story say alike, in the order of their ids.

    `copies` may be those of the whole case.
    """
    found = comparable(articles, entities)
    votes = ((a, b, vote(figures(found[a], found[b]))) for a, b in pairs(found))
    together = (group for group in groups(len(found), votes) if len(group) > 1)
    wire = _wires(copies)
    yield from sorted((_claim(story, [found[n] for n in g], wire) for g in together), key=lambda claim: claim.id)


def _wires(copies: Iterable[Copy]) -> dict[str, str]:
    """Return, for each article that is a copy of others, one of them for all."""
    wire: dict[str, str] = {}
    for one in sorted(copies, key=lambda copy: copy.article_ids):
        first, second = (wire.get(article, article) for article in one.article_ids)
        low, high = min(first, second), max(first, second)
        wire |= {article: low for article, root in wire.items() if root == high}
        wire |= dict.fromkeys(one.article_ids, low)
    return wire


def comparable(articles: Iterable[AnnotatedArticle], entities: Iterable[Entity]) -> list[Said]:
    """Return what is compared of the statements of a story, in the order of their articles' ids."""
    entity_of = {mention: entity.id for entity in entities for mention in entity.mention_ids}
    read = [
        (annotated.article.text, statement)
        for annotated in sorted(articles, key=lambda one: one.article.id)
        for statement in (*annotated.statements, *annotated.own_voice)
        if statement.act not in _NO_CLAIM
    ]
    rows = [[w for s in one.content for w, _, _ in words(text, s.start, s.end)] for text, one in read]
    rarities = [_rarities(row) for row in rows]
    held = Counter(word for rare in rarities for word in rare)
    many = log(len(read) + 1)
    found = []
    for (text, statement), row, rare in zip(read, rows, rarities, strict=True):
        if len(rare) < _FEWEST:
            continue
        weights = {word: sqrt(weight * (many - log(held[word]))) for word, weight in rare.items()}
        length = sqrt(sum(weight**2 for weight in weights.values()))
        one = Said(
            statement=statement,
            weights={word: weight / length for word, weight in weights.items()},
            row=tuple(word.lower() for word in row),
            numbers=numbers(" ".join(piece.of(text) for piece in statement.content)),
            named=tuple(entity_of.get(s.mention_id, s.mention_id) for s in statement.speakers),
            denies=statement.certainty is Certainty.DENIED or statement.act is Act.DENIAL,
        )
        found.append(one)
    return found


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


def pairs(found: Sequence[Said]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of statements that share enough to be compared, none of which holds the other."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        for word in one.weights:
            holders[word].append(number)
    for number, one in enumerate(found):
        likeness: Counter[int] = Counter()
        for word, weight in one.weights.items():
            if len(holders[word]) <= _COMMON:
                for other in holders[word]:
                    if other > number:
                        likeness[other] += weight * found[other].weights[word]  # type: ignore[assignment]
        for other in sorted(likeness):
            first, second = one.statement, found[other].statement
            nested = first.within == second.id or second.within == first.id
            if likeness[other] >= _CLOSE and not nested:
                yield number, other


def figures(one: Said, other: Said) -> dict[Feature, float]:
    """Return what speaks for or against one claim of two statements."""
    shared = sorted(one.weights.keys() & other.weights.keys())
    return {
        Feature.LIKENESS: sum(one.weights[word] * other.weights[word] for word in shared),
        Feature.COVERED: max(sum(side.weights[word] ** 2 for word in shared) for side in (one, other)),
        Feature.ROW: min(longest_row(one.row, other.row), _LONGEST_ROW) / _LONGEST_ROW,
        Feature.SHARED: min(len(shared), _MOST_SHARED) / _MOST_SHARED,
        Feature.SPEAKER: float(not set(one.named).isdisjoint(other.named)),
        Feature.NUMBERS: float(bool(one.numbers & other.numbers)),
        Feature.OTHER_NUMBERS: float(bool(one.numbers and other.numbers) and not one.numbers & other.numbers),
        Feature.BREVITY: 1 / min(len(one.weights), len(other.weights)),
        Feature.DENIAL: float(one.denies != other.denies),
    }


def vote(told: Mapping[Feature, float]) -> float:
    """Return how much figures speak for one claim, above 0, or against it."""
    return _CONSTANT + sum(weight * told[feature] for feature, weight in WEIGHTS.items())


def longest_row(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words stand in both in one row, at the most."""
    best, before = 0, [0] * (len(other) + 1)
    for word in one:
        here = [0] * (len(other) + 1)
        for place, its in enumerate(other, 1):
            if word == its:
                here[place] = before[place - 1] + 1
                best = max(best, here[place])
        before = here
    return best


def _claim(story: Story, group: Sequence[Said], wire: Mapping[str, str]) -> Claim:
    """Return the claim of statements, the most central one first."""
    shared: Counter[str] = Counter()
    for one in group:
        shared.update(one.weights.keys())

    def central(one: Said) -> float:
        return sum(w * other.weights.get(word, 0.0) for other in group for word, w in sorted(one.weights.items()))

    first = max(group, key=lambda one: (round(central(one), 6), one.statement.id))
    rest = [one for one in group if one is not first]
    common = [word for word, many in shared.items() if many > 1]
    at_least, at_most = _origins(group, wire)
    return Claim(
        id=record_id("claim", story.id, *sorted(one.statement.id for one in group)),
        story_id=story.id,
        statement_ids=(first.statement.id, *(one.statement.id for one in rest)),
        words=tuple(sorted(common, key=lambda word: (-shared[word], word))[:_WORDS]),
        at_least=at_least,
        at_most=at_most,
    )


def _origins(group: Sequence[Said], wire: Mapping[str, str]) -> tuple[int, int]:
    """Return from how many origins statements come, at least and at most.

    Who is known by name is one origin, however many outlets print his words, and with him the house for which he speaks
    and all who speak for it. Who is unnamed, unknown or only described may be any of them, or somebody else each time,
    but once for all copies of one text.
    """
    known: list[set[str]] = []
    others: set[str] = set()
    for one in group:
        statement = one.statement
        text = wire.get(statement.article_id)
        for speaker, who in zip(statement.speakers, one.named, strict=True):
            if statement.anonymous or speaker.told_by is ToldBy.DESCRIPTION:
                others.add(text or who)
                continue
            keys = {who, speaker.name.lower()} | ({speaker.speaks_for.lower()} if speaker.speaks_for else set())
            apart = [names for names in known if not names & keys]
            known = [*apart, keys.union(*(names for names in known if names & keys))]
        if not statement.speakers:
            others.add(text or statement.id)
    return max(1, len(known)), max(1, len(known) + len(others))
