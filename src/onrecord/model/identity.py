"""Ids: a record's id is a hash of what it says, so that a rebuild brings the same ids back."""

from hashlib import sha256

_SEPARATOR = "\x1f"


def record_id(kind: str, *parts: object) -> str:
    """Return the id of a record: 16 hexadecimal digits over its kind and what it says.

    Parts are written with `str`; pass spans, strings, numbers, None, or tuples of those.
    """
    said = _SEPARATOR.join((kind, *(str(part) for part in parts)))
    return sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
