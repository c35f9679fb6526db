"""Every address for programs: what it takes, what it answers with. The OpenAPI document and its pages tell this."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.composing.tables import ROWS
from onrecord.model.statement import Act
from onrecord.web.described.schemas import Schema, properties, row_name, schemas
from onrecord.web.found import MOST
from onrecord.web.views.api import MOST_ON_A_PAGE, ON_A_PAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """Something that an address takes: in its path, else in its query, where none has to be there."""

    name: str
    about: str
    schema: Schema
    in_path: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """An address: its path as OpenAPI writes it, a name of its own, what it is about, what it takes and answers.

    `group` is the page of the documentation that it stands on. `problems` are the statuses with which it may refuse.
    """

    path: str
    name: str
    group: str
    about: str
    answer: str
    parameters: tuple[Parameter, ...] = ()
    problems: tuple[int, ...] = ()


_TEXT: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "format": "date"}

_PAGING = (
    Parameter(
        name="limit",
        about="How many rows at most.",
        schema={"type": "integer", "minimum": 0, "maximum": MOST_ON_A_PAGE, "default": ON_A_PAGE},
    ),
    Parameter(
        name="offset",
        about="How many rows to leave out before; `next` of an answer has it.",
        schema={"type": "integer", "minimum": 0, "default": 0},
    ),
    Parameter(name="story", about="Rows of this story alone: its id.", schema=_TEXT),
    Parameter(name="article", about="Rows of this article alone: its id.", schema=_TEXT),
)
_ID = Parameter(name="id", about="The row's id, percent-encoded.", schema=_TEXT, in_path=True)
_SEARCHING = (
    Parameter(name="q", about="Words that have to stand together; between double quotes, as they stand.", schema=_TEXT),
    Parameter(name="speaker", about="Statements of whoever goes by this name.", schema=_TEXT),
    Parameter(
        name="act", about="Statements of this act.", schema={"type": "string", "enum": [str(act) for act in Act]}
    ),
    Parameter(name="outlet", about="What this outlet printed.", schema=_TEXT),
    Parameter(name="from", about="What was printed on this day or later.", schema=_DAY),
    Parameter(name="to", about="What was printed on this day or before.", schema=_DAY),
)


def _of_table(table: str) -> Iterator[Address]:
    row = schemas()[row_name(table)]
    yield Address(
        path=f"/api/{table}",
        name=table,
        group=table,
        about=f"Rows of `{table}` in the order of the export, page by page.",
        answer=f"{table.capitalize()}Page",
        parameters=_PAGING,
        problems=(400,),
    )
    if "id" in properties(row):
        yield Address(
            path=f"/api/{table}/{{id}}",
            name=f"{table}_by_id",
            group=table,
            about=f"One row of `{table}`.",
            answer=row_name(table),
            parameters=(_ID,),
            problems=(404,),
        )


def addresses() -> tuple[Address, ...]:
    """Return all of them, in the order in which they are told."""
    return (
        Address(path="/api", name="contents", group="contents", about="Which addresses there are.", answer="Contents"),
        *(address for table in ROWS for address in _of_table(table)),
        Address(
            path="/api/search",
            name="search",
            group="search",
            about=f"What the search page shows: at most {MOST} reports and {MOST} statements.",
            answer="Found",
            parameters=_SEARCHING,
        ),
        Address(
            path="/api/progress",
            name="progress",
            group="progress",
            about="How far a build is that writes to the case just now, or where one was cut short.",
            answer="ProgressRow",
        ),
    )
