"""A case as a dossier: one HTML file that needs nothing else, to read on a screen, print, and hand to somebody.

Every line is a numbered note: who printed it, under which title, on which day, at which address, in which bytes (their
SHA-256), between which offsets. All words are slices of the articles' texts.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sized
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.casefile.answers import Counts, Report, SetAsideRow
from onrecord.casefile.case import Case
from onrecord.composing.cards import Cards
from onrecord.composing.chapter import Chapter, chapter
from onrecord.composing.notes import Ref
from onrecord.composing.sheet import sheets
from onrecord.composing.told import value_in_words
from onrecord.composing.voices import Standing
from onrecord.composing.wording import clocks_of, counted, day_in_words, one_line, published_in_words
from onrecord.errors import BadSetting
from onrecord.model.span import Span
from onrecord.version import __version__

_LATER_REF = '<sup class="ref"><a href="#n{number}" aria-label="Note {number}">{number}</a></sup>'
_FIRST_REF = _LATER_REF.replace(" aria-label", ' id="r{number}" aria-label')
_NOT_HTML = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")  # U+0085 breaks a line, and may


def write(case: Case, out: Path, *, story: str | None = None) -> None:
    """Write a case, or one story of it, as one HTML file; a file of the same name is replaced.

    Args:
        case: an open case.
        out: the file to write; the folder is made where it is absent.
        story: a story's id, or a beginning that only one of them has; all stories without it.

    Raises:
        BadSetting: no story has that id, or the file can't be written.
    """
    pieces = html(case, story=story)
    part = out.with_name(f"{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(pieces)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise BadSetting(f"The dossier can't be written to “{out}”: {error.strerror}.") from error


def html(case: Case, *, story: str | None = None) -> Iterator[str]:
    """Give the dossier of a case, or of one story of it, piece by piece.

    Raises:
        BadSetting: no story, or more than one, has that id.
    """
    found = sheets(case, story)
    numbers = count(1)
    chapters = tuple(chapter(i, sheet, numbers) for i, sheet in enumerate(found, start=1))
    return _rendered(case.path.resolve().name, chapters, case.counts(), case.set_aside())


def _rendered(
    name: str, chapters: tuple[Chapter, ...], counts: Counts, set_aside: tuple[SetAsideRow, ...]
) -> Iterator[str]:
    stream = (
        _environment()
        .get_template("dossier.html")
        .stream(
            name=name, chapters=chapters, counts=counts, set_aside=set_aside, version=__version__, Standing=Standing
        )
    )
    stream.enable_buffering(200)
    for piece in stream:
        # HTML has no place for control characters, not even as references.
        yield _NOT_HTML.sub("\N{REPLACEMENT CHARACTER}", piece)


def _environment() -> Environment:
    made = Environment(
        loader=ChoiceLoader([PackageLoader("onrecord.export"), PackageLoader("onrecord.composing")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    worded: dict[str, Callable[..., object]] = {
        "clocks": clocks, "counted": counted, "day": day_in_words, "line": one_line, "link": link,
        "published": published_in_words, "record": contents, "refs": refs, "spans": offsets, "value": value_in_words,
    }  # fmt: skip
    made.filters.update(worded)
    return made


def contents(cards: Cards) -> tuple[tuple[str, str, Sized], ...]:
    """Return the parts of a record for the contents: where each is, its title, and what is in it."""
    return (
        ("claims", "Claims", cards.claims),
        ("conflicts", "Conflicts", cards.conflicts),
        ("quotations", "Quotations that changed", cards.quotations),
        ("ledger", "Ledger", cards.ledger),
        ("silence", "What a report leaves out, and what only it has", cards.silences),
    )


# Markup made in Python is ten times as fast as a macro, and a large case has a hundred thousand of these.


def refs(found: Iterable[Ref]) -> Markup:
    """Return references as small numbers that lead to their notes."""
    pieces = ((_FIRST_REF if ref.first else _LATER_REF).format(number=ref.number) for ref in found)
    return Markup("".join(pieces))  # noqa: S704 - numbers in a form of ours, nothing of an article


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


def address(url: str | None) -> str:
    """Return an address that may be made a link, else nothing: a page's own word may be `javascript:...`."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return ""
    return url or "" if parts.scheme in {"http", "https"} and parts.netloc else ""
