"""The drawn timeline as pictures that stand alone: as many lanes on each as a page has room for."""

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from onrecord.composing.captions import DRAWN, drawing_caption
from onrecord.composing.drawing import Drawing, Lane
from onrecord.composing.paper.pieces import Picture
from onrecord.composing.paper.words import plain

_ON_A_PAGE = 30
_TOP, _FOOT = 24, 11
_INK, _QUIET, _RULE, _LINK, _MARK = "#1e1c19", "#5f5a51", "#d8d2c5", "#1d4a73", "#fbefc4"
_FONT = {"font-family": "Libertinus Serif", "font-size": "13"}


def pictures(drawing: Drawing) -> Iterator[Picture]:
    """Yield a drawn timeline, cut between lanes; each picture has the whole scale, the last one the caption."""
    for start in range(0, len(drawing.lanes), _ON_A_PAGE):
        lanes = drawing.lanes[start : start + _ON_A_PAGE]
        last = start + len(lanes) == len(drawing.lanes)
        up = lanes[0].y - drawing.lanes[0].y
        height = lanes[-1].y - up + _FOOT
        yield Picture(
            svg=_svg(drawing, lanes, up, height),
            told=DRAWN,
            caption=drawing_caption(drawing.unplaced) if last else "",
            width=drawing.width,
            height=height,
        )


def _svg(drawing: Drawing, lanes: Sequence[Lane], up: float, height: float) -> str:
    sheet = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {drawing.width} {height}"}
    root = ET.Element("svg", {**sheet, **_FONT})
    for x, words in drawing.ticks:
        _upright(root, x, height, stroke=_RULE)
        _words(root, (x, 18), words, "middle", _QUIET)
    for x, _ in drawing.printed:
        _upright(root, x, height, **{"stroke": _LINK, "stroke-dasharray": "2 4"})
    for lane in lanes:
        _lane(root, drawing, lane, lane.y - up)
    return ET.tostring(root, encoding="unicode")


def _lane(root: ET.Element, drawing: Drawing, lane: Lane, y: float) -> None:
    _words(root, (drawing.left - 12, y + 4), lane.label, "end", _INK)
    if lane.width:
        band = {"x": lane.x, "y": y - 5, "width": lane.width, "height": 10, "rx": 3, "stroke-width": 0.75}
        _shape(root, "rect", fill=_MARK, stroke=_LINK, **band)
    elif lane.radius:
        _shape(root, "circle", cx=lane.x, cy=y, r=lane.radius, fill=_LINK)
    if lane.before:
        _shape(root, "path", d=f"M{drawing.left + 1} {y - 5} l-7 5 l7 5 z", fill=_LINK)
    if lane.after:
        _shape(root, "path", d=f"M{drawing.right - 1} {y - 5} l7 5 l-7 5 z", fill=_LINK)


def _upright(root: ET.Element, x: float, height: float, **look: object) -> None:
    _shape(root, "line", x1=x, x2=x, y1=_TOP, y2=height, **look)


def _words(root: ET.Element, at: tuple[float, float], words: str, anchor: str, colour: str) -> None:
    x, y = at
    _shape(root, "text", x=x, y=y, fill=colour, **{"text-anchor": anchor}).text = plain(words)


def _shape(root: ET.Element, name: str, **attributes: object) -> ET.Element:
    return ET.SubElement(root, name, {key: str(value) for key, value in attributes.items()})
