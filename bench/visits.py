"""What readers of a room ask for: addresses of each kind of page, for real ids of a case, drawn by one seed."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar
from urllib.parse import quote, urlencode

from onrecord.casefile.answers import Report
from onrecord.casefile.case import Case
from onrecord.composing.portion import SECTIONS
from onrecord.composing.tables import TABLES
from onrecord.model.statement import Act

SEED = 20260501
_LONG = 5  # letters of a word that a reader searches for

T = TypeVar("T")


def visits(case: Case, many: int) -> dict[str, list[str]]:
    """Return addresses by the kind of their page, some so many of each; none of a kind that the case does not have."""
    chance = Random(SEED)  # noqa: S311 - the same pages each time it is run
    reports = case.reports()
    stories = case.stories_in_short(most=100_000)
    chosen = _some(chance, reports, many)
    sayings = [saying for report in chosen for saying in _some(chance, case.sayings(article=report.id), 1)]
    speakers = [one for saying in sayings for one in saying.speakers]
    names = list(dict.fromkeys(one.entity_name or one.name for one in speakers))
    words = [" ".join(_some(chance, _words(saying.sentence.words), 2)) for saying in sayings]
    first, last = next((one.published for one in reports if one.published), ""), reports[-1].published or ""
    return {
        "front page": ["/", *(f"/?from={start}" for start in range(40, len(stories), max(40, len(stories) // many)))],
        "story": [f"/stories/{one.id}" for one in _some(chance, stories, many)],
        "largest stories": [f"/stories/{one.id}" for one in stories[:3]],
        "sections of the largest stories": [
            f"/stories/{one.id}?part={section}{place}"
            for one in stories[:3]
            for section in SECTIONS
            for place in ("", "&from=60")
        ],
        "report": [f"/reports/{quote(one.id, safe='')}" for one in chosen],
        "report, words marked": [f"/reports/{quote(one.article_id, safe='')}?statement={one.id}" for one in sayings],
        "page as printed": [
            f"/originals/{quote(one.id, safe='')}" for one in _some(chance, _with_pages(case, reports, many), many)
        ],
        "person": list(dict.fromkeys(f"/people/{one.entity_id}" for one in speakers if one.entity_id)),
        "person, a name that nobody bears": [f"/people?{urlencode({'name': _misspelt(name)})}" for name in names],
        "person, by name": [f"/people?{urlencode({'name': name})}" for name in names],
        "search for words": [f"/search?{urlencode({'q': one})}" for one in words if one],
        "search for speech": [
            *(f"/search?{urlencode({'speaker': name})}" for name in names[: many // 3]),
            *(f"/search?act={act}" for act in Act),
            *(
                f"/search?{urlencode({'outlet': one})}"
                for one in dict.fromkeys(report.outlet for report in chosen if report.outlet)
            ),
            f"/search?{urlencode({'from': first[:10], 'to': last[:10]})}",
        ],
        "judgements": ["/judgements"],
        "API: a table": [f"/api/{table}?offset={offset}" for table in TABLES for offset in (0, 1_000, 20_000)],
        "API: a search": [f"/api/search?{urlencode({'q': one})}" for one in words if one],
    }


def _misspelt(name: str) -> str:
    """Return a name that hardly anybody bears: its last letter stands twice, and another one before it."""
    return f"{name[:-1]}q{name[-1:]}{name[-1:]}"


def _some(chance: Random, things: Sequence[T], many: int) -> list[T]:
    return chance.sample(things, min(many, len(things)))


def _words(sentence: str) -> list[str]:
    return sorted({word for word in sentence.split() if word.isalpha() and len(word) >= _LONG})


def _with_pages(case: Case, reports: Sequence[Report], many: int) -> list[Report]:
    """Return reports that came in as web pages: their blocks have a place in one."""
    looked_at = reports[:: max(1, len(reports) // (10 * many))]
    return [one for one in looked_at if any(block.place is not None for block in case.blocks(one.id))]
