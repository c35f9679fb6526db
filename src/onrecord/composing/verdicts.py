"""What a person decided, in words: of what, which field was corrected, what was read in it before."""

from collections.abc import Iterable
from dataclasses import replace

from onrecord.casefile.answers import CorrectedAnswer, ReadAnswer
from onrecord.casefile.reviews import Review, State
from onrecord.composing.told import rejected
from onrecord.composing.wording import listed, one_line, when_in_words
from onrecord.model.correction import Correction, Field
from onrecord.model.judgement import PAIRS, Judgement, Verdict
from onrecord.model.ledger import Outcome

FIELDS = {
    Field.SPEAKER: "speaker",
    Field.ACT: "act",
    Field.CERTAINTY: "certainty",
    Field.SOURCE: "source",
    Field.CUE: "cue",
    Field.CONTENT: "content",
    Field.SAID: "when it was said",
    Field.DAY: "the day it is about",
    Field.VALUE: "value",
    Field.OUTCOME: "what became of it",
}
_VERDICTS = {Verdict.SAME: "are one", Verdict.APART: "are apart"}
_OPEN = {Outcome.NONE.value: "open"}


def decided(judgement: Judgement) -> str:
    """Return what was decided of which records: "a1b2c3d4e5f60718 corrected: act: denial"."""
    both = listed(dict.fromkeys((judgement.first, judgement.second)))
    told = f"{both} {_VERDICTS.get(judgement.verdict, judgement.verdict.value)}"
    return one_line(f"{told}: {_correction(judgement.correction)}" if judgement.correction is not None else told)


def _correction(correction: Correction) -> str:
    told = []
    for reading in correction.readings:
        span = reading.span and f"{reading.span.start}-{reading.span.end}"
        value = _OPEN.get(reading.value or "", reading.value)
        told.append(" = ".join(part for part in (span, value) if part))
    return f"{FIELDS[correction.field]}: {', '.join(told) or 'none'}"


def correction_of(one: CorrectedAnswer) -> str:
    """Return a corrected field with both readings: "act: denial by R. Olm, where the program read claim"."""
    # The words of a value are the same in both readings: what they are taken for is not.
    bare = one.field is Field.VALUE
    now, read = (
        read_in_words(replace(reading, words=None) if bare else reading for reading in side)
        for side in (one.now, one.read)
    )
    why = f": {one.judgement.reason}" if one.judgement.reason else ""
    later = ", superseded by a later correction" if one.superseded else ""
    return one_line(f"{FIELDS[one.field]}: {now} by {one.judgement.by}, where the program read {read}{later}{why}")


def read_in_words(readings: Iterable[ReadAnswer]) -> str:
    """Return what is read in a field: "denial", "“on Monday” (5 May 2031)", "none"."""
    return listed(_reading(one) for one in readings) or "none"


def _reading(one: ReadAnswer) -> str:
    words = "" if one.words is None else f"“{one_line(one.words.words)}”"
    if one.value is None:
        return words
    value = when_in_words(one.value) if words else one.value
    return f"{words} ({value})" if words else value


def opinions(review: Review, corrected: Iterable[CorrectedAnswer] = ()) -> tuple[str, ...]:
    """Return what people say of a record: "set aside by R. Olm: two tanks", "accepted by T. Askell", notes."""
    told = [rejected(review.rejection), *map(correction_of, corrected)]
    since = ", before a report added to it," if review.grown else ""
    if review.grown and review.state is State.REJECTED:
        told.append(_by(f"set aside{since} by", review.by, review.reason))
    if review.state is State.ACCEPTED:
        told.append(_by(f"accepted{since} by", review.by, review.reason))
    told += [_by("noted by", one.by, one.reason) for one in review.notes]
    told += [_by(f"judged {one.verdict} by", one.by, one.reason) for one in review.judgements if one.verdict in PAIRS]
    return tuple(one for one in told if one)


def _by(what: str, who: str | None, why: str | None) -> str:
    return one_line(f"{what} {who}" + (f": {why}" if why else ""))
