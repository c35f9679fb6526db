"""Linking one story again, after a person judged in it: nothing else of the case is read or written."""

from collections.abc import Sequence
from dataclasses import replace

from onrecord.casefile.write import CaseWriter
from onrecord.engine import linking
from onrecord.engine.plan import SOMEBODIES
from onrecord.model.judgement import Judgement, Subject
from onrecord.model.mention import Entity


def link_again(writer: CaseWriter, judged: Sequence[Judgement]) -> None:
    """Find anew what these judgements change. The caller owns the transaction.

    The stories stay what they are, and only those that hold what was judged are linked; where reports were judged to be
    of one story or of two, or linking has not seen all of the case, it goes over all that is new to it.
    """
    unlinked = writer.unlinked()
    if not unlinked:
        return
    if not all(unlinked.values()) or any(one.subject is Subject.STORY for one in judged):
        linking.link(writer, lambda _: None)
        return
    stories = writer.stories_of(unlinked)
    held = [article_id for story in stories for article_id in story.article_ids]
    before = {_likeness(one): one.somebody for story in stories for one in writer.entities(story.id)}
    links = linking.inside(writer, stories, writer.copies(held), writer.judgements(), lambda _: None)
    same = {_likeness(one) for one in links.entities} == before.keys()
    if same:  # whoever is one across stories is told by names alone, and these are what they were
        links = replace(links, entities=tuple(replace(e, somebody=before[_likeness(e)]) for e in links.entities))
    writer.replace_links(replace(links, copies=()), {story.id for story in stories})
    if not same or any(one.subject is Subject.ENTITY for one in judged):
        of_entities = [one for one in writer.judgements() if one.subject is Subject.ENTITY]
        writer.put_somebodies(SOMEBODIES.run(writer.entities(), of_entities))


def _likeness(entity: Entity) -> tuple[object, ...]:
    return entity.id, entity.name, entity.kind, entity.mention_ids
