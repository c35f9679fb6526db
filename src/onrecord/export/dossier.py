"""A dossier in any of its forms: made of what was chosen of a case, and written beside what it replaces."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from onrecord.casefile.case import Case
from onrecord.composing.chosen import Chosen
from onrecord.composing.dossier import Dossier, compose
from onrecord.composing.paper.dossier import paper
from onrecord.errors import BadSetting

EVERYTHING = Chosen()


class Form(StrEnum):
    """What a dossier is made as; the ending of its file."""

    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"

    @classmethod
    def of(cls, out: Path) -> "Form":
        """Return the form that a file's ending asks for: HTML where it asks for none."""
        return next((form for form in cls if out.suffix.lower() == f".{form}"), cls.HTML)


def pieces(case: Case, form: str, chosen: Chosen = EVERYTHING) -> Iterator[bytes]:
    """Give a dossier piece by piece; the same case and choice give the same bytes. `form` is a `Form`.

    Raises:
        BadSetting: what was chosen is not in the case.
        CaseBusy: a build changed the case while it was read.
    """
    return _printed(compose(case, chosen), Form(form))


def write(case: Case, out: Path, chosen: Chosen = EVERYTHING) -> None:
    """Write a dossier into a file, as its ending says; one of the same name is replaced when the new one is whole.

    Args:
        case: an open case.
        out: the file to write; the folder is made where it is absent.
        chosen: which stories, claims and people it is about; all without it.

    Raises:
        BadSetting: what was chosen is not in the case, or the file can't be written.
    """
    made = pieces(case, Form.of(out), chosen)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _replace(out, made)
    except OSError as error:
        raise BadSetting(f"The dossier can't be written to “{out}”: {error.strerror}.") from error


def _replace(out: Path, made: Iterable[bytes]) -> None:
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(made)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _printed(dossier: Dossier, form: Form) -> Iterator[bytes]:
    # What sets a format loads slowly, and a dossier is in one.
    match form:
        case Form.HTML:
            from onrecord.export.html import html  # noqa: PLC0415 - see above

            yield from (piece.encode() for piece in html(dossier))
        case Form.PDF:
            from onrecord.export.pdf import pdf  # noqa: PLC0415 - see above

            yield pdf(paper(dossier))
        case Form.DOCX:
            from onrecord.export.word.document import word  # noqa: PLC0415 - see above

            yield word(paper(dossier))
