"""Spans of one statement, where network and rules find the same cue: the network's, but for what rules know better.

- A refusal to speak is a cue of its own: "declined to comment" says nothing.
- Whom it is said to is no part of what is said: "urged *the police* to release the men". The training articles count
  the police in; the record keeps them apart, as the addressee. Nor is he the source: "*Tamm* was told".
- A time expression is no part of the source: "Veldt *on Monday* said".
- "Veldt and Tamm are among those *who* condemned it": across a copula the pronoun stands for a name before it.
- "..., which, according to Veldt, lasted an hour" credits Veldt with the clause, not with what is before it.
- "He noted the delay *as he spoke in Dornach*": when it was said is no part of what was said.
- "His promise that taxes would fall *was soon forgotten*": a noun's clause ends before the verb that it is subject of.
"""

from dataclasses import replace

from spacy.tokens import Doc

from onrecord.annotate import labels, sources
from onrecord.annotate.candidates import Known
from onrecord.annotate.cues import Cue, CueKind
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.model.statement import Act

_PRONOUNS = frozenset({"who", "which", "that"})
_PAUSES = frozenset({",", "-", "--", "–", "—", "("})
_CIRCUMSTANCES = frozenset({"as", "while", "when", "after", "before", "during"})
_PHRASE = 10
"""Tokens that whom something is said to has at most."""


def settled(known: Known, found: FoundStatement, cue: Cue | None, ruled: FoundStatement | None) -> FoundStatement:
    """Return a statement of the network with the spans that stand. `ruled` is what the rules make of the same cue."""
    if ruled is not None and ruled.act == Act.NO_COMMENT:
        # "Asked whether it was safe, he declined to comment": what stands before a refusal is not what it refuses.
        end = ruled.cue[1] if ruled.cue is not None else 0
        return replace(ruled, content=tuple(piece for piece in ruled.content if piece[0] >= end))
    content, credited = found.content, (found.source, found.source_head)
    if cue is not None:
        content = tuple(_with_question_word(known.doc, cue, piece) for piece in _content(known, found, cue, ruled))
    if ruled is not None and cue is not None:
        if _knows_better(known, found, cue, ruled):
            credited = (ruled.source, ruled.source_head)
        if len(content) == len(ruled.content) == 1 and _same_words(known.text, content[0], ruled.content[0]):
            content = ruled.content
    return replace(found, content=content, source=credited[0], source_head=credited[1])


def _content(known: Known, found: FoundStatement, cue: Cue, ruled: FoundStatement | None) -> tuple[Stretch, ...]:
    content = found.content
    if ruled is not None and ruled.content:
        if _comments_on_relative(cue):
            return ruled.content[-1:]
        heard = cue.verb is not None and cue.verb.heard and sources.is_passive(cue.top)
        if heard or _goes_too_far(known.doc, cue, content, ruled.content):
            return ruled.content
    if (cue.verb is not None and cue.verb.heard) or cue.act is Act.DEMAND:
        return _without_addressee(known.doc, cue, content, ruled)
    return content


def _with_question_word(doc: Doc, cue: Cue, piece: Stretch) -> Stretch:
    """Return a content that follows its cue with the word that asks: "asked *why* the gate had been open"."""
    span = doc.char_span(*piece, alignment_mode="expand")
    asks = span is not None and span.start == cue.end + 1 and doc[cue.end].tag_.startswith("W")
    return (doc[cue.end].idx, piece[1]) if asks else piece


def _without_addressee(
    doc: Doc, cue: Cue, content: tuple[Stretch, ...], ruled: FoundStatement | None
) -> tuple[Stretch, ...]:
    """Cut whom it is said to off the start of a content that follows its cue."""
    for n, (start, end) in enumerate(content):
        if start < doc[cue.end - 1].idx:
            continue
        if ruled is not None and ruled.content and start < ruled.content[0][0] < end == ruled.content[0][1]:
            return (*content[:n], ruled.content[0], *content[n + 1 :])
        at = _infinitive(doc, start, end)
        return (*content[:n], (at, end), *content[n + 1 :]) if at > start else content
    return content


def _infinitive(doc: Doc, start: int, end: int) -> int:
    """Return where the infinitive starts in "the police to release the men", or the start where there is none."""
    span = doc.char_span(start, end, alignment_mode="expand")
    for n, token in enumerate(span[:_PHRASE] if span is not None else ()):
        if token.tag_ == "TO" and token.i + 1 < len(doc) and token.nbor(1).tag_ in {"VB", "RB"}:
            return token.idx if n else start
        if token.tag_.startswith(("VB", "W", "MD")) or token.is_punct or token.is_quote:
            break
    return start


def _knows_better(known: Known, found: FoundStatement, cue: Cue, ruled: FoundStatement) -> bool:
    """Tell whether the rules' source stands."""
    if found.source is None:
        return False
    if ruled.source is None:
        passive = cue.kind is CueKind.VERB and sources.is_passive(cue.top)
        return cue.kind is CueKind.NOUN or (passive and known.doc[found.source_head].dep_ in labels.PASSIVE_SUBJECTS)
    mine, theirs = found.source, ruled.source
    if known.text[slice(*mine)].lower() in _PRONOUNS:
        return known.text[slice(*theirs)].lower() not in _PRONOUNS and theirs[1] <= mine[0]
    if mine[0] != theirs[0] or theirs[1] >= mine[1]:
        return False
    # The rest of the phrase is a time expression, with the preposition before it, or the mark of a genitive.
    rest = known.doc.char_span(theirs[1], mine[1], alignment_mode="contract")
    if rest is not None and cue.kind is CueKind.VERB and sources.is_passive(cue.top):
        return len(rest) > 0 and rest[0].tag_ == "IN"  # "was accused by Veldt *in Dornach*" hangs on the verb
    return rest is not None and all(t.i in known.timed or t.tag_ in {"IN", "POS"} or t.is_punct for t in rest)


def _comments_on_relative(cue: Cue) -> bool:
    """Tell whether an "according to" stands right after a relative pronoun: it comments on that clause alone."""
    if cue.kind is not CueKind.ACCORDING or cue.start < 2:  # noqa: PLR2004 - a pronoun and a comma
        return False
    before = cue.head.doc[cue.start - 2 : cue.start]
    return before[1].text in _PAUSES and before[0].tag_ in {"WDT", "WP"}


def _goes_too_far(doc: Doc, cue: Cue, found: tuple[Stretch, ...], ruled: tuple[Stretch, ...]) -> bool:
    """Tell whether a content goes on, after what the rules give, with what the parse hangs above it or on the cue."""
    if len(found) != 1 or len(ruled) != 1 or found[0][0] != ruled[0][0] or found[0][1] <= ruled[0][1]:
        return False
    rest = doc.char_span(ruled[0][1], found[0][1], alignment_mode="contract")
    if rest is None or not len(rest):
        return False
    if cue.kind is CueKind.NOUN:
        return rest.root == cue.head.head
    hung = rest.root.head in {cue.head, cue.top} and rest.root.dep_ in labels.ADVERBIAL_CLAUSES
    return hung and rest[0].lower_ in _CIRCUMSTANCES


def _same_words(text: str, one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches differ in marks and spaces alone."""
    low, high = sorted((one[0], other[0])), sorted((one[1], other[1]))
    between = text[low[0] : low[1]] + text[high[0] : high[1]]
    return one != other and low[1] < high[0] and not any(c.isalnum() for c in between)
