"""What the room asks of the floor beside it: a dossier of what its reader chose, in one of the forms that it offers."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Protocol

from onrecord.casefile.case import Case
from onrecord.composing.chosen import Chosen

FORMS: Mapping[str, tuple[str, str]] = {
    "pdf": ("PDF", "application/pdf"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": ("HTML", "text/html; charset=utf-8"),
}
"""The forms of a dossier by the ending of its file: the name that a reader knows, and the media type."""

_LONGEST = 60  # characters of a file's name


class Papers(Protocol):
    """What prints a dossier: `onrecord.export.dossier.pieces`."""

    def __call__(self, case: Case, form: str, chosen: Chosen) -> Iterable[bytes]:
        """Give it piece by piece, or raise a `BadSetting` where the case lacks what was chosen."""
        ...


def file_name(title: str, ending: str, what: str = "dossier") -> str:
    """Return a name for a file that every system takes: "dossier-nine-killed-as-terminal-explodes.pdf"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-")
    return f"{what}-{words}.{ending}" if words else f"{what}.{ending}"
