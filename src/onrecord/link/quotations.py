"""The quotation that changed: one utterance as several outlets print it, laid side by side.

Quotations of two articles are one utterance where they share most of the shorter one's words; by the same speaker, half
of them. Printings that agree word for word are one variant, and each two variants are compared once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.link.changes import Alignment, aligned, changes, stem_of
from onrecord.link.quoted_words import MARKS, Word, quoted, words_of
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim
from onrecord.model.identity import record_id
from onrecord.model.mention import Entity
from onrecord.model.quotation import Change, ChangedQuotation, ChangeKind
from onrecord.model.span import Span
from onrecord.model.statement import Speaker, Statement, ToldBy
from onrecord.model.story import Story

_SHINGLE = 3
_COMMON = 100  # a row of three words that stands in more variants of a story is a phrase of the language
_FEWEST = 5  # words of a quotation that can be told from another
_TELLING, _LONGEST = 3, 3
_TELLING_OF_TWO = 5  # words of content that two speakers do not say alike by chance
_SHARE_OF_ONE_SPEAKER, _SHARE_OF_TWO = 0.5, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A quotation as one article prints it. `speakers` are entities, `key` is when it was printed, and where.

    `stems` are those of its words, with how many times it has each.
    """

    statement: Statement
    text: str
    words: tuple[Word, ...]
    stems: Counter[str]
    speakers: tuple[str, ...]
    key: tuple[str, str, Span]


def changed(
    story: Story, articles: Iterable[AnnotatedArticle], claims: Iterable[Claim] = (), entities: Iterable[Entity] = ()
) -> Iterator[ChangedQuotation]:
    """Yield the quotations of a story that two articles print differently, in the order of their ids.

    Claims bring together what shares too few words in a row: one utterance in two translations.
    """
    held = tuple(articles)
    variants = _variants(_printed(held, entities)) if len(held) > 1 else []
    found = (_compared(story, variants[a], variants[b]) for a, b in _candidates(variants, claims))
    yield from sorted((one for one in found if one is not None), key=lambda one: one.id)


def _printed(articles: Iterable[AnnotatedArticle], entities: Iterable[Entity]) -> Iterator[_Printed]:
    entity_of = {mention: entity.id for entity in entities for mention in entity.mention_ids}
    for annotated in articles:
        article = annotated.article
        day = article.published.value if article.published is not None else "~"
        for statement in annotated.statements:
            words = words_of(article.text, quoted(article.text, statement))
            if sum(word.form not in MARKS for word in words) >= _FEWEST:
                yield _Printed(
                    statement=statement,
                    text=article.text,
                    words=words,
                    stems=Counter(stem_of(word.form) for word in words if word.form not in MARKS),
                    speakers=tuple(entity_of.get(s.mention_id, s.mention_id) for s in statement.speakers),
                    key=(day, article.id, statement.content[0]),
                )


def _variants(printed: Iterable[_Printed]) -> list[_Printed]:
    """Return the earliest of the printings that agree word for word and in whom they name."""
    earliest: dict[tuple[object, ...], _Printed] = {}
    for one in sorted(printed, key=lambda one: one.key):
        forms = tuple(word.form for word in one.words if word.form not in MARKS)
        earliest.setdefault((forms, one.speakers), one)
    return list(earliest.values())


def _candidates(variants: Sequence[_Printed], claims: Iterable[Claim]) -> list[tuple[int, int]]:
    """Return the pairs of variants that share three words in a row, or stand in one claim with one speaker."""
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(variants):
        stems = [stem_of(word.form) for word in one.words if word.form not in MARKS]
        for shingle in {tuple(stems[k : k + _SHINGLE]) for k in range(len(stems) - _SHINGLE + 1)}:
            holders[shingle].append(number)
    found = {pair for held in holders.values() if len(held) <= _COMMON for pair in combinations(held, 2)}
    place = {one.statement.id: number for number, one in enumerate(variants)}
    for claim in claims:
        held = sorted(place[name] for name in claim.statement_ids if name in place)[:_COMMON]
        found.update(pair for pair in combinations(held, 2) if _one_speaker(*(variants[n] for n in pair)))
    return sorted(found)


def _one_speaker(one: _Printed, other: _Printed) -> bool:
    return not set(one.speakers).isdisjoint(other.speakers)


def _compared(story: Story, one: _Printed, other: _Printed) -> ChangedQuotation | None:
    """Return how two printings of one utterance differ; None where they are two utterances, or one unchanged."""
    if one.statement.article_id == other.statement.article_id:
        return None
    if not _could_be_one(one, other):
        return None
    laid = aligned(one.words, other.words)
    if not _one_utterance(one, other, laid):
        return None
    found = list(changes(one.words, other.words, laid))
    if laid.share >= _SHARE_OF_TWO and _two_speakers(one, other):
        found.append(Change(kind=ChangeKind.SPEAKER, first=one.statement.source, second=other.statement.source))
    if not found:
        return None
    return ChangedQuotation(
        id=record_id("changed quotation", story.id, one.statement.id, other.statement.id),
        story_id=story.id,
        statement_ids=(one.statement.id, other.statement.id),
        article_ids=(one.statement.article_id, other.statement.article_id),
        share=round(laid.share, 3),
        changes=tuple(found),
    )


def _could_be_one(one: _Printed, other: _Printed) -> bool:
    """Tell whether two printings have enough words in common, in whatever order: laid beside each other they have less.

    Laying two quotations beside each other takes a hundred times as long.
    """
    least = _SHARE_OF_ONE_SPEAKER if _one_speaker(one, other) else _SHARE_OF_TWO
    shorter = min(one.stems.total(), other.stems.total())
    return (one.stems & other.stems).total() / shorter >= least


def _one_utterance(one: _Printed, other: _Printed, laid: Alignment) -> bool:
    together = _one_speaker(one, other)
    least, telling = (_SHARE_OF_ONE_SPEAKER, _TELLING) if together else (_SHARE_OF_TWO, _TELLING_OF_TWO)
    return laid.share >= least and laid.telling >= telling and laid.longest >= _LONGEST


def _two_speakers(one: _Printed, other: _Printed) -> bool:
    """Tell whether two printings name two speakers: each by a name, and neither the other's house."""
    sides = [[s for s in side.statement.speakers if s.told_by is ToldBy.NAME] for side in (one, other)]
    if not sides[0] or not sides[1] or one.statement.anonymous or other.statement.anonymous:
        return False
    if _one_speaker(one, other):
        return False
    return _names(sides[0]).isdisjoint(_names(sides[1]))


def _names(speakers: Iterable[Speaker]) -> set[str]:
    """Return the last words of the names of speakers and of those for whom they speak."""
    names = [name for s in speakers for name in (s.name, s.speaks_for) if name]
    return {name.lower().split()[-1] for name in names}
