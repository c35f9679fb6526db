"""Who is who across the articles of a story: local chains folded by name, and by what is told of the named.

Each article has said already which of its mentions are one (`Mention.chain`). Here chains of several articles become
one entity when a name of theirs says so (`onrecord.link.joining`), or a description that the story tells of one whom it
names (`onrecord.link.described`). Each such bond is kept, with the words that it stands on.

Pronouns go where their chain goes. A chain without a name that nothing joins is an entity of its own where somebody is
quoted in it, is spoken to, or comes back. Unnamed sources are never joined: two "officials" may be two. But for a
government: "the Norwegian government" of two articles is one, and annotating has said so.

That "the Kremlin" speaks for the Russian government is knowledge, not a name: such aliases stay apart here. A table of
a dozen capitals would be right on the cases it was made from and silently wrong on others ("Kyiv" the city).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.link.chains import Chain, chains, fullness
from onrecord.link.described import join_described
from onrecord.link.groups import Groups, Joined
from onrecord.link.joining import join_named
from onrecord.link.judged import decided
from onrecord.link.kin import join_relatives
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.identity import record_id
from onrecord.model.judgement import Judgement
from onrecord.model.mention import Bond, Entity, EntityKind
from onrecord.model.story import Story

_SLIP = 5  # a form so many times rarer than the commonest is a slip


def entities(story: Story, articles: Iterable[AnnotatedArticle], judged: Iterable[Judgement] = ()) -> Iterator[Entity]:
    """Yield the entities of a story, by name; `articles` are those of the story, in any order.

    `judged` pairs of mentions are one somebody, or two, whatever the names say.
    """
    every = chains(articles)
    numbers = {mention_id: number for number, chain in enumerate(every) for mention_id in chain.mention_ids}
    groups = Groups(len(every), decided(judged, numbers))
    # Chains without a name come last.
    join_named([chain for chain in every if chain.names], groups)
    join_relatives(every, groups)
    join_described(every, groups)
    _join_called_alike(every, groups)
    members: dict[int, list[Chain]] = defaultdict(list)
    for number, chain in enumerate(every):
        members[groups.find(number)].append(chain)
    bonds: dict[int, list[Joined]] = defaultdict(list)
    for joined in groups.joined:
        bonds[groups.find(joined.first)].append(joined)
    found = [
        replace(made, bonds=tuple(_bond(joined, every) for joined in bonds.get(root, ())))
        for root, group in members.items()
        if (made := _made(story, group)) is not None
    ]
    # One word may name several ("Clinton" of two articles, Washington the man and the city): then its place tells.
    times = Counter(entity.id for entity in found)
    apart = (
        entity
        if times[entity.id] == 1
        else replace(entity, id=record_id("entity", story.id, entity.id, entity.mention_ids[0]))
        for entity in found
    )
    yield from sorted(apart, key=lambda entity: (entity.name, entity.id))


def _join_called_alike(every: Sequence[Chain], groups: Groups) -> None:
    """Join descriptions that are a name by other words, and that annotating has given it: two articles' governments."""
    first: dict[str, int] = {}
    for number, chain in enumerate(every):
        if chain.called is not None and not chain.names and chain.described:
            groups.join(first.setdefault(chain.called, number), number, "called alike", chain.called)


def _bond(joined: Joined, every: Sequence[Chain]) -> Bond:
    ids = every[joined.first].mention_ids[0], every[joined.second].mention_ids[0]
    return Bond(mention_ids=ids, feature=joined.feature, words=joined.words)


def _made(story: Story, group: list[Chain]) -> Entity | None:
    """Return the entity of a group: by its name, else by its description if anything is heard of it."""
    if any(chain.names for chain in group):
        return _entity(story, group)
    heard = len({chain.article_id for chain in group}) > 1 or any(chain.heard for chain in group)
    return _unnamed(story, group) if group[0].described and heard else None


def _entity(story: Story, group: list[Chain]) -> Entity:
    """Return the entity of chains that a name joins."""
    kinds = Counter(chain.kind for chain in group if chain.kind is not None)
    kind = min(kinds, key=lambda k: (-kinds[k], k.value)) if kinds else None
    forms = Counter(name for chain in group for name in chain.names)
    # The fullest form, but not a slip: what one article in many prints.
    often = max(forms.values()) / _SLIP
    forms = Counter({form: times for form, times in forms.items() if times > often})
    name = min(forms, key=lambda form: (-fullness(form, kind), -forms[form], form))
    return Entity(
        id=record_id("entity", story.id, name.key, kind is EntityKind.PERSON),
        story_id=story.id,
        name=name.shown,
        kind=kind,
        mention_ids=tuple(mention_id for chain in group for mention_id in chain.mention_ids),
    )


def _unnamed(story: Story, group: list[Chain]) -> Entity:
    """Return the entity of a chain without a name, which lives in its own article alone, or of several called alike."""
    first = group[0]
    return Entity(
        id=record_id("entity", story.id, first.described, first.mention_ids[0]),
        story_id=story.id,
        name=first.described,
        kind=first.kind,
        mention_ids=tuple(mention_id for chain in group for mention_id in chain.mention_ids),
    )
