"""Answers as JSON: the fields of the types by their own names, spans as `[start, end]`, days as ISO 8601."""

import json
import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date

import typer

from onrecord.export.jsonl import escaped
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


def print_document(value: object) -> None:
    """Print one JSON document."""
    typer.echo(_written(value, indent=2))


def print_line(value: object) -> None:
    """Print one line of JSON, which stays one line for every reader."""
    typer.echo(_written(value, indent=None))


def _written(value: object, indent: int | None) -> str:
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return escaped(json.dumps(as_json(value), ensure_ascii=not utf8, indent=indent))
