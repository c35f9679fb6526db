"""The docs, as they are shipped with the program: read from the package, shown as pages of the room."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from posixpath import dirname, join, normpath

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_TAGS = frozenset("a blockquote br code em h1 h2 h3 h4 hr img li ol p pre strong table tbody td th thead tr ul".split())
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "th": {"scope"},
    "div": {"class", "tabindex", "role", "aria-label"},
}
_WIDE = re.compile(r"<table>.*?</table>|<pre>.*?</pre>", re.DOTALL)  # what a narrow window scrolls sideways
_IMAGES = {".png": "image/png", ".svg": "image/svg+xml"}


def _folder() -> Traversable:
    """Return the folder of the docs: in the package, or where the package runs out of its repository, beside it."""
    shipped = files("onrecord") / "docs"
    return shipped if shipped.is_dir() else Path(__file__).parents[3] / "docs"


@cache
def names() -> tuple[str, ...]:
    """Return the names of all docs, without `.md`: those of the first folder, then the decisions."""
    return tuple(name.removesuffix(".md") for name in sorted(_names(_folder()), key=lambda one: ("/" in one, one)))


def _names(folder: Traversable, before: str = "") -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _names(entry, f"{before}{entry.name}/")
        elif entry.name.endswith(".md"):
            yield before + entry.name


@cache
def source(name: str) -> str:
    """Return the Markdown of a doc.

    Raises:
        KeyError: there is no such doc.
    """
    if name not in names():
        raise KeyError(name)
    return _folder().joinpath(*f"{name}.md".split("/")).read_text("utf-8")


def picture(name: str) -> tuple[bytes, str] | None:
    """Return a picture that the docs show, with its media type; None where there is none of this name."""
    kind = _IMAGES.get(name[name.rfind(".") :])
    found = next((one for one in _folder().iterdir() if one.name == name), None)
    return None if kind is None or found is None else (found.read_bytes(), kind)


@cache
def title(name: str) -> str:
    """Return the title of a doc, in words alone."""
    heading = next(one for one in source(name).splitlines() if one.startswith("# "))
    return heading.removeprefix("# ").replace("`", "")


@cache
def shown(name: str) -> Markup:
    """Return a doc as HTML: links between docs lead on in the room, those to what isn't shipped are words alone.

    Raises:
        KeyError: there is no such doc.
    """
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(source(name))
    _lead(tokens, name)
    page = reader.renderer.render(tokens, reader.options, {})
    clean = nh3.clean(
        page,
        tags=set(_TAGS),
        attributes={tag: set(kept) for tag, kept in _ATTRIBUTES.items()} | {f"h{n}": {"id"} for n in range(1, 5)},
        url_schemes={"https"},
    )
    return Markup(_WIDE.sub(r'<div class="wide" tabindex="0" role="group">\g<0></div>', clean))  # noqa: S704 - cleaned above


def _lead(tokens: list[Token], name: str) -> None:
    """Give headings the anchors that a forge gives them, and links the addresses that docs have in the room."""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and before.type == "heading_open":
            before.attrSet("id", anchor(token.content))
        kept = True
        for inner in token.children or ():
            if inner.type == "link_open":
                href = _address(str(inner.attrGet("href")), name)
                kept = href is not None
                inner.attrs = {} if href is None else {"href": href}
            elif inner.type == "image":
                inner.attrSet("src", f"/help/{inner.attrGet('src')}")
            if inner.type in {"link_open", "link_close"} and not kept:
                inner.type, inner.tag, inner.nesting = "text", "", 0


def anchor(heading: str) -> str:
    """Return the anchor that a forge makes of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _address(target: str, name: str) -> str | None:
    """Return where a link of a doc leads in the room; None where that isn't shipped."""
    if re.match(r"[a-z]+:", target):
        return target
    path, mark, at = target.partition("#")
    if not path:
        return target
    aim = normpath(join(dirname(name), path)).removesuffix(".md")
    if aim in names():
        return f"/help/{aim}{mark}{at}"
    return f"/help#{aim}" if any(one.startswith(f"{aim}/") for one in names()) else None


@cache
def meanings() -> dict[str, dict[str, str]]:
    """Return what each field of each table holds, as Markdown of one line, by table: from the doc on the export."""
    sections = re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", source("export"), flags=re.MULTILINE | re.DOTALL)
    return {
        table: {
            field: words.strip()
            for cell, words in re.findall(r"^\| (`[^|]+) \| ?([^\n]*?) ?\|$", text, flags=re.MULTILINE)
            for field in re.findall(r"`(\w+)`", cell)
        }
        for table, text in sections
    }


def line(markdown: str) -> Markup:
    """Return Markdown of one line as HTML, its links as words."""
    clean = nh3.clean(MarkdownIt("commonmark", {"html": False}).renderInline(markdown), tags={"code", "em", "strong"})
    return Markup(clean)  # noqa: S704 - cleaned above
