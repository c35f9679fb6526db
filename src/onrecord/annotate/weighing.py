"""Weighing: which candidates stand, where their contents end, and which statement holds which."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.annotate import contents, layers
from onrecord.annotate.candidates import Candidate, names_a_topic
from onrecord.annotate.cues import CueKind
from onrecord.annotate.layers import FoundStatement, Stretch
from onrecord.annotate.neighbours import Neighbours, extent, of_statements
from onrecord.model.statement import Act


def weighed(candidates: list[Candidate], doc: Doc) -> list[FoundStatement]:
    """Return the statements that stand, each content credited once and ending where the next one begins."""
    standing = _without_echoes(list(_credited_once(candidates)))
    return up_to_the_next([candidate.statement for candidate in standing], doc)


def _credited_once(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield the candidates that stand, each content credited once.

    Two cues may reach for one content ("told reporters, saying ..."): the one nearer to it, by tree and then by place,
    has it. An "according to" over a clause that is itself a statement passes it on, which is the relays' business.
    """
    taken = Neighbours[Candidate]([], lambda candidate: extent(candidate.statement))
    for one in sorted(candidates, key=lambda c: (c.cue.kind is CueKind.ACCORDING, _distance(c), c.statement.cue_head)):
        near = taken.near(extent(one.statement))
        rivals = [o for o in near if _same_content(o.statement.content, one.statement.content)]
        if rivals or (one.cue.kind is CueKind.ACCORDING and _passes_on(one, near)):
            continue
        taken.add(one)
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
        if names_a_topic(other.cue):
            continue
        if any(s <= cue[0] < e for s, e in according.statement.content) and other.cue.top.head.i in {
            other.cue.top.i,
            *(t.i for t in according.cue.head.ancestors),
        }:
            return True
    return False


def _without_echoes(candidates: list[Candidate]) -> Iterator[Candidate]:
    """Leave out what only repeats the content around it: "urged him to *promise*", "said he *discussed*"."""
    beside = Neighbours(candidates, lambda candidate: extent(candidate.statement))
    for one in candidates:
        at = one.statement.cue
        inside = at is not None and any(
            s <= at[0] and at[1] <= e
            for other in beside.near(at)
            if other is not one
            for s, e in other.statement.content
        )
        base_form = one.cue.kind is CueKind.VERB and one.cue.head.tag_ == "VB"
        topic = one.cue.kind is CueKind.VERB and one.cue.act is Act.CLAIM and names_a_topic(one.cue)
        if not (inside and (base_form or topic)):
            yield one


def up_to_the_next(statements: list[FoundStatement], doc: Doc) -> list[FoundStatement]:
    """End a content where the same source goes on to say something else: "said it was safe, *adding that* ...".

    Where a single word would be left ("asked *to* promise"), the second cue is part of what was said.
    """
    cut = []
    beside = of_statements(statements)
    for one in statements:
        starts = [
            other.cue[0]
            for other in beside.near(extent(one))
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
            if stop < end and (piece is None or len(layers.text(doc)[piece[0] : piece[1]].split()) < 2):  # noqa: PLR2004
                piece = (start, end)
            elif piece is not None and stop < end:
                piece = contents.trimmed(doc, piece[0], piece[1] - _joint(layers.text(doc)[piece[0] : piece[1]]))
            if piece is not None:
                content.append(piece)
        cut.append(replace(one, content=tuple(content)) if content else one)
    return cut


def _joint(words: str) -> int:
    """Return the length of the word that joins what follows: "and", "but"."""
    last = words.rsplit(maxsplit=1)[-1] if words.split() else ""
    return len(last) if last.lower() in {"and", "but", "while", "then"} else 0


def nested(statements: list[FoundStatement]) -> list[FoundStatement]:
    """Tell each statement which one holds it: the smallest content that its cue and content lie in."""
    nested = []
    beside = Neighbours(enumerate(statements), lambda numbered: extent(numbered[1]))
    for n, one in enumerate(statements):
        at = one.cue or one.content[0]
        holders = [
            (sum(e - s for s, e in other.content), m)
            for m, other in beside.near(at)
            if m != n and any(s <= at[0] and at[1] <= e for s, e in other.content) and _inside(one, other)
        ]
        nested.append(replace(one, within=min(holders)[1] if holders else -1))
    return nested


def _inside(one: FoundStatement, other: FoundStatement) -> bool:
    return all(any(s <= piece[0] and piece[1] <= e for s, e in other.content) for piece in one.content)
