"""Who printed the reports of a story, who in it passes on what others say, and for which house its people speak."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.link.agencies import AGENCIES
from onrecord.link.comparable import Said
from onrecord.link.grouping import connected
from onrecord.link.hearsay import gone_on_from
from onrecord.link.one_text import ONE_TEXT
from onrecord.link.words import base, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.mention import Entity, EntityKind, MentionForm
from onrecord.model.statement import ToldBy
from onrecord.model.story import Copy

_SMALL = frozenset("the a an of for and in on at to mr mrs ms dr".split())
_MEDIA = frozenset(
    base(word)
    for word in (
        "news media newspaper outlet press times post radio television tv agency broadcaster gazette herald tribune"
        " journal telegraph daily chronicle"
    ).split()
)
_WITHIN = 4  # letters of a name that may stand inside another word
_LONG = 3  # words of a name that an address may hold by the first letters
_OFTEN = 2  # times that one speaks for each time that he passes something on, at the most, who is a medium
_PARTS = re.compile(r"[^\W_]+")
_OFFICE = re.compile(r"Office of the [A-Z][\w ]* of (?P<country>.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """Who printed the reports of a story: `outlets` by article, and `copied`, for each those that print its text.

    `here` are the names of the outlets, `media` those of whoever passes on what others say, by their letters. `people`
    are the names of people by their words (`name_words`): they pass on what they heard, and print no report that a
    folder could hold. `houses` are the bodies for which people speak, by the people's entities. `names` are those that
    the story has for its entities, `bodies` those that have one in their description, `told` the stems of what it calls
    them without a name; `things` are neither people nor bodies: "initial findings". `behind` is, for a statement that
    goes on from another, that other one (`hearsay`).
    """

    outlets: Mapping[str, str]
    copied: Mapping[str, Collection[str]]
    here: Collection[str] = ()
    media: Collection[str] = ()
    people: Collection[frozenset[str]] = ()
    houses: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    things: Collection[str] = ()
    behind: Mapping[str, Said] = field(default_factory=dict)

    def texts(self, group: Iterable[Said]) -> dict[str, str]:
        """Return, for each article of these statements, the first of those among them that print one text.

        Two reports that each share a paragraph with a third are one text where the third says the same, too.
        """
        ids = sorted({one.statement.article_id for one in group})
        number = {article_id: n for n, article_id in enumerate(ids)}
        pairs = (
            (n, number[other]) for one, n in number.items() for other in self.copied.get(one, ()) if other in number
        )
        text_of = {article_id: article_id for article_id in ids}
        for together in connected(len(ids), pairs):
            text_of |= {ids[n]: ids[together[0]] for n in together}
        return text_of

    def credited(self, one: Said) -> Said:
        """Return the statement that tells whose word one is: itself, or that which hearsay goes on from."""
        return self.behind.get(one.statement.id, one)

    def is_medium(self, name: str) -> bool:
        """Tell whether a name is that of a newspaper, a broadcaster, an agency: whose word it had is not told."""
        return is_medium(name, self.media)


def printed(
    articles: Sequence[AnnotatedArticle], entities: Iterable[Entity], copies: Iterable[Copy], found: Iterable[Said]
) -> Prints:
    """Return it for a story, with what is compared of its statements; `copies` may be those of the whole case."""
    outlets = {one.article.id: one.article.outlet.value for one in articles if one.article.outlet is not None}
    found = tuple(found)
    known = tuple(entities)
    here = set(outlets.values())
    said = [one for annotated in articles for one in annotated.statements]
    things = {one.id for one in known if one.kind is EntityKind.OTHER}
    things |= {mention for one in known if one.id in things for mention in one.mention_ids}
    passed_on = [one for one in said if not one.speakers or any(who.mention_id not in things for who in one.speakers)]
    return Prints(
        outlets=outlets,
        copied=_copied({one.article.id for one in articles}, copies),
        here=here,
        media=passing_on(
            (relay.name for one in passed_on for relay in one.via), (who.name for one in said for who in one.speakers)
        ).union(map(letters, here)),
        people={name_words(one.name) for one in known if one.kind is EntityKind.PERSON},
        houses=_houses(found),
        names=dict(_names(articles, known)),
        bodies=dict(_bodies(known)),
        things=things,
        told=_told(articles, known, {who for one in found for who in one.named}),
        behind=gone_on_from(articles, found),
    )


def _copied(here: Collection[str], copies: Iterable[Copy]) -> dict[str, set[str]]:
    """Return, for each article, those that print its text."""
    found: dict[str, set[str]] = defaultdict(set)
    for copy in copies:
        one, other = copy.article_ids
        if copy.kind in ONE_TEXT and one in here and other in here:
            found[one].add(other)
            found[other].add(one)
    return dict(found)


def _names(articles: Iterable[AnnotatedArticle], entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    """Yield the entities that the story names somewhere, with their names."""
    named = {one.id for annotated in articles for one in annotated.mentions if one.form is MentionForm.NAME}
    for entity in entities:
        if not named.isdisjoint(entity.mention_ids):
            yield entity.id, entity.name


def _bodies(entities: Iterable[Entity]) -> Iterator[tuple[str, str]]:
    """Yield the bodies with a name in their description: "South Korean authorities" are the same in every report."""
    for entity in entities:
        told = [word for word in entity.name.split() if word.lower() not in _SMALL]
        if entity.kind is EntityKind.ORGANIZATION and any(word[0].isupper() for word in told[1:]):
            yield entity.id, entity.name


def _told(
    articles: Iterable[AnnotatedArticle], entities: Iterable[Entity], speaking: Collection[str]
) -> dict[str, frozenset[str]]:
    """Return the stems of what the story calls those who speak in it: "the militant group", also before a name."""
    of_mention = {mention: one.id for one in entities if one.id in speaking for mention in one.mention_ids}
    found: dict[str, set[str]] = defaultdict(set)
    for annotated in articles:
        for one in annotated.mentions:
            who = of_mention.get(one.id)
            if who is not None:
                end = one.span.start if one.form is MentionForm.NAME else one.span.end
                found[who] |= name_words(annotated.article.text[one.extent.start : end])
    return {who: frozenset(told) for who, told in found.items()}


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
    """Tell whether an outlet can bear a name: the New York Times prints at "www.nytimes.com".

    A name of few letters is a whole word there: "AP" is not The Capstan.
    """
    words, plain, whole = name.lower().removeprefix("the ").split(), letters(name), letters(outlet)
    if len(plain) < _WITHIN:
        return plain in _PARTS.findall(outlet.lower())
    short = letters("".join(word[0] for word in words[:-1]) + words[-1]) if len(words) >= _LONG else ""
    return plain in whole or (bool(short) and short in whole)


def passing_on(relays: Iterable[str], speakers: Iterable[str]) -> frozenset[str]:
    """Return who passes on what others say, not just what he says himself, and the agencies: names by their letters.

    The two are who passed something on, once for each time, and who spoke.
    """
    passes, speaks = Counter(map(letters, relays)), Counter(map(letters, speakers))
    often = (one for one, times in passes.items() if _OFTEN * times >= speaks[one])
    return frozenset(map(letters, AGENCIES)).union(often)


def is_medium(name: str, media: Collection[str]) -> bool:
    """Tell whether a name is that of a newspaper, a broadcaster, an agency, given who passes on (`passing_on`)."""
    return bool(name_words(name) & _MEDIA) or letters(name) in media


def is_missing(name: str, outlets: Iterable[str], people: Iterable[frozenset[str]], media: Collection[str]) -> bool:
    """Tell whether somebody who passes on is an outlet of which there is no report, given who prints and the people.

    A person prints none, nor does who has no name ("the governor's office", "local media") or speaks for himself.
    """
    told = [word for word in name.split() if word.lower() not in _SMALL]
    words = name_words(name)
    return (
        bool(told)
        and not any(word[0].islower() for word in told)
        and is_medium(name, media)
        and not any(bears(one, name) for one in outlets)
        and not any(words <= one or (len(one) > 1 and one <= words) for one in people)
    )


def name_words(name: str) -> frozenset[str]:
    """Return the stems of the words of a name, without articles and titles."""
    return frozenset(base(word) for word, _, _ in words(name, 0, len(name)) if word.lower() not in _SMALL)


def house_words(name: str) -> frozenset[str]:
    """Return the stems of the words of a body's name; the offices of one government are one house."""
    office = _OFFICE.fullmatch(name)
    return name_words(name if office is None else f"government {office['country']}")
