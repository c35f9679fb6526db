"""The sentences of an article that tell a time, and how far what they tell is their own.

Days that only say when the article was printed (a dateline, "Updated 3 May 2017") are no happening.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import log, sqrt

from onrecord.link.rarity import background
from onrecord.link.words import report_spans, stem, words
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.interval import Precision, interval
from onrecord.model.span import Span
from onrecord.model.story import Extract
from onrecord.model.timex import TimexType

_ZONE = re.compile(r"(?<=\d)(?:Z|[+-]\d\d:?\d\d)$")
PARTS_OF_DAY = {"MO": ("05", "12"), "DT": ("06", "18"), "AF": ("12", "18"), "EV": ("17", "22"), "NI": ("20", "24")}
"""The hours from and to which the parts of a day go, as TIMEX3 codes them."""
_PARTIAL = re.compile(r"XXXX-\d\d(?:-\d\d)?(?:T(?P<clock>.+))?")
_WEEKDAY = re.compile(r"XXXX-WXX-(?P<day>[1-7])(?:T(?P<clock>.+))?")
_AFTER_ALL = "9996"  # a leap year that no report is of: 29 February has its place
_PICTURE = re.compile(r"\d{1,3}/\d{1,3}\s")
"""What a picture of a gallery begins with: "17/34 14 November 2017", the day of another story."""
_WORDS = 2  # telling words of a sentence that says more than a day
_TELLING = 1.5  # inverse document frequency of a telling word


@dataclass(frozen=True, slots=True, order=True)
class When:
    """The days that a TIMEX3 value covers, and the time of day it adds.

    Sorts as a timeline reads: by the first day, and there the vague before the exact, since a month's happening may
    have come on any day of it.
    """

    first: int
    shortness: int
    clock: str

    @property
    def last(self) -> int:
        """The last day."""
        return self.first - self.shortness

    def holds(self, other: "When") -> bool:
        """Tell whether all that the other covers lies in this one."""
        if self.clock in PARTS_OF_DAY:
            start, end = PARTS_OF_DAY[self.clock]
            fits = self.clock == other.clock or start <= other.clock[:2] < end
        else:
            fits = other.clock.startswith(self.clock)
        return fits and self.first <= other.first and other.last <= self.last


def when(value: str) -> When | None:
    """Return what a TIMEX3 value covers, None for what is vaguer than a year or says nothing of its place in one.

    A month, a day or a weekday of an unknown year comes after all that have one, in the order of the calendar.
    """
    covered = interval(value)
    if covered is None:
        return _of_unknown_year(value)
    if covered.precision in {Precision.CENTURY, Precision.DECADE}:
        return None
    # Outlets of one place print "6 a.m." and "06:00 GMT" for one hour: the zone keeps nothing apart.
    clock = _ZONE.sub("", value.partition("T")[2])
    return When(covered.first.toordinal(), covered.first.toordinal() - covered.last.toordinal(), clock)


def _of_unknown_year(value: str) -> When | None:
    if found := _PARTIAL.fullmatch(value):
        covered = interval(value.partition("T")[0].replace("XXXX", _AFTER_ALL))
        if covered is None:
            return None
        first = covered.first.toordinal()
        return When(first, first - covered.last.toordinal(), found["clock"] or "")
    if found := _WEEKDAY.fullmatch(value):
        return When(date.max.toordinal() + int(found["day"]), 0, found["clock"] or "")
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A sentence and one time in it; `said` tells that something was said then, not that it happened."""

    extract: Extract
    published: str
    value: str
    timex_id: str
    said: bool
    when: When
    weights: dict[str, float]
    text: str


def dated_sentences(annotated: AnnotatedArticle) -> Iterator[Dated]:
    """Yield the dated sentences of an article; a sentence with several times comes once for each."""
    article = annotated.article
    published = article.published.value if article.published is not None else ""
    read = report_spans(article)
    said = {statement.said for statement in annotated.statements if statement.said is not None}
    of_sentence: dict[Span, dict[str, tuple[When, str]]] = {}
    stems = {s: {stem(word) for word, *_ in words(article.text, s.start, s.end)} for s in annotated.sentences}
    often = Counter(word for found in stems.values() for word in found)
    for timex in annotated.timexes:
        if timex.type not in {TimexType.DATE, TimexType.TIME}:
            continue
        value, covers = timex.value, when(timex.value)
        if covers is None and timex.id in said and article.day is not None:
            # "he said earlier": when exactly stays open, but the article bears a day.
            value, covers = article.day.isoformat(), when(article.day.isoformat())
        sentence = next((s for s in annotated.sentences if s.covers(timex.span)), None)
        if covers is not None and sentence is not None and any(block.covers(timex.span) for block in read):
            of_sentence.setdefault(sentence, {}).setdefault(value, (covers, timex.id))
    for sentence, times in of_sentence.items():
        if _PICTURE.match(article.text, sentence.start):
            continue
        dates = {t.span for t in annotated.timexes if sentence.covers(t.span)}
        telling = _telling(article.text, sentence, dates, often, len(stems))
        if len(telling) < _WORDS:
            continue
        for value, (covers, timex_id) in times.items():
            # "At 6 a.m. on Wednesday" gives the day and the hour: the hour says both.
            if not any(covers.holds(other) and covers != other for other, _ in times.values()):
                yield Dated(
                    extract=Extract(article.id, sentence, timex_id),
                    published=published,
                    value=value,
                    timex_id=timex_id,
                    said=timex_id in said,
                    when=covers,
                    weights=telling,
                    text=sentence.of(article.text),
                )


def _telling(text: str, sentence: Span, dates: set[Span], often: Counter[str], many: int) -> dict[str, float]:
    """Return the telling words of a sentence beside its dates, with weights of unit length.

    A word weighs the less the more of the article's sentences (`often` of `many`) have it: what the whole article is
    about tells none of its happenings from another.
    """
    counted = Counter(
        stem(word)
        for word, start, end in words(text, sentence.start, sentence.end)
        if len(word) > 1 and not any(span.covers(Span(start, end)) for span in dates)
    )
    weights = {word: background().rarity(word) for word in counted}
    weights = {word: rare * _own(often[word], many) for word, rare in weights.items() if rare >= _TELLING}
    length = sqrt(sum(weights[word] ** 2 for word in sorted(weights))) or 1.0
    return {word: rare / length for word, rare in weights.items()}


def _own(often: int, many: int) -> float:
    """Return how much a word belongs to one sentence: 1 where no other of the article has it, 0 where all have."""
    return 1 - log(max(often, 1)) / log(many) if many > 1 else 1.0
