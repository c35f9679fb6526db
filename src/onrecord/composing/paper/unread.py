"""What was not read, as blocks of a paper."""

from collections.abc import Iterator

from onrecord.composing.captions import PAGE, UNREAD, WHY, headline_of, printed_by
from onrecord.composing.paper.pieces import Block, Heading, Line, Mark, Style, Table
from onrecord.composing.paper.words import quiet, run, strong
from onrecord.composing.unread import Unread


def blocks_of(found: Unread) -> Iterator[Block]:
    """Yield the section, nothing where there is nothing to tell."""
    if not found.anything:
        return
    yield Heading(words=UNREAD, level=1, anchor="unread")
    for sentence in found.sentences:
        yield Line(inlines=(run(sentence),))
    for report in found.loose:
        yield Line(inlines=(strong(headline_of(report)),), keep=True)
        yield Line(inlines=(quiet(printed_by(report)),), style=Style.META)
    if found.set_aside:
        yield Table(
            head=(PAGE, WHY),
            rows=tuple(
                (
                    (run(row.name),),
                    (
                        run(f"{row.reason.capitalize()}. {row.explanation}"),
                        quiet(" SHA-256 "),
                        run(row.sha256, Mark.CODE),
                    ),
                )
                for row in found.set_aside
            ),
            widths=(4, 8),
        )
