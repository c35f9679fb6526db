"""The stages over the whole case: run when there is an article that they have not seen."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from onrecord.casefile.links import Links
from onrecord.casefile.write import CaseWriter
from onrecord.engine.plan import CLAIMS, CONFLICTS, COPIES, ENTITIES, QUOTATIONS, STORIES, TIMELINE
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.judgement import Judgement, Subject
from onrecord.model.story import Copy, Story


def link(writer: CaseWriter, on_stage: Callable[[str], None]) -> None:
    """Find copies and stories, and inside each story who is who, who says what alike, who differs, what happened when.

    `on_stage` hears what begins. Always over the whole case, so that the order in which articles came in leaves no
    trace. The articles are read again for every stage: none of them holds more than one story in memory.
    """
    if writer.is_linked():
        return
    on_stage(COPIES.name)
    found_copies = tuple(COPIES.run(writer.annotated()))
    on_stage(STORIES.name)
    judged = writer.judgements()
    found_stories = tuple(STORIES.run(writer.annotated(), found_copies, _on(Subject.STORY, judged)))
    on_stage(ENTITIES.name)
    parts = [of_story(one, tuple(writer.annotated(one.article_ids)), found_copies, judged) for one in found_stories]
    writer.replace_links(
        Links(
            copies=found_copies,
            stories=found_stories,
            entities=tuple(chain.from_iterable(part.entities for part in parts)),
            claims=tuple(chain.from_iterable(part.claims for part in parts)),
            conflicts=tuple(chain.from_iterable(part.conflicts for part in parts)),
            quotations=tuple(chain.from_iterable(part.quotations for part in parts)),
            timelines=tuple(chain.from_iterable(part.timelines for part in parts)),
        )
    )


def of_story(
    story: Story, articles: Sequence[AnnotatedArticle], copies: Sequence[Copy], judgements: Sequence[Judgement]
) -> Links:
    """Run the stages of one story in the order of the plan, each with what came before it.

    `copies` and `judgements` may be those of the whole case.
    """
    entities = tuple(ENTITIES.run(story, articles, _on(Subject.ENTITY, judgements)))
    claims = tuple(CLAIMS.run(story, articles, entities, copies, _on(Subject.CLAIM, judgements)))
    denials = {one: claim.denied_by for claim in claims if claim.denied_by for one in claim.statement_ids}
    return Links(
        entities=entities,
        claims=claims,
        conflicts=tuple(CONFLICTS.run(story, articles, entities, copies, denials)),
        quotations=tuple(QUOTATIONS.run(story, articles, claims, entities)),
        timelines=tuple(TIMELINE.run(story, articles)),
    )


def _on(subject: Subject, judgements: Iterable[Judgement]) -> list[Judgement]:
    return [judgement for judgement in judgements if judgement.subject is subject]
