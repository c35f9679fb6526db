"""The table of sources: who is heard, through whom, who printed it; and which texts share words."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from onrecord.casefile.voices import Standing
from onrecord.composing.notes import Notes, Ref
from onrecord.composing.relayed import Link, Shared, Strand
from onrecord.composing.sheet import Sheet
from onrecord.composing.voices import Voice
from onrecord.composing.wording import one_line

Way: TypeAlias = tuple[int, tuple[Link, ...]]
"""Who is heard, as a place among the voices of the sheet, and through whom."""

_MONTHS = ("", *"Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split())
_DAY = re.compile(r"(?:0[1-9]|1[0-2])-[0-3]\d", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """A row of the table: who is heard, through whom, and who printed it with references to the words."""

    voice: str
    standing: str
    links: tuple[Link, ...]
    printed: tuple[tuple[int, str, tuple[Ref, ...]], ...]
    drawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRow:
    """Two texts that share words: the two reports that share most, by their numbers, and how many words.

    `texts` are the numbers of the texts that they print; the first had the words first where it is `directed`, and
    `told` how that is known. `articles` are the ids of the two reports.
    """

    reports: tuple[int, int]
    texts: tuple[int, int]
    outlets: tuple[str, str]
    words: int
    directed: bool
    told: str
    articles: tuple[str, str]


def row_of(
    voice: Voice, found: Sequence[Strand], outlets: Mapping[int, str], notes: Notes, *, drawn: bool
) -> SourceRow:
    """Return a row of the table: the strands of one way; `outlets` are who printed each report, by its number."""
    refs: dict[int, list[Ref]] = defaultdict(list)
    for saying in (saying for one in found for saying in one.sayings):
        refs[notes.by(saying).number].append(notes.of_saying(saying))
    return SourceRow(
        voice=one_line(voice.name),
        standing=standing_of(voice),
        links=found[0].links,
        printed=tuple((number, outlets[number], tuple(refs[number])) for number in sorted(refs)),
        drawn=drawn,
    )


def standing_of(voice: Voice) -> str:
    """Return how far it is known who is heard, nothing where he is named."""
    match voice.standing:
        case Standing.UNNAMED:
            return "stays unnamed"
        case Standing.UNRESOLVED:
            return "in the report’s words"
        case _:
            return ""


def words_row(one: Shared, numbers: Mapping[str, int], outlets: Mapping[int, str]) -> WordsRow:
    """Return a row of the table of texts that share words."""
    first, second = (numbers[report.id] for report in one.copy.reports)
    directed = one.copy.direction is not None
    return WordsRow(
        reports=(first, second),
        texts=(one.first, one.second),
        outlets=(outlets[first], outlets[second]),
        words=one.words,
        directed=directed,
        told=f"{outlets[first]} {one.copy.direction}" if directed else "nothing tells which of them was first",
        articles=(one.copy.reports[0].id, one.copy.reports[1].id),
    )


def outlets_of(sheet: Sheet) -> dict[int, str]:
    """Return who printed each report, by its number: with the day where an outlet has several."""
    names = {one.number: one_line(one.report.outlet or f"report {one.number}") for one in sheet.reports}
    many = Counter(names.values())
    days = {one.number: (one.report.published or "")[5:10] for one in sheet.reports}
    return {
        number: f"{name}, {int(days[number][3:])} {_MONTHS[int(days[number][:2])]}"
        if many[name] > 1 and _DAY.fullmatch(days[number])
        else name
        for number, name in names.items()
    }
