"""The JSON Schemas of what the room answers programs with, drawn from the types that the answers are made of."""

from collections.abc import Mapping
from functools import cache
from typing import TypeAlias

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from onrecord.casefile.answers import Report, Saying
from onrecord.composing.tables import ROWS
from onrecord.model.span import Span
from onrecord.web.progress import ProgressRow
from onrecord.web.shipped import meanings

Schema: TypeAlias = dict[str, object]

_AT = "#/components/schemas/"
_SPAN: Schema = {
    "type": "array",
    "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 1}],
    "minItems": 2,
    "maxItems": 2,
    "description": "`[start, end]`: half-open, in Unicode code points of the article's `text`.",
}
_ADDRESS: Schema = {"type": "string", "description": "its page in the room"}
_OTHERS: dict[str, type] = {"report": Report, "statement": Saying, "progress": ProgressRow}


class _Drawn(GenerateJsonSchema):
    """Draws a span as its two numbers, and gives no field a title beside its name."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """Draw a dataclass; the first paragraph of its docstring tells what it is."""
        return dict(_SPAN) if schema["cls"] is Span else super().dataclass_schema(schema)

    def field_title_should_be_set(self, schema: core_schema.CoreSchema) -> bool:  # noqa: ARG002 - asked for so
        """Tell that no field has another title than its name."""
        return False


def ref(name: str) -> Schema:
    """Return the reference to a schema by its name."""
    return {"$ref": f"{_AT}{name}"}


def target(schema: Mapping[str, object]) -> str | None:
    """Return the name of the schema that this one refers to; None where it refers to none."""
    found = schema.get("$ref")
    return found.removeprefix(_AT) if isinstance(found, str) else None


def row_name(table: str) -> str:
    """Return the name of the schema of a table's rows."""
    return ROWS[table].__name__


@cache
def schemas() -> dict[str, Schema]:
    """Return all schemas by name."""
    drawn = _drawn(_OTHERS) | _drawn(ROWS)
    drawn.pop("Pair")
    found: dict[str, Schema] = {name: _told(schema) for name, schema in sorted(drawn.items())}
    for table, told in meanings().items():
        row = found[row_name(table)]
        row["properties"] = {
            field: {**schema, "description": told[field]} if told.get(field) else schema
            for field, schema in properties(row).items()
        }
    fits = _object("A report that fits a search.", **properties(found["Report"]), address=_ADDRESS)
    return {**found, "Span": _SPAN, "FoundReport": fits, **_ENVELOPES}


def properties(schema: Mapping[str, object]) -> dict[str, Schema]:
    """Return the fields of an object's schema."""
    found = schema.get("properties", {})
    assert isinstance(found, dict)
    return found


def _drawn(types: Mapping[str, type]) -> dict[str, Schema]:
    adapters: list[tuple[str, JsonSchemaMode, TypeAdapter[object]]] = [
        (name, "serialization", TypeAdapter(kind)) for name, kind in types.items()
    ]
    _, drawn = TypeAdapter.json_schemas(adapters, schema_generator=_Drawn, ref_template=_AT + "{model}")
    found: dict[str, Schema] = drawn["$defs"]
    return found


def _told(value: object) -> Schema:
    """Return a schema as this API tells it: pairs are spans, all fields are there, one paragraph says what it is."""
    told = _walked(value)
    assert isinstance(told, dict)
    if isinstance(words := told.get("description"), str):
        told["description"] = " ".join(words.partition("\n\n")[0].split())
    return told


def _walked(value: object) -> object:
    if isinstance(value, list):
        return [_walked(inner) for inner in value]
    if not isinstance(value, dict):
        return f"{_AT}Span" if value == f"{_AT}Pair" else value
    walked = {key: _walked(inner) for key, inner in value.items() if key != "default"}
    if "properties" in walked:
        walked["required"] = list(value["properties"])
    return walked


def _object(about: str, **fields: Schema) -> Schema:
    return {"type": "object", "description": about, "properties": fields, "required": list(fields)}


_ENVELOPES: dict[str, Schema] = {
    **{
        f"{table.capitalize()}Page": _object(
            f"Rows of the table `{table}`, and the address of those that follow.",
            table={"const": table},
            rows={"type": "array", "items": ref(row_name(table))},
            next={"type": ["string", "null"], "description": "null where no row follows"},
        )
        for table in ROWS
    },
    "Found": _object(
        "What fits a search, the best first; without words in the order of print.",
        reports={"type": "array", "items": ref("FoundReport")},
        statements={"type": "array", "items": ref("Saying")},
    ),
    "Contents": _object(
        "Which addresses there are.",
        tables={"type": "object", "additionalProperties": {"type": "string"}},
        search={"type": "string"},
        progress={"type": "string"},
        description={"type": "string"},
    ),
    "Problem": _object(
        "Why something can't be answered (RFC 9457).",
        type={"type": "string"},
        title={"type": "string"},
        status={"type": "integer"},
        detail={"type": "string"},
    ),
}
