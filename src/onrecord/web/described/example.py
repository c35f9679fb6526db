"""An example of an answer, short enough to be read: long texts and long lists are cut, and say so."""

import json
import re

_LETTERS, _ITEMS = 120, 2
_SPAN = re.compile(r"\[\s+(\d+),\s+(\d+)\s+\]")


def shortened(answer: bytes) -> str:
    """Return an answer in JSON, set out in lines, what is long in it cut."""
    return _SPAN.sub(r"[\1, \2]", json.dumps(_cut(json.loads(answer)), ensure_ascii=False, indent=2))


def _cut(value: object) -> object:
    if isinstance(value, str):
        return value if len(value) <= _LETTERS else f"{value[:_LETTERS]}… ({len(value) - _LETTERS:,} more characters)"
    if isinstance(value, list):
        cut = [_cut(one) for one in value[:_ITEMS]]
        return cut if len(value) <= _ITEMS else [*cut, f"… ({len(value) - _ITEMS:,} more)"]
    return {key: _cut(inner) for key, inner in value.items()} if isinstance(value, dict) else value
