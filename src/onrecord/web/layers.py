"""What is marked in a report's text: its blocks, the parts of its statements, its times."""

from collections.abc import Iterator

from onrecord.casefile.answers import Saying
from onrecord.composing.wording import when_in_words
from onrecord.model.article import Block, BlockRole
from onrecord.model.timex import Timex
from onrecord.web.marks import Layer

_BLOCK, _CONTENT, _PART, ASKED = range(4)


def of_block(block: Block) -> Layer:
    """Return the stretch of a block."""
    headline = block.role is BlockRole.HEADLINE
    return Layer(span=block.span, names=f"block {block.role}", depth=_BLOCK, heading=headline)


def of_timex(timex: Timex) -> Layer:
    """Return the stretch of a time expression."""
    return Layer(span=timex.span, names="time", depth=_PART, title=when_in_words(timex.value))


def of_saying(saying: Saying, *, asked: bool) -> Iterator[Layer]:
    """Yield the stretches of a statement; those of the one asked for stand out, its cue among them."""
    also = " asked" if asked else ""
    names = f"content act-{saying.act}{also}"
    for number, part in enumerate(saying.content):
        yield Layer(
            span=part.span,
            names=names,
            depth=_CONTENT,
            id=f"s-{saying.id}" if number == 0 else "",
            title=", ".join(saying.names),
        )
    if saying.source is not None:
        yield Layer(span=saying.source.span, names=f"source{also}", depth=_PART)
    if saying.cue is not None and (asked or not saying.content):
        id_ = "" if saying.content else f"s-{saying.id}"
        yield Layer(span=saying.cue.span, names=f"cue{also}", depth=_PART, id=id_)
    if asked and saying.said_words is not None:
        yield Layer(span=saying.said_words.span, names="said asked", depth=_PART)
