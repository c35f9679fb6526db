"""Who is heard in a story: statements gathered by who is credited with them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Generic, Protocol, TypeVar

from onrecord.casefile.answers import SpeakerAnswer, Words
from onrecord.model.statement import Manner

PRONOUNS = frozenset(
    "i you he she it we they me him her us them who whom which that this these those both each all some many most few"
    " several others another one none nobody anybody somebody everybody anyone someone everyone".split()
)
"""Words that name nobody: of one report, and of another, they are two people as far as anybody knows."""

NOBODY = "No source given"


class Standing(IntEnum):
    """How far a voice is known, the best first: the order in which a sheet lists them."""

    NAMED = 0
    UNRESOLVED = 1
    UNNAMED = 2
    NOT_GIVEN = 3


class Credited(Protocol):
    """A statement, by whom it is credited to; `source` is told at least where there are no speakers."""

    @property
    def article_id(self) -> str:
        """The article that reports it."""

    @property
    def outlet(self) -> str | None:
        """Who printed that."""

    @property
    def manner(self) -> Manner:
        """How it is reported."""

    @property
    def speakers(self) -> tuple[SpeakerAnswer, ...]:
        """Whom the source names."""

    @property
    def source(self) -> Words | None:
        """The words of the source."""

    @property
    def anonymous(self) -> bool:
        """Whether the source is kept unnamed on purpose."""


S = TypeVar("S", bound=Credited)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered(Generic[S]):
    """One who says something in a story, with all that is credited to this name, in order of publication."""

    name: str
    standing: Standing
    sayings: tuple[S, ...] = field(repr=False)


def by_voice(sayings: Iterable[S]) -> tuple[Gathered[S], ...]:
    """Gather statements by who is credited with them: those that say most first, the unnamed and unknown last.

    A statement of two speakers stands under both. Without an entity, a speaker is whom the report names; without a
    speaker, the words of the source. A pronoun is gathered inside its report alone.
    """
    gathered: dict[tuple[str, str], list[S]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    for saying in sayings:
        for key, name in credited(saying):
            names.setdefault(key, name)
            if not gathered[key] or gathered[key][-1] is not saying:
                gathered[key].append(saying)
    found = (Gathered(name=names[key], standing=_standing(said), sayings=tuple(said)) for key, said in gathered.items())
    return tuple(sorted(found, key=lambda v: (v.standing, -len(v.sayings), v.name.casefold())))


def credited(saying: Credited) -> list[tuple[tuple[str, str], str]]:
    """Return a key and a name for each who is credited with a statement; of what a report says itself, its outlet."""
    if saying.manner is Manner.OWN_VOICE:
        return [(("own voice", saying.article_id), f"{_one_line(saying.outlet or 'a report')}, in its own voice")]
    if saying.speakers:
        named = [(speaker.entity_id, speaker.entity_name or speaker.name) for speaker in saying.speakers]
    elif saying.source is not None:
        named = [(None, _one_line(saying.source.words))]
    else:
        return [(("", ""), NOBODY)]
    return [(_key(entity, name, saying), name) for entity, name in named]


def _key(entity: str | None, name: str, saying: Credited) -> tuple[str, str]:
    if entity:
        return ("entity", entity)
    # "He" of one report and "he" of another are two people as far as anybody knows.
    return ("pronoun" + saying.article_id if name.casefold() in PRONOUNS else "name", name.casefold())


def _standing(sayings: Iterable[Credited]) -> Standing:
    said = tuple(sayings)
    if all(saying.anonymous for saying in said):
        return Standing.UNNAMED
    if any(saying.speakers for saying in said):
        return Standing.NAMED
    return Standing.UNRESOLVED if any(saying.source for saying in said) else Standing.NOT_GIVEN


def _one_line(words: str) -> str:
    return " ".join(words.split())
