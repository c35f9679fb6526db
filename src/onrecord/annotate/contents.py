"""Contents: what was said, found from the cue."""

from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.annotate import labels, layers, verb_contents
from onrecord.annotate.cues import Cue, CueKind
from onrecord.annotate.layers import Stretch
from onrecord.annotate.quotations import Quotation
from onrecord.annotate.sources import subject_of
from onrecord.annotate.stretches import characters, subtree

_EDGES = frozenset(",;:.-–—")


def find(cue: Cue, source: tuple[int, int] | None, quoted: list[Quotation]) -> tuple[Stretch, ...]:
    """Return the content of a cue as stretches of code points in reading order, empty where it has none.

    `quoted` holds the quotations of the cue's own level: outside all quotations, or inside the one that it stands in.
    """
    if cue.kind is CueKind.ACCORDING:
        found = list(_around(cue, source))
    elif cue.kind is CueKind.RUMOUR:
        found = list(_of_rumour(cue))
    elif cue.kind is CueKind.NOUN:
        found = list(_of_noun(cue))
    else:
        found = verb_contents.find(cue, source, quoted)
    doc = cue.head.doc
    stretches = (_whole_quotations(trimmed(doc, start, end), quoted, cue, source) for start, end in found)
    return tuple(sorted({s for s in stretches if s is not None}))


def with_negation(doc: Doc, piece: tuple[int, int], cue: tuple[int, int] | None) -> tuple[int, int]:
    """Return an infinitive with the word that turns it round: "urged the villagers *not* to leave"."""
    span = doc.char_span(*piece, alignment_mode="expand")
    if span is None or span.start == 0 or span[0].tag_ != "TO" or doc[span.start - 1].lower_ not in {"not", "never"}:
        return piece
    start = doc[span.start - 1].idx
    return (start, piece[1]) if cue is None or not cue[0] <= start < cue[1] else piece


def trimmed(doc: Doc, start: int, end: int) -> Stretch | None:
    """Return a stretch of code points without white space and punctuation at its edges; quotation marks stay."""
    text = layers.text(doc)
    while start < end and (text[start] in _EDGES or text[start].isspace()):
        start += 1
    while (
        end > start
        and (text[end - 1] in _EDGES or text[end - 1].isspace())
        and not (text[end - 1] == "." and _is_abbreviation(text, start, end))
    ):
        end -= 1
    return (start, end) if start < end else None


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether a final full stop belongs to the word: "U.S.", "Inc."."""
    word = text[start : end - 1].rsplit(maxsplit=1)[-1] if text[start : end - 1].split() else ""
    return "." in word or word in {"Inc", "Corp", "Co", "Jr", "Sr", "Ltd"}


def _whole_quotations(
    stretch: Stretch | None, quoted: list[Quotation], cue: Cue, source: tuple[int, int] | None
) -> Stretch | None:
    """Stretch a content over a quotation that it cuts, unless cue or source lie inside that quotation."""
    if stretch is None:
        return None
    start, end = stretch
    doc = cue.head.doc
    own = [cue.head.idx] + ([doc[source[0]].idx] if source else [])
    for q in quoted:
        if any(q.start <= at < q.end for at in own):
            continue
        if start <= q.start < end < q.end or q.start < start < q.end <= end or start == q.start + 1:
            start, end = min(start, q.start), max(end, q.end)
    return start, end


# ------------------------------------------------------------------ according to, reportedly, the claim that


def _around(cue: Cue, source: tuple[int, int] | None) -> Iterator[Stretch]:
    """Yield the clause that an "according to ..." comments on: what is left of it and what is right of it."""
    doc = cue.head.doc
    if source is None:
        return
    sentence = cue.head.sent
    start, end = cue.start, source[1]
    clause = _clause_of(cue, source, sentence.start)
    left = (max(clause[0], sentence.start), start)
    right = (end, min(clause[1], sentence.end))
    left_words = any(t.is_alpha for t in doc[left[0] : left[1]]) if left[0] < left[1] else False
    right_words = any(t.is_alpha for t in doc[right[0] : right[1]]) if right[0] < right[1] else False
    if left_words and right_words and doc[start - 1].text not in {",", "--", "—", "–", "-", "("}:
        right_words = False
    if left_words:
        yield characters(doc, *left)
    if right_words:
        yield characters(doc, *right)


def _clause_of(cue: Cue, source: tuple[int, int], floor: int) -> tuple[int, int]:
    head = cue.head
    inside = range(cue.start, source[1])
    while head.i in inside and head.head != head:
        head = head.head
    while (
        head.pos_ not in {"VERB", "AUX"}
        and head.head != head
        and not any(c.dep_ in labels.SUBJECTS for c in head.children)
    ):
        head = head.head
    start, end = subtree(head)
    return max(start, floor), end


def _of_rumour(cue: Cue) -> Iterator[Stretch]:
    verb = cue.head.head
    if verb.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"} or verb == cue.head:
        return
    subject = subject_of(verb)
    if subject is None and verb.dep_ not in labels.CONJUNCTS | labels.RELATIVE_CLAUSES:
        return
    start = subject.left_edge.i if subject is not None else min(cue.start, verb.i)
    yield characters(verb.doc, min(start, cue.start), verb.right_edge.i + 1)


def _of_noun(cue: Cue) -> Iterator[Stretch]:
    for child in cue.head.children:
        clause = child.dep_ in labels.RELATIVE_CLAUSES | labels.CLAUSES
        if child.i > cue.head.i and (clause or child.dep_ in labels.NOUN_MODIFIERS):
            start, end = subtree(child)
            if cue.head.doc[start].lower_ == "of":
                start += 1
            if start < end and (clause or cue.head.doc[start - 1].lower_ == "of"):
                yield characters(cue.head.doc, start, end)
                return
