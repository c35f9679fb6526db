"""Who speaks when, as blocks of a paper: the drawing, and the table that says all of it in words."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from onrecord.composing.captions import (
    SPEAKING_CAPTION,
    WHAT,
    WHEN,
    WHEN_PRINTED,
    WHEN_SAID,
    WHO_SPEAKS,
    speaking_told,
)
from onrecord.composing.paper.pieces import Block, Inlines, Picture, Table
from onrecord.composing.paper.svg import LINK, MARK, PAPER, QUIET, RULE, shape, sheet, words, written
from onrecord.composing.paper.words import quiet, run, strong
from onrecord.composing.speaking import Mark, Speaking, SpeakingDrawing, SpeakingLane, SpeakingRow

_TOP = 24


def blocks_of(speaking: Speaking) -> Iterator[Block]:
    """Yield who speaks when."""
    drawing = speaking.drawing
    if drawing:
        yield Picture(svg=_svg(drawing), told=speaking_told(drawing), caption=SPEAKING_CAPTION)
    yield Table(head=(WHO_SPEAKS, WHEN, WHAT), rows=tuple(map(_row, speaking.rows)), widths=(4, 4, 4))


def _row(row: SpeakingRow) -> tuple[Inlines, ...]:
    how = WHEN_PRINTED if row.printed else WHEN_SAID
    reports = f": {', '.join(f'report {number}' for number in row.reports)}" if row.reports else ""
    return (strong(row.who),), (quiet(f"{how} "), run(row.when)), (run(row.many), *row.notes, run(reports))


def _svg(drawing: SpeakingDrawing) -> str:
    root = sheet(drawing.width, drawing.height)
    for x, told in drawing.ticks:
        shape(root, "line", x1=x, x2=x, y1=_TOP, y2=drawing.height, stroke=RULE)
        words(root, (x, 18), told, "middle", QUIET)
    for y, told in drawing.heads:
        words(root, (drawing.left - 12, y), told, "end", QUIET)
    for lane in drawing.lanes:
        shape(root, "line", x1=drawing.left, x2=drawing.right, y1=lane.y, y2=lane.y, stroke=RULE)
        words(root, (drawing.left - 12, lane.y + 4), lane.label, "end")
        for mark in lane.marks:
            _mark(root, drawing, lane, mark)
    return written(root)


def _mark(root: ET.Element, drawing: SpeakingDrawing, lane: SpeakingLane, mark: Mark) -> None:
    y, radius = lane.y, mark.radius
    if mark.width:
        shape(root, "rect", x=mark.x, y=y - 5, width=mark.width, height=10, rx=3, fill=MARK, stroke=LINK)
    elif radius and lane.outlet:
        shape(root, "rect", x=mark.x - radius, y=y - radius, width=2 * radius, height=2 * radius, fill=QUIET)
    elif radius:
        fill = PAPER if mark.printed else LINK
        shape(root, "circle", cx=mark.x, cy=y, r=radius, fill=fill, stroke=LINK, stroke_width=1.5)
    if mark.before:
        shape(root, "path", d=f"M{drawing.left + 1} {y - 5} l-7 5 l7 5 z", fill=LINK)
    if mark.after:
        shape(root, "path", d=f"M{drawing.right - 1} {y - 5} l7 5 l-7 5 z", fill=LINK)
