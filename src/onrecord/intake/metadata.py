"""What a page says of itself: title, outlet, byline, time of publication and address, each with where it says so.

Witnesses in order of trust: JSON-LD (written for machines, by field), meta tags, markup, the text, the file's name. A
day that merely stands somewhere in a page is no day of publication: it has to be introduced as one ("Published: 30
May 2017") or to stand alone at the head of the article. What no witness says stays unknown; never today, never the
file's own time.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser

from onrecord.intake.days import read_day
from onrecord.intake.details import Details, checked
from onrecord.intake.jsonld import details_of_json_ld
from onrecord.intake.saved import captured_of_page
from onrecord.model.article import Detail, Evidence

# Names of meta tags by field, the most telling first. `date` alone comes last: some write the day of the last change
# there.
_METAS = {
    "title": (
        "og:title",
        "twitter:title",
        "headline",
        "dc.title",
        "dcterms.title",
        "parsely-title",
        "sailthru.title",
        "hdl",
        "title",
    ),
    "outlet": ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "cre", "application-name"),
    "byline": (
        "author",
        "article:author_name",
        "byl",
        "dc.creator",
        "dcterms.creator",
        "parsely-author",
        "sailthru.author",
        "byline",
        "article:author",
    ),
    "published": (
        "article:published_time",
        "article:published",
        "og:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.issued",
        "dcterms.date",
        "dc.date",
        "publish-date",
        "publishdate",
        "publish_date",
        "published_time",
        "pubdate",
        "publication_date",
        "date_published",
        "displaydate",
        "ptime",
        "pdate",
        "article.published",
        "cxenseparse:recs:publishtime",
        "bt:pubdate",
        "analyticsattributes.articledate",
        "rnews:datepublished",
        "date",
    ),
    "url": ("og:url", "parsely-link", "twitter:url"),
    "updated": (
        "article:modified_time",
        "article:modified",
        "og:updated_time",
        "og:modified_time",
        "datemodified",
        "dcterms.modified",
        "dc.date.modified",
        "last-modified",
        "lastmod",
        "modified_time",
        "date_modified",
        "updated_time",
        "revised",
    ),
}
_ITEMPROPS = {"headline": "title", "datepublished": "published", "author": "byline", "datemodified": "updated"}
_TIMES = frozenset({"published", "updated"})
_PUBLISHED_MARKS = re.compile(
    r"publish|posted|pub-?date|dateline|byline|entry-date|post-date"
    r"|article-date|timestamp|date-?time",
    re.IGNORECASE,
)
_CHANGED_MARKS = re.compile(r"updat|modif|edit|comment|expir|event", re.IGNORECASE)
_NAME_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
_ADDRESS_DAY = re.compile(
    r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2]|jan|feb|mar|apr|may|jun"
    r"|jul|aug|sep|oct|nov|dec)[/-](0?[1-9]|[12]\d|3[01])(?=[/_-])",
    re.IGNORECASE,
)
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://\S+)\s*-->")
_BY = re.compile(r"^(?:(?:written|posted|reported|story|analysis)\s+)?by\s*:?\s+", re.IGNORECASE)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_TITLE_TAIL = re.compile(r"\s+(?:[|»·•]|[-–—]{1,2})\s+[^|»·•]{2,40}$")
_LONGEST_TITLE, _LONGEST_NAME = 300, 60  # code points
_SHORTEST_TITLE = 3  # words: "Home - The Daily" is no title to shorten
_SAVED_HEAD = 2_000


def details_of_page(page: LexborHTMLParser, markup: str) -> Details:
    """Return what a page's head and marked-up elements say of it."""
    found = details_of_json_ld(page)
    for witness in (_metas(page), _markup(page, markup), captured_of_page(markup)):
        found = found.or_else(witness)
    if found.byline and found.byline.value.startswith(("http://", "https://")):
        return replace(found, byline=None)
    return found


def _metas(page: LexborHTMLParser) -> Details:
    """Return what meta tags say; the first tag of the most telling name counts."""
    said: dict[str, str] = {}
    for node in page.css("meta"):
        attributes = node.attributes
        content = attributes.get("content")
        for key in ("property", "name", "itemprop"):
            if content and (name := attributes.get(key)):
                said.setdefault(name.lower().strip(), content)
    found = Details()
    for name, tags in _METAS.items():
        for tag in tags:
            value = said.get(tag)
            if name == "url" and value and not value.startswith("http"):
                continue
            if name == "byline" and value:
                value = None if value.startswith(("http", "@")) else _BY.sub("", value)
            found = found.or_else(Details(**{name: checked(name, value, Evidence.META_TAG, tag)}))
    return found


def _markup(page: LexborHTMLParser, markup: str) -> Details:
    """Return what elements say: itemprop, `time`, `link rel=canonical`, `title`, the address a browser saved from."""
    found = Details()
    for node in page.css("[itemprop]"):
        name = _ITEMPROPS.get((node.attributes.get("itemprop") or "").lower())
        if name and node.tag != "meta":
            attributes = node.attributes
            if name in _TIMES:
                value = attributes.get("datetime") or attributes.get("content") or ""
            else:
                inner = node.css_first('[itemprop="name"]') if name == "byline" else None
                value = _BY.sub("", " ".join((inner or node).text(separator=" ").split()))
            if len(value) < (_LONGEST_NAME if name == "byline" else _LONGEST_TITLE):
                where = f"itemprop {attributes['itemprop']}"
                found = found.or_else(Details(**{name: checked(name, value, Evidence.MARKUP, where)}))
    for day in _times(page):
        found = found.or_else(Details(published=day))
    base = _saved_from(markup)
    for node in page.css('link[rel="canonical"]'):
        if (href := node.attributes.get("href")) and (address := urljoin(base or "", href.strip())).startswith("http"):
            found = found.or_else(Details(url=checked("url", address, Evidence.MARKUP, "link rel=canonical")))
    found = found.or_else(Details(url=checked("url", base, Evidence.MARKUP, "saved from url")))
    if (title := page.css_first("title")) is not None:
        words = " ".join(title.text().split())
        shorter = _TITLE_TAIL.sub("", words)
        words = shorter if len(shorter.split()) > _SHORTEST_TITLE else words
        found = found.or_else(Details(title=checked("title", words, Evidence.MARKUP, "title")))
    return found


def _times(page: LexborHTMLParser) -> Iterator[Detail]:
    """Yield the days of `time` elements that say they are the publication's, else the only one of an article's head."""
    unmarked = []
    for node in page.css("time"):
        attributes = node.attributes
        said = attributes.get("datetime") or node.text()
        own = " ".join(value or "" for key, value in attributes.items() if key in {"class", "itemprop", "id"}) + (
            " pubdate" if "pubdate" in attributes else ""
        )
        above = " ".join(filter(None, ((up.attributes.get("class") or "") for up in (node.parent,) if up is not None)))
        near = f"{own} {above}"
        day = checked("published", said, Evidence.MARKUP, "time")
        if day is None or _CHANGED_MARKS.search(near):
            continue
        if _PUBLISHED_MARKS.search(near):
            yield day
            return
        unmarked.append(day)
    if len({day.value[:10] for day in unmarked}) == 1:
        yield unmarked[0]


def _saved_from(markup: str) -> str | None:
    """Return the address that a browser noted when it saved the page."""
    found = _SAVED.search(markup, 0, _SAVED_HEAD)
    return found[1] if found else None


def details_of_name(name: str) -> Details:
    """Return the day that a file's name bears: `2017-05-30-harbour.html`, `20170530_harbour.txt`.

    Digits alone (`20170530123.txt`) are a number, no day. Folders may bear it too, the nearest first.
    """
    for part in reversed(name.rsplit("#", 1)[0].split("/")):
        if found := _NAME_DAY.search(part):
            day = read_day(f"{found[1]}-{found[3]}-{found[4]}")
            return Details(published=checked("published", day, Evidence.FILE_NAME, name))
    return Details()


def details_of_address(url: Detail | None) -> Details:
    """Return the day that an address bears (`/2017/05/30/`), under the evidence of the address itself."""
    found = _ADDRESS_DAY.search(url.value.split("?")[0] + "/") if url else None
    if url is None or not found:
        return Details()
    month = found[2].lower()
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    day = f"{found[1]}-{number:02}-{int(found[3]):02}"
    return Details(published=checked("published", day, url.evidence, f"address {url.where}".strip()))
