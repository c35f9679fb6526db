"""The stages over the whole case: run when there is an article that they have not seen."""

from collections.abc import Callable

from onrecord.casefile.links import Links
from onrecord.casefile.write import CaseWriter
from onrecord.engine.plan import CLAIMS, COPIES, ENTITIES, SOMEBODIES, STORIES, TIMELINE
from onrecord.model.claim import Claim
from onrecord.model.judgement import Subject
from onrecord.model.mention import Entity
from onrecord.model.story import TimelineRow


def link(writer: CaseWriter, on_stage: Callable[[str], None]) -> None:
    """Find copies and stories, and inside each story who is who, what is said alike, what happened when.

    `on_stage` hears what begins. Always over the whole case, so that the order in which articles came in leaves no
    trace. The articles are read again for every stage: none of them holds more than one story in memory.
    """
    if writer.is_linked():
        return
    on_stage(COPIES.name)
    found_copies = tuple(COPIES.run(writer.annotated()))
    on_stage(STORIES.name)
    judged = writer.judgements()
    of_stories = [judgement for judgement in judged if judgement.subject is Subject.STORY]
    of_entities = [judgement for judgement in judged if judgement.subject is Subject.ENTITY]
    found_stories = tuple(STORIES.run(writer.annotated(), found_copies, of_stories))
    on_stage(ENTITIES.name)
    found_entities: list[Entity] = []
    found_claims: list[Claim] = []
    found_rows: list[TimelineRow] = []
    for story in found_stories:
        articles = tuple(writer.annotated(story.article_ids))
        here = tuple(ENTITIES.run(story, articles, of_entities))
        found_entities.extend(here)
        found_claims.extend(CLAIMS.run(story, articles, here, found_copies))
        found_rows.extend(TIMELINE.run(story, articles))
    on_stage(SOMEBODIES.name)
    writer.replace_links(
        Links(
            copies=found_copies,
            stories=found_stories,
            entities=tuple(SOMEBODIES.run(found_entities, of_entities)),
            claims=tuple(found_claims),
            timelines=tuple(found_rows),
        )
    )
