"""Linking again what people decided, right after they did, and not while they do.

A judgement is written down before the stories that it reaches are linked again, and the case knows which ones those
are. Linking reads the case as it is at one moment, finds what follows, and writes it in one short transaction, as
having heeded what was decided by that moment. What was decided meanwhile is still unheeded then, and the story is
linked once more for all of it. Killed anywhere, nothing is lost: whoever comes next finds what is unheeded.
"""

import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from enum import Enum, auto
from pathlib import Path

from onrecord.casefile.case import open_case
from onrecord.casefile.heeded import Reached
from onrecord.casefile.linkable import Linkable, as_it_is
from onrecord.casefile.links import Links
from onrecord.casefile.lock import Lock
from onrecord.casefile.schema import LINKING
from onrecord.casefile.write import CaseWriter, open_to_write
from onrecord.engine import linking
from onrecord.errors import CaseBusy
from onrecord.model.judgement import Subject
from onrecord.model.mention import Entity
from onrecord.model.story import Copy, Story

_STEP = 0.05  # seconds between two looks at a lock
_PATIENCE = 60.0  # seconds to wait for one who writes and does not say that he builds


class Left(Enum):
    """What is left to link again: nothing, what waits for one who writes now, or what only a build can do."""

    NOTHING = auto()
    TO_WHO_WRITES = auto()
    TO_A_BUILD = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    """What linking found anew of one moment of a case, and what it stands on.

    `instead_of` are the stories that are grouped anew; None where all of it stands inside a story that stays.
    """

    links: Links
    instead_of: Collection[str] | None
    elsewhere: Sequence[Entity]
    heeding: Sequence[Reached]
    stories: Sequence[Story]
    copies: Sequence[Copy]
    names: bool


def link_again(case: str | Path) -> Left:
    """Link again what people's decisions reach, story by story, until nothing is left that can be linked now.

    One process of a case does this at a time; another one waits for it, and goes on with what it leaves.

    Raises:
        NotACase: there is no case, or one that this version can't read.
    """
    folder = Path(case)
    with _alone(folder) as free:
        if not free:
            return Left.NOTHING
        while True:
            if _is_built(folder):
                return Left.TO_WHO_WRITES
            with as_it_is(folder) as known:
                again = _next(known)
                if again is None:
                    return Left.TO_A_BUILD if known.reached() else Left.NOTHING
            try:
                with _writing(folder) as writer:
                    _write(writer, again)
            except CaseBusy:
                return Left.TO_WHO_WRITES


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Hold the lock of those who link again; False where another one did, and nothing was left to do."""
    while True:
        try:
            lock = Lock(folder / LINKING)
            break
        except CaseBusy:
            with open_case(folder) as case:
                if not case.unheeded():
                    yield False
                    return
            time.sleep(_STEP)
    with closing(lock):
        yield True


@contextmanager
def _writing(folder: Path) -> Iterator[CaseWriter]:
    """Open the case to write, as soon as those who decide let one; a build is not waited for.

    Raises:
        CaseBusy: a build writes, or somebody else for a long time.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            writer = open_to_write(folder)
            break
        except CaseBusy:
            if _is_built(folder) or time.monotonic() >= until:
                raise
            time.sleep(_STEP)
    with writer:
        yield writer


def _is_built(folder: Path) -> bool:
    with open_case(folder) as case:
        return case.building().running


def _next(known: Linkable) -> Again | None:
    """Find anew what decisions reach: all stories, where it is about what belongs to them, else the smallest.

    None where nothing is left that can be linked now: where a build was cut short, what it read and did not link is
    for the build that ends it.
    """
    reached = [one for one in known.reached() if one.story_id is not None]
    unlinked = known.unlinked()
    if not unlinked and any(one.subject is Subject.STORY for one in reached):
        return _grouped(known)
    reached = [one for one in reached if one.subject is not Subject.STORY]
    stories = known.stories_of({one.article_id for one in reached})
    due = [story for story in stories if unlinked.keys().isdisjoint(story.article_ids)]
    if not due:
        return None
    story = min(due, key=lambda one: (len(one.article_ids), one.id))
    return _inside(known, story, [one for one in reached if one.story_id == story.id])


def _grouped(known: Linkable) -> Again:
    """Group the articles of all stories anew as people say: nothing that stands in other stories is read."""
    heeding, judged, stories, copies = known.reached(), known.judgements(), known.stories(), known.copies()
    found = linking.over_all(known, _to_nobody)
    assert found.instead_of is not None  # there are stories
    links, elsewhere = linking.across_with(known, found.links, found.instead_of, judged)
    return Again(
        links=links,
        instead_of=found.instead_of,
        elsewhere=elsewhere,
        heeding=heeding,
        stories=stories,
        copies=copies,
        names=True,
    )


def _inside(known: Linkable, story: Story, heeding: Sequence[Reached]) -> Again:
    """Find anew what stands inside one story, which keeps its articles.

    Whoever is one across stories is told by names alone: where these are what they were, it is not found again.
    """
    judged, copies = known.judgements(), known.copies(story.article_ids)
    links = linking.inside(known, (story,), copies, judged, _to_nobody)
    before = {_likeness(one): one.somebody for one in known.entities(story.id)}
    names = {_likeness(one) for one in links.entities} != before.keys()
    links = replace(links, entities=tuple(replace(one, somebody=before.get(_likeness(one))) for one in links.entities))
    elsewhere: list[Entity] = []
    if names or any(one.subject is Subject.ENTITY for one in heeding):
        links, elsewhere = linking.across_with(known, links, {story.id}, judged)
        names = True
    return Again(
        links=links,
        instead_of=None,
        elsewhere=elsewhere,
        heeding=heeding,
        stories=(story,),
        copies=copies,
        names=names,
    )


def _write(writer: CaseWriter, again: Again) -> None:
    """Write what was found, unless somebody linked meanwhile what it stands on: then it is found once more."""
    with writer.transaction():
        if not writer.heeds_as_before(again.heeding):
            return
        if again.instead_of is not None:
            same = (writer.stories(), writer.copies()) == (again.stories, again.copies) and not writer.unlinked()
        else:
            ids = again.stories[0].article_ids
            same = writer.stories_of(ids) == again.stories and writer.copies(ids) == again.copies
            same = same and writer.unlinked().keys().isdisjoint(ids)
        if not same:
            return
        if again.instead_of is None:
            writer.replace_inside(again.links, again.heeding, names=again.names)
        else:
            writer.replace_links(again.links, again.instead_of, again.heeding)
        writer.put_somebodies(again.elsewhere)


def _likeness(entity: Entity) -> tuple[object, ...]:
    return entity.id, entity.name, entity.kind, entity.mention_ids


_to_nobody: Callable[[str], None] = lambda _: None  # noqa: E731 - who waits is told by the case
