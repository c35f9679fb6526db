"""The stages over the whole case, and those inside each story: run when there is an article that they have not seen.

A case that nothing was linked in is linked as a whole. One that grew is not: new articles are held against what was
counted of the others, and only the stories that this changes are read again. Where a person judged, or an article has
another day now, its story is grouped anew.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

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
from onrecord.model.story import Copy, Story

_BATCH = 256  # articles that are counted in one transaction


OnStory: TypeAlias = Callable[[str, int, int], None]
"""Hears, of the stages inside stories, the name of the first, how many stories are done and of how many."""


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
    unlinked = writer.unlinked()
    before = () if relink else writer.stories()
    if not unlinked and not relink:
        return
    judged = writer.judgements()
    of_stories = pairs_on(Subject.STORY, judged)
    anew = {article_id for article_id, inside in unlinked.items() if not inside}
    if not before:
        found = _copies(writer, candidates(writer.counted()), on_stage)
        on_stage(STORIES.name)
        stories = tuple(STORIES.run(writer.counted(), found, of_stories))
        _write(writer, inside(writer, stories, found, judged, on_stage, on_story=on_story), None, judged, on_stage)
        return
    pairs = candidates(writer.counted(), anew) if anew else []
    new = tuple(copy for copy in _copies(writer, pairs, on_stage) if not anew.isdisjoint(copy.article_ids))
    found = (*(copy for copy in writer.copies() if anew.isdisjoint(copy.article_ids)), *new)
    on_stage(STORIES.name)
    stories = tuple(STORIES.run(writer.counted(), found, of_stories, before, anew))
    touched = unlinked.keys() | {article_id for copy in new for article_id in copy.article_ids}
    stand = {story.id: story for story in before if touched.isdisjoint(story.article_ids)}
    changed = [story for story in stories if stand.get(story.id) != story]
    gone = {story.id for story in before} - {story.id for story in stories if stand.get(story.id) == story}
    links = inside(writer, _with_joins(writer, changed, before), found, judged, on_stage, on_story=on_story)
    _write(writer, replace(links, copies=new), gone, judged, on_stage)


def _with_joins(writer: CaseWriter, changed: Sequence[Story], before: Iterable[Story]) -> list[Story]:
    """Return stories with why their articles were put together: those that stay what they were keep it."""
    were = {story.id: story for story in before}
    same = [story for story in changed if were.get(story.id) == story]
    known = {story.id: story for story in writer.stories_of(one for story in same for one in story.article_ids)}
    return [known[story.id] if were.get(story.id) == story else story for story in changed]


def _write(
    writer: CaseWriter,
    links: Links,
    instead_of: Collection[str] | None,
    judged: Iterable[Judgement],
    on_stage: Callable[[str], None],
) -> None:
    """Write what linking found, and who is one across all stories: also across those that were not touched."""
    with writer.transaction():
        writer.replace_links(links, instead_of)
        on_stage(SOMEBODIES.name)
        across(writer, judged)


def across(writer: CaseWriter, judged: Iterable[Judgement]) -> None:
    """Find who is one across all stories of the case, and write it; the caller owns the transaction."""
    of_entities = pairs_on(Subject.ENTITY, judged)
    known = writer.bearers({one for judgement in of_entities for one in (judgement.first, judgement.second)})
    found = SOMEBODIES.run(known, of_entities)
    writer.put_somebodies(now for before, now in zip(known, found, strict=True) if now.somebody != before.somebody)


def _count(writer: CaseWriter, on_stage: Callable[[str], None]) -> None:
    """Count the articles that were not counted yet."""
    ids = writer.uncounted()
    if ids:
        on_stage(COUNT.name)
    for start in range(0, len(ids), _BATCH):
        writer.put_counted(COUNT.run(writer.annotated(ids[start : start + _BATCH])))


def _copies(writer: CaseWriter, pairs: Sequence[tuple[str, str]], on_stage: Callable[[str], None]) -> tuple[Copy, ...]:
    """Find the copies among candidate pairs; no other article is read."""
    on_stage(COPIES.name)
    ids = sorted({article_id for pair in pairs for article_id in pair})
    return tuple(COPIES.run(writer.annotated(ids), pairs))


def inside(
    writer: CaseWriter,
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
        articles = tuple(writer.annotated(story.article_ids))
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
