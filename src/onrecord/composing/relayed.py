"""Who relays whom in a story: from each text that is printed, through whoever passed it on, to who is heard first-hand.

A strand is one such way, with the statements that go it. Reports that print one wire copy are one text. What stands in
words that are credited to an agency came through the agency.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from onrecord.casefile.answers import CopyAnswer, Saying
from onrecord.casefile.voices import PRONOUNS, Standing
from onrecord.composing.copied import folded
from onrecord.composing.sheet import Sheet
from onrecord.composing.voices import Voice, gathered
from onrecord.composing.wording import one_line
from onrecord.link.printed import bears, is_missing, letters, name_words, passing_on
from onrecord.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One who passed something on. `missing`: it is an outlet by name of which the case has no report."""

    name: str
    missing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """A way from a text to who is heard: the number of the text's first report, the links, the statements.

    `links` are nearest to the report first; `voice` is the place of who is heard among the voices of the sheet.
    `weight` counts statements that copies print alike once.
    """

    text: int
    links: tuple[Link, ...]
    voice: int
    sayings: tuple[Saying, ...] = field(repr=False)
    weight: int


def strands(sheet: Sheet) -> tuple[Strand, ...]:
    """Return the strands of a story, by voice, links and text; what reports say in their own voice has none."""
    numbers = sheet.numbers
    text_of = texts_of(sheet)
    links = _Links(sheet)
    found: dict[tuple[int, tuple[Link, ...], int], list[Saying]] = defaultdict(list)
    for place, voice in enumerate(sheet.voices):
        for saying in voice.sayings:
            found[place, links.of(saying, voice), text_of[numbers[saying.article_id]]].append(saying)
    return tuple(
        Strand(text=text, links=via, voice=place, sayings=tuple(said), weight=len(gathered(said, whole=False)))
        for (place, via, text), said in sorted(found.items(), key=_in_order)
    )


def _in_order(item: tuple[tuple[int, tuple[Link, ...], int], list[Saying]]) -> tuple[object, ...]:
    place, via, text = item[0]
    return place, tuple(link.name for link in via), text


def texts_of(sheet: Sheet) -> dict[int, int]:
    """Return, for each report by its number, the one that stands for all that print the same wire copy."""
    groups = folded({one.number: one.copies for one in sheet.reports})
    return {number: head for head, others in groups.items() for number in (head, *others)}


class _Links:
    """Tells the links between a report and who is heard in it."""

    def __init__(self, sheet: Sheet) -> None:
        self._here = sheet.outlets
        self._people = [name_words(name) for name in sheet.people]
        self._media = passing_on(
            (name for voice in sheet.voices for saying in voice.sayings for name in saying.via),
            (voice.name for voice in sheet.voices for _ in voice.sayings),
        ).union(letters(copy.agency) for copy in sheet.copies if copy.agency is not None)
        self._credited = dict(_credited(sheet.copies))
        self._known: dict[str, Link] = {}

    def of(self, saying: Saying, voice: Voice) -> tuple[Link, ...]:
        """Return who passed a statement on; a pronoun tells nothing, and nobody passes on what he says himself."""
        agencies = (
            agency
            for agency, spans in self._credited.get(saying.article_id, {}).items()
            if any(part.span.overlaps(span) for part in saying.content for span in spans)
        )
        house, who = saying.outlet or "", letters(voice.name)
        names = dict.fromkeys(one_line(name) for name in (*agencies, *saying.via))
        # "He told CNN", in a report of "CNN (Web News)": it told CNN, and nobody passed it on.
        return tuple(
            self._link(name)
            for name in names
            if name.casefold() not in PRONOUNS and (plain := letters(name)) and plain != who and not bears(house, name)
        )

    def _link(self, name: str) -> Link:
        if name not in self._known:
            self._known[name] = Link(name=name, missing=is_missing(name, self._here, self._people, self._media))
        return self._known[name]


def _credited(copies: Iterable[CopyAnswer]) -> Iterator[tuple[str, dict[str, list[Span]]]]:
    """Yield, by article, the stretches that are credited to an agency which did not print the article itself."""
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for copy in copies:
        if copy.agency is not None:
            for side, report in enumerate(copy.reports):
                for passage in copy.passages:
                    span = (passage.first, passage.second)[side].span
                    found[report.id][copy.agency].append(span)
    yield from found.items()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Two texts, by the numbers of their first reports, that share words; `words` counts those of the fullest pair.

    The first is the one that the second has them from, as far as the direction of the copy tells.
    """

    first: int
    second: int
    words: int
    copy: CopyAnswer = field(repr=False)


def shared_words(sheet: Sheet) -> tuple[Shared, ...]:
    """Return which texts share words with which, the most words first."""
    numbers, text_of = sheet.numbers, texts_of(sheet)
    best: dict[frozenset[int], Shared] = {}
    for copy in sheet.copies:
        if not all(report.id in numbers for report in copy.reports):
            continue
        first, second = (text_of[numbers[report.id]] for report in copy.reports)
        words = sum(len(passage.second.words.split()) for passage in copy.passages)
        known = best.get(frozenset((first, second)))
        if first != second and (known is None or known.words < words):
            best[frozenset((first, second))] = Shared(first=first, second=second, words=words, copy=copy)
    return tuple(sorted(best.values(), key=lambda one: (-one.words, one.first, one.second)))


def strongest(found: Sequence[Strand], voices: Sequence[Voice], most: int) -> tuple[Strand, ...]:
    """Return the strands to draw: those of the voices and texts on which most stands, no more than `most` of each.

    Of their ways, each from a voice through its links, no more than twice as many: a picture is told by their rows.
    Voices that are passed on and voices that most texts credit take turns, so that neither crowds the other out. Whose
    name stays unknown is drawn where it is told who passed it on.
    """
    able = [one for one in found if one.links or voices[one.voice].standing is Standing.NAMED]
    able = [one for one in able if voices[one.voice].name.casefold() not in PRONOUNS]
    credited = _ranked((one.voice, one.text, one.weight) for one in able)
    passed_on = _ranked((one.voice, one.text, one.weight) for one in able if one.links)
    turns = (voice for pair in zip_longest(credited, passed_on) for voice in pair if voice is not None)
    kept = set(list(dict.fromkeys(turns))[:most])
    able = [one for one in able if one.voice in kept]
    texts = set(_ranked((one.text, one.voice, one.weight) for one in able)[:most])
    able = [one for one in able if one.text in texts]
    weights: Counter[tuple[int, tuple[Link, ...]]] = Counter()
    for one in able:
        weights[one.voice, one.links] += one.weight
    ways = {way for way, _ in weights.most_common(2 * most)}
    return tuple(one for one in able if (one.voice, one.links) in ways)


def _ranked(found: Iterable[tuple[int, int, int]]) -> list[int]:
    """Return the first of each three, the one with most different seconds before others, then by the thirds."""
    others: dict[int, set[int]] = defaultdict(set)
    weights: Counter[int] = Counter()
    for one, other, weight in found:
        others[one].add(other)
        weights[one] += weight
    return sorted(others, key=lambda one: (-len(others[one]), -weights[one], one))
