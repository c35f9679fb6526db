"""Meanings as short strings, so that a case can keep what an expression says and resolve it on a day told later.

A meaning is a JSON list: the name of its class, then its fields that are not as by default: `["Named",{"unit":"M",
"number":5,"day":2}]`.
"""

import json
from collections.abc import Callable
from dataclasses import MISSING, fields
from typing import Any

from onrecord.annotate.timexes.meaning import (
    At,
    Echo,
    Fixed,
    Meaning,
    Named,
    Shifted,
    Towards,
    Unit,
    Whence,
    YearBefore,
)

_CLASSES: dict[str, type[Meaning]] = {kind.__name__: kind for kind in (Fixed, Named, Shifted, YearBefore, Echo, At)}


def written(meaning: Meaning) -> str:
    """Return a meaning as a string that `meaning_of` reads again."""
    return json.dumps(_plain(meaning), ensure_ascii=False, separators=(",", ":"))


def meaning_of(kept: str) -> Meaning:
    """Return the meaning that `written` made a string of.

    Raises:
        ValueError: the string was not made by `written`.
    """
    try:
        return _meaning(json.loads(kept))
    except (TypeError, KeyError, ValueError) as error:
        msg = f"not the meaning of a time expression: {kept}"
        raise ValueError(msg) from error


def _plain(meaning: Meaning) -> list[Any]:
    told = {}
    for one in fields(meaning):
        value = getattr(meaning, one.name)
        if one.default is MISSING or value != one.default:
            told[one.name] = _plain(value) if type(value) in _CLASSES.values() else value
    return [type(meaning).__name__, told]


def _meaning(plain: list[Any]) -> Meaning:
    name, told = plain
    return _CLASSES[name](**{field: _READ.get((name, field), _as_it_is)(value) for field, value in told.items()})


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - a number, a string, a truth value
    return value


_READ: dict[tuple[str, str], Callable[[Any], Any]] = {
    **{(name, "unit"): Unit for name in _CLASSES},
    **{(name, "whence"): Whence for name in _CLASSES},
    ("Named", "towards"): Towards,
    ("Named", "year"): _meaning,
    ("At", "day"): _meaning,
}
