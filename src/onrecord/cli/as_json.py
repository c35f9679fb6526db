"""Answers as JSON on standard output."""

import json
import sys

import typer

from onrecord.composing.answers import as_json
from onrecord.composing.rows import escaped


def print_document(value: object) -> None:
    """Print one JSON document."""
    typer.echo(_written(value, indent=2))


def print_line(value: object) -> None:
    """Print one line of JSON, which stays one line for every reader."""
    typer.echo(_written(value, indent=None))


def _written(value: object, indent: int | None) -> str:
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return escaped(json.dumps(as_json(value), ensure_ascii=not utf8, indent=indent))
