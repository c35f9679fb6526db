"""Who printed the reports of a story, who in it passes on what others say, and for which house its people speak."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.link.agencies import AGENCIES
from onrecord.link.comparable import Said
from onrecord.link.one_text import texts
from onrecord.link.words import base, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.mention import Entity, EntityKind
from onrecord.model.statement import ToldBy
from onrecord.model.story import Copy

_SMALL = frozenset("the a an of for and in on at to mr mrs ms dr".split())
_MEDIA = frozenset(base(word) for word in "news media newspaper press times post radio television agency".split())
_LONG = 3  # words of a name that an address may hold by the first letters
_OFTEN = 2  # times that one speaks for each time that he passes something on, at the most, who is a medium
_OFFICE = re.compile(r"Office of the [A-Z][\w ]* of (?P<country>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Who printed the reports of a story: `outlets` by article, and `texts`, one article for all copies of a text.

    `here` are the names of the outlets by their letters (`letters`), `media` those of whoever passes on what others
    say. `people` are the names of people by their words (`name_words`): they pass on what they heard, and print no
    report that a folder could hold. `houses` are the bodies for which people speak, by the people's entities.
    """

    outlets: Mapping[str, str]
    texts: Mapping[str, str]
    here: Collection[str] = ()
    media: Collection[str] = ()
    people: Collection[frozenset[str]] = ()
    houses: Mapping[str, str] = field(default_factory=dict)

    def text(self, one: Said) -> str:
        """Return the article that stands for all copies of a statement's article."""
        return self.texts[one.statement.article_id]

    def is_medium(self, name: str) -> bool:
        """Tell whether a name is that of a newspaper, a broadcaster, an agency: whose word it had is not told."""
        return bool(name_words(name) & _MEDIA) or letters(name) in self.media


def printed(
    articles: Sequence[AnnotatedArticle], entities: Iterable[Entity], copies: Iterable[Copy], found: Iterable[Said]
) -> Prints:
    """Return it for a story, with what is compared of its statements; `copies` may be those of the whole case."""
    outlets = {one.article.id: one.article.outlet.value for one in articles if one.article.outlet is not None}
    here = {letters(outlet) for outlet in outlets.values()}
    said = [one for annotated in articles for one in annotated.statements]
    passes_on = Counter(letters(relay.name) for one in said for relay in one.via)
    speaks = Counter(letters(speaker.name) for one in said for speaker in one.speakers)
    return Prints(
        outlets=outlets,
        texts=texts(sorted(one.article.id for one in articles), copies),
        here=here,
        media={
            *here,
            *map(letters, AGENCIES),
            *(one for one, times in passes_on.items() if _OFTEN * times >= speaks[one]),
        },
        people={name_words(one.name) for one in entities if one.kind is EntityKind.PERSON},
        houses=_houses(found),
    )


def _houses(found: Iterable[Said]) -> dict[str, str]:
    """Return for which body each entity speaks, as most statements have it: one report tells it, another doesn't."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        for speaker, who in zip(one.statement.speakers, one.named, strict=True):
            if speaker.speaks_for is not None and speaker.told_by is ToldBy.NAME:
                told[who][speaker.speaks_for] += 1
    return {who: min(houses, key=lambda house: (-houses[house], house)) for who, houses in told.items()}


def letters(name: str) -> str:
    """Return a name of an outlet by its letters alone: "The Olm Post" is "olmpost"."""
    return "".join(c for c in name.lower().removeprefix("the ") if c.isalnum())


def bears(outlet: str, name: str) -> bool:
    """Tell whether an outlet, its letters given, can bear a name: the New York Times prints at "www.nytimes.com"."""
    words = name.lower().removeprefix("the ").split()
    short = letters("".join(word[0] for word in words[:-1]) + words[-1]) if len(words) >= _LONG else ""
    plain = letters(name)
    return (bool(plain) and plain in outlet) or (bool(short) and short in outlet)


def name_words(name: str) -> frozenset[str]:
    """Return the stems of the words of a name, without articles and titles."""
    return frozenset(base(word) for word, _, _ in words(name, 0, len(name)) if word.lower() not in _SMALL)


def house_words(name: str) -> frozenset[str]:
    """Return the stems of the words of a body's name; the offices of one government are one house."""
    office = _OFFICE.fullmatch(name)
    return name_words(name if office is None else f"government {office['country']}")
