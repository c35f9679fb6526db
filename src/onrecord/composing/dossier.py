"""A dossier before anybody prints it: what was chosen of a case, in chapters, and what was not read."""

from dataclasses import dataclass, field
from itertools import count

from onrecord.casefile.case import Case
from onrecord.composing.chapter import Chapter, chapter
from onrecord.composing.chosen import Chosen, select
from onrecord.composing.sheet import Sheet
from onrecord.composing.unheeded import not_heeded
from onrecord.composing.unread import Unread, unread
from onrecord.composing.wording import counted
from onrecord.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What a dossier holds. `chosen` tells in words what of its stories it has, nothing where it has all.

    `unheeded` tells in words what people decided and does not stand in it yet, nothing where all does. `counts` are the
    figures of its title page, each with what it counts.
    """

    title: str
    days: str
    chosen: str
    unheeded: str
    counts: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...] = field(repr=False)
    unread: Unread = field(repr=False)
    colophon: str

    @property
    def single(self) -> bool:
        """Whether it is of one story, whose title is then its own."""
        return len(self.chapters) == 1


def compose(case: Case, chosen: Chosen) -> Dossier:
    """Make a dossier of what was chosen of a case; the same case and choice give the same, whenever it is made.

    Raises:
        BadSetting: what was chosen is not in the case.
        CaseBusy: a build changed the case while it was read.
    """
    unheeded = case.unheeded()
    found = select(case, chosen)
    stories = {sheet.story.id for sheet in found.sheets if sheet.story is not None}
    numbers = count(1)
    chapters = tuple(chapter(i, sheet, numbers, case.paragraphs) for i, sheet in enumerate(found.sheets, start=1))
    name = case.path.resolve().name
    only = chapters[0] if len(chapters) == 1 else None
    return Dossier(
        title=only.sheet.title if only else name,
        days=only.days if only else "",
        chosen=found.told,
        unheeded=not_heeded([one for one in unheeded if one.story_id in stories]),
        counts=_counts(found.sheets, len(case.set_aside())),
        chapters=chapters,
        unread=unread(case, found.sheets, whole=not found.told),
        colophon=f"Made by onrecord {__version__} from the case “{name}”.",
    )


def _counts(sheets: tuple[Sheet, ...], set_aside: int) -> tuple[tuple[str, str], ...]:
    said = [saying for sheet in sheets for saying in sheet.sayings]
    stories = sum(sheet.story is not None for sheet in sheets)
    return tuple(
        _figure(number, *names)
        for number, *names in (
            *(((stories, "story", "stories"),) if len(sheets) != 1 else ()),
            (sum(len(sheet.reports) for sheet in sheets), "report", "reports"),
            *(((len(sheets[0].outlets), "outlet", "outlets"),) if len(sheets) == 1 else ()),
            (len(said), "statement", "statements"),
            (sum(saying.review.decided is not None for saying in said), "statement reviewed", "statements reviewed"),
            (set_aside, "page set aside", "pages set aside"),
        )
    )


def _figure(number: int, thing: str, things: str) -> tuple[str, str]:
    figure, _, what = counted(number, thing, things).partition(" ")
    return figure, what
