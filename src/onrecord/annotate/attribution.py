"""Attribution: every act of saying in an article as source, cue and content, exact to the character."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.annotate import (
    agreed,
    contents,
    cues,
    headlines,
    layers,
    layout,
    learned,
    passed_on,
    printed_labels,
    weighing,
)
from onrecord.annotate.agreed import Ruled
from onrecord.annotate.candidates import Known, candidate
from onrecord.annotate.layers import FoundStatement
from onrecord.annotate.quotations import Quotation
from onrecord.model.statement import Manner


def find(doc: Doc) -> list[FoundStatement]:
    """Return the statements of the readable blocks in reading order, each with the one that holds it."""
    known = Known(doc)
    quoted = known.quoted
    listed = cues.find(doc)
    candidates = [c for cue in listed if (c := candidate(known, cue)) is not None]
    ruled = Ruled(doc, listed, candidates, weighing.weighed(candidates, doc))
    statements = weighing.up_to_the_next(agreed.statements(known, learned.find(known, listed), ruled), doc)
    statements = headlines.settled(known, passed_on.settled(doc, statements))
    statements = [
        replace(one, content=tuple(contents.with_negation(doc, piece, one.cue) for piece in one.content))
        for one in statements
    ]
    statements.extend(layout.find(known, statements))
    statements = _over_paragraphs(doc, sorted(statements, key=_place), quoted)
    statements.extend(_unannounced(doc, statements, quoted))
    return weighing.nested(each_once(sorted(printed_labels.settled(doc, statements), key=_place)))


def each_once(statements: list[FoundStatement]) -> list[FoundStatement]:
    """Leave out what has the very spans of another: two may end alike where the next one cuts them short."""
    surest: dict[object, FoundStatement] = {}
    for one in statements:
        spans = one.content, one.source, one.cue
        if spans not in surest or surest[spans].confidence < one.confidence:
            surest[spans] = one
    return list(surest.values())


def attribution(doc: Doc) -> None:
    """Write the statements. Component `onrecord_attribution`: reads blocks, tags, dependencies, time expressions."""
    layers.write_statements(doc, find(doc))


def _place(statement: FoundStatement) -> tuple[int, int]:
    spans = [*statement.content, *(s for s in (statement.source, statement.cue) if s)]
    return min(s[0] for s in spans), -max(s[1] for s in spans)


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
