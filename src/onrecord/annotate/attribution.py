"""Attribution: every act of saying in an article as source, cue and content, exact to the character."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.annotate import contents, cues, layers, quotations, sources
from onrecord.annotate.cue_words import VERBS
from onrecord.annotate.cues import Cue, CueKind
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.quotations import Quotation
from onrecord.annotate.stretches import characters
from onrecord.model.mention import MentionForm
from onrecord.model.statement import Act, Manner

_DIRECT_SHARE = 0.9
_FIRST_PERSON = frozenset({"i", "you"})
_CARRIED_WITHOUT_CONTENT = frozenset({Act.NO_COMMENT})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement with the cue it comes from, before the candidates are weighed against each other."""

    cue: Cue
    statement: FoundStatement
    quotation: Quotation | None


class _Known:
    """What is known of the article before its statements, read off the `Doc` once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.quoted = quotations.find(self.text)
        self.mentions = layers.mentions(doc)
        self.timed = frozenset(
            token.i
            for timex in layers.timexes(doc)
            for token in doc.char_span(timex.start, timex.end, alignment_mode="expand") or ()
        )


def find(doc: Doc) -> list[FoundStatement]:
    """Return the statements of the readable blocks in reading order, each with the one that holds it."""
    known = _Known(doc)
    quoted = known.quoted
    candidates = [c for cue in cues.find(doc) if (c := _candidate(known, cue)) is not None]
    statements = _up_to_the_next([c.statement for c in _without_echoes(list(_weighed(candidates)))], doc)
    statements = _over_paragraphs(doc, sorted(statements, key=_place), quoted)
    statements.extend(_unannounced(doc, statements, quoted))
    statements.sort(key=_place)
    return _nested(statements)


def attribution(doc: Doc) -> None:
    """Write the statements. Component `onrecord_attribution`: reads blocks, tags, dependencies, time expressions."""
    layers.write_statements(doc, find(doc))


def _place(statement: FoundStatement) -> tuple[int, int]:
    spans = [*statement.content, *(s for s in (statement.source, statement.cue) if s)]
    return min(s[0] for s in spans), -max(s[1] for s in spans)


def _candidate(known: _Known, cue: Cue) -> Candidate | None:
    doc, quoted = known.doc, known.quoted
    holder = _innermost(quoted, cue.head.idx)
    level = [q for q in quoted if _holds(holder, q)]
    credited = sources.find(cue, known.timed)
    head, tokens = (credited[0], _whole_names(known, credited[1])) if credited is not None else (None, None)
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
    )
    return Candidate(cue, statement, holder)


def _is_statement(doc: Doc, cue: Cue, source: Token | None, content: tuple[Stretch, ...], *, quoted: bool) -> bool:
    """Tell a statement from what only looks like one; the cases stand in the order of their number in news."""
    if not content:
        return cue.act in _CARRIED_WITHOUT_CONTENT and source is not None
    if quoted and source is not None and source.lower_ in _FIRST_PERSON:
        return False  # "I told you so", inside a quotation: the speaker's own words already
    if cue.kind is CueKind.RUMOUR and cue.head.head.lower_ in VERBS:
        return False  # "reportedly said": the verb is the cue
    if source is None and cue.kind is CueKind.VERB and cue.act is not Act.ACCUSATION and _names_a_topic(cue):
        return False  # "was praised": nobody says so, and nothing is said; "was accused of theft" is an accusation
    return any(_says_something(doc, s) for s in content) and not _asks_for_cover(doc, content)


def _says_something(doc: Doc, content: Stretch) -> bool:
    """Tell a content from a bare pronoun, "that" or "it", which only points to one."""
    span = doc.char_span(*content, alignment_mode="expand")
    if span is not None and any(t.is_quote for t in span):
        return True  # '"No," she said.'
    return span is not None and any(t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "NUM", "AUX", "ADV"} for t in span)


def _asks_for_cover(doc: Doc, content: tuple[Stretch, ...]) -> bool:
    """Tell the terms on which somebody speaks, "asked not to be named", from what he says."""
    words = layers.text(doc)[content[0][0] : content[-1][1]].lower()
    return words.endswith(("be named", "be identified", "be quoted", "anonymity", "anonymous"))


def _whole_names(known: _Known, source: tuple[int, int]) -> tuple[int, int]:
    """Stretch a source over the names that it cuts: the entity layer knows better than the parse where they end."""
    start, end = characters(known.doc, *source)
    beside = {m.chain for m in known.mentions if m.form == MentionForm.NOMINAL and m.start == start and m.chain >= 0}
    for mention in known.mentions:
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
        for i in range(start, end):
            if text[i].isalnum():
                letters += 1
                inside += any(q.start <= i < q.end for q in quoted if q.start < end and start < q.end)
    if not inside:
        return Manner.INDIRECT
    return Manner.DIRECT if inside / letters >= _DIRECT_SHARE else Manner.MIXED


def _weighed(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that stand, each content credited once.

    Two cues may reach for one content ("told reporters, saying ..."): the one nearer to it, by tree and then by place,
    has it. An "according to" over a clause that is itself a statement passes it on, which is the relays' business.
    """
    taken: list[Candidate] = []
    for one in sorted(candidates, key=lambda c: (c.cue.kind is CueKind.ACCORDING, _distance(c), c.statement.cue_head)):
        rivals = [o for o in taken if _same_content(o.statement.content, one.statement.content)]
        if rivals or (one.cue.kind is CueKind.ACCORDING and _passes_on(one, taken)):
            continue
        taken.append(one)
    yield from taken


def _up_to_the_next(statements: list[FoundStatement], doc: Doc) -> list[FoundStatement]:
    """End a content where the same source goes on to say something else: "said it was safe, *adding that* ..."."""
    cut = []
    for one in statements:
        starts = [
            other.cue[0]
            for other in statements
            if other is not one
            and other.cue
            and other.source
            and other.source == one.source
            and other.cue[0] > (one.cue or other.cue)[0]
        ]
        content = []
        for start, end in one.content:
            stop = min((at for at in starts if start < at < end), default=end)
            piece = contents.trimmed(doc, start, stop)
            if piece is not None and stop < end:
                piece = contents.trimmed(doc, piece[0], piece[1] - _joint(layers.text(doc)[piece[0] : piece[1]]))
            if piece is not None:
                content.append(piece)
        cut.append(replace(one, content=tuple(content)) if content else one)
    return cut


def _joint(words: str) -> int:
    """Return the length of the word that joins what follows: "and", "but"."""
    last = words.rsplit(maxsplit=1)[-1] if words.split() else ""
    return len(last) if last.lower() in {"and", "but", "while", "then"} else 0


def _without_echoes(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Leave out what only repeats the content around it: "urged Putin to *guarantee*", "said he *discussed*"."""
    for one in candidates:
        at = one.statement.cue
        inside = at is not None and any(
            s <= at[0] and at[1] <= e for other in candidates if other is not one for s, e in other.statement.content
        )
        base_form = one.cue.kind is CueKind.VERB and one.cue.head.tag_ == "VB"
        topic = one.cue.kind is CueKind.VERB and one.cue.act is Act.CLAIM and _names_a_topic(one.cue)
        if not (inside and (base_form or topic)):
            yield one


def _distance(candidate: Candidate) -> int:
    cue = candidate.statement.cue or (0, 0)
    return min((max(s[0] - cue[1], cue[0] - s[1], 0) for s in candidate.statement.content), default=0)


def _same_content(a: tuple[Stretch, ...], b: tuple[Stretch, ...]) -> bool:
    """Tell whether two contents are one: most of the longer one is shared."""
    shared = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in b)
    longer = max(sum(e - s for s, e in a), sum(e - s for s, e in b))
    return shared > longer * 0.8 if longer else False


def _passes_on(according: Candidate, taken: list[Candidate]) -> bool:
    """Tell whether the clause that "according to" comments on is a statement with a cue and source of its own."""
    for other in taken:
        cue = other.statement.cue
        if cue is None or other.statement.source is None or other.cue.kind is not CueKind.VERB:
            continue
        if _names_a_topic(other.cue):
            continue
        if any(s <= cue[0] < e for s, e in according.statement.content) and other.cue.top.head.i in {
            other.cue.top.i,
            *(t.i for t in according.cue.head.ancestors),
        }:
            return True
    return False


def _names_a_topic(cue: Cue) -> bool:
    """Tell whether a verb says only what was talked about: the words themselves are then the article's."""
    return cue.verb is not None and not cue.verb.frames & {"clause", "open"}


def _over_paragraphs(doc: Doc, statements: list[FoundStatement], quoted: list[Quotation]) -> list[FoundStatement]:
    """Give a statement the paragraphs in which its quotation goes on, and those before the one with the cue."""
    outer = [q for q in quoted if q.depth == 0]
    taken = {n for statement in statements for n, q in enumerate(outer) if _opens(statement, q)}
    longer = []
    for statement in statements:
        own = [n for n, q in enumerate(outer) if _opens(statement, q)]
        content = statement.content
        if own:
            first, last = own[0], own[-1]
            while last + 1 < len(outer) and outer[last].goes_on and last + 1 not in taken:
                last += 1
            while first > 0 and outer[first - 1].goes_on and first - 1 not in taken:
                first -= 1
            if first < own[0]:
                content = ((outer[first].start, content[0][1]), *content[1:])
            if last > own[-1]:
                content = (*content[:-1], (content[-1][0], outer[last].end))
            taken.update(range(first, last + 1))
        trimmed = (contents.trimmed(doc, *piece) for piece in content)
        longer.append(replace(statement, content=tuple(piece for piece in trimmed if piece is not None)))
    return longer


def _opens(statement: FoundStatement, q: Quotation) -> bool:
    """Tell whether a statement takes a quotation from its first mark, and not just something said inside it."""
    return any(s <= q.start < e for s, e in statement.content)


_A_SENTENCE = 4


def _unannounced(doc: Doc, statements: list[FoundStatement], quoted: list[Quotation]) -> Iterator[FoundStatement]:
    """Yield the quotations of a sentence or more that no cue announces: words on record, of an unknown speaker."""
    covered = [s for statement in statements for s in statement.content]
    readable = [(b.start_char, b.end_char) for b in layers.readable_blocks(doc)]
    for q in quoted:
        words = layers.text(doc)[q.start : q.end].split()
        if q.depth or len(words) < _A_SENTENCE or not any(s <= q.start < e for s, e in readable):
            continue
        if any(s < q.end and q.start < e for s, e in covered) or not _alone(layers.text(doc), q):
            continue
        stretch = contents.trimmed(doc, q.start, q.end)
        if stretch is not None:
            yield FoundStatement((stretch,), None, None, -1, -1, Manner.DIRECT.value)


def _alone(text: str, q: Quotation) -> bool:
    """Tell whether a quotation is a sentence of its own: nothing before it in its sentence, a stop at its end."""
    before = text[: q.start].rstrip(" ")
    inside = text[q.start : q.end].rstrip("\"”»'’ ")
    return (not before or before[-1] in '.!?\n”"') and inside[-1:] in {".", "!", "?", "…"}


def _nested(statements: list[FoundStatement]) -> list[FoundStatement]:
    """Tell each statement which one holds it: the smallest content that its cue and content lie in."""
    nested = []
    for n, one in enumerate(statements):
        at = one.cue or one.content[0]
        holders = [
            (sum(e - s for s, e in other.content), m)
            for m, other in enumerate(statements)
            if m != n and any(s <= at[0] and at[1] <= e for s, e in other.content) and _inside(one, other)
        ]
        nested.append(replace(one, within=min(holders)[1] if holders else -1))
    return nested


def _inside(one: FoundStatement, other: FoundStatement) -> bool:
    return all(any(s <= piece[0] and piece[1] <= e for s, e in other.content) for piece in one.content)
