"""The typed rows that a case answers questions with.

Words are sliced from the frozen text when a question is asked; a case never stores them a second time.
What is unknown is None. Days and times are ISO 8601 as printed.
"""

from dataclasses import dataclass, field
from datetime import date

from onrecord.casefile.reviews import UNREAD, Rejection, Review
from onrecord.errors import Reason
from onrecord.model.article import Evidence
from onrecord.model.correction import Field
from onrecord.model.judgement import Judgement
from onrecord.model.mention import EntityKind
from onrecord.model.page import PageKind
from onrecord.model.provenance import Provenance
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty, Manner
from onrecord.model.story import CopyKind, Direction
from onrecord.model.timex import Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a case holds. `waiting` are pages that were kept but not read yet: a build was cut short.

    `speakers` counts entities that say something, and names of speakers that no entity stands behind.
    """

    pages: int
    articles: int
    set_aside: int
    waiting: int
    stories: int
    copies: int
    entities: int
    mentions: int
    timexes: int
    statements: int
    speakers: int
    timeline: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAsideRow:
    """A page that could not become an article; its bytes are kept under `sha256`."""

    name: str
    kind: PageKind
    sha256: str
    reason: Reason
    explanation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words of an article, and where they stand in its text."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailAnswer:
    """Where one detail of a report comes from: `field` is a column of `reports`."""

    field: str
    evidence: Evidence
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article as its readers know it: who printed it, when and where.

    `title` is the title as known, else the words of the headline block. `details` tell where each detail comes from.
    """

    id: str
    name: str
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    updated: str | None
    captured: str | None
    url: str | None
    language: str
    sha256: str
    story_id: str | None
    details: tuple[DetailAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAnswer:
    """A story with its reports in order of publication, and its outlets in alphabetical order."""

    id: str
    title: str
    start: date | None
    end: date | None
    reports: tuple[Report, ...] = field(repr=False)
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerAnswer:
    """One who is credited with a statement: the name as its article gives it, and the entity where one is known.

    `entity_name` is the fullest form printed in the story.
    """

    name: str
    entity_id: str | None
    entity_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAnswer:
    """What is read in a field: a value (a name, an act, a day) and the words that it stands on, where there are any."""

    value: str | None
    words: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedAnswer:
    """A field by a person's word (`judgement` tells whose) and as the program read it, nothing where that was nothing.

    A later correction of the same field counts in place of one that is `superseded`.
    """

    field: Field
    now: tuple[ReadAnswer, ...]
    read: tuple[ReadAnswer, ...]
    judgement: Judgement
    superseded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement with all that is needed to print it as a note: its words, its sentence, and who printed it.

    `sentence` is the stretch of whole sentences that holds source, cue and content. `content` has more than one part
    where it is broken ("I will," she said, "stay"), and none where an act is reported without its words.
    `via` are names, nearest to the article first, `via_words` the words that name them. `within` is the id of the
    statement that holds this one.
    `said` is the TIMEX3 value of the time expression that dates it, `said_words` are its words. `review` is
    what people say of it. What they corrected is shown as they read it; `corrected` tells field by field what that is
    and what the program read, and `as_read` is the whole statement as the program read it.
    """

    id: str
    article_id: str
    story_id: str | None
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    sha256: str
    speakers: tuple[SpeakerAnswer, ...]
    source: Words | None
    cue: Words | None
    content: tuple[Words, ...]
    sentence: Words
    manner: Manner
    act: Act
    certainty: Certainty
    confidence: float
    addressee: SpeakerAnswer | None
    via: tuple[str, ...]
    anonymous: bool
    within: str | None
    said: str | None
    said_words: Words | None
    provenance: Provenance
    via_words: tuple[Words, ...] = ()
    review: Review = UNREAD
    corrected: tuple[CorrectedAnswer, ...] = ()
    as_read: "Saying | None" = field(default=None, repr=False)

    @property
    def rejection(self) -> Rejection | None:
        """A person's word that it is none."""
        return self.review.rejection

    @property
    def names(self) -> tuple[str, ...]:
        """The speakers' names, the entity's where one is known."""
        return tuple(speaker.entity_name or speaker.name for speaker in self.speakers)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractAnswer:
    """A stretch of one article's text as evidence, with the outlet that printed it."""

    article_id: str
    outlet: str | None
    span: Span
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedExtract(ExtractAnswer):
    """A stretch that tells a happening, with the words that date it there and what they stand for: a TIMEX3 value."""

    dated_by: Words | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionAnswer(ExtractAnswer):
    """A date that is printed with another weekday than it has: `value` is the date, `weekday` the one it has."""

    value: str
    weekday: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineAnswer:
    """Something that happened or was said: `when` is a TIMEX3 value, `what` the words of the first extract.

    `mod` and `bound` are those of the expression that `when` is the value of: "late May", "since May". `otherwise` are
    the ids of rows that read like the same happening, dated otherwise by other reports; neither is held to be right.
    `contradictions` are the dates in the evidence whose weekday is another's; they are told, never mended.
    """

    id: str
    story_id: str
    when: str
    what: str
    evidence: tuple[DatedExtract, ...]
    mod: str | None = None
    bound: Bound | None = None
    otherwise: tuple[str, ...] = ()
    contradictions: tuple[ContradictionAnswer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityAnswer:
    """Somebody or something in a story: how often named or referred to, and how many statements are credited to it.

    `somebody` is the same for entities of several stories that are one; None where no other story has it.
    """

    id: str
    story_id: str
    name: str
    kind: EntityKind | None
    mentions: int
    statements: int
    somebody: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageAnswer:
    """The words that two articles share, as each prints them."""

    first: Words
    second: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyAnswer:
    """Two reports of which one's text is the other's; `share` is the part of the shorter one that is shared, 0 to 1.

    The first is the one that the other has the text from, as far as `direction` tells; without it the one that was
    printed first, and both may have it from elsewhere. Passages follow the order of the first.
    """

    id: str
    reports: tuple[Report, Report]
    kind: CopyKind
    share: float
    agency: str | None
    direction: Direction | None
    passages: tuple[PassageAnswer, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search brought up, the best first: reports by their title and text, statements by speaker and words."""

    reports: tuple[Report, ...]
    sayings: tuple[Saying, ...]
