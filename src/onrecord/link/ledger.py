"""The ledger of a story: every demand, promise, threat and deadline, and what later reports say of it.

A row stands open until a report says that it was kept or refused. That none says so is told as just that: no report
found in these reports, and nothing about whether it was.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from onrecord.link.contexts import read
from onrecord.link.follow_ups import follow_ups
from onrecord.link.undertakings import Undertaking, together, undertakings
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.claim import Claim
from onrecord.model.identity import record_id
from onrecord.model.ledger import FollowUp, LedgerKind, LedgerRow
from onrecord.model.mention import Entity
from onrecord.model.story import Story


def ledger(
    story: Story, articles: Iterable[AnnotatedArticle], claims: Iterable[Claim], entities: Iterable[Entity]
) -> Iterator[LedgerRow]:
    """Yield the demands, promises, threats and deadlines of a story: open ones first, then in the order of time."""
    held = sorted(articles, key=lambda one: one.article.id)
    found = list(undertakings(held, entities))
    groups = [
        sorted((found[number] for number in group), key=lambda one: one.order)
        for group in together(found, held, claims)
    ]
    told = follow_ups(groups, list(read(held)))
    rows = [(group[0].order, _row(story, group, later)) for group, later in zip(groups, told, strict=True)]
    yield from (row for _, row in sorted(rows, key=lambda one: (not one[1].open, one[0])))


def _row(story: Story, group: Sequence[Undertaking], later: tuple[FollowUp, ...]) -> LedgerRow:
    """Return the row of statements that are about one thing, the earliest first."""
    first = group[0]
    kinds = Counter(one.kind for one in group if one.kind is not LedgerKind.DEADLINE)
    return LedgerRow(
        id=record_id("ledger", story.id, *sorted(one.statement.id for one in group)),
        story_id=story.id,
        kind=kinds.most_common(1)[0][0] if kinds else LedgerKind.DEADLINE,
        speakers=next((one.speakers for one in group if one.speakers), ()),
        addressee=next((one.addressee for one in group if one.addressee is not None), None),
        what=first.what,
        since=first.since,
        until=next((one.until for one in group if one.until is not None), None),
        article_id=first.statement.article_id,
        statement_ids=tuple(one.statement.id for one in group),
        follow_ups=later,
    )
