"""The border with spaCy: what components find is written on the `Doc`, and read off it as onrecord's types.

Blocks are a span group. The relational layers (mentions, time expressions, statements) are rows of plain numbers and
strings in `Doc.user_data`, so that they survive `Doc.to_bytes` and arrive from spawned workers; extension attributes
(`._.`) would not.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from spacy.tokens import Doc, Span

from onrecord.annotate.timexes import FoundTimex
from onrecord.model.article import READ_FOR_STATEMENTS, BlockRole
from onrecord.model.timex import Anchor, Bound, TimexType

BLOCKS = "onrecord_blocks"
MENTIONS = "onrecord_mentions"
TIMEXES = "onrecord_timexes"
STATEMENTS = "onrecord_statements"
OWN_VOICE = "onrecord_own_voice"
DAY = "onrecord_day"
TEXT = "onrecord_text"

Stretch = tuple[int, int]
"""A half-open stretch of code points, as plain numbers."""


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A mention, with the token at its head, while the article is being annotated.

    `chain` is the index (in the layer) of the first mention of the same one; -1 where it is unresolved.
    """

    start: int
    end: int
    head: int
    form: str
    kind: str = ""
    role: Stretch | None = None
    chain: int = -1


@dataclass(frozen=True, slots=True)
class FoundStatement:
    """A statement while the article is being annotated.

    `cue_head` and `source_head` are tokens, -1 where there is none. Mentions, the timex that dates the statement, and
    the statement that holds it are indices in their layers, -1 for none. A relay is a stretch. `confidence` is how
    probable it is that the statement is right; `speech` tells what was said from what is only thought or felt, and from
    what is told not to have been said (`unsaid`).
    """

    content: tuple[Stretch, ...]
    source: Stretch | None
    cue: Stretch | None
    cue_head: int
    source_head: int
    manner: str
    act: str = "claim"
    certainty: str = "asserted"
    addressee: Stretch | None = None
    speakers: tuple[int, ...] = ()
    via: tuple[Stretch, ...] = ()
    within: int = -1
    said: int = -1
    act_words: tuple[Stretch, ...] = ()
    certainty_words: tuple[Stretch, ...] = ()
    matter: Stretch | None = None
    occasion: tuple[str, int, int] | None = None
    unnamed: tuple[Stretch, int, int, Stretch | None, Stretch | None] | None = None
    speaks_for: int = -1
    continued: bool = False
    confidence: float = 1.0
    speech: bool = True
    unsaid: bool = False


def text(doc: Doc) -> str:
    """Return the text of a `Doc`, put together once: `Doc.text` joins all tokens anew at each call."""
    if TEXT not in doc.user_data:
        doc.user_data[TEXT] = doc.text
    return str(doc.user_data[TEXT])


def set_blocks(doc: Doc, blocks: Iterable[tuple[int, int, str]]) -> None:
    """Lay the article's blocks over the tokens; a token cut by a block's edge belongs to the block it starts in."""
    spans = [doc.char_span(start, end, label=role, alignment_mode="expand") for start, end, role in blocks]
    doc.spans[BLOCKS] = [span for span in spans if span is not None]


def blocks(doc: Doc) -> list[Span]:
    """Return the blocks as token spans labelled with their role; the whole text as one body where none were set."""
    if BLOCKS in doc.spans:
        return list(doc.spans[BLOCKS])
    return [Span(doc, 0, len(doc), label=BlockRole.BODY.value)] if len(doc) else []


def readable_blocks(doc: Doc) -> list[Span]:
    """Return the blocks that statements and mentions are looked for in."""
    return [block for block in blocks(doc) if block.label_ in READ_FOR_STATEMENTS]


def readable_sentences(doc: Doc) -> list[Span]:
    """Return the sentences of the readable blocks, cut at the blocks' edges."""
    sentences = list(doc.sents)
    found: list[Span] = []
    at = 0
    for block in readable_blocks(doc):
        while at < len(sentences) and sentences[at].end <= block.start:
            at += 1
        for sentence in sentences[at:]:
            if sentence.start >= block.end:
                break
            piece = Span(doc, max(sentence.start, block.start), min(sentence.end, block.end))
            if not piece.text.isspace():
                found.append(piece)
    return found


def set_day(doc: Doc, day: date | None) -> None:
    """Tell the components the day of publication."""
    doc.user_data[DAY] = day.isoformat() if day else ""


def day(doc: Doc) -> date | None:
    """Return the day of publication, or None where it is unknown."""
    written = doc.user_data.get(DAY, "")
    return date.fromisoformat(written) if written else None


def _write(doc: Doc, layer: str, rows: Iterable[Any]) -> None:
    # Not `astuple`, which copies every value deeply: rows hold numbers, strings and tuples of these.
    doc.user_data[layer] = [tuple(getattr(row, field.name) for field in fields(row)) for row in rows]


def _tuples(value: object) -> Any:  # noqa: ANN401 - rows come back from bytes with lists in place of tuples
    return tuple(_tuples(part) for part in value) if isinstance(value, (list, tuple)) else value


def mentions(doc: Doc) -> list[FoundMention]:
    """Return the mentions, in reading order."""
    return [FoundMention(*_tuples(row)) for row in doc.user_data.get(MENTIONS, ())]


def write_mentions(doc: Doc, found: Iterable[FoundMention]) -> None:
    """Write the mentions, in reading order."""
    _write(doc, MENTIONS, found)


def timexes(doc: Doc) -> list[FoundTimex]:
    """Return the time expressions, in reading order."""
    return [
        FoundTimex(
            start=start,
            end=end,
            type=TimexType(kind),
            value=value,
            mod=mod,
            anchor=Anchor(anchor),
            anchor_index=index,
            meaning=meaning,
            bound=Bound(bound) if bound else None,
            ended_index=ended,
        )
        for start, end, kind, value, mod, anchor, index, meaning, bound, ended in doc.user_data.get(TIMEXES, ())
    ]


def write_timexes(doc: Doc, found: Iterable[FoundTimex]) -> None:
    """Write the time expressions, in reading order."""
    _write(doc, TIMEXES, found)


def statements(doc: Doc) -> list[FoundStatement]:
    """Return the statements, in reading order."""
    return [FoundStatement(*_tuples(row)) for row in doc.user_data.get(STATEMENTS, ())]


def write_statements(doc: Doc, found: Iterable[FoundStatement]) -> None:
    """Write the statements, in reading order."""
    _write(doc, STATEMENTS, found)


def own_voice(doc: Doc) -> list[FoundStatement]:
    """Return what the article says in its own voice, in reading order."""
    return [FoundStatement(*_tuples(row)) for row in doc.user_data.get(OWN_VOICE, ())]


def write_own_voice(doc: Doc, found: Iterable[FoundStatement]) -> None:
    """Write what the article says in its own voice, in reading order."""
    _write(doc, OWN_VOICE, found)
