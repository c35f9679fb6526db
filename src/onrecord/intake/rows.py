"""Rows: one article a line of JSON, with a text that stays untouched and what the row says of it."""

import json
from dataclasses import dataclass, field

from onrecord.errors import PageRefused, Reason
from onrecord.intake.decode import decode
from onrecord.intake.details import Details, checked
from onrecord.model.article import Evidence

_ALIASES = {
    "outlet": ("outlet", "publisher"),
    "published": ("published", "date"),
    "url": ("url",),
    "title": ("title",),
    "byline": ("byline",),
    "updated": ("updated", "modified", "date_modify"),
    "captured": ("captured", "fetched", "crawled", "date_download"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one line of JSON holds: a text, an id where the row has one, and details."""

    id: str | None
    text: str = field(repr=False)
    details: Details


def read_row(content: bytes) -> Row:
    """Return what a row holds.

    Raises:
        PageRefused: it is no JSON object with a text.
    """
    try:
        row = json.loads(decode(content))
    except (ValueError, RecursionError) as error:
        why = f'The line is no JSON ({error}); write one object with a "text" on each line.'
        raise PageRefused(Reason.BROKEN_ROW, why) from error
    if not isinstance(row, dict):
        raise PageRefused(Reason.BROKEN_ROW, 'The line is JSON but no object; write {"text": "..."} on each line.')
    text, id_ = row.get("text"), row.get("id")
    if not isinstance(text, str):
        raise PageRefused(
            Reason.BROKEN_ROW, 'The row has no "text", or one that is no string; put the article\'s words there.'
        )
    if id_ is not None and (not isinstance(id_, str | int) or isinstance(id_, bool) or not str(id_).strip()):
        raise PageRefused(
            Reason.BROKEN_ROW, 'The row\'s "id" is neither a string nor a number; mend it or leave it out.'
        )
    if "\0" in text:
        raise PageRefused(Reason.BINARY, "The row's text holds zero characters, so it is no text; convert it first.")
    try:
        f"{text}{id_}".encode()
    except UnicodeEncodeError as error:
        why = "The row's text holds half of a character pair (a lone surrogate); write it again as UTF-8."
        raise PageRefused(Reason.BROKEN_ENCODING, why) from error
    return Row(id=None if id_ is None else str(id_), text=text, details=_details(row))


def _details(row: dict[str, object]) -> Details:
    """Return what a row says of its article; a day that is none is left out, so that it stays unknown."""
    details = Details()
    for name, keys in _ALIASES.items():
        for key in keys:
            details = details.or_else(Details(**{name: checked(name, row.get(key), Evidence.ROW, key)}))
    return details
