"""What lies before one who judges: the thing itself, the words it stands on, and what it could be joined to."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.casefile.answers import CorrectedAnswer, Report, Saying, StoryAnswer
from onrecord.casefile.mentions import MentionAnswer
from onrecord.composing.proposals import Proposal
from onrecord.composing.wording import one_line
from onrecord.model.judgement import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something that a thing could be joined to: the id that stands for it, and its words."""

    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StandsIn:
    """A claim that a statement stands in; `other` is another of its statements, which a judgement can name."""

    claim: Proposal
    other: str
    words: str
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A statement, and what it is in the thing that is judged: the value that it gives, one printing of two."""

    label: str
    saying: Saying
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A thing that is judged, and `others` that it could be joined to.

    `things` are what a judgement on it alone is on, as `onrecord judge` names them; `parts` what a part of it can be
    told apart from. What people said of it stands in the proposal's reviews.
    """

    proposal: Proposal
    kind: str
    title: str
    story: StoryAnswer | None
    things: tuple[str, ...]
    parts: tuple[str, ...] = ()
    sayings: tuple[Labelled, ...] = field(default=(), repr=False)
    claims: tuple[StandsIn, ...] = field(default=(), repr=False)
    mentions: tuple[tuple[Report, tuple[MentionAnswer, ...]], ...] = field(default=(), repr=False)
    reports: tuple[Report, ...] = field(default=(), repr=False)
    others: tuple[Choice, ...] = field(default=(), repr=False)
    corrected: tuple[CorrectedAnswer, ...] = field(default=(), repr=False)

    @property
    def story_title(self) -> str:
        """The story's title, nothing where it stands in none."""
        return one_line(self.story.title) if self.story else ""

    def pair(self, chosen: Sequence[str]) -> tuple[str, ...]:
        """Return the two things that are told apart: those chosen, else the part chosen and another that stays."""
        if len(chosen) > 1:
            return tuple(chosen)
        return (*chosen, *[part for part in self.parts if part not in chosen][:1])

    def is_about(self, judgement: Judgement) -> bool:
        """Tell whether a judgement, which may be withdrawn, is on this, or on what it is made of."""
        named = {judgement.first, judgement.second, *(ground.statement_id for ground in judgement.grounds)}
        here = {*self.things, *self.proposal.firsts, *self.parts, *(one.saying.id for one in self.sayings)}
        return judgement.subject is self.proposal.subject and named <= here
