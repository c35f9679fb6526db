"""The drawn timeline as pictures that stand alone: as many lanes on each as a page has room for."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from onrecord.composing.captions import DRAWN, drawing_caption
from onrecord.composing.drawing import Drawing, Lane
from onrecord.composing.paper.pieces import Picture
from onrecord.composing.paper.svg import LINK, MARK, QUIET, RULE, shape, sheet, words, written

_ON_A_PAGE = 30
_TOP, _FOOT = 24, 11


def pictures(drawing: Drawing) -> Iterator[Picture]:
    """Yield a drawn timeline, cut between lanes; each picture has the whole scale, the last one the caption."""
    for start in range(0, len(drawing.lanes), _ON_A_PAGE):
        lanes = drawing.lanes[start : start + _ON_A_PAGE]
        last = start + len(lanes) == len(drawing.lanes)
        up = lanes[0].y - drawing.lanes[0].y
        yield Picture(
            svg=_svg(drawing, lanes, up, lanes[-1].y - up + _FOOT),
            told=DRAWN,
            caption=drawing_caption(drawing.unplaced) if last else "",
        )


def _svg(drawing: Drawing, lanes: Sequence[Lane], up: float, height: float) -> str:
    root = sheet(drawing.width, height)
    for x, told in drawing.ticks:
        shape(root, "line", x1=x, x2=x, y1=_TOP, y2=height, stroke=RULE)
        words(root, (x, 18), told, "middle", QUIET)
    for x, _ in drawing.printed:
        shape(root, "line", x1=x, x2=x, y1=_TOP, y2=height, stroke=LINK, stroke_dasharray="2 4")
    for lane in lanes:
        _lane(root, drawing, lane, lane.y - up)
    return written(root)


def _lane(root: ET.Element, drawing: Drawing, lane: Lane, y: float) -> None:
    words(root, (drawing.left - 12, y + 4), lane.label, "end")
    if lane.width:
        band = {"x": lane.x, "y": y - 5, "width": lane.width, "height": 10, "rx": 3, "stroke_width": 0.75}
        shape(root, "rect", fill=MARK, stroke=LINK, **band)
    elif lane.radius:
        shape(root, "circle", cx=lane.x, cy=y, r=lane.radius, fill=LINK)
    if lane.before:
        shape(root, "path", d=f"M{drawing.left + 1} {y - 5} l-7 5 l7 5 z", fill=LINK)
    if lane.after:
        shape(root, "path", d=f"M{drawing.right - 1} {y - 5} l7 5 l-7 5 z", fill=LINK)
