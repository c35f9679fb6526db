"""How a row tells a stretch of an article's text."""

from typing_extensions import TypeAliasType, TypedDict  # pydantic draws schemas from these, and asks for them by name

Pair = TypeAliasType("Pair", tuple[int, int])
"""A span: start and end, half-open, in Unicode code points of the article's text."""


class Ends(TypedDict):
    """A span as two fields."""

    start: int
    end: int
