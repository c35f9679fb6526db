"""Conflicts: what statements of one story give different values for, one card for each thing.

Values are brought together by what they are said of; a card holds all that statements say of one thing, the values
that agree too, once two articles differ. The program says how far a difference explains itself, never who is right.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from onrecord.link.contexts import read, telling
from onrecord.link.disputed import Disputed, Value
from onrecord.link.disputed_numbers import numbers
from onrecord.link.disputed_places import places
from onrecord.link.disputed_polarity import polarity
from onrecord.link.disputed_speakers import speakers
from onrecord.link.disputed_times import times
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.conflict import Conflict, Explanation, GivenValue
from onrecord.model.identity import record_id
from onrecord.model.mention import Entity
from onrecord.model.story import Copy, Story

_GRAVEST = (Explanation.DISAGREEMENT, Explanation.UPDATE, Explanation.SCOPE, Explanation.ROUNDING)
_FEWEST = 2  # articles that can differ
_ABOUT = 6  # words that a card is about


def conflicts(
    story: Story,
    articles: Iterable[AnnotatedArticle],
    entities: Iterable[Entity] = (),
    copies: Iterable[Copy] = (),
    denials: Mapping[str, Collection[str]] | None = None,
) -> Iterator[Conflict]:
    """Yield what statements of a story give different values for, in the order of the ids.

    `denials` are the ids of statements by the id of what they are known to deny. Two articles of which one is the
    other's copy do not differ by themselves; `copies` may be those of the whole case.
    """
    held = tuple(articles)
    if len(held) < _FEWEST:
        return
    said = list(read(held))
    copied = {one.article_ids for one in copies}
    found = [
        *numbers(said),
        *times(said),
        *places(said),
        *speakers(said, entities),
        *polarity(said, denials or {}),
    ]
    cards = (_card(story, one) for one in found if _independent(one, copied))
    yield from sorted(cards, key=lambda one: one.id)


def _independent(one: Disputed, copied: Collection[tuple[str, str]]) -> bool:
    """Tell whether two articles differ that are not copies of one text."""
    given: dict[str, set[str]] = {}
    for value in one.values:
        given.setdefault(value.value, set()).add(value.article_id)
    first, *rest = sorted(given)
    return any(
        a != b and (min(a, b), max(a, b)) not in copied
        for k, name in enumerate([first, *rest])
        for other in [first, *rest][k + 1 :]
        for a in given[name]
        for b in given[other]
    )


def _card(story: Story, one: Disputed) -> Conflict:
    ordered = sorted(one.values, key=lambda value: (value.read.printed or "~", value.article_id, value.span))
    values = tuple(
        GivenValue(
            statement_id=value.read.statement.id, article_id=value.article_id, span=value.span, value=value.value
        )
        for value in ordered
    )
    return Conflict(
        id=record_id("conflict", story.id, one.kind.value, *((v.statement_id, v.span) for v in values)),
        story_id=story.id,
        kind=one.kind,
        values=values,
        explained_by=next(explained for explained in _GRAVEST if explained in one.between),
        about=_about(ordered),
    )


def _about(values: Sequence[Value]) -> tuple[str, ...]:
    """Return the stems of the telling words that most of the statements of a card have."""
    statements = {value.read.statement.id: value.read for value in values}
    counted = Counter(word for one in statements.values() for word in telling(one.text, one.statement.content))
    common = [word for word, many in counted.items() if many > 1]
    return tuple(sorted(common, key=lambda word: (-counted[word], word))[:_ABOUT])
