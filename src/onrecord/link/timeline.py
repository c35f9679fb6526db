"""What happened when, as the articles of a story date it.

A row stands on the sentences that hold a resolved time expression of year precision or finer. Sentences of several
articles make one row where their times can be the same and they share enough rare words.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.link.contexts import near
from onrecord.link.dated import PARTS_OF_DAY, Dated, When, dated_sentences
from onrecord.link.grouping import groups
from onrecord.link.otherwise import dated_otherwise
from onrecord.link.wordings import heard, repeats, whole
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.identity import record_id
from onrecord.model.span import Span
from onrecord.model.story import Extract, Story, TimelineRow

_ALIKE, _SHARED = 0.33, 3  # likeness and common words of two sentences on one happening
_STEEP = 10.0
_MONTH = 31
_CROWD = 300  # sentences of a month with one word: of more, those that say the same in the same words are one


def timeline(story: Story, articles: Iterable[AnnotatedArticle]) -> Iterator[TimelineRow]:
    """Yield the rows of a story's timeline in the order of time; `articles` are those of the story, in any order."""
    dated = sorted(
        (one for annotated in articles for one in dated_sentences(annotated)),
        key=lambda one: (one.extract, one.value),
    )
    happenings = list(_happenings(dated))
    rows = [_row(story, group) for group in happenings]
    apart: dict[int, list[str]] = {}
    for one, other in dated_otherwise(happenings):
        apart.setdefault(one, []).append(rows[other][1].id)
        apart.setdefault(other, []).append(rows[one][1].id)
    told = [(when_, replace(row, otherwise=tuple(sorted(apart.get(n, ()))))) for n, (when_, row) in enumerate(rows)]
    for _, row in sorted(told, key=lambda pair: (pair[0].first, pair[0].shortness, _clock(pair[0]), pair[1].id)):
        yield row


def _happenings(dated: Sequence[Dated]) -> Iterator[list[Dated]]:
    """Yield the sentences on one happening; what hundreds of reports repeat is compared once for all."""
    keys = _keys(dated)
    repeated = repeats(keys, [(one.value, one.said, frozenset(one.weights)) for one in dated], _CROWD)
    unheard = {number for numbers in repeated.values() for number in numbers}
    for group in groups(len(dated), _votes(dated, heard(keys, repeated))):
        if unheard.isdisjoint(group):
            yield [dated[number] for number in whole(group, repeated)]


def _keys(dated: Sequence[Dated]) -> list[set[str]]:
    """Return what two sentences on one happening share: a month, and in it a word, or all words of both.

    Two that share three words share one that is not among the two commonest of either.
    """
    often = Counter(word for one in dated for word in one.weights)
    keys = []
    for one in dated:
        words = sorted(one.weights, key=lambda word: (often[word], word))
        told = [*words[: 1 - _SHARED], " ".join(sorted(words))]
        months = range(one.when.first // _MONTH, one.when.last // _MONTH + 1)
        keys.append({f"{month} {word}" for month in months for word in told})
    return keys


def _votes(dated: Sequence[Dated], keys: Sequence[Collection[str]]) -> Iterator[tuple[int, int, float]]:
    """Yield how much pairs of dated sentences speak for one happening."""
    for number, other in near(keys, _CROWD):
        one, two = dated[number], dated[other]
        apart = one.extract.article_id != two.extract.article_id
        if apart and (one.when.holds(two.when) or two.when.holds(one.when)):
            shared = one.weights.keys() & two.weights.keys()
            likeness = sum(one.weights[word] * two.weights[word] for word in sorted(shared))
            # What a copy repeats word for word may be as short as it likes.
            if len(shared) >= _SHARED or one.weights.keys() == two.weights.keys():
                yield number, other, _STEEP * (likeness - _ALIKE)


def _row(story: Story, group: list[Dated]) -> tuple[When, TimelineRow]:
    """Return the row of sentences on one happening: at their most exact time, the most central sentence first."""
    exact = max(
        group, key=lambda one: (one.when.shortness, one.when.clock[:1].isdigit(), len(one.when.clock), one.value)
    )

    weighed: defaultdict[str, float] = defaultdict(float)
    for one in group:
        for word, weight in one.weights.items():
            weighed[word] += weight

    def shared(one: Dated) -> float:
        return sum(one.weights[word] * weighed[word] for word in sorted(one.weights))

    central = max(group, key=lambda one: (round(shared(one), 6), -len(one.text), one.extract))
    rest = sorted((one for one in group if one is not central), key=lambda one: (one.published, one.extract))
    # A sentence that names two days of one happening stands once.
    once: dict[tuple[str, Span], Extract] = {}
    for one in (central, *rest):
        once.setdefault((one.extract.article_id, one.extract.span), one.extract)
    evidence = tuple(once.values())
    return exact.when, TimelineRow(
        id=record_id("timeline", story.id, exact.value, *sorted((e.article_id, e.span) for e in evidence)),
        story_id=story.id,
        when=exact.value,
        what=central.text,
        evidence=evidence,
        timex_id=exact.timex_id,
    )


def _clock(covers: When) -> str:
    """Return the time of day so that it sorts: the morning ("MO") begins before seven."""
    return PARTS_OF_DAY[covers.clock][0] if covers.clock in PARTS_OF_DAY else covers.clock
