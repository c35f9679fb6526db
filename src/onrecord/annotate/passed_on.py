"""What an outlet passes on: "the mayor said it was closed, leaving two villages cut off, the Gazette reported".

The outlet at the end speaks for the whole sentence, whoever speaks in it, and whom it cites is where it has it from.

- What is reported starts with the sentence: the mayor, what he said and how he said it lie in it.
- What somebody said in it ends where the report ends, unless another says something after him.
- "citing officials" is how the outlet knows it, and no part of what it reports.
"""

import re
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.annotate import contents, layers
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.neighbours import extent, of_statements

_REPORTED = re.compile(r"(?:has |had |have |also |first )*report(?:s|ed)", re.IGNORECASE)
_CITING = re.compile(r",?\s*(?:citing|quoting)\b", re.IGNORECASE)
_CITED_FIRST = re.compile(r"[^,;\n]{2,80},\s+(?=that\b)")
_JOINED = re.compile(r",?\s*(?:and|but)?\s*")


def settled(doc: Doc, statements: list[FoundStatement]) -> list[FoundStatement]:
    """Return the statements in the same order, where outlets pass something on with the words that they pass on."""
    text = layers.text(doc)
    beside = of_statements(statements)
    found = []
    for one in statements:
        said = _without_citing(doc, one)
        others = (other for other in beside.near(extent(one)) if other is not one and other.source == one.source)
        # Where the outlet says nothing else in the sentence, that it cites somebody is all that is known.
        if said is not None or not any(others):
            found.append(said or one)
    beside = of_statements(found)
    longer = {id(one): one for one in found}
    for report in found:
        if not _closes(doc, report):
            continue
        start = report.content[0][0]
        others = (one for one in beside.near(report.content[0]) if _runs_up_to(doc, one, report))
        inner = max(others, key=lambda one: one.content[-1][1], default=None)
        if inner is None:
            continue
        first = min(extent(inner)[0], start)
        end = report.content[0][1]
        longer[id(report)] = replace(report, content=((first, end), *report.content[1:]))
        if not text[slice(*inner.content[-1])].rstrip().endswith(('"', "”")):
            longer[id(inner)] = replace(inner, content=(*inner.content[:-1], (inner.content[-1][0], end)))
    return [longer[id(one)] for one in found]


def _closes(doc: Doc, one: FoundStatement) -> bool:
    """Tell whether a statement is one that a report after it gives: content, source and cue in this order."""
    if one.source is None or one.cue is None or not one.content or one.cue_head < 0:
        return False
    after = one.content[0][1] <= min(one.source[0], one.cue[0])
    return after and _REPORTED.fullmatch(layers.text(doc)[slice(*one.cue)]) is not None


def _runs_up_to(doc: Doc, one: FoundStatement, report: FoundStatement) -> bool:
    """Tell whether somebody else's statement ends where the content of a report starts, in one sentence."""
    if one.source is None or one.cue is None or not one.content or one.source == report.source:
        return False
    end, start = one.content[-1][1], report.content[0][0]
    if not (max(one.cue[1], one.source[1]) <= start and end <= start):
        return False
    between = layers.text(doc)[end:start]
    return _JOINED.fullmatch(between) is not None and doc[one.cue_head].sent == doc[report.cue_head].sent


def _without_citing(doc: Doc, one: FoundStatement) -> FoundStatement | None:
    """Take whom an outlet cites out of what it says: "..., citing court papers"; "citing officials, *that it fell*".

    Nothing is left of a statement that says only whom an outlet cites.
    """
    if one.cue is None or not one.content:
        return one
    text = layers.text(doc)
    alone = _CITING.fullmatch(text, *one.cue) is not None
    kept: list[Stretch] = []
    for start, end in one.content:
        citing = _CITING.match(text, one.cue[0] if alone and start <= one.cue[1] + 1 else start, end)
        cited = _CITED_FIRST.match(text, citing.end(), end) if citing else None
        piece = (start, end) if citing is None else contents.trimmed(doc, cited.end(), end) if cited else None
        if piece is not None:
            kept.append(piece)
    return replace(one, content=tuple(kept)) if kept else None
