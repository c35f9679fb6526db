"""A page as it was printed, made harmless: its words and their structure, nothing that runs, loads or leads away.

Two walls, each enough alone: what is left of the page are elements of a short list with no attribute that could carry
an address, a style or a handler; and the frame that shows it is sandboxed, under a policy that allows nothing.
"""

import base64
import hashlib
import re

import nh3
from markupsafe import escape

_TAGS = frozenset(
    """
    abbr address article aside b blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure
    footer h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q s samp section small span strong sub sup
    table tbody td tfoot th thead tr u ul var wbr
    """.split()
)
_GONE = frozenset(
    """
    applet audio base button canvas datalist embed form frame frameset head iframe input link math meta noembed
    noframes noscript object option picture portal script select style svg template textarea title video xmp
    """.split()
)
_ATTRIBUTES = {"*": {"dir", "lang"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}
_NOT_HTML = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

_STYLE = (
    ":root{color-scheme:light dark}"
    "html{font:1.05rem/1.55 'Iowan Old Style','Palatino Linotype',Palatino,Georgia,serif}"
    "body{max-width:42rem;margin:0 auto;padding:1.5rem;overflow-wrap:anywhere}"
    "table{border-collapse:collapse}td,th{padding:.2em .5em;vertical-align:top;text-align:left}"
)
POLICY = (
    f"default-src 'none'; style-src 'sha256-{base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox"
)
"""The policy of a page as it was printed: no source for anything, no script, an origin of its own."""


def harmless(markup: str, *, title: str) -> str:
    """Return a page's markup as a whole document that can do nothing: no script, no address, no request."""
    body = nh3.clean(
        _NOT_HTML.sub("\N{REPLACEMENT CHARACTER}", markup),
        tags=set(_TAGS),
        clean_content_tags=set(_GONE),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        url_schemes=set(),
        link_rel=None,
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
