"""A case as a dossier: one HTML file that needs nothing else, to read on a screen, print, and hand to somebody.

Every line is a numbered note: who printed it, under which title, on which day, at which address, in which bytes (their
SHA-256), between which offsets. All words are slices of the articles' texts.
"""

from collections.abc import Iterable, Iterator
from itertools import count
from pathlib import Path

from markupsafe import Markup

from onrecord.casefile.answers import Counts, SetAsideRow
from onrecord.casefile.case import Case
from onrecord.composing.chapter import Chapter, chapter
from onrecord.composing.notes import Ref
from onrecord.composing.sheet import sheets
from onrecord.composing.templating import environment, printable
from onrecord.errors import BadSetting
from onrecord.version import __version__

_LATER_REF = '<sup class="ref"><a href="#n{number}" aria-label="Note {number}">{number}</a></sup>'
_FIRST_REF = _LATER_REF.replace(" aria-label", ' id="r{number}" aria-label')


def write(case: Case, out: Path, *, story: str | None = None) -> None:
    """Write a case, or one story of it, as one HTML file; a file of the same name is replaced.

    Args:
        case: an open case.
        out: the file to write; the folder is made where it is absent.
        story: a story's id, or a beginning that only one of them has; all stories without it.

    Raises:
        BadSetting: no story has that id, or the file can't be written.
    """
    pieces = html(case, story=story)
    part = out.with_name(f"{out.name}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(pieces)
            part.replace(out)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise BadSetting(f"The dossier can't be written to “{out}”: {error.strerror}.") from error


def html(case: Case, *, story: str | None = None) -> Iterator[str]:
    """Give the dossier of a case, or of one story of it, piece by piece.

    Raises:
        BadSetting: no story, or more than one, has that id.
    """
    found = sheets(case, story)
    numbers = count(1)
    chapters = tuple(chapter(i, sheet, numbers, case.paragraphs) for i, sheet in enumerate(found, start=1))
    return _rendered(case.path.resolve().name, chapters, case.counts(), case.set_aside())


def _rendered(
    name: str, chapters: tuple[Chapter, ...], counts: Counts, set_aside: tuple[SetAsideRow, ...]
) -> Iterator[str]:
    stream = (
        environment("onrecord.export", refs)
        .get_template("dossier.html")
        .stream(name=name, chapters=chapters, counts=counts, set_aside=set_aside, version=__version__)
    )
    stream.enable_buffering(200)
    for piece in stream:
        yield printable(piece)


# Markup made in Python is ten times as fast as a macro, and a large case has a hundred thousand of these.


def refs(found: Iterable[Ref]) -> Markup:
    """Return references as small numbers that lead to their notes."""
    pieces = ((_FIRST_REF if ref.first else _LATER_REF).format(number=ref.number) for ref in found)
    return Markup("".join(pieces))  # noqa: S704 - numbers in a form of ours, nothing of an article
