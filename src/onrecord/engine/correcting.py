"""Corrections as a person words them, held against the text: every word stands in it, every speaker on words."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from onrecord.casefile.case import Case
from onrecord.casefile.names import folded, is_meant
from onrecord.engine.things import Thing
from onrecord.errors import BadSetting
from onrecord.model.annotated import AnnotatedArticle
from onrecord.model.corrected import corrected_article, readings_of
from onrecord.model.correction import UNNAMED, Correction, Field, Reading
from onrecord.model.interval import interval
from onrecord.model.judgement import Subject
from onrecord.model.ledger import Outcome
from onrecord.model.mention import Mention, MentionForm
from onrecord.model.span import Span
from onrecord.model.statement import Act, Certainty

NONE = "none"
"""What a person writes where a field is to be empty."""

FIELDS = {
    Subject.STATEMENT: frozenset(Field) - {Field.VALUE, Field.OUTCOME},
    Subject.CONFLICT: frozenset({Field.VALUE}),
    Subject.LEDGER: frozenset({Field.OUTCOME}),
}
"""What can be corrected of which records."""

_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
_OUTCOMES = {"open": Outcome.NONE, "kept": Outcome.KEPT, "refused": Outcome.REFUSED}


def corrections_of(case: Case, thing: Thing, wanted: Mapping[Field, Sequence[str]]) -> tuple[Correction, ...]:
    """Return what a person's words come to, field by field; fields that are read so already are left out.

    Raises:
        BadSetting: the record has no such field, or the words mean nothing in it; nothing is another than it was.
    """
    strange = [field.value for field in wanted if field not in FIELDS[thing.subject]]
    if strange:
        raise BadSetting(f"Of a {thing.subject}, the {strange[0]} can't be corrected.")
    if thing.subject is Subject.STATEMENT:
        found = _Statement(case, thing).corrections(wanted)
    elif thing.subject is Subject.LEDGER:
        found = [_outcome(wanted[Field.OUTCOME])]
    else:
        found = [_value(thing, wanted[Field.VALUE])]
    if not found:
        raise BadSetting("Nothing is corrected: it is read so already.")
    return tuple(found)


def span_in(words: str, text: str) -> Span:
    """Return the stretch that `start-end` means, in code points of a text.

    Raises:
        BadSetting: it is none, or reaches beyond the text.
    """
    ends = _SPAN.fullmatch(words.strip())
    if ends is None or not int(ends[1]) < int(ends[2]) <= len(text):
        raise BadSetting(
            f"“{words}” is no stretch of the report's text: write START-END, in characters from 0 to {len(text)}."
        )
    span = Span(int(ends[1]), int(ends[2]))
    if not span.of(text).strip():
        raise BadSetting(f"“{words}” holds no words.")
    return span


class _Statement:
    """A statement whose fields are corrected, in its article, as people corrected both so far."""

    def __init__(self, case: Case, thing: Thing) -> None:
        assert thing.article_id is not None  # a statement stands in one
        self._case, self._story = case, thing.story_id
        (read,) = case.annotated([thing.article_id])
        self._annotated = corrected_article(read, case.reviews().corrections())
        self._text = self._annotated.article.text
        self._said = next(
            one for one in (*self._annotated.statements, *self._annotated.own_voice) if one.id == thing.first
        )

    def corrections(self, wanted: Mapping[Field, Sequence[str]]) -> list[Correction]:
        """Return the corrections, source, cue and content first: others may stand on their words."""
        told: dict[Field, Callable[[Sequence[str]], list[Correction]]] = {
            Field.SOURCE: lambda words: [self._one_span(Field.SOURCE, words)],
            Field.CUE: lambda words: [self._one_span(Field.CUE, words)],
            Field.CONTENT: lambda words: [self._content(words)],
            Field.SPEAKER: lambda words: [self._speakers(words, wanted)],
            Field.ACT: lambda words: [_member(Field.ACT, words, tuple(Act))],
            Field.CERTAINTY: lambda words: [_member(Field.CERTAINTY, words, tuple(Certainty))],
            Field.SAID: lambda words: [self._when_said(words)],
            Field.DAY: self._days,
        }
        found = [one for field, read in told.items() if field in wanted for one in read(wanted[field])]
        new = [one for one in found if not self._is_read_so(one)]
        emptied = {one.field for one in new if not one.readings}
        content = Field.CONTENT in emptied or (not self._said.content and Field.CONTENT not in wanted)
        cue = Field.CUE in emptied or (self._said.cue is None and Field.CUE not in wanted)
        if content and cue:
            raise BadSetting("A statement has a content or a cue, else there are no words that it stands on.")
        return new

    def _is_read_so(self, one: Correction) -> bool:
        known = readings_of(self._annotated, self._said, one.field)
        if one.field is Field.DAY:
            return set(one.readings) <= set(known)
        if one.field is Field.SAID:
            return [r.span for r in one.readings] == [r.span for r in known] and all(
                new.value in {None, old.value} for new, old in zip(one.readings, known, strict=True)
            )
        if one.field is Field.SPEAKER:
            return [r.value for r in one.readings] == [r.value for r in known] and {
                r.mention_id for r in one.readings
            } == {r.mention_id for r in known}
        return one.readings == known

    def _one_span(self, field: Field, words: Sequence[str]) -> Correction:
        spans = self._spans(words)
        if len(spans) > 1:
            raise BadSetting(f"A {field} is one stretch of the text.")
        return Correction(field=field, readings=tuple(Reading(span=span) for span in spans))

    def _content(self, words: Sequence[str]) -> Correction:
        spans = sorted(self._spans(words))
        if any(one.overlaps(other) for one, other in pairwise(spans)):
            raise BadSetting("The parts of a content don't overlap.")
        return Correction(field=Field.CONTENT, readings=tuple(Reading(span=span) for span in spans))

    def _spans(self, words: Sequence[str]) -> list[Span]:
        pieces = [piece for one in words for piece in one.replace(",", " ").split()]
        if pieces in ([], [NONE]):
            return []
        return [span_in(piece, self._text) for piece in pieces]

    def _speakers(self, words: Sequence[str], wanted: Mapping[Field, Sequence[str]]) -> Correction:
        told = [one.strip() for one in words if one.strip()]
        if [one.lower() for one in told] in ([], [NONE]):
            return Correction(field=Field.SPEAKER)
        if [one.lower() for one in told] == [UNNAMED]:
            return Correction(field=Field.SPEAKER, readings=(Reading(value=UNNAMED, span=self._described(wanted)),))
        return Correction(field=Field.SPEAKER, readings=tuple(self._speaker(one) for one in told))

    def _described(self, wanted: Mapping[Field, Sequence[str]]) -> Span:
        """Return the words for somebody unnamed: those that the program took for such, the source, or the cue."""
        if self._said.unnamed is not None:
            return self._said.unnamed.description
        marked: list[Span] = self._spans(wanted[Field.SOURCE]) if Field.SOURCE in wanted else []
        for span in (*marked, self._said.source, self._said.cue):
            if span is not None:
                return span
        raise BadSetting("Whom the report keeps unnamed, it tells in some words: mark them as the source, too.")

    def _speaker(self, who: str) -> Reading:
        """Return a speaker by words of the text, by a mention, an entity, or a name."""
        if _SPAN.fullmatch(who):
            span = span_in(who, self._text)
            inside = [
                m for m in self._annotated.mentions if m.extent.overlaps(span) and m.form is not MentionForm.PRONOUN
            ]
            if inside:
                best = max(inside, key=lambda m: (m.form is MentionForm.NAME, _shared(m.span, span), -m.span.start))
                return self._by_mention(best)
            return Reading(value=" ".join(span.of(self._text).split()), span=span)
        ids = self._case.ids()
        known = [one for one in ids.beginning(who) if one.table in {"entities", "mentions"}] if len(who) >= 6 else []  # noqa: PLR2004 - as of every id
        if len(known) == 1 and known[0].table == "mentions":
            return self._of_anywhere(known[0].id, known[0].article_id)
        bearers = (
            [ids.entity(known[0].id)] if len(known) == 1 else list(ids.bearers(who, story=self._story, ending=True))
        )
        if not bearers and (here := [m for m in self._annotated.mentions if self._bears(m, who)]):
            return self._by_mention(self._nearest(here))
        bearers = bearers or list(ids.bearers(who))
        exact = [one for one in bearers if folded(one.name) == folded(who)]
        bearers = exact or bearers
        if not bearers:
            raise BadSetting(
                f"Nobody in the case is called “{who}”: name somebody as the case does, give an id, mark the words as"
                f" START-END of the report's text, or say “{UNNAMED}”."
            )
        if len({one.name for one in bearers}) > 1 or (len(bearers) > 1 and bearers[0].story_id == self._story):
            several = ", ".join(f"{one.name} {one.id}" for one in bearers[:4])
            raise BadSetting(f"“{who}” could be several ({several}): give an id.")
        mentions = dict(bearers[0].mentions)
        here = [m for m in self._annotated.mentions if m.id in mentions]
        if here:
            return Reading(value=bearers[0].name, mention_id=self._nearest(here).id)
        return Reading(value=bearers[0].name, mention_id=bearers[0].mention_ids[0])

    def _of_anywhere(self, mention_id: str, article_id: str | None) -> Reading:
        """Return a speaker by a mention of this report, or of another."""
        for mention in self._annotated.mentions:
            if mention.id == mention_id:
                return self._by_mention(mention)
        assert article_id is not None  # a mention stands in an article
        (other,) = self._case.annotated([article_id])
        (mention,) = (m for m in other.mentions if m.id == mention_id)
        return Reading(value=_name_of(mention, other), mention_id=mention_id)

    def _by_mention(self, mention: Mention) -> Reading:
        return Reading(value=_name_of(mention, self._annotated), mention_id=mention.id)

    def _bears(self, mention: Mention, who: str) -> bool:
        return mention.form is MentionForm.NAME and is_meant(folded(who), mention.span.of(self._text))

    def _nearest(self, mentions: Sequence[Mention]) -> Mention:
        """Return the mention that stands nearest to the statement, one before it where two are as near."""
        parts = [span for span in (self._said.source, self._said.cue, *self._said.content) if span is not None]
        return min(mentions, key=lambda m: (min(abs(m.span.start - part.start) for part in parts), m.span.start))

    def _when_said(self, words: Sequence[str]) -> Correction:
        told = [one for one in words if one.strip()]
        if [one.strip() for one in told] in ([], [NONE]):
            return Correction(field=Field.SAID)
        if len(told) > 1:
            raise BadSetting("It was said once: mark one time expression.")
        return Correction(field=Field.SAID, readings=(self._time(told[0]),))

    def _days(self, words: Sequence[str]) -> list[Correction]:
        """Return one correction for each time expression: they are corrected one by one."""
        found = [self._time(one) for one in words if one.strip()]
        if not found or any(one.value is None for one in found):
            raise BadSetting("What day words stand for is written START-END=DAY, as 120-129=2031-05-05.")
        return [Correction(field=Field.DAY, readings=(one,)) for one in found]

    def _time(self, words: str) -> Reading:
        """Return the time expression of `START-END`, or of `START-END=DAY` with the day it stands for."""
        place, _, value = (part.strip() for part in words.partition("="))
        span = span_in(place, self._text)
        known = [timex.span for timex in self._annotated.timexes if timex.span.overlaps(span)]
        if value and interval(value) is None:
            raise BadSetting(f"“{value}” is no day: write it as 2031-05-05, 2031-05 or 2031.")
        if len(known) == 1:
            return Reading(span=known[0], value=value or None)
        if not value:
            raise BadSetting(
                f"The program read no time expression in “{span.of(self._text)}”: say which day it stands for, as"
                f" {place}=2031-05-05."
            )
        return Reading(span=span, value=value)


def _name_of(mention: Mention, annotated: AnnotatedArticle) -> str:
    """Return the fullest name of a mention's chain in its article, else the mention's own words."""
    text = annotated.article.text
    chain = [m for m in annotated.mentions if m.chain is not None and m.chain == mention.chain]
    names = [m.span.of(text) for m in (mention, *chain) if m.form is MentionForm.NAME]
    return " ".join((max(names, key=len) if names else mention.span.of(text)).split())


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _member(field: Field, words: Sequence[str], known: Sequence[str]) -> Correction:
    told = [one.strip().lower() for one in words if one.strip()]
    if len(told) != 1 or told[0] not in known:
        raise BadSetting(f"The {field} of a statement is one of: {', '.join(known)}.")
    return Correction(field=field, readings=(Reading(value=str(told[0])),))


def _outcome(words: Sequence[str]) -> Correction:
    told = [one.strip().lower() for one in words if one.strip()]
    if len(told) != 1 or told[0] not in _OUTCOMES:
        raise BadSetting(f"What became of a row of the ledger is one of: {', '.join(_OUTCOMES)}.")
    return Correction(field=Field.OUTCOME, readings=(Reading(value=_OUTCOMES[told[0]].value),))


def _value(thing: Thing, words: Sequence[str]) -> Correction:
    """Return what one statement of a conflict gives: `STATEMENT=VALUE`."""
    told = [one.strip() for one in words if one.strip()]
    statement, _, value = (part.strip() for part in (told[0] if len(told) == 1 else "").partition("="))
    found = [one for one in thing.grounds if statement and one.statement_id.startswith(statement)]
    if len(found) != 1 or not value:
        raise BadSetting(
            "A value of a conflict is corrected as STATEMENT=VALUE: the statement's id, and what it gives."
        )
    return Correction(field=Field.VALUE, readings=(Reading(value=value, span=found[0].span),))
