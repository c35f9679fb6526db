"""Contents: what was said, found from the cue: the quotation beside it, or the clause, object or phrase below it."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from onrecord.annotate import labels, layers
from onrecord.annotate.cues import Cue, CueKind
from onrecord.annotate.layers import Stretch
from onrecord.annotate.quotations import Quotation
from onrecord.annotate.sources import is_passive, subject_of
from onrecord.model.statement import Act

_EDGES = " \t\n\r\u00a0,;:.-–—"
_RAISING = frozenset({"say", "report", "believe", "think", "allege", "claim", "estimate", "rumor", "know"})
_AS_WELL = frozenset({"as", "for"})
_NAMING = frozenset({"call", "declare", "dub", "label", "deem", "brand"})


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
        found = _of_verb(cue, source, quoted)
    doc = cue.head.doc
    stretches = (_whole_quotations(trimmed(doc, start, end), quoted, cue, source) for start, end in found)
    return tuple(sorted({s for s in stretches if s is not None}))


def trimmed(doc: Doc, start: int, end: int) -> Stretch | None:
    """Return a stretch of code points without white space and punctuation at its edges; quotation marks stay."""
    text = layers.text(doc)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not (text[end - 1] == "." and _is_abbreviation(text, start, end)):
        end -= 1
    return (start, end) if start < end else None


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether a final full stop belongs to the word: "U.S.", "Inc."."""
    word = text[start : end - 1].rsplit(maxsplit=1)[-1] if text[start : end - 1].split() else ""
    return "." in word or word in {"Inc", "Corp", "Co", "Jr", "Sr", "Ltd"}


def _characters(doc: Doc, start: int, end: int) -> Stretch:
    """Return the code points of a half-open range of tokens."""
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _subtree(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1


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
        yield _characters(doc, *left)
    if right_words:
        yield _characters(doc, *right)


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
    start, end = _subtree(head)
    return max(start, floor), end


def _of_rumour(cue: Cue) -> Iterator[Stretch]:
    verb = cue.head.head
    if verb.pos_ not in {"VERB", "AUX", "ADJ", "NOUN"} or verb == cue.head:
        return
    subject = subject_of(verb)
    if subject is None and verb.dep_ not in labels.CONJUNCTS | labels.RELATIVE_CLAUSES:
        return
    start = subject.left_edge.i if subject is not None else min(cue.start, verb.i)
    yield _characters(verb.doc, min(start, cue.start), verb.right_edge.i + 1)


def _of_noun(cue: Cue) -> Iterator[Stretch]:
    for child in cue.head.children:
        if child.i > cue.head.i and (child.dep_ in {"acl", "ccomp"} or child.dep_ in labels.NOUN_MODIFIERS):
            start, end = _subtree(child)
            if cue.head.doc[start].lower_ == "of":
                start += 1
            if start < end and (child.dep_ in {"acl", "ccomp"} or cue.head.doc[start - 1].lower_ == "of"):
                yield _characters(cue.head.doc, start, end)
                return


# ------------------------------------------------------------------ verbs


def _of_verb(cue: Cue, source: tuple[int, int] | None, quoted: list[Quotation]) -> list[Stretch]:
    frames = cue.verb.frames if cue.verb else frozenset()
    direct: list[Stretch] = []
    if frames & {"clause", "quote"} or (
        cue.verb and cue.verb.lemma in {"accuse", "call", "demand", "urge", "criticize"}
    ):
        direct = _beside(cue, source, quoted)
        if direct:
            return direct
    if frames & {"clause", "open"} or cue.act is Act.NO_COMMENT:
        clause = _clause(cue, source)
        if clause:
            return clause
    return _phrase(cue, frames)


def _cluster(cue: Cue, source: tuple[int, int] | None) -> Stretch:
    """Return the code points from the first to the last of cue and source."""
    start, end = _characters(cue.head.doc, cue.start, cue.end)
    if source is not None:
        first, last = _characters(cue.head.doc, *source)
        if abs(first - start) < 400:  # noqa: PLR2004 - a source further off than a long apposition is another clause's
            start, end = min(start, first), max(end, last)
    return start, end


def _beside(cue: Cue, source: tuple[int, int] | None, quoted: list[Quotation]) -> list[Stretch]:
    """Return the quotations that touch cue and source: before it, after it, or broken around it."""
    doc = cue.head.doc
    text = layers.text(doc)
    start, end = _cluster(cue, source)
    found: list[Stretch] = []
    before = max((q for q in quoted if q.end <= start), key=lambda q: q.end, default=None)
    if before is not None and _leads_to(text, before, start) and _is_said(text, before):
        found.append((_mixed_start(doc, before), before.end))
    clause_end = _end_of_cue_clause(cue, end)
    after = min((q for q in quoted if q.start >= end), key=lambda q: q.start, default=None)
    if after is not None:
        gap = text[end : after.start]
        touching = not gap.strip(" \u00a0,:") or (
            gap.rstrip().endswith((",", ":")) and "." not in gap and "\n" not in gap
        )
        if found:
            # `"...," he said. "..."`: the next sentence goes on with the quotation.
            goes_on = "\n" not in gap and (after.start <= clause_end + 3 or touching)
        else:
            goes_on = touching or (gap.strip() == ":" and gap.count("\n") <= 2)  # noqa: PLR2004 - the next paragraph
        if goes_on and _is_said(text, after):
            found.append((after.start, after.end))
    return found


def _leads_to(text: str, q: Quotation, start: int) -> bool:
    """Tell whether nothing but a comma or dash parts a quotation from the cue after it; a full stop ends the matter."""
    gap = text[q.end : start]
    last = text[q.start : q.end].rstrip("\"“”„«»'’‘` ")[-1:]
    return not gap.strip(" \u00a0,—–-") and (last != "." or "," in gap)


def _is_said(text: str, q: Quotation) -> bool:
    """Tell a quotation that somebody utters from a word in scare quotes: it is a clause or ends in a comma or stop."""
    inside = text[q.start : q.end].strip("\"“”„«»'’‘` ")
    return len(inside.split()) > 2 or inside[-1:] in set(",.?!") or inside[-1:] == ""  # noqa: PLR2004


def _mixed_start(doc: Doc, q: Quotation) -> int:
    """Return where the content starts that ends with a quotation: its sentence's start where words stand before it."""
    token = doc.char_span(q.start, q.end, alignment_mode="expand")
    if token is None:
        return q.start
    sentence = doc[token.start].sent
    lead = layers.text(doc)[sentence.start_char : q.start].strip()
    if not lead or lead[-1] in ".:?!" or '"' in lead or "”" in lead:
        return q.start
    return (
        sentence.start_char
        if not any(t.lower_ in {"said", "says"} for t in doc[sentence.start : token.start])
        else q.start
    )


def _end_of_cue_clause(cue: Cue, end: int) -> int:
    """Return where the sentence of the cue ends."""
    sentence = cue.head.sent
    last = sentence.end_char
    return max(last, end)


def _clause(cue: Cue, source: tuple[int, int] | None) -> list[Stretch]:
    verb, doc = cue.head, cue.head.doc
    frames = cue.verb.frames if cue.verb else frozenset()
    wanted = (labels.CLAUSES if "clause" in frames else frozenset()) | (
        labels.OPEN_CLAUSES | labels.ADVERBIAL_CLAUSES
        if "open" in frames or (cue.verb and cue.verb.heard) or cue.act is Act.NO_COMMENT
        else frozenset()
    )
    if "clause" in frames and is_passive(verb) and cue.verb and cue.verb.lemma in _RAISING:
        subject = next((c for c in verb.children if c.dep_ in labels.SUBJECTS), None)
        clause = next((c for c in verb.children if c.dep_ in labels.OPEN_CLAUSES), None)
        if clause is not None and subject is not None and subject.lower_ != "it":
            return [_characters(doc, *_subtree(subject)), _characters(doc, *_subtree(clause))]
    for child in verb.children:
        if child.dep_ in labels.ADVERBIAL_CLAUSES and not _is_infinitive(child):
            continue
        if child.dep_ in wanted or (
            "clause" in frames and child.dep_ in labels.SUBJECTS and child.dep_.startswith("csubj")
        ):
            if child.i > verb.i:
                start, end = _subtree(child)
                start = max(start, cue.end)
                return [_characters(doc, start, _whole_clause(doc, start, end))] if start < end else []
            return _minus(doc, _subtree(child), cue, source)
    if "clause" in frames:
        return _commented(cue, source)
    return []


def _is_infinitive(clause: Token) -> bool:
    return any(c.lower_ == "to" and c.dep_ in {"mark", "aux"} for c in clause.children)


_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _whole_clause(doc: Doc, start: int, end: int) -> int:
    """Return where a that-clause ends that the parse cut before its verb: "says that alone | it pays the tax"."""
    if doc[start].lower_ != "that" or any(t.tag_ in _FINITE for t in doc[start:end]):
        return end
    return doc[start].sent.end


def _minus(doc: Doc, whole: tuple[int, int], cue: Cue, source: tuple[int, int] | None) -> list[Stretch]:
    """Return what is left of a stretch of tokens when cue and source are taken out."""
    low = min(cue.start, source[0]) if source else cue.start
    high = max(cue.end, source[1]) if source else cue.end
    pieces = [(whole[0], min(whole[1], low)), (max(whole[0], high), whole[1])]
    return [_characters(doc, a, b) for a, b in pieces if a < b and any(t.is_alpha for t in doc[a:b])]


def _commented(cue: Cue, source: tuple[int, int] | None) -> list[Stretch]:
    """Return the sentence that a cue comments on: `The bridge, officials said, will reopen`."""
    verb, doc = cue.top, cue.head.doc
    start, end = _subtree(verb)
    if verb.dep_ in labels.LOOSE_CLAUSES and verb.head != verb:
        low, high = verb.head.left_edge.i, verb.head.right_edge.i + 1
        inside = [(low, start), (end, high)]
        pieces = [(a, b) for a, b in inside if a < b and any(t.is_alpha for t in doc[a:b])]
        if pieces and doc[min(cue.start, source[0] if source else cue.start) - 1].text in {
            ",",
            "—",
            "–",
            "--",
            "-",
            "”",
            '"',
        }:
            return [_characters(doc, a, b) for a, b in pieces]
    if verb.head == verb:
        # The parser may hang the content below the cue as a parataxis, before or after it.
        for child in verb.children:
            if child.dep_ in labels.LOOSE_CLAUSES and child.i > verb.i and _after_colon(child):
                return [_characters(doc, *_subtree(child))]
            if (
                child.dep_ in labels.LOOSE_CLAUSES | labels.ADVERBIAL_CLAUSES
                and child.i < verb.i
                and _before_comma(child, cue, source)
            ):
                return [_characters(doc, *_subtree(child))]
    return []


def _after_colon(clause: Token) -> bool:
    before = clause.left_edge.i - 1
    return before >= 0 and clause.doc[before].text == ":"


def _before_comma(clause: Token, cue: Cue, source: tuple[int, int] | None) -> bool:
    """Tell whether a clause stands before `, he said` at the end of its sentence."""
    low = min(cue.start, source[0] if source else cue.start)
    last = max(cue.end, source[1] if source else cue.end)
    rest = clause.doc[last : cue.head.sent.end]
    return (
        clause.doc[low - 1].text == ","
        and len([t for t in rest if t.is_alpha]) <= 8
        and not any(c.dep_ == "mark" for c in clause.children)
    )


def _phrase(cue: Cue, frames: frozenset[str]) -> list[Stretch]:
    verb, doc = cue.head, cue.head.doc
    if cue.preposition is not None:
        return [_characters(doc, s, e) for s, e in _after_preposition(cue.preposition)]
    heard = bool(cue.verb and cue.verb.heard)
    prepositions = frames - {"clause", "object", "open", "quote", "out"}
    obj = next((c for c in verb.children if c.dep_ in labels.OBJECTS and c.i > verb.i), None)
    if is_passive(verb):
        obj = next((c for c in verb.children if c.dep_ in labels.PASSIVE_SUBJECTS), None)
    if "object" in frames and obj is not None and not heard and obj.pos_ != "PUNCT":
        start, end = _subtree(obj)
        for child in verb.children:
            as_well = {c.lower_ for c in child.children if c.dep_ == "case"} | {child.lower_}
            if child.i > obj.i and as_well & _AS_WELL & prepositions and child.left_edge.i == end:
                end = child.right_edge.i + 1
            if child.dep_ in labels.OPEN_CLAUSES and cue.verb and cue.verb.lemma in _NAMING and child.i > obj.i:
                end = max(end, child.right_edge.i + 1)
        return [_characters(doc, start, end)]
    # "accused hackers of targeting": the phrase may hang on the verb or on the one accused.
    for child in (*verb.children, *(obj.children if obj is not None and heard else ())):
        if child.i < verb.i:
            continue
        case = next((c for c in child.children if c.dep_ in {"case", "mark"} and c.lower_ in prepositions), None)
        if child.dep_ == "prep" and child.lower_ in prepositions:
            case = child
        if case is not None:
            start, end = (
                (case.i, case.right_edge.i + 1) if case is child else (child.left_edge.i, child.right_edge.i + 1)
            )
            return [_characters(doc, start, end)]
    if "object" in frames and heard and obj is not None and cue.act is Act.DEMAND and not is_passive(verb):
        return [_characters(doc, *_subtree(obj))]
    return []


def _after_preposition(preposition: Token) -> Iterable[tuple[int, int]]:
    if preposition.dep_ == "prep":
        start, end = preposition.i + 1, preposition.right_edge.i + 1
    else:
        start, end = preposition.i + 1, preposition.head.right_edge.i + 1
    return [(start, end)] if start < end else []
