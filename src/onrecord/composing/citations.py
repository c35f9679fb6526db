"""Citations: words with their source, in a line that can be copied; and reports as CSL-JSON and BibTeX.

Nothing is guessed: what a report does not tell (who wrote it, when it was printed) is left out.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeAlias
from urllib.parse import quote

from onrecord.casefile.answers import Report, Saying, Words
from onrecord.composing.addresses import address
from onrecord.composing.wording import one_line, published_in_words, when_in_words
from onrecord.model.identity import record_id


class Bibliography(StrEnum):
    """What a reference manager reads."""

    CSL = "csl"
    BIBTEX = "bibtex"


Item: TypeAlias = dict[str, object]
"""A report as CSL-JSON has it: an item of the schema csl-data.json."""

_NOWHERE = re.compile("[\x00-\x1f\x7f-\x9f]")
_SAFE_IN_URLS = "%/:?#[]@!$&'()*+,;=~"  # what an address may hold; a brace or a backslash would end a field
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


def words_of(saying: Saying) -> tuple[Words, ...]:
    """Return the words of a statement that a citation quotes: its content, else the sentence that reports the act."""
    return saying.content or (saying.sentence,)


def cited(report: Report, parts: Sequence[Words] = ()) -> str:
    """Return words with their source on one line: outlet, title, writer, day, address, offsets, the page's hash.

    Args:
        report: the report that prints them.
        parts: the words, in reading order; none cites the report as a whole.
    """
    quoted = f"“{' … '.join(one_line(part.words) for part in parts)}” – " if parts else ""
    who = ", ".join(
        part
        for part in (
            one_line(report.outlet or "Outlet unknown"),
            f"“{_title(report)}”",
            one_line(report.byline or ""),
            published_in_words(report.published),
        )
        if part
    )
    where = f" {one_line(report.url)}" if report.url else ""
    return _plain(f"{quoted}{who}.{where} ({'; '.join(_told(report, parts))})")


def key_of(report: Report) -> str:
    """Return the key of a report in a bibliography: "ferrypost2031-1f0c6a2b", the same in every export."""
    plain = unicodedata.normalize("NFKD", report.outlet or "").encode("ascii", "ignore").decode().lower()
    outlet = re.sub(r"^the\b|[^a-z0-9]", "", plain) or "report"
    day = _day(report.published)
    return f"{outlet[:24]}{day.year if day else ''}-{record_id('citation', report.id)[:8]}"


def csl_item(report: Report, parts: Sequence[Words] = ()) -> Item:
    """Return a report as an item of CSL-JSON; words that are cited stand in its note, with their offsets."""
    item: Item = {"id": key_of(report), "type": "article-newspaper", "title": _plain(_title(report))}
    if report.outlet:
        item["container-title"] = _plain(one_line(report.outlet))
    if report.byline:
        item["author"] = [{"literal": _plain(one_line(report.byline))}]
    for name, value in (("issued", report.published), ("accessed", report.captured)):
        if day := _day(value):
            item[name] = {"date-parts": [[day.year, day.month, day.day]]}
    if address(report.url):
        item["URL"] = _url(report)
    item["language"] = report.language
    item["note"] = _note(report, parts)
    return item


def bibtex(report: Report, parts: Sequence[Words] = ()) -> str:
    """Return a report as an entry of BibTeX, in UTF-8; words that are cited stand in its note, with their offsets.

    Titles stand between two braces, so that no style changes what is printed large.
    """
    fields: list[tuple[str, str]] = []
    if report.byline:
        fields.append(("author", f"{{{{{_latex(report.byline)}}}}}"))
    fields.append(("title", f"{{{{{_latex(_title(report))}}}}}"))
    if report.outlet:
        fields.append(("journal", f"{{{{{_latex(report.outlet)}}}}}"))
    if day := _day(report.published):
        fields += [("year", f"{{{day.year}}}"), ("month", _MONTHS[day.month - 1]), ("day", f"{{{day.day}}}")]
    if address(report.url):
        fields.append(("url", f"{{{_url(report)}}}"))
    if day := _day(report.captured):
        fields.append(("urldate", f"{{{day.isoformat()}}}"))
    fields += [("language", f"{{{_latex(report.language)}}}"), ("note", f"{{{_latex(_note(report, parts))}}}")]
    told = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@article{{{key_of(report)},\n{told}\n}}\n"


def bibliography(reports: Iterable[Report], form: Bibliography) -> str:
    """Return reports as a bibliography, in their order."""
    if form is Bibliography.BIBTEX:
        return "\n".join(map(bibtex, reports))
    return json.dumps(list(map(csl_item, reports)), ensure_ascii=False, indent=1) + "\n"


def _told(report: Report, parts: Iterable[Words]) -> list[str]:
    offsets = ", ".join(f"[{part.span.start}, {part.span.end})" for part in parts)
    return [
        *([f"characters {offsets} of its text"] if offsets else []),
        *([f"page captured {when_in_words(report.captured)}"] if report.captured else []),
        f"SHA-256 {report.sha256}",
    ]


def _note(report: Report, parts: Sequence[Words]) -> str:
    quoted = [f"“{' … '.join(one_line(part.words) for part in parts)}”"] if parts else []
    return _plain("; ".join((*quoted, *_told(report, parts))))


def _title(report: Report) -> str:
    return one_line(report.title or report.name)


def _url(report: Report) -> str:
    return quote(_plain(report.url or ""), safe=_SAFE_IN_URLS)


def _plain(words: str) -> str:
    return _NOWHERE.sub("\N{REPLACEMENT CHARACTER}", words)


def _latex(words: str) -> str:
    return _plain(one_line(words)).translate(_LATEX)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[: len("2031-05-05")])
    except ValueError:
        return None
