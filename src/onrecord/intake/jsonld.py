"""JSON-LD: what a page says of its article in the vocabulary of schema.org."""

import html
import json
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from onrecord.intake.details import Details, checked
from onrecord.model.article import Evidence

_ARTICLES = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle",
        "BackgroundNewsArticle", "OpinionNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "Report",
        "SocialMediaPosting", "Posting", "TechArticle", "AdvertiserContentArticle",
    }
)  # fmt: skip
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_DEPTH = 6
_NAMES = 8


def details_of_json_ld(page: LexborHTMLParser) -> Details:
    """Return what a page's JSON-LD says of its article: `@graph`, arrays and nested objects are looked through."""
    found = Details()
    for node in page.css('script[type*="ld+json"]'):
        text = node.text().strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            data = json.loads(text, strict=False)  # line breaks inside strings are common
        except (ValueError, RecursionError):
            continue
        for article in _articles(data, 0):
            found = found.or_else(_details(article))
    return found


def _articles(data: object, depth: int) -> Iterator[dict[str, object]]:
    """Yield the objects that are articles, outermost first."""
    if depth > _DEPTH:
        return
    if isinstance(data, list):
        for item in data:
            yield from _articles(item, depth + 1)
    elif isinstance(data, dict):
        types = data.get("@type")
        if any(str(kind).rsplit("/", 1)[-1] in _ARTICLES for kind in (types if isinstance(types, list) else [types])):
            yield data
        else:
            for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"):
                if key in data and not (key == "itemListElement" and types == "ItemList"):
                    yield from _articles(data[key], depth + 1)


def _details(article: dict[str, object]) -> Details:
    names = list(dict.fromkeys(_names(article.get("author") or article.get("creator"))))[:_NAMES]
    outlet = next(_names(article.get("publisher")), None)
    page = article.get("mainEntityOfPage")
    address = next(
        (url for url in (article.get("url"), page.get("@id") if isinstance(page, dict) else page) if _is_address(url)),
        None,
    )
    address = address.split("#")[0] if isinstance(address, str) else None
    return Details(
        title=checked("title", _plain(article.get("headline") or article.get("name")), Evidence.JSON_LD, "headline"),
        outlet=checked("outlet", _plain(outlet), Evidence.JSON_LD, "publisher.name"),
        byline=checked("byline", _BY.sub("", html.unescape(", ".join(names))), Evidence.JSON_LD, "author.name"),
        published=checked("published", article.get("datePublished"), Evidence.JSON_LD, "datePublished"),
        url=checked("url", address, Evidence.JSON_LD, "url"),
        updated=checked("updated", article.get("dateModified"), Evidence.JSON_LD, "dateModified"),
    )


def _is_address(url: object) -> bool:
    return isinstance(url, str) and url.startswith(("http://", "https://"))


def _names(said: object) -> Iterator[str]:
    """Yield the names of persons or organisations, given as strings, objects or lists of either."""
    if isinstance(said, str) and not _is_address(said):
        yield " ".join(said.split())
    elif isinstance(said, list):
        for one in said:
            yield from _names(one)
    elif isinstance(said, dict):
        yield from _names(said.get("name"))


def _plain(said: object) -> object:
    """Undo the entities that some pages write inside JSON."""
    return html.unescape(said) if isinstance(said, str) else said
