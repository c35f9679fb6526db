"""Answers as JSON: the fields of the types by their own names, spans as `[start, end]`, days as ISO 8601."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date

from onrecord.model.span import Span


def as_json(value: object) -> object:
    """Return a type of onrecord, or anything that holds some, as what `json` writes."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if is_dataclass(value):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): as_json(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
