"""What a verb announces: the quotation beside it, the clause below or around it, its object or phrase."""

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from onrecord.annotate import labels, layers
from onrecord.annotate.cues import Cue
from onrecord.annotate.layers import Stretch
from onrecord.annotate.quotations import Quotation
from onrecord.annotate.sources import is_passive
from onrecord.annotate.stretches import characters, subtree
from onrecord.model.statement import Act

_RAISING = frozenset({"say", "report", "believe", "think", "allege", "claim", "estimate", "rumor", "know"})
_AS_WELL = frozenset({"as", "for"})
_NAMING = frozenset({"call", "declare", "dub", "label", "deem", "brand"})
_HUNG_ELSEWHERE = labels.RELATIVE_CLAUSES | labels.ADVERBIAL_CLAUSES | {"dep"}
_WHEN_AND_WHERE = 8  # words after "..., he said": on Monday in Paris


def find(cue: Cue, source: tuple[int, int] | None, quoted: list[Quotation]) -> list[Stretch]:
    """Return what a verb announces: the quotation that touches it, else its clause, else its object or phrase."""
    frames = cue.verb.frames if cue.verb else frozenset()
    direct: list[Stretch] = []
    if frames & {"clause", "quote"} or (
        cue.verb and cue.verb.lemma in {"accuse", "call", "demand", "urge", "criticize"}
    ):
        direct = _beside(cue, source, quoted)
        if direct and not _has_its_own_clause(cue, direct, quoted):
            return direct
    if frames & {"clause", "open"} or cue.act is Act.NO_COMMENT:
        clause = _clause(cue, source)
        if clause:
            return clause
    return _phrase(cue, frames)


def _has_its_own_clause(cue: Cue, direct: list[Stretch], quoted: list[Quotation]) -> bool:
    """Tell whether words in quotation marks before a cue are an aside's: `Conceding it was "over," he said that`."""
    fragment = len(direct) == 1 and direct[0][1] <= cue.head.idx and not any(q.start == direct[0][0] for q in quoted)
    return fragment and any(c.dep_ in labels.CLAUSES and c.i > cue.head.i for c in cue.head.children)


def _cluster(cue: Cue, source: tuple[int, int] | None) -> Stretch:
    """Return the code points from the first to the last of cue and source."""
    start, end = characters(cue.head.doc, cue.start, cue.end)
    if source is not None:
        first, last = characters(cue.head.doc, *source)
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
    clause_end = max(cue.head.sent.end_char, end)
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
    return len(inside.split()) > 2 or inside[-1:] in set(",.?!")  # noqa: PLR2004 - two words are a label


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
            return [characters(doc, *subtree(subject)), characters(doc, *subtree(clause))]
    for child in verb.children:
        gerund = child.tag_ == "VBG" and child.left_edge.i == cue.end
        if child.dep_ in labels.ADVERBIAL_CLAUSES and not (_is_infinitive(child) or gerund):
            continue
        if child.dep_ in wanted or (
            "clause" in frames and child.dep_ in labels.SUBJECTS and child.dep_.startswith("csubj")
        ):
            if child.i > verb.i:
                start, end = subtree(child)
                start = max(start, cue.end)
                return [characters(doc, start, _whole_clause(doc, start, end))] if start < end else []
            return _minus(doc, subtree(child), cue, source)
    if "clause" in frames:
        return _displaced(cue) or _commented(cue, source)
    return []


def _displaced(cue: Cue) -> list[Stretch]:
    """Return a that-clause that the parse hung on another word: "told the police *that the dam was safe*".

    Its "that" is a mark, not the subject or object that it would be in a relative clause.
    """
    verb, doc = cue.head, cue.head.doc
    for token in doc[cue.end : verb.right_edge.i + 1]:
        if token.lower_ == "that" and token.dep_ == "mark" and token.head.dep_ in _HUNG_ELSEWHERE:
            start, end = subtree(token.head)
            return [characters(doc, max(start, token.i), _whole_clause(doc, token.i, end))]
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
    return [characters(doc, a, b) for a, b in pieces if a < b and any(t.is_alpha for t in doc[a:b])]


def _commented(cue: Cue, source: tuple[int, int] | None) -> list[Stretch]:
    """Return the sentence that a cue comments on: `The bridge, officials said, will reopen`."""
    verb, doc = cue.top, cue.head.doc
    start, end = subtree(verb)
    marked = any(c.dep_ in {"mark", "advmod"} and c.i < verb.i and c.lower_ in _LINKS for c in verb.children)
    if verb.dep_ in labels.LOOSE_CLAUSES | labels.ADVERBIAL_CLAUSES and verb.head != verb and not marked:
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
            return [characters(doc, a, b) for a, b in pieces]
    if verb.head == verb:
        # The parser may hang the content below the cue as a parataxis, before or after it.
        for child in verb.children:
            if child.dep_ in labels.LOOSE_CLAUSES and child.i > verb.i and _after_colon(child):
                return [characters(doc, *subtree(child))]
            if (
                child.dep_ in labels.LOOSE_CLAUSES | labels.ADVERBIAL_CLAUSES
                and child.i < verb.i
                and _before_comma(child, cue, source)
            ):
                return [characters(doc, *subtree(child))]
    return []


_LINKS = frozenset("as when while after before because since if although though until once where".split())


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
        and len([t for t in rest if t.is_alpha]) <= _WHEN_AND_WHERE
        and not any(c.dep_ == "mark" for c in clause.children)
    )


def _phrase(cue: Cue, frames: frozenset[str]) -> list[Stretch]:
    """Return the object or the prepositional phrase that holds what was said."""
    verb, doc = cue.head, cue.head.doc
    if cue.preposition is not None:
        return [characters(doc, *tokens) for tokens in _after_preposition(cue.preposition)]
    heard = bool(cue.verb and cue.verb.heard)
    prepositions = frames - {"clause", "object", "open", "quote", "out"}
    objects = labels.PASSIVE_SUBJECTS if is_passive(verb) else labels.OBJECTS
    obj = next((c for c in verb.children if c.dep_ in objects and (c.i > verb.i or is_passive(verb))), None)
    if "object" in frames and obj is not None and not heard and obj.pos_ != "PUNCT":
        found, named = _object(cue, obj, prepositions)
        # "called his rival" says nothing of him; "called his rival a liar" does.
        return [found] if named or cue.verb is None or cue.verb.lemma not in _NAMING else []
    # "accused hackers of targeting": the phrase may hang on the verb or on the one accused.
    hosts = (*verb.children, *(obj.children if obj is not None and heard else ()))
    for child in hosts:
        if child.i > verb.i and (tokens := _after(child, prepositions)) is not None:
            return [characters(doc, *tokens)]
    if "object" in frames and heard and obj is not None and cue.act is Act.DEMAND and not is_passive(verb):
        return [characters(doc, *subtree(obj))]
    return []


def _object(cue: Cue, obj: Token, prepositions: frozenset[str]) -> tuple[Stretch, bool]:
    """Return an object with what is said of it, and whether anything is: called *the deal a mistake*."""
    start, end = subtree(obj)
    named = False
    for child in cue.head.children:
        if child.i <= obj.i:
            continue
        words = {c.lower_ for c in child.children if c.dep_ == "case"} | {child.lower_}
        names_it = cue.verb is not None and cue.verb.lemma in _NAMING and child.dep_ in labels.OPEN_CLAUSES
        if names_it or (words & _AS_WELL & prepositions and child.left_edge.i == end):
            end, named = max(end, child.right_edge.i + 1), True
    return characters(cue.head.doc, start, end), named


def _after(child: Token, prepositions: frozenset[str]) -> tuple[int, int] | None:
    """Return a phrase with one of the prepositions, in either label set, as a half-open range of tokens."""
    if child.dep_ == "prep":
        return subtree(child) if child.lower_ in prepositions else None
    fits = any(c.dep_ in {"case", "mark"} and c.lower_ in prepositions for c in child.children)
    return subtree(child) if fits else None


def _after_preposition(preposition: Token) -> Iterable[tuple[int, int]]:
    if preposition.dep_ == "prep":
        start, end = preposition.i + 1, preposition.right_edge.i + 1
    else:
        start, end = preposition.i + 1, preposition.head.right_edge.i + 1
    return [(start, end)] if start < end else []
