"""Relays: through whose hands a statement came, from the article outward.

Whoever printed or heard it stands in the words around it: "..., he told CNN", "in an interview with Radio Dornach",
"..., the Dornach Gazette reported", "the Gazette, citing an official, ...", "according to a report in the Gazette".
A place where speakers publish themselves ("on Twitter") relays nobody.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from spacy.tokens import Doc, Token

from onrecord.annotate import cues, labels, layers, sources
from onrecord.annotate.cues import CueKind
from onrecord.annotate.layers import FoundMention, FoundStatement, Stretch
from onrecord.annotate.outlet_names import is_outlet, is_platform
from onrecord.annotate.places import Places
from onrecord.model.mention import EntityKind, MentionForm

_FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
_SPEAKING = frozenset("speak talk tell".split())
_REPORTING = frozenset("report quote cite".split())
_FROM = re.compile(r"(?:From|Via|Per) (?:the )?(?P<name>[A-Z][^\n:]{1,40}):\s*$")
_REPORTS = re.compile(r",?\s+(?:news agency |newspaper |media )?(?:has |have |also )?report(?:s|ed)\b(?! that)")
_PAPERS = ("newspaper", "paper", "magazine", "agency", "broadcaster", "network", "outlet")
_NEAR = 40
_FAR = 2000
_LINES_ON = 2
_ABOVE = 6


def find(doc: Doc) -> list[FoundStatement]:
    """Return the statements with their relays."""
    statements = layers.statements(doc)
    places = Places(layers.mentions(doc))
    passed_on = _according(doc, statements)
    found: list[FoundStatement] = []
    for n, statement in enumerate(statements):
        around = [*_reporters(doc, statement, places), *passed_on.get(n, ()), *_heard_by(doc, statement, places)]
        via = [*statement.via, *around]
        found.append(replace(statement, via=_distinct(doc, via)))
    found = _told_on(doc, found, places)
    outward = [replace(one, via=_distinct(doc, _outward(one, found))) for one in found]
    return [_not_himself(doc, one, outward, places) for one in outward]


def relays(doc: Doc) -> None:
    """Write the statements' relays. Component `onrecord_relays`: reads statements, speakers, mentions."""
    layers.write_statements(doc, find(doc))


def _distinct(doc: Doc, via: list[Stretch]) -> tuple[Stretch, ...]:
    seen: dict[str, Stretch] = {}
    for start, end in via:
        seen.setdefault(layers.text(doc)[start:end].lower(), (start, end))
    return tuple(seen.values())


def _according(doc: Doc, statements: list[FoundStatement]) -> dict[int, list[Stretch]]:
    """Return, for statements that an "according to" comments on, the one according to whom they were made."""
    passed_on: dict[int, list[Stretch]] = {}
    own = {s.cue for s in statements}
    by_start = sorted((s.cue[0], n) for n, s in enumerate(statements) if s.cue is not None and s.within < 0)
    at = 0
    for cue in cues.find(doc):
        stretch = (doc[cue.start].idx, doc[cue.end - 1].idx + len(doc[cue.end - 1]))
        if cue.kind is not CueKind.ACCORDING or stretch in own:
            continue
        credited = sources.find(cue)
        if credited is None:
            continue
        start, end = credited[1]
        sentence = cue.head.sent
        while at < len(by_start) and by_start[at][0] < sentence.start_char:
            at += 1
        for place, n in islice(by_start, at, None):
            if place >= sentence.end_char:
                break
            passed_on[n] = [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))]
    return passed_on


def _around(doc: Doc, statement: FoundStatement, places: Places) -> Iterator[FoundMention]:
    """Yield the names of bodies in the sentence of the cue, outside of source and content."""
    if statement.cue_head < 0:
        return
    sentence = doc[statement.cue_head].sent
    own = [*statement.content, *([statement.source] if statement.source else [])]
    for i in places.touching((sentence.start_char, sentence.end_char)):
        m = places.mentions[i]
        inside = any(s < m.end and m.start < e for s, e in own)
        if m.form == MentionForm.NAME and not inside and m.start >= sentence.start_char and _is_body(doc, m):
            yield m


def _is_body(doc: Doc, mention: FoundMention) -> bool:
    """Tell whether a name is a body's, whatever the name model takes it for: "the newspaper Ostrau Zeit"."""
    text = layers.text(doc)
    before = text[max(0, mention.start - 20) : mention.start].rstrip().lower()
    return mention.kind != EntityKind.PERSON or is_outlet(text[mention.start : mention.end]) or before.endswith(_PAPERS)


def _reporters(doc: Doc, statement: FoundStatement, places: Places) -> Iterator[Stretch]:
    """Yield who reports that it was said: "..., the Gazette reported", "the Gazette, citing officials, said"."""
    citing = statement.cue_head >= 0 and doc[statement.cue_head].lower_ in {"citing", "quoting"}
    for m in _around(doc, statement, places):
        head, cue = doc[m.head], doc[statement.cue_head]
        own = head.head == cue or (statement.cue is not None and m.end <= statement.cue[0] <= m.end + _NEAR)
        reports = _REPORTS.match(layers.text(doc), m.end, m.end + _NEAR) is not None
        subject = head.dep_ in labels.SUBJECTS
        cites = citing and subject and head.head in {cue, *cue.ancestors}
        if cites or (not own and (reports or (subject and head.head.lemma_.lower() in _REPORTING))):
            yield (m.start, m.end)
    start = min((s for s, _ in statement.content), default=0)
    line = layers.text(doc)[max(0, start - 60) : start].rstrip("\"“'‘ ")
    above = _FROM.search(line)
    if above is not None:
        at = start - len(layers.text(doc)[max(0, start - 60) : start])
        yield (max(at, 0) + above.start("name"), max(at, 0) + above.end("name"))


def _heard_by(doc: Doc, statement: FoundStatement, places: Places) -> Iterator[Stretch]:
    """Yield the outlets of the cue's own clause: whom it was told, who held the interview, in whose pages it stands."""
    if statement.source is not None:
        # "one man, who spoke with the Gazette, described ..."
        for m in (places.mentions[i] for i in places.touching(statement.source)):
            verb = doc[m.head].head
            if is_outlet(layers.text(doc)[m.start : m.end]) and verb.lemma_.lower() in _SPEAKING:
                yield (m.start, m.end)
    for m in _around(doc, statement, places):
        words = layers.text(doc)[m.start : m.end]
        head = doc[m.head]
        if not is_outlet(words) or is_platform(words) or head.dep_ in labels.SUBJECTS:
            continue
        spoke = head.head.lemma_.lower() in _SPEAKING and doc[statement.cue_head] in head.head.conjuncts
        if spoke or _hangs_on(head, doc[statement.cue_head]):
            yield (m.start, m.end)  # "he spoke with the Gazette and described ...", "he told the Gazette"


def _hangs_on(token: Token, cue: Token) -> bool:
    """Tell whether a noun belongs to the clause of a cue: nothing but nouns and a participle stands between."""
    for step, above in enumerate(token.ancestors):
        if above == cue:
            return True
        if step > _ABOVE or (above.pos_ in {"VERB", "AUX"} and above.tag_ not in {"VBG", "VBN"}):
            return False
    return False


def _told_on(doc: Doc, found: list[FoundStatement], places: Places) -> list[FoundStatement]:
    """Give what somebody says on to the one who heard the first of it: "he told CNN. ... He added ..."."""
    told: dict[int, tuple[tuple[Stretch, ...], int]] = {}
    result: list[FoundStatement] = []
    for one in found:
        chains = [places.mentions[i].chain for i in one.speakers[:1]]
        start = min((s for s, _ in one.content), default=0)
        if one.within < 0 and len(chains) == 1 and chains[0] >= 0:
            via, end = told.get(chains[0], ((), 0))
            near = start - end < _FAR and layers.text(doc).count("\n", end, start) <= 2 * _LINES_ON
            if not one.via and via and near and one.said < 0 and one.occasion is None:
                one = replace(one, via=via)  # noqa: PLW2901 - the same statement, with what it inherits
            told = {chains[0]: (one.via, max((e for _, e in one.content), default=start))}
        result.append(one)
    return result


def _outward(statement: FoundStatement, found: list[FoundStatement]) -> list[Stretch]:
    """Return the relays from the article outward: those of the statement that holds this one, its source, one's own.

    What the police said, as a witness told CNN, came to the article through CNN, and to CNN through the witness.
    """
    via: list[Stretch] = list(statement.via)
    holder = statement.within
    while holder >= 0:
        one = found[holder]
        source = [one.source] if one.source is not None and one.cue_head >= 0 else []
        via = [*one.via, *source, *via]
        holder = one.within
    return via


def _not_himself(doc: Doc, statement: FoundStatement, found: list[FoundStatement], places: Places) -> FoundStatement:
    """Take the speaker out of his own relays: "Vask condemned what she called ..." came through nobody."""
    if not statement.via or doc[statement.source_head].lower_ in _FIRST_PERSON:
        return statement
    holder = found[statement.within] if statement.within >= 0 else None
    own = {places.mentions[i].chain for i in statement.speakers} - {-1}
    himself = {statement.source}
    if own and holder is not None and own == {places.mentions[i].chain for i in holder.speakers}:
        himself.add(holder.source)
    # A post under his name is his word, not a relay: "Mara Vask (@mvask)".
    named = [
        v for v in statement.via if len(own) == 1 and own == {places.mentions[i].chain for i in places.touching(v)}
    ]
    return replace(statement, via=tuple(v for v in statement.via if v not in himself and v not in named))
