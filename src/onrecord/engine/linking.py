"""The stages over the whole case, and those inside each story: run when there is an article that they have not seen.

A case that nothing was linked in is linked as a whole. One that grew is not: new articles are held against what was
counted of the others, and only the stories that this changes are read again. Where a person judged what belongs to a
story, or an article has another day now, the story is grouped anew.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from onrecord.casefile.linkable import Linkable
from onrecord.casefile.links import Links
from onrecord.casefile.write import CaseWriter
from onrecord.engine.heeding import by_program, deniers, heeded, opinions, pairs_on
from onrecord.engine.plan import (
    CLAIMS,
    CONFLICTS,
    COPIES,
    COUNT,
    ENTITIES,
    LEDGER,
    QUOTATIONS,
    SILENCE,
    SOMEBODIES,
    STORIES,
    TIMELINE,
)
from onrecord.link.prints import candidates
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.judgement import Judgement, Subject
from onrecord.model.mention import Entity
from onrecord.model.story import Copy, Story

_BATCH = 256  # articles that are counted in one transaction


OnStory: TypeAlias = Callable[[str, int, int], None]
"""Hears, of the stages inside stories, the name of the first, how many stories are done and of how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What linking found over all articles, to be written in place of what stands in some stories, or of all (None)."""

    links: Links
    instead_of: Collection[str] | None


def link(
    writer: CaseWriter,
    on_stage: Callable[[str], None],
    *,
    relink: bool = False,
    on_story: OnStory = lambda *_: None,
) -> None:
    """Find copies and stories, and inside each story who is who, who says what alike, who differs, what is due.

    `on_stage` hears what begins, `on_story` how many stories are done. With `relink`, everything is found anew, as one
    build of all articles would find it, whatever the order in which they came in. Articles are read story by story:
    none of the stages holds more.
    """
    _count(writer, on_stage)
    if writer.is_linked() and not relink:
        return
    found = over_all(writer, on_stage, relink=relink, on_story=on_story)
    with writer.transaction():
        writer.replace_links(found.links, found.instead_of)
        on_stage(SOMEBODIES.name)
        across(writer, writer.judgements())


def over_all(
    known: Linkable,
    on_stage: Callable[[str], None],
    *,
    relink: bool = False,
    on_story: OnStory = lambda *_: None,
) -> Found:
    """Find what new articles and judgements change in a case whose articles were counted; nothing is written."""
    unlinked, reached = known.unlinked(), known.reached()
    before = () if relink else known.stories()
    judged = known.judgements()
    of_stories = pairs_on(Subject.STORY, judged)
    if not before:
        copies = _copies(known, candidates(known.counted()), on_stage)
        on_stage(STORIES.name)
        stories = tuple(STORIES.run(known.counted(), copies, of_stories))
        return Found(links=inside(known, stories, copies, judged, on_stage, on_story=on_story), instead_of=None)
    anew = {article_id for article_id, inside in unlinked.items() if not inside}
    pairs = candidates(known.counted(), anew) if anew else []
    new = tuple(copy for copy in _copies(known, pairs, on_stage) if not anew.isdisjoint(copy.article_ids))
    copies = (*(copy for copy in known.copies() if anew.isdisjoint(copy.article_ids)), *new)
    on_stage(STORIES.name)
    parted = {one.article_id for one in reached if one.subject is Subject.STORY}
    stories = tuple(STORIES.run(known.counted(), copies, of_stories, before, anew | parted))
    touched = unlinked.keys() | {one.article_id for one in reached}
    touched |= {article_id for copy in new for article_id in copy.article_ids}
    stand = {story.id: story for story in before if touched.isdisjoint(story.article_ids)}
    changed = [story for story in stories if stand.get(story.id) != story]
    gone = {story.id for story in before} - {story.id for story in stories if stand.get(story.id) == story}
    links = inside(known, _with_joins(known, changed, before), copies, judged, on_stage, on_story=on_story)
    return Found(links=replace(links, copies=new), instead_of=gone)


def _with_joins(known: Linkable, changed: Sequence[Story], before: Iterable[Story]) -> list[Story]:
    """Return stories with why their articles were put together: those that stay what they were keep it."""
    were = {story.id: story for story in before}
    same = [story for story in changed if were.get(story.id) == story]
    whole = {story.id: story for story in known.stories_of(one for story in same for one in story.article_ids)}
    return [whole[story.id] if were.get(story.id) == story else story for story in changed]


def across(writer: CaseWriter, judged: Iterable[Judgement]) -> None:
    """Find who is one across all stories of the case, and write it; the caller owns the transaction."""
    of_entities = pairs_on(Subject.ENTITY, judged)
    writer.put_somebodies(_otherwise(writer.bearers(_meant(of_entities)), of_entities))


def across_with(
    known: Linkable, links: Links, gone: Collection[str], judged: Iterable[Judgement]
) -> tuple[Links, list[Entity]]:
    """Find who is one across all stories once these links stand in place of the stories that are `gone`.

    Return the links with it, and the entities of other stories that are another somebody then; nothing is written.
    """
    of_entities = pairs_on(Subject.ENTITY, judged)
    meant = _meant(of_entities)
    stay = [one for one in known.bearers(meant) if one.story_id not in gone]
    new = {
        one.id: replace(one, mention_ids=tuple(sorted(meant & set(one.mention_ids))), bonds=())
        for one in links.entities
    }
    changed = {one.id: one for one in _otherwise(sorted((*stay, *new.values()), key=lambda one: one.id), of_entities)}
    entities = tuple(
        replace(one, somebody=changed[one.id].somebody) if one.id in changed else one for one in links.entities
    )
    return replace(links, entities=entities), [one for one in changed.values() if one.id not in new]


def _meant(judged: Iterable[Judgement]) -> set[str]:
    return {one for judgement in judged for one in (judgement.first, judgement.second)}


def _otherwise(known: Sequence[Entity], judged: Sequence[Judgement]) -> Iterator[Entity]:
    """Yield entities that are another somebody now, or one for the first time, or none any more."""
    found = SOMEBODIES.run(known, judged)
    yield from (now for before, now in zip(known, found, strict=True) if now.somebody != before.somebody)


def _count(writer: CaseWriter, on_stage: Callable[[str], None]) -> None:
    """Count the articles that were not counted yet."""
    ids = writer.uncounted()
    if ids:
        on_stage(COUNT.name)
    for start in range(0, len(ids), _BATCH):
        writer.put_counted(COUNT.run(writer.annotated(ids[start : start + _BATCH])))


def _copies(known: Linkable, pairs: Sequence[tuple[str, str]], on_stage: Callable[[str], None]) -> tuple[Copy, ...]:
    """Find the copies among candidate pairs; no other article is read."""
    on_stage(COPIES.name)
    ids = sorted({article_id for pair in pairs for article_id in pair})
    return tuple(COPIES.run(known.annotated(ids), pairs))


def inside(
    known: Linkable,
    stories: Sequence[Story],
    found: Sequence[Copy],
    judged: Sequence[Judgement],
    on_stage: Callable[[str], None],
    *,
    on_story: OnStory = lambda *_: None,
) -> Links:
    """Run the stages of each story, one story at a time; return all that is to be written."""
    on_stage(ENTITIES.name)
    copied: dict[str, list[Copy]] = defaultdict(list)
    for copy in found:
        for article_id in copy.article_ids:
            copied[article_id].append(copy)
    parts = []
    for number, story in enumerate(stories):
        on_story(ENTITIES.name, number, len(stories))
        articles = tuple(known.annotated(story.article_ids))
        here = {copy.id: copy for article_id in story.article_ids for copy in copied[article_id]}
        parts.append(of_story(story, articles, tuple(here.values()), judged))
    on_story(ENTITIES.name, len(stories), len(stories))
    return Links(
        copies=tuple(found),
        stories=tuple(stories),
        entities=tuple(one for part in parts for one in part.entities),
        claims=tuple(one for part in parts for one in part.claims),
        conflicts=tuple(one for part in parts for one in part.conflicts),
        quotations=tuple(one for part in parts for one in part.quotations),
        ledger=tuple(one for part in parts for one in part.ledger),
        silences=tuple(one for part in parts for one in part.silences),
        timelines=tuple(one for part in parts for one in part.timelines),
    )


def of_story(
    story: Story, articles: Sequence[AnnotatedArticle], copies: Sequence[Copy], judged: Sequence[Judgement]
) -> Links:
    """Run the stages of one story in the order of the plan, each with what came before it.

    What people corrected and rejected is heeded. `copies` and `judged` may be those of the whole case.
    """
    reviews = opinions(judged)
    articles = heeded(articles, reviews)
    entities = tuple(ENTITIES.run(story, articles, pairs_on(Subject.ENTITY, judged)))
    claims = tuple(CLAIMS.run(story, articles, entities, copies, pairs_on(Subject.CLAIM, judged)))
    denials = {one: denied for claim in claims if (denied := deniers(claim, reviews)) for one in claim.statement_ids}
    return Links(
        entities=entities,
        claims=claims,
        conflicts=tuple(CONFLICTS.run(story, articles, entities, copies, denials)),
        quotations=tuple(QUOTATIONS.run(story, articles, claims, entities)),
        ledger=tuple(LEDGER.run(story, articles, claims, entities)),
        silences=tuple(SILENCE.run(story, articles, claims, copies)),
        timelines=tuple(TIMELINE.run(story, by_program(articles))),
    )
