"""Linking a story again, after a person judged in it: nothing else of the case is read or written."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from onrecord.casefile.write import CaseWriter
from onrecord.engine import linking
from onrecord.model.judgement import Judgement, Subject
from onrecord.model.mention import Entity


def link_again(
    writer: CaseWriter, judged: Sequence[Judgement], touched: Collection[str], *, linked_before: bool
) -> None:
    """Find anew what these judgements change in the articles that they touch. The caller owns the transaction.

    The stories stay what they are, and only those that hold these articles are linked. Where reports were judged to be
    of one story or of two, linking goes over what it compares of all reports; in a case whose build was cut short
    (not `linked_before`), that is left to the build that ends it.
    """
    if not touched:
        return
    if any(one.subject is Subject.STORY for one in judged):
        if linked_before:
            linking.link(writer, lambda _: None)
        return
    stories = writer.stories_of(touched)
    held = [article_id for story in stories for article_id in story.article_ids]
    before = {_likeness(one): one.somebody for story in stories for one in writer.entities(story.id)}
    links = linking.inside(writer, stories, writer.copies(held), writer.judgements(), lambda _: None)
    same = {_likeness(one) for one in links.entities} == before.keys()
    if same:  # whoever is one across stories is told by names alone, and these are what they were
        links = replace(links, entities=tuple(replace(e, somebody=before[_likeness(e)]) for e in links.entities))
    writer.replace_inside(links, names=not same)
    if not same or any(one.subject is Subject.ENTITY for one in judged):
        linking.across(writer, writer.judgements())


def _likeness(entity: Entity) -> tuple[object, ...]:
    return entity.id, entity.name, entity.kind, entity.mention_ids
