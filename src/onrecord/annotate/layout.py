"""Statements that the layout credits: a quotation signed after a dash, and the turns of an interview.

"It was dark." - Oren Tamm, farmer             signed: the name ends the line that the quotation begins
TAMM: I saw nothing. / VELDT: Nothing at all?  turns: lines that begin with a name and a colon, two of them or more
"""

import re
from collections import Counter

from onrecord.annotate import contents, layers
from onrecord.annotate.candidates import Known
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.model.statement import Manner

_LINE = re.compile(r"[^\n]+")
_SIGNED = re.compile(r"\s*(?P<dash>[―—–-]{1,2})\s*(?P<name>[^\W\d_a-zà-ÿ][^\n“”\"]{1,80}?)[\s.]*$")
_TURN = re.compile(r"[\"“]?(?P<name>[^\W\d_a-zà-ÿ][\w.’'-]*(?: [^\W\d_a-zà-ÿ][\w.’'-]*){0,3})(?P<colon>:)\s+(?=\S)")
_WORDS_OF_A_NAME = 12
_TURNS = 3


def find(known: Known, found: list[FoundStatement]) -> list[FoundStatement]:
    """Return what the layout credits where nobody is credited yet."""
    lines = [
        match.span()
        for block in layers.readable_blocks(known.doc)
        for match in _LINE.finditer(known.text, block.start_char, block.end_char)
    ]
    turns = _turns(known.text, lines)
    taken = sorted(s for one in found for s in one.content)
    credited = []
    for line in lines:
        one = _signed(known, line) or _turn(known, line, turns)
        if one is not None and not _mostly_taken(one.content, taken):
            credited.append(one)
    return credited


def _signed(known: Known, line: Stretch) -> FoundStatement | None:
    quoted = [q for q in known.quoted if q.depth == 0 and q.closed and line[0] <= q.start and q.end <= line[1]]
    if not quoted or known.text[line[0] : quoted[0].start].strip():
        return None
    match = _SIGNED.match(known.text, quoted[-1].end, line[1])
    if match is None or len(match["name"].split()) > _WORDS_OF_A_NAME:
        return None
    return _statement(known, (quoted[0].start, quoted[-1].end), match.span("name"), match.span("dash"))


def _turns(text: str, lines: list[Stretch]) -> frozenset[str]:
    """Return who takes turns: two names or more before colons, together in three lines or more."""
    names = Counter(match["name"] for start, end in lines if (match := _TURN.match(text, start, end)))
    again = {name for name, many in names.items() if many > 1}
    return frozenset(names) if len(names) > 1 and again and names.total() >= _TURNS else frozenset()


def _turn(known: Known, line: Stretch, turns: frozenset[str]) -> FoundStatement | None:
    match = _TURN.match(known.text, *line)
    if match is None or match["name"] not in turns:
        return None
    content = contents.trimmed(known.doc, match.end(), line[1])
    return _statement(known, content, match.span("name"), match.span("colon")) if content is not None else None


def _statement(known: Known, content: Stretch, source: Stretch, cue: Stretch) -> FoundStatement:
    named = known.doc.char_span(*source, alignment_mode="expand")
    return FoundStatement(
        content=(content,),
        source=source,
        cue=cue,
        cue_head=-1,
        source_head=named.root.i if named is not None else -1,
        manner=Manner.DIRECT.value,
    )


def _mostly_taken(content: tuple[Stretch, ...], taken: list[Stretch]) -> bool:
    shared = sum(max(0, min(e, y) - max(s, x)) for s, e in content for x, y in taken)
    return shared * 2 > sum(e - s for s, e in content)
