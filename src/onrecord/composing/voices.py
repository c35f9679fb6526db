"""Who says what in a story: statements gathered by who is credited with them, and those that are printed alike."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.casefile.answers import Saying
from onrecord.casefile.voices import Standing, by_voice, credited
from onrecord.composing.wording import content_of, one_line

_QUOTES = str.maketrans(dict.fromkeys("“”„«»", '"') | dict.fromkeys("‘’`", "'"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One who says something in a story, with all that is credited to this name, in order of publication.

    `standing` is UNRESOLVED where it stays open whom the words of the source mean ("they"), UNNAMED where the reports
    keep the source of every statement unnamed on purpose, NOT_GIVEN where they have none at all ("it was alleged").
    Where it holds the first statements alone, so many more are `left`.
    """

    name: str
    standing: Standing
    sayings: tuple[Saying, ...] = field(repr=False)
    left: int = 0


def voices(sayings: Iterable[Saying]) -> tuple[Voice, ...]:
    """Gather statements by who is credited with them: those that say most first, the unnamed and unknown last."""
    return tuple(Voice(name=one.name, standing=one.standing, sayings=one.sayings) for one in by_voice(sayings))


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
    return tuple(name for _, name in credited(saying))
