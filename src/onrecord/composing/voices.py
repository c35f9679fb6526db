"""Who says what in a story: statements gathered by who is credited with them, and those that are printed alike."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import IntEnum

from onrecord.casefile.answers import Saying
from onrecord.composing.wording import content_of, one_line
from onrecord.model.statement import Manner

_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’`", "'"))

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One who says something in a story, with all that is credited to this name, in order of publication.

    `standing` is UNRESOLVED where it stays open whom the words of the source mean ("they"), UNNAMED where the reports
    keep the source of every statement unnamed on purpose, NOT_GIVEN where they have none at all ("it was alleged").
    """

    name: str
    standing: Standing
    sayings: tuple[Saying, ...] = field(repr=False)


def voices(sayings: Iterable[Saying]) -> tuple[Voice, ...]:
    """Gather statements by who is credited with them: those that say most first, the unnamed and unknown last.

    A statement of two speakers stands under both. Without an entity, a speaker is whom the report names; without a
    speaker, the words of the source. A pronoun is gathered inside its report alone.
    """
    gathered: dict[tuple[str, str], list[Saying]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    for saying in sayings:
        for key, name in _credited(saying):
            names.setdefault(key, name)
            if saying not in gathered[key][-1:]:
                gathered[key].append(saying)
    found = (Voice(name=names[key], standing=_standing(said), sayings=tuple(said)) for key, said in gathered.items())
    return tuple(sorted(found, key=lambda v: (v.standing, -len(v.sayings), v.name.casefold())))


def _credited(saying: Saying) -> list[tuple[tuple[str, str], str]]:
    """Return a key and a name for each who is credited with a statement; of what a report says itself, its outlet."""
    if saying.manner is Manner.OWN_VOICE:
        return [(("own voice", saying.article_id), f"{one_line(saying.outlet or 'a report')}, in its own voice")]
    if saying.speakers:
        named = [(speaker.entity_id, speaker.entity_name or speaker.name) for speaker in saying.speakers]
    elif saying.source is not None:
        named = [(None, one_line(saying.source.words))]
    else:
        return [(("", ""), NOBODY)]
    return [(_key(entity, name, saying), name) for entity, name in named]


def _key(entity: str | None, name: str, saying: Saying) -> tuple[str, str]:
    if entity:
        return ("entity", entity)
    # "He" of one report and "he" of another are two people as far as anybody knows.
    return ("pronoun" + saying.article_id if name.casefold() in PRONOUNS else "name", name.casefold())


def _standing(sayings: Iterable[Saying]) -> Standing:
    said = tuple(sayings)
    if all(saying.anonymous for saying in said):
        return Standing.UNNAMED
    if any(saying.speakers for saying in said):
        return Standing.NAMED
    return Standing.UNRESOLVED if any(saying.source for saying in said) else Standing.NOT_GIVEN


def gathered(sayings: Iterable[Saying], *, whole: bool) -> tuple[tuple[Saying, ...], ...]:
    """Gather statements that several reports print word for word alike, as copies do; each is at its first place.

    Quotation marks and line breaks don't count. With `whole`, the sentences around the words are alike too.
    """
    alike: dict[tuple[object, ...], list[Saying]] = {}
    for saying in sayings:
        words = (content_of(saying), *((one_line(saying.sentence.words),) if whole else ()))
        plain = tuple(part.translate(_QUOTES) for part in words)
        key = (plain, saying.act, saying.certainty, names_of(saying), saying.via, saying.anonymous)
        same = alike.setdefault(key, [])
        # Said twice in one report, it stands twice on the sheet.
        if saying.article_id in {other.article_id for other in same}:
            same = alike.setdefault((*key, saying.id), [])
        same.append(saying)
    return tuple(map(tuple, alike.values()))


def names_of(saying: Saying) -> tuple[str, ...]:
    """Return who is credited with a statement, as a sheet names them."""
    return tuple(name for _, name in _credited(saying))
