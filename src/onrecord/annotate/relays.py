"""Relays: through whose hands a statement came, from the article outward; and the time it was made."""

from dataclasses import replace

from spacy.tokens import Doc

from onrecord.annotate import cues, layers, sources
from onrecord.annotate.cues import CueKind
from onrecord.annotate.layers import FoundMention, FoundStatement, Stretch
from onrecord.annotate.outlet_names import is_outlet, is_platform
from onrecord.annotate.timexes import FoundTimex
from onrecord.model.mention import EntityKind, MentionForm


def find(doc: Doc) -> list[FoundStatement]:
    """Return the statements with their relays and the time expression that dates each."""
    statements = layers.statements(doc)
    mentions, timexes = layers.mentions(doc), layers.timexes(doc)
    passed_on = _according(doc, statements)
    found: list[FoundStatement] = []
    for n, statement in enumerate(statements):
        via: list[Stretch] = []
        if n in passed_on:
            via.append(passed_on[n])
        told = _told(doc, statement, mentions)
        if told is not None:
            via.append(told)
        found.append(replace(statement, via=_distinct(doc, via), said=_said(doc, statement, timexes)))
    return [replace(one, via=_distinct(doc, _outward(one, found))) for one in found]


def relays(doc: Doc) -> None:
    """Write the statements' relays and times. Component `onrecord_relays`: reads statements, mentions, timexes."""
    layers.write_statements(doc, find(doc))


def _distinct(doc: Doc, via: list[Stretch]) -> tuple[Stretch, ...]:
    seen: dict[str, Stretch] = {}
    for start, end in via:
        seen.setdefault(layers.text(doc)[start:end].lower(), (start, end))
    return tuple(seen.values())


def _according(doc: Doc, statements: list[FoundStatement]) -> dict[int, Stretch]:
    """Return, for statements that an "according to" comments on, the one according to whom they were made."""
    passed_on: dict[int, Stretch] = {}
    own = {s.cue for s in statements}
    for cue in cues.find(doc):
        if (
            cue.kind is not CueKind.ACCORDING
            or (doc[cue.start].idx, doc[cue.end - 1].idx + len(doc[cue.end - 1])) in own
        ):
            continue
        credited = sources.find(cue)
        if credited is None:
            continue
        start, end = credited[1]
        sentence = cue.head.sent
        inside = [
            n
            for n, s in enumerate(statements)
            if s.cue is not None and sentence.start_char <= s.cue[0] < sentence.end_char and s.within < 0
        ]
        for n in inside:
            passed_on[n] = (doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return passed_on


def _told(doc: Doc, statement: FoundStatement, mentions: list[FoundMention]) -> Stretch | None:
    """Return the outlet that somebody told something: the Gazette in "..., she told the Gazette"."""
    if statement.cue_head < 0:
        return None
    cue = doc[statement.cue_head]
    for child in cue.children:
        words = child.text
        spoken_to = child.dep_ in {"obj", "dobj", "iobj", "dative"} or any(
            c.dep_ == "case" and c.lower_ in {"to", "with", "by"} for c in child.children
        )
        if not spoken_to or child.i == statement.source_head:
            continue
        for mention in mentions:
            if mention.start <= child.idx < mention.end and mention.form == MentionForm.NAME:
                words = layers.text(doc)[mention.start : mention.end]
                if mention.kind != EntityKind.PERSON and is_outlet(words) and not is_platform(words):
                    return (mention.start, mention.end)
    return None


def _said(doc: Doc, statement: FoundStatement, timexes: list[FoundTimex]) -> int:
    """Return the time expression of the cue's own clause: in its sentence, outside the content, the nearest."""
    if statement.cue is None or statement.cue_head < 0:
        return -1
    sentence = doc[statement.cue_head].sent
    best, best_distance = -1, len(layers.text(doc))
    for n, timex in enumerate(timexes):
        if timex.type not in {"DATE", "TIME"} or not sentence.start_char <= timex.start < sentence.end_char:
            continue
        if any(s < timex.end and timex.start < e for s, e in statement.content):
            continue
        distance = max(timex.start - statement.cue[1], statement.cue[0] - timex.end)
        if distance < best_distance:
            best, best_distance = n, distance
    return best


def _outward(statement: FoundStatement, found: list[FoundStatement]) -> list[Stretch]:
    """Return the relays from the article outward: those of the statement that holds this one, its source, one's own.

    What the police said, as a witness told CNN, came to the article through CNN, and to CNN through the witness.
    """
    if statement.within < 0:
        return list(statement.via)
    holder = found[statement.within]
    source = [holder.source] if holder.source is not None and holder.cue_head >= 0 else []
    return [*_outward(holder, found), *source, *statement.via]
