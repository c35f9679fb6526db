"""When a statement was made, and where or by what: "on Monday", "at a news conference", "in a post on Twitter"."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.annotate import labels, layers, said_at
from onrecord.annotate.layers import FoundStatement
from onrecord.annotate.outlet_names import is_platform
from onrecord.annotate.timexes import FoundTimex
from onrecord.model.statement import OccasionKind

_NOUNS = {
    OccasionKind.PRESS_CONFERENCE: "conference briefing presser",
    OccasionKind.INTERVIEW: "interview conversation",
    OccasionKind.WRITTEN: "statement release communique communiqué",
    OccasionKind.POST: "post tweet tweets thread blog message messages video",
    OccasionKind.SPEECH: "speech address remarks rally sermon debate lecture",
    OccasionKind.COURT: "court filing lawsuit indictment affidavit testimony trial ruling complaint",
    OccasionKind.PARLIAMENT: "parliament senate congress hearing committee session",
    OccasionKind.LETTER: "letter email e-mail memo note",
    OccasionKind.CALL: "call phone telephone",
    OccasionKind.REPORT: "report study article op-ed editorial column essay book survey",
}
_KIND = {noun: kind for kind, nouns in _NOUNS.items() for noun in nouns.split()}
_VERBS = {
    OccasionKind.POST: frozenset("tweet tweeted tweeting tweets retweeted blogged".split()),
    OccasionKind.COURT: frozenset("testify testified testifying testifies".split()),
}
_PRESS = frozenset("news press".split())
_WORDS_LONG = 8
_NEAR = 3  # statements before and after one that may be of its sentence
_PLACES = frozenset("in at on during by via through from with to over".split())


def find(doc: Doc) -> list[FoundStatement]:
    """Return the statements with the time expression that dates each, and its occasion."""
    timexes = layers.timexes(doc)
    starts = [t.start for t in timexes]
    dated = [
        replace(one, said=_said(doc, one, timexes, starts), occasion=_occasion(doc, one))
        for one in layers.statements(doc)
    ]
    return [replace(one, said=_shared(doc, one, dated[max(n - _NEAR, 0) : n + _NEAR])) for n, one in enumerate(dated)]


def _shared(doc: Doc, statement: FoundStatement, beside: list[FoundStatement]) -> int:
    """Return the time of a statement, that of the one that it goes on with where it has none of its own."""
    if statement.said >= 0 or statement.cue_head < 0:
        return statement.said
    return next((one.said for one in beside if one.said >= 0 and said_at.goes_on(doc, statement, one)), -1)


def occasions(doc: Doc) -> None:
    """Write when and where it was said. Component `onrecord_occasions`: reads statements, timexes, dependencies."""
    layers.write_statements(doc, find(doc))


def _said(doc: Doc, statement: FoundStatement, timexes: list[FoundTimex], starts: list[int]) -> int:
    """Return the time expression that hangs on the cue: in its sentence, outside of content and source, the nearest.

    "Said on Monday that the dam, built in May, was safe" was said on Monday; "said so, though it had been built in
    May" bears no time.
    """
    if statement.cue is None or statement.cue_head < 0:
        return -1
    sentence = doc[statement.cue_head].sent
    best, best_distance = -1, len(layers.text(doc))
    for n in range(bisect_left(starts, sentence.start_char), bisect_left(starts, sentence.end_char)):
        timex = timexes[n]
        if timex.type not in {"DATE", "TIME"}:
            continue
        if any(s < timex.end and timex.start < e for s, e in statement.content):
            continue
        distance = max(timex.start - statement.cue[1], statement.cue[0] - timex.end)
        if distance < best_distance and said_at.holds(doc, statement, (timex.start, timex.end)):
            best, best_distance = n, distance
    return best


def _occasion(doc: Doc, statement: FoundStatement) -> tuple[str, int, int] | None:
    if statement.cue_head < 0 or statement.cue is None:
        return None
    cue = doc[statement.cue_head]
    for noun in _nouns(cue, statement):
        kind = _of_noun(noun)
        if kind is None:
            continue
        start, end = noun.left_edge.i, noun.i + 1
        while end < len(doc) and end - noun.i <= _WORDS_LONG and _goes_on(doc[end], noun):
            end += 1
        while doc[start].i < noun.i and (doc[start].is_punct or doc[start].is_space):
            start += 1
        return (kind.value, doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    span = doc.char_span(*statement.cue, alignment_mode="expand")
    for kind, verbs in _VERBS.items():
        verb = next((t for t in span or () if t.lower_ in verbs), None)
        if verb is not None:
            return (kind.value, verb.idx, verb.idx + len(verb))
    return None


def _nouns(cue: Token, statement: FoundStatement) -> Iterator[Token]:
    """Yield the nouns of the prepositional phrases on a cue, outside of the content; and those before it."""
    for child in cue.children:
        nouns = [child] if child.pos_ in {"NOUN", "PROPN"} else [c for c in child.children if child.dep_ == "prep"]
        for noun in nouns:
            placed = noun is not child or any(c.dep_ == "case" and c.lower_ in _PLACES for c in child.children)
            inside = any(s <= noun.idx < e for s, e in statement.content)
            if placed and not inside:
                yield noun
                yield from (
                    c for c in noun.children if c.pos_ == "NOUN" and c.dep_ in labels.NOUN_MODIFIERS and c.i > noun.i
                )


def _of_noun(noun: Token) -> OccasionKind | None:
    if noun.lower_ == "conference" and not {c.lower_ for c in noun.children} & _PRESS:
        return OccasionKind.SPEECH
    if is_platform(noun.text):
        return OccasionKind.POST
    return _KIND.get(noun.lemma_.lower()) or _KIND.get(noun.lower_)


def _goes_on(token: Token, noun: Token) -> bool:
    """Tell whether a token after the noun still tells the occasion: "an interview *with Radio Dornach*"."""
    return token.pos_ in {"ADP", "DET", "PROPN", "NOUN", "ADJ"} and noun in token.ancestors
