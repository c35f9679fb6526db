"""Rows of a query in the forms that types are made of."""

from collections import defaultdict
from collections.abc import Iterable
from sqlite3 import Row

from onrecord.model.span import Span


def span(row: Row, prefix: str = "") -> Span:
    """Return the span that a row holds in `start` and `end`, after a prefix."""
    return Span(row[f"{prefix}start"], row[f"{prefix}end"])


def span_or_none(row: Row, prefix: str) -> Span | None:
    """Return the span that a row holds, None where it holds none."""
    return None if row[f"{prefix}start"] is None else span(row, prefix)


def grouped(rows: Iterable[Row], *keys: str) -> dict[tuple[str | int, ...], list[Row]]:
    """Return rows by the values of some of their columns, each group in the order of the rows."""
    found: dict[tuple[str | int, ...], list[Row]] = defaultdict(list)
    for row in rows:
        found[tuple(row[key] for key in keys)].append(row)
    return found
