"""Every kind of page that a room has, found by following its links: one address for each route and form of query."""

from collections import Counter
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from lxml import html as lxml_html
from starlette.routing import Match, Route
from starlette.testclient import TestClient

from onrecord.web.app import _ROUTES

NOWHERE = "/nowhere"
_FIRST = ("/", "/people?name=Vask", "/search?q=pier")
_OF_A_KIND = 8  # pages that are followed


def route_of(address: str) -> str:
    """Return the path of the route that answers an address."""
    scope = {"type": "http", "method": "GET", "path": urlsplit(address).path}
    for route in _ROUTES:
        if isinstance(route, Route) and route.matches(scope)[0] is Match.FULL:
            return route.path
    return ""


def kind_of(address: str) -> str:
    """Return the kind of page at an address: its route, and what is asked in its query."""
    return " ".join((route_of(address), *sorted({name for name, _ in parse_qsl(urlsplit(address).query)})))


def kinds(reader: TestClient) -> dict[str, str]:
    """Return an address for each kind of page; what is no page (JSON, pictures) is left out."""
    found = {"nowhere": NOWHERE}
    wanted, followed = [*_FIRST], Counter(map(kind_of, _FIRST))
    while wanted:
        address = wanted.pop(0)
        answer = reader.get(address, headers={"Accept": "text/html"})
        if answer.status_code != 200 or not answer.headers["content-type"].startswith("text/html"):
            continue
        found.setdefault(kind_of(address), address)
        tree = lxml_html.document_fromstring(answer.text)
        for href in dict.fromkeys(tree.xpath("//a/@href | //iframe/@src")):
            page = urldefrag(urljoin(address, href))[0]
            if page.startswith("/") and followed[kind_of(page)] < _OF_A_KIND:
                followed[kind_of(page)] += 1
                wanted.append(page)
    return found


def routes() -> set[str]:
    """Return the paths of all routes that a browser can open."""
    return {route.path for route in _ROUTES if isinstance(route, Route) and "GET" in (route.methods or ())}
