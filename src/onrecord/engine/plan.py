"""The plan: every stage of a build, in order. Read this file first.

    pages ──read──▶ articles ──annotate──▶ annotated articles ──count──▶ ──copies──▶ ──stories──▶ ┐
             ┌── ◀──ledger── ◀──quotations── ◀──conflicts── ◀──claims── ◀──entities── ◀───────────┘
             └──silence──▶ ──timeline──▶ ──somebodies──▶ case

A stage is a function from an iterable to an iterator that knows neither engine nor storage. Its shape is all that an
engine needs to know: *each* sees one article at a time, *once* sees all articles, *story* sees the articles of one
story. Only the *once* stages look across stories, and the last of them sees names alone, so the same plan runs on a
laptop and over an archive. What an article is compared by is counted once, by itself, and kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, ParamSpec, TypeVar

from onrecord.annotate.article import annotate_articles
from onrecord.intake.read import read
from onrecord.link.claims import claims
from onrecord.link.conflicts import conflicts
from onrecord.link.copies import copies
from onrecord.link.counting import count
from onrecord.link.entities import entities
from onrecord.link.ledger import ledger
from onrecord.link.quotations import changed
from onrecord.link.silence import silence
from onrecord.link.somebodies import somebodies
from onrecord.link.stories import stories
from onrecord.link.timeline import timeline


class Shape(StrEnum):
    """What a stage sees at a time."""

    EACH = "each"
    ONCE = "once"
    STORY = "story"


Takes = ParamSpec("Takes")
Gives = TypeVar("Gives")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Generic[Takes, Gives]):
    """A stage: its name, its shape, and the function that does it."""

    name: str
    shape: Shape
    run: Callable[Takes, Iterator[Gives]]


READ = Stage(name="reading", shape=Shape.EACH, run=read)
ANNOTATE = Stage(name="annotating", shape=Shape.EACH, run=annotate_articles)
COUNT = Stage(name="counting", shape=Shape.EACH, run=count)
COPIES = Stage(name="copies", shape=Shape.ONCE, run=copies)
STORIES = Stage(name="stories", shape=Shape.ONCE, run=stories)
ENTITIES = Stage(name="who is who", shape=Shape.STORY, run=entities)
CLAIMS = Stage(name="claims", shape=Shape.STORY, run=claims)
CONFLICTS = Stage(name="conflicts", shape=Shape.STORY, run=conflicts)
QUOTATIONS = Stage(name="changed quotations", shape=Shape.STORY, run=changed)
LEDGER = Stage(name="ledger", shape=Shape.STORY, run=ledger)
SILENCE = Stage(name="silence", shape=Shape.STORY, run=silence)
TIMELINE = Stage(name="timeline", shape=Shape.STORY, run=timeline)
SOMEBODIES = Stage(name="who is who across stories", shape=Shape.ONCE, run=somebodies)

PLAN = (
    READ,
    ANNOTATE,
    COUNT,
    COPIES,
    STORIES,
    ENTITIES,
    CLAIMS,
    CONFLICTS,
    QUOTATIONS,
    LEDGER,
    SILENCE,
    TIMELINE,
    SOMEBODIES,
)
"""Every stage, in the order in which it runs."""
