"""What is said of a page after it was read: a day of publication, an outlet, a spreadsheet that came later.

The case ends as if it had been said from the start. A day of publication fills in what the time expressions mean,
without reading the page again; anything else may change how a page is read, and then it is.
"""

from dataclasses import fields, replace
from datetime import date
from enum import Enum, auto

from onrecord.annotate.timexes import Recognised, meaning_of, resolve
from onrecord.casefile.write import CaseWriter
from onrecord.intake.details import Details, details_given, merged
from onrecord.model.page import Page
from onrecord.model.timex import Timex


class Heard(Enum):
    """What hearing more of a known page came to."""

    NOTHING = auto()
    DATED = auto()
    TO_READ = auto()


def hear(page: Page, writer: CaseWriter) -> tuple[Heard, Page]:
    """Take in what is said now of a page that the case knows; return what it came to, and the page with all of it.

    A page that was set aside stays so: nothing that is said of it changes its bytes.
    """
    before = writer.given(page.name, page.sha256)
    page = replace(page, given=merged(page.given, before))
    if page.given == before or (article_id := writer.article_of(page)) is None:
        return Heard.NOTHING, page
    told, was = details_given(page.given), details_given(before)
    changed = {one.name for one in fields(Details) if getattr(told, one.name) != getattr(was, one.name)}
    if not changed:
        writer.say(page)
        return Heard.NOTHING, page
    if changed == {"published"} and told.published is not None:
        (annotated,) = writer.annotated([article_id])
        day = replace(annotated.article, published=told.published).day
        writer.date(page, article_id, told.published, _resolved(annotated.timexes, day))
        return Heard.DATED, page
    writer.forget(page, article_id)
    return Heard.TO_READ, page


def _resolved(timexes: tuple[Timex, ...], day: date | None) -> list[Timex]:
    starts = {t.id: t.span.start for t in timexes}
    said = [
        Recognised(
            start=t.span.start,
            end=t.span.end,
            type=t.type,
            meaning=meaning_of(t.meaning),
            mod=t.mod,
            ends_at=None if t.ended_by is None else starts[t.ended_by],
        )
        for t in timexes
    ]
    return [
        replace(
            t,
            value=found.value,
            anchor=found.anchor,
            anchor_id=None if found.anchor_index is None else timexes[found.anchor_index].id,
        )
        for t, found in zip(timexes, resolve(said, day), strict=True)
    ]
