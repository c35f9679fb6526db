"""Who relays whom, as blocks of a paper: the picture, and the tables that say all of it in words."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from onrecord.composing.captions import FIRST, HEARD, PASSED_ON, PRINTED_BY, SHARED, SHARING, sources_caption
from onrecord.composing.paper.pieces import Block, Inline, Inlines, Picture, Table
from onrecord.composing.paper.svg import DENIAL, INK, LINK, PAPER, QUIET, shape, sheet, words, written
from onrecord.composing.paper.words import quiet, run, strong
from onrecord.composing.source_picture import Node, SourcePicture
from onrecord.composing.source_rows import SourceRow
from onrecord.composing.sources import Sources

_BESIDE = 54  # where the words of a text begin


def blocks_of(sources: Sources) -> Iterator[Block]:
    """Yield who relays whom."""
    if sources.picture:
        picture = sources.picture
        yield Picture(svg=_svg(picture), told=picture.described, caption=sources_caption(sources))
    yield Table(head=(HEARD, PASSED_ON, PRINTED_BY), rows=tuple(map(_row, sources.rows)), widths=(4, 3, 5))
    if sources.words:
        rows = tuple(
            ((run(" and ".join(row.outlets)),), (run(f"{row.words:,}"),), (run(row.told),)) for row in sources.words
        )
        yield Table(head=(SHARING, SHARED, FIRST), rows=rows, widths=(5, 1, 6))


def _row(row: SourceRow) -> tuple[Inlines, ...]:
    links = [f"{link.name} (not in your folder)" if link.missing else link.name for link in row.links]
    printed: list[Inline] = []
    for number, (_, outlet, refs) in enumerate(row.printed):
        printed += [run("; ")] if number else []
        printed += [run(outlet), *refs]
    standing = (quiet(f" {row.standing}"),) if row.standing else ()
    return (strong(row.voice), *standing), (run(" ← ".join(links) or "–"),), tuple(printed)


def _svg(picture: SourcePicture) -> str:
    root = sheet(picture.width, picture.height)
    for x, anchor, told in picture.heads:
        words(root, (x, 14), told, anchor, QUIET)
    for arc in picture.arcs:
        shape(root, "path", d=arc.path, fill="none", stroke=QUIET, stroke_opacity=0.55, stroke_width=arc.width)
        if arc.point:
            x, y = arc.point
            shape(root, "path", d=f"M{x + 2} {y}l-8 -4.5v9z", fill=QUIET)
    for thread in picture.threads:
        look = {"stroke": DENIAL if thread.denies else LINK, "stroke_opacity": 0.45 if thread.denies else 0.34}
        dashed = {"stroke_dasharray": "7 4"} if thread.missing else {}
        shape(root, "path", d=thread.path, fill="none", stroke_width=thread.width, **look, **dashed)
    for node in picture.nodes:
        _node(root, node)
    return written(root)


def _node(root: ET.Element, node: Node) -> None:
    hollow = node.missing or "unsure" in node.kind
    look = {"fill": PAPER, "stroke": INK} if hollow else {"fill": INK}
    shape(root, "rect", x=node.x - 3, y=node.y, width=6, height=node.height, **look)
    middle = node.y + node.height / 2 + 4
    if node.kind == "text":
        words(root, (_BESIDE, middle), node.words)
    elif node.kind == "link":
        words(root, (node.x, node.y - 5), node.words, "middle")
    else:
        words(root, (node.x + 10, middle), node.words)
