"""Candidates: what each cue would announce, before they are weighed against each other."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from onrecord.annotate import contents, layers, quotations, sources
from onrecord.annotate.cue_words import VERBS
from onrecord.annotate.cues import Cue, CueKind
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.neighbours import Neighbours
from onrecord.annotate.quotations import Quotation
from onrecord.annotate.stretches import characters
from onrecord.model.mention import MentionForm
from onrecord.model.statement import Act, Manner

_DIRECT_SHARE = 0.9
CONFIDENCE = 0.69
"""How often the rules alone are right, on the development data of `bench attribution`."""
_FIRST_PERSON = frozenset({"i", "you"})
_CARRIED_WITHOUT_CONTENT = frozenset({Act.NO_COMMENT})


class Known:
    """What is known of the article before its statements, read off the `Doc` once."""

    def __init__(self, doc: Doc) -> None:
        """Read text, quotations, mentions and the tokens of time expressions off the `Doc`."""
        self.doc = doc
        self.text = layers.text(doc)
        self.quoted = quotations.find(self.text)
        self.mentions = Neighbours(layers.mentions(doc), lambda mention: (mention.start, mention.end))
        self.timed = frozenset(
            token.i
            for timex in layers.timexes(doc)
            for token in doc.char_span(timex.start, timex.end, alignment_mode="expand") or ()
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement with the cue it comes from, before the candidates are weighed against each other."""

    cue: Cue
    statement: FoundStatement


def candidate(known: Known, cue: Cue) -> Candidate | None:
    """Return the statement that a cue announces, or None where it announces none."""
    doc, quoted = known.doc, known.quoted
    holder = _innermost(quoted, cue.head.idx)
    level = [q for q in quoted if _holds(holder, q)]
    credited = sources.find(cue, known.timed)
    head, tokens = (credited[0], _whole_names(known, credited[1])) if credited is not None else (None, None)
    if tokens is not None:
        tokens = _beside_cue(cue, tokens)
    found = contents.find(cue, tokens, level)
    cue_span = characters(doc, cue.start, cue.end)
    source_span = characters(doc, *tokens) if tokens else None
    if cue.kind is not CueKind.RUMOUR:
        found = tuple(piece for s in found if (piece := _apart(doc, s, cue_span, source_span)) is not None)
    if holder is not None:
        found = tuple(s for s in found if holder.start <= s[0] and s[1] <= holder.end)
    if not _is_statement(doc, cue, head, found, quoted=holder is not None):
        return None
    statement = FoundStatement(
        content=found,
        source=source_span,
        cue=cue_span,
        cue_head=cue.head.i,
        source_head=head.i if head is not None else -1,
        manner=manner(found, level, known.text).value,
        act=cue.act.value,
        confidence=CONFIDENCE,
    )
    return Candidate(cue, statement)


def _is_statement(doc: Doc, cue: Cue, source: Token | None, content: tuple[Stretch, ...], *, quoted: bool) -> bool:
    """Tell a statement from what only looks like one; the cases stand in the order of their number in news."""
    if not content:
        return cue.act in _CARRIED_WITHOUT_CONTENT and source is not None
    if quoted and source is not None and source.lower_ in _FIRST_PERSON:
        return False  # "I told you so", inside a quotation: the speaker's own words already
    if cue.kind is CueKind.RUMOUR and cue.head.head.lower_ in VERBS:
        return False  # "reportedly said": the verb is the cue
    if source is None and cue.kind is CueKind.VERB and cue.act is not Act.ACCUSATION and names_a_topic(cue):
        return False  # "was praised": nobody says so, and nothing is said; "was accused of theft" is an accusation
    return any(_says_something(doc, s) for s in content) and not asks_for_cover(doc, content)


def _says_something(doc: Doc, content: Stretch) -> bool:
    """Tell a content from a bare pronoun, "that" or "it", which only points to one."""
    span = doc.char_span(*content, alignment_mode="expand")
    if span is not None and any(t.is_quote for t in span):
        return True  # '"No," she said.'
    return span is not None and any(t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "AUX", "ADV"} for t in span)


def asks_for_cover(doc: Doc, content: tuple[Stretch, ...]) -> bool:
    """Tell the terms on which somebody speaks, "asked not to be named", from what he says."""
    words = layers.text(doc)[content[0][0] : content[-1][1]].lower()
    return words.endswith(("be named", "be identified", "be quoted", "anonymity", "anonymous"))


def _beside_cue(cue: Cue, source: tuple[int, int]) -> tuple[int, int]:
    """Return a source without the cue: in ", said Tamm" the comma before the verb may hang on the name."""
    start, end = source
    if end <= cue.start or cue.end <= start:
        return source
    return max((start, min(end, cue.start)), (max(start, cue.end), end), key=lambda part: part[1] - part[0])


def _whole_names(known: Known, source: tuple[int, int]) -> tuple[int, int]:
    """Stretch a source over the names that it cuts: the entity layer knows better than the parse where they end."""
    start, end = characters(known.doc, *source)
    near = known.mentions.near((max(start - 2, 0), end))
    beside = {m.chain for m in near if m.form == MentionForm.NOMINAL and m.start == start and m.chain >= 0}
    for mention in near:
        if mention.form != MentionForm.NAME:
            continue
        if mention.start < end and start < mention.end:
            start, end = min(start, mention.start), max(end, mention.end)
        elif mention.end < start and mention.chain in beside and known.text[mention.end : start] == ", ":
            start = mention.start  # "Livia Thorsk, a spokeswoman, said": the parse takes the aside for the subject
    span = known.doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None else source


def _innermost(quoted: list[Quotation], at: int) -> Quotation | None:
    return max((q for q in quoted if q.start <= at < q.end), key=lambda q: q.depth, default=None)


def _holds(holder: Quotation | None, q: Quotation) -> bool:
    if holder is None:
        return q.depth == 0
    return q.depth == holder.depth + 1 and holder.start <= q.start and q.end <= holder.end


def _apart(doc: Doc, content: Stretch, cue: Stretch, source: Stretch | None) -> Stretch | None:
    """Cut cue and source off the edges of a content; a content that lies around them keeps its longer side."""
    start, end = content
    for other in (cue, source):
        if other is None or other[1] <= start or end <= other[0]:
            continue
        start, end = max(((start, other[0]), (other[1], end)), key=lambda s: s[1] - s[0])
    return contents.trimmed(doc, start, end) if start < end else None


def manner(content: tuple[Stretch, ...], quoted: list[Quotation], text: str) -> Manner:
    """Tell whether a content is given word for word: the share of its letters that stand between quotation marks."""
    letters = inside = 0
    for start, end in content:
        near = [q for q in quoted if q.start < end and start < q.end]
        for i in range(start, end):
            if text[i].isalnum():
                letters += 1
                inside += any(q.start <= i < q.end for q in near)
    if not inside:
        return Manner.INDIRECT
    return Manner.DIRECT if inside / letters >= _DIRECT_SHARE else Manner.MIXED


def names_a_topic(cue: Cue) -> bool:
    """Tell whether a verb says only what was talked about: the words themselves are then the article's."""
    return cue.verb is not None and not cue.verb.frames & {"clause", "open"}
