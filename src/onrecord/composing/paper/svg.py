"""What drawings that stand alone are made of: SVG with its look in its attributes, for no style sheet goes with it."""

from xml.etree import ElementTree as ET

from onrecord.composing.paper.words import plain

INK, QUIET, RULE, LINK, MARK, DENIAL, PAPER = (
    "#1e1c19", "#5f5a51", "#d8d2c5", "#1d4a73", "#fbefc4", "#8a2f22", "#ffffff",
)  # fmt: skip


def sheet(width: float, height: float) -> ET.Element:
    """Return an empty drawing of this size, in units of its own."""
    look = {"font-family": "Libertinus Serif", "font-size": "13"}
    return ET.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width} {height}", **look})


def shape(root: ET.Element, name: str, **attributes: object) -> ET.Element:
    """Draw a shape; `_` in the name of an attribute stands for `-`."""
    return ET.SubElement(root, name, {key.replace("_", "-"): str(value) for key, value in attributes.items()})


def words(root: ET.Element, at: tuple[float, float], told: str, anchor: str = "start", fill: str = INK) -> None:
    """Write words at a place, which is their start, middle or end as `anchor` says."""
    shape(root, "text", x=at[0], y=at[1], fill=fill, text_anchor=anchor).text = plain(told)


def written(root: ET.Element) -> str:
    """Return a drawing as SVG."""
    return ET.tostring(root, encoding="unicode")
