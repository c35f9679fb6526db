"""Mentions: the words that name or refer to somebody or something in one article; entities: the one they refer to."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class MentionForm(StrEnum):
    """How the words refer: by a name, by a description, by a pronoun."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class EntityKind(StrEnum):
    """What is referred to."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """The words that name or refer to somebody in one article.

    `extent` is the phrase that is printed around a name, with `span` in it ("the Harbour Office", "President Brandt");
    of any other mention it is the span.
    `role` is a title or office attached to a name ("German Chancellor"), a span of its own beside `span`.
    `chain` is the id of the first mention, in the same article, of the same one (its own id where it is the first);
    None where a pronoun or description stays unresolved.
    """

    id: str
    article_id: str
    span: Span
    extent: Span
    form: MentionForm
    kind: EntityKind | None = None
    role: Span | None = None
    chain: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Why two mentions, and all that their articles chain to them, are one: a feature and the words it stands on."""

    mention_ids: tuple[str, str]
    feature: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """The one somebody that mentions of a story's articles refer to. `name` is the fullest form that is printed.

    `bonds` tell what was joined, in the order in which it was. `somebody` is the same for entities of several stories
    that are one; None where no other story has him.
    """

    id: str
    story_id: str
    name: str
    kind: EntityKind | None
    mention_ids: tuple[str, ...]
    bonds: tuple[Bond, ...] = ()
    somebody: str | None = None
