"""A page as it was printed, made harmless: its words and their structure, nothing that runs, loads or leads away.

Two walls, each enough alone: what is left of the page are elements of a short list with no attribute that could carry
an address, a style or a handler; and the frame that shows it is sandboxed, under a policy that allows nothing.

Words are marked before the page is made harmless, so that nothing of ours comes after that. A mark bears a word that is
made anew for each answer and that no page can know: of marks without it, which a page may hold, no attribute stays.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from secrets import token_hex

import nh3
from markupsafe import escape
from selectolax.lexbor import LexborHTMLParser

from onrecord.intake.places import Found, found_again, parsed
from onrecord.intake.visible import SPACE
from onrecord.model.article import Block
from onrecord.model.span import Span

_TAGS = frozenset(
    """
    abbr address article aside b blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure
    footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q s samp section small span strong sub sup
    table tbody td tfoot th thead tr u ul var wbr
    """.split()
)
_GONE = frozenset(
    """
    applet audio base canvas datalist embed frame frameset head iframe input link math meta noembed
    noframes object option picture portal script select style svg template textarea title video xmp
    """.split()
)
_RAW = ("noscript", "plaintext")  # no script runs: what is in the one is shown; the other has no end that is read
_OURS = frozenset({"class", "id"})  # of a mark of ours
_ATTRIBUTES = {
    "*": frozenset({"dir", "lang"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan"}),
    "mark": _OURS,
}
FIRST = "marked"
"""The id of the first mark, or of what tells that there is none."""

_NOT_HTML = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

_STYLE = (
    ":root{color-scheme:light dark}"
    "html{font:1.05rem/1.55 'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif}"
    "body{max-width:42rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}"
    "table{border-collapse:collapse}td,th{padding:.2em .5em;vertical-align:top;text-align:left}"
    "mark{background:none;color:inherit}"
    "mark.content,mark.words{background:#f6dc7c}mark.said{border-bottom:1px dotted}"
    "mark.source{text-decoration:underline 2px;text-underline-offset:.2em}"
    "mark.cue{font-style:italic;text-decoration:underline dotted;text-underline-offset:.2em}"
    "mark[class]{scroll-margin-top:30vh}.untold{font-family:sans-serif;font-size:.85rem;border-bottom:1px solid}"
    "@media(prefers-color-scheme:dark){mark.content,mark.words{background:#6b5a12}}"
)
POLICY = (
    f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"
)
"""The policy of a page as it was printed: no source for anything, no script, an origin of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """A span to mark, and the class that it is marked with: content, source, cue, said or words."""

    span: Span
    name: str


def harmless(
    markup: str, *, title: str, text: str = "", blocks: Sequence[Block] = (), markings: Sequence[Marking] = ()
) -> str:
    """Return a page's markup as a whole document that can do nothing: no script, no address, no request.

    The words of `markings` are marked where they stand in it; `text` and `blocks` are those that the page gave. What
    can't be found again is not marked, and the document says so.
    """
    page = parsed(markup)
    found = found_again(page, text, blocks, [one.span for one in markings])
    word = token_hex(16)
    _mark(page, found, [one.name for one in markings], word)
    told = sum(len(_letters(one.span.of(text))) for one in markings)
    seen = sum(len(_letters(one.node_text[one.start : one.end])) * len(one.spans) for one in found)
    place = "" if found else f' id="{FIRST}"'
    untold = f'<p class="untold"{place}>Not all of the words could be found again in this page.</p>\n'
    note = "" if told == seen else untold
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{note}{_cleaned(page, word)}\n"
        "</body>\n</html>\n"
    )


def _letters(words: str) -> str:
    return "".join(char for char in words if char not in SPACE)


def _mark(page: LexborHTMLParser, found: Sequence[Found], names: Sequence[str], word: str) -> None:
    """Put marks around stretches of a page's text; the first has an id."""
    nodes: dict[int, list[Found]] = {}
    for one in found:
        nodes.setdefault(one.node.mem_id, []).append(one)
    first = True
    for stretches in nodes.values():
        node, text = stretches[0].node, stretches[0].node_text
        at = 0
        for one in stretches:
            if at < one.start:
                node.insert_before(text[at : one.start])
            mark = page.create_node("mark")
            mark.attrs["class"] = f"{word} {' '.join(dict.fromkeys(names[n] for n in sorted(one.spans)))}"
            if first:
                mark.attrs["id"] = word
            mark.insert_child(text[one.start : one.end])
            node.insert_before(mark)
            first, at = False, one.end
        if at < len(text):
            node.insert_before(text[at:])
        node.decompose()


def _cleaned(page: LexborHTMLParser, word: str) -> str:
    """Clean a page; of a mark that bears the word, its classes and its id stay, without the word.

    What is left out goes twice: first from the tree, so that what is written of it is read again as the same tree
    (some elements are not read as they are written), then by the list, which alone has to hold.
    """
    for node in page.css(",".join(sorted(_GONE))):
        node.decompose()
    for node in page.css(",".join(_RAW)):
        node.unwrap()
    return nh3.clean(
        _NOT_HTML.sub("\N{REPLACEMENT CHARACTER}", page.html or ""),
        tags=set(_TAGS),
        clean_content_tags=set(_GONE),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_filter(word),
        url_schemes=set(),
        link_rel=None,
    )


def _filter(word: str) -> Callable[[str, str, str], str | None]:
    def kept(_: str, attribute: str, value: str) -> str | None:
        if attribute not in _OURS:
            return value
        if attribute == "id":
            return FIRST if value == word else None
        bearing, _, names = value.partition(" ")
        return names if bearing == word else None

    return kept
