"""The kinds of names that are frequent in news: a statistic, shipped as a list (see `training/known_names.py`)."""

import lzma
from functools import cache
from importlib.resources import files

from onrecord.annotate.countries import country_named
from onrecord.annotate.first_names import pronoun_of
from onrecord.model.mention import EntityKind

_KINDS = {"p": EntityKind.PERSON, "o": EntityKind.ORGANIZATION, "l": EntityKind.PLACE}


@cache
def _names() -> dict[str, EntityKind]:
    packed = files("onrecord.annotate").joinpath("known_names.txt.xz").read_bytes()
    lines = lzma.decompress(packed).decode("utf-8").splitlines()
    return {line[1:]: _KINDS[line[0]] for line in lines}


def known_kind(name: str) -> EntityKind | None:
    """Return what a name stands for in most articles that print it, None where it is too rare or stands for several.

    A country is a place whatever is counted, but for those that are also called like a man: Chad, Jordan.
    """
    if country_named(name) is not None and pronoun_of(name) is None:
        return EntityKind.PLACE
    return _names().get(name)


def known_names() -> tuple[str, ...]:
    """Return every name on the list, in alphabetical order."""
    return tuple(_names())
