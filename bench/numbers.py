"""Pairs of numbers: how often the relation of two quantities comes out as the table says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from onrecord.link.fits import relation
from onrecord.link.quantities import quantities
from onrecord.model.quantity import Quantity
from onrecord.model.span import Span

TABLES = ("numbers.jsonl", "numbers_held_out.jsonl")
_MARKED = re.compile(r"\[(.+?)\]")


class Pair(NamedTuple):
    """Two sentences with the number meant in brackets, and the relation wanted: None where one holds no number."""

    one: str
    other: str
    wanted: str | None
    printed: tuple[str | None, str | None]


def pairs(table: Path) -> Iterator[Pair]:
    """Yield the rows of a table."""
    for line in table.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Pair(row["one"], row["other"], row["relation"], tuple(row["printed"]))


def meant(marked: str) -> Quantity | None:
    """Return the quantity that stands in brackets, None where the words in them hold none."""
    match = _MARKED.search(marked)
    if match is None:
        raise SystemExit(f"no number is marked in: {marked}")
    text = marked.replace("[", "").replace("]", "")
    stretch = Span(match.start(), match.end() - 2)
    return next((one for one in quantities(text, Span(0, len(text))) if one.number.overlaps(stretch)), None)


def told(pair: Pair) -> str | None:
    """Return the relation that onrecord finds."""
    one, other = meant(pair.one), meant(pair.other)
    return None if one is None or other is None else relation(one, other, printed=pair.printed).value


def run(input: Path) -> None:  # noqa: A002 - the dispatcher calls by these names
    """Print how many pairs of each table come out right, and those that do not."""
    for name in TABLES:
        rows = list(pairs(input / name))
        wrong = [(pair, told(pair)) for pair in rows if told(pair) != pair.wanted]
        print(f"{name}: the right relation on {len(rows) - len(wrong)} of {len(rows)}")
        for pair, found in wrong:
            print(f"  {pair.one} | {pair.other}: {found}, wanted {pair.wanted}")
