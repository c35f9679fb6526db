"""A schema set out for a reader: one line a field, what is inside a field under it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.web.described.schemas import Schema, properties, schemas, target

_SIMPLE = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
    "object": "object",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field: where it is (`evidence[].article`), what it is in words, and what it holds, as Markdown of one line.

    `values` are those that it may have, where it may have no others and `about` does not name them.
    """

    path: str
    kind: str
    values: tuple[str, ...]
    about: str


def fields(name: str) -> tuple[Field, ...]:
    """Return the fields of a schema by its name, those of objects inside it behind theirs."""
    return tuple(_fields(schemas()[name], ""))


def _fields(schema: Mapping[str, object], before: str) -> Iterator[Field]:
    for name, inner in properties(schema).items():
        path = f"{before}{name}"
        about = str(inner.get("description", ""))
        values = tuple(one for one in _values(inner) if f"`{one}`" not in about)
        yield Field(path=path, kind=_kind(inner), values=values, about=about)
        for object_, marks in _objects(inner):
            yield from _fields(object_, f"{path}{marks}.")


def _found(schema: Mapping[str, object]) -> Mapping[str, object]:
    name = target(schema)
    return schema if name is None else schemas()[name]


def _parts(schema: Mapping[str, object], key: str) -> list[Schema]:
    found = schema.get(key, [])
    assert isinstance(found, list)
    return found


def _kind(schema: Mapping[str, object]) -> str:
    """Say what a field is: "text or null", "list: span"."""
    if target(schema) == "Span":
        return "span"
    if alternatives := _parts(schema, "anyOf"):
        return " or ".join(map(_kind, alternatives))
    if pair := _parts(schema, "prefixItems"):
        return f"pair: {' and '.join(map(_kind, pair))}"
    found = _found(schema)
    kind, items = found.get("type"), found.get("items")
    if isinstance(items, dict):
        return f"list: {_kind(items)}"
    kinds = kind if isinstance(kind, list) else [kind]
    return " or ".join(_SIMPLE[str(one)] if one else "text" if "const" in found else "object" for one in kinds)


def _values(schema: Mapping[str, object]) -> Iterator[str]:
    """Yield the only values that a field may have, where they are told."""
    found = _found(schema)
    yield from map(str, _parts(found, "enum"))
    if "const" in found:
        yield str(found["const"])
    for part in _parts(found, "anyOf"):
        yield from _values(part)


def _objects(schema: Mapping[str, object]) -> Iterator[tuple[Mapping[str, object], str]]:
    """Yield the objects inside a field, with the marks that their fields' paths have: `[]` in a list."""
    found = _found(schema)
    if "properties" in found:
        yield found, ""
    for part in _parts(found, "anyOf"):
        yield from _objects(part)
    items = found.get("items")
    if isinstance(items, dict):
        yield from ((object_, f"[]{marks}") for object_, marks in _objects(items))
