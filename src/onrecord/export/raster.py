"""Drawings as points, for formats that hold no SVG."""

import typst

from onrecord.composing.paper.pieces import Picture

_SHEET = b"""
#set page(width: 156mm, height: auto, margin: 0pt, fill: none)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)
"""
_PER_INCH = 200


def png(picture: Picture) -> bytes:
    """Return a drawing as PNG, as wide as a line of an A4 page; the same drawing gives the same bytes."""
    made = typst.Compiler(_SHEET, ignore_system_fonts=True, sys_inputs={"svg": picture.svg}).compile(
        format="png", ppi=_PER_INCH
    )
    assert isinstance(made, bytes)  # one page
    return made
