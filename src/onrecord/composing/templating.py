"""The templates of everything that is printed: one environment, one set of words, whoever prints."""

import re
from collections.abc import Callable, Iterable

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.casefile.answers import Report
from onrecord.casefile.voices import Standing
from onrecord.composing import captions
from onrecord.composing.addresses import address
from onrecord.composing.chapter import Chapter
from onrecord.composing.wording import clocks_of, counted, day_in_words, one_line, published_in_words
from onrecord.model.span import Span

_NOT_HTML = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")  # U+0085 breaks a line, and may


def environment(package: str, refs: Callable[..., Markup], judged: Callable[..., Markup]) -> Environment:
    """Return the templates of a package before those of this room.

    `refs` prints references to notes, `judged` what stands after a line that can be judged.
    """
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package), PackageLoader("onrecord.composing")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    worded: dict[str, Callable[..., object]] = {
        "at_report": at_report, "by_line": captions.by_line, "clocks": clocks,
        "copied_from": captions.copied_from, "counted": counted, "day": day_in_words,
        "headline": captions.headline_of, "judged": judged, "line": one_line, "link": link,
        "noted": captions.noted, "printed_by": captions.printed_by, "published": published_in_words,
        "record": captions.contents, "refs": refs, "spans": offsets, "stretches": captions.stretches_of,
        "two_texts": captions.two_texts,
    }  # fmt: skip
    made.filters.update(worded)
    made.globals["Standing"] = Standing
    made.globals["captions"] = captions
    return made


def at_report(number: int, chapter: Chapter) -> str:
    """Return where a report of a chapter stands, by its number."""
    return f"#s{chapter.number}-report-{number}"


def printable(markup: str) -> str:
    """Return markup without control characters: HTML has no place for them, not even as references."""
    return _NOT_HTML.sub("\N{REPLACEMENT CHARACTER}", markup)


def offsets(spans: Iterable[Span]) -> Markup:
    """Return spans as they are written: [12, 34)."""
    pieces = (f'<span class="span">[{span.start}, {span.end})</span>' for span in spans)
    return Markup(" ".join(pieces))  # noqa: S704 - numbers in a form of ours, nothing of an article


def clocks(report: Report) -> str:
    """Return when a report was last changed and its page captured, each after a dot."""
    return "".join(f" · {clock}" for clock in clocks_of(report))


def link(url: str | None) -> Markup:
    """Return an address, as a link where it may be one."""
    if not url:
        return Markup("address unknown")
    if not address(url):
        return Markup('<span class="url">{}</span>').format(url)
    return Markup('<a class="url" href="{0}" rel="noreferrer">{0}</a>').format(url)
