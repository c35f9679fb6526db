"""Statements as people corrected them, in a case's answers: each with what the program read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.casefile.answers import CorrectedAnswer, ReadAnswer, Saying, SpeakerAnswer, Words
from onrecord.casefile.database import Database
from onrecord.model.correction import UNNAMED, Correction, Field, Reading
from onrecord.model.span import Span, hull
from onrecord.model.statement import Act, Certainty, Manner


@dataclass(frozen=True, slots=True)
class Sentences:
    """Where the sentences of an article start and end, in reading order."""

    starts: Sequence[int]
    ends: Sequence[int]

    def over(self, span: Span) -> tuple[Span, ...]:
        """Return the sentences that overlap a stretch: they are in order, so those between two places."""
        first, last = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
        return tuple(map(Span, self.starts[first:last], self.ends[first:last]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands around a statement: its article with the text and the sentences, and the case that holds it."""

    database: Database
    article_id: str
    text: str
    sentences: Sentences

    def words(self, span: Span) -> Words:
        """Return words of the text."""
        return Words(span=span, words=span.of(self.text))

    def value(self, span: Span) -> str | None:
        """Return the value of the time expression in a span as the program read it, None where it read none."""
        query = "SELECT value FROM timexes WHERE article_id = ? AND start = ? AND end = ?"
        row = self.database.row(query, self.article_id, span.start, span.end)
        return None if row is None else row["value"]

    def speaker(self, reading: Reading) -> SpeakerAnswer:
        """Return a speaker by a person's word, with the entity that bears the mention."""
        row = self.database.row(
            "SELECT e.id, e.name FROM entity_mentions AS em JOIN entities AS e ON e.id = em.entity_id"
            " WHERE em.mention_id = ?",
            reading.mention_id,
        )
        return SpeakerAnswer(
            name=reading.value or "",
            entity_id=None if row is None else row["id"],
            entity_name=None if row is None else row["name"],
        )


def as_corrected(saying: Saying, around: Around) -> Saying:
    """Return a statement as people corrected it, with what the program read; where nobody did, it stays what it is."""
    now = saying
    for one in saying.review.corrections:
        assert one.correction is not None  # it corrects something
        now = _corrected(now, one.correction, around)
    known = (now.source, now.cue, *now.content)
    whole = hull(tuple(part.span for part in known if part is not None))
    sentence = hull((whole, *around.sentences.over(whole)))
    superseded = {one.id for one in saying.review.superseded}
    told = tuple(
        CorrectedAnswer(
            field=one.correction.field,
            now=tuple(_answer(reading, around) for reading in one.correction.readings),
            read=tuple(_read(saying, one.correction, around)),
            judgement=one,
            superseded=one.id in superseded,
        )
        for one in saying.review.judgements
        if one.correction is not None
    )
    return replace(now, sentence=around.words(sentence), corrected=told, as_read=saying)


def in_reading_order(sayings: Iterable[Saying]) -> list[Saying]:
    """Return the statements of an article: what a person credited to somebody in its place among what is credited."""
    found = list(sayings)
    if any(one.as_read is not None and one.as_read.manner is not one.manner for one in found):
        found.sort(key=lambda one: (one.manner is Manner.OWN_VOICE, one.sentence.span.start))
    return found


def _corrected(saying: Saying, correction: Correction, around: Around) -> Saying:
    """Return a statement with one field as a person reads it."""
    readings = correction.readings
    value = readings[0].value or "" if readings else ""
    parts = tuple(around.words(reading.span) for reading in readings if reading.span is not None)
    first = next(iter(parts), None)
    match correction.field:
        case Field.SPEAKER:
            unnamed = value == UNNAMED and readings[0].mention_id is None
            credited = readings and saying.manner is Manner.OWN_VOICE
            saying = replace(
                saying,
                speakers=() if unnamed else tuple(around.speaker(reading) for reading in readings),
                anonymous=unnamed,
                manner=Manner.INDIRECT if credited else saying.manner,
            )
        case Field.ACT:
            saying = replace(saying, act=Act(value))
        case Field.CERTAINTY:
            saying = replace(saying, certainty=Certainty(value))
        case Field.SOURCE:
            saying = replace(saying, source=first)
        case Field.CUE:
            saying = replace(saying, cue=first)
        case Field.CONTENT:
            saying = replace(saying, content=parts)
        case Field.SAID:
            said = None if first is None else value or around.value(first.span)
            saying = replace(saying, said=said, said_words=first)
    return saying


def _read(saying: Saying, correction: Correction, around: Around) -> Iterator[ReadAnswer]:
    """Yield what the program read in the field that is corrected."""
    of_words = {Field.SOURCE: (saying.source,), Field.CUE: (saying.cue,), Field.CONTENT: saying.content}
    for part in of_words.get(correction.field, ()):
        if part is not None:
            yield ReadAnswer(value=None, words=part)
    match correction.field:
        case Field.SPEAKER if saying.anonymous:
            yield ReadAnswer(value=UNNAMED, words=saying.source)
        case Field.SPEAKER:
            yield from (ReadAnswer(value=one.entity_name or one.name, words=None) for one in saying.speakers)
        case Field.ACT:
            yield ReadAnswer(value=saying.act, words=None)
        case Field.CERTAINTY:
            yield ReadAnswer(value=saying.certainty, words=None)
        case Field.SAID if saying.said_words is not None:
            yield ReadAnswer(value=saying.said, words=saying.said_words)
        case Field.DAY:
            spans = [reading.span for reading in correction.readings if reading.span is not None]
            yield from (ReadAnswer(value=v, words=around.words(s)) for s in spans if (v := around.value(s)) is not None)


def _answer(reading: Reading, around: Around) -> ReadAnswer:
    words = None if reading.span is None else around.words(reading.span)
    value = reading.value
    if reading.mention_id is not None:
        value = around.speaker(reading).entity_name or value
    elif value is None and reading.span is not None:
        value = around.value(reading.span)
    return ReadAnswer(value=value, words=words)
