"""What is known of an article besides its words, from one witness or from several in order of trust."""

from dataclasses import dataclass, fields

from onrecord.intake.days import read_day
from onrecord.model.article import Detail, Evidence
from onrecord.model.page import Given

TIMES = frozenset({"published", "updated", "captured"})
"""The details that are days or times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Title, outlet, byline, times and address, each with where it was found; unknown is None."""

    title: Detail | None = None
    outlet: Detail | None = None
    byline: Detail | None = None
    published: Detail | None = None
    url: Detail | None = None
    updated: Detail | None = None
    captured: Detail | None = None

    def or_else(self, other: "Details") -> "Details":
        """Return these details, with the other's where these know nothing."""
        known = {f.name: getattr(self, f.name) or getattr(other, f.name) for f in fields(self)}
        return Details(**known)

    def words_of(self, name: str) -> str | None:
        """Return the value of one detail, None where it is unknown."""
        detail: Detail | None = getattr(self, name)
        return detail.value if detail else None


def details_given(given: tuple[Given, ...]) -> Details:
    """Return what options and spreadsheets say of a page: the first to speak of a field wins."""
    details = Details()
    for one in given:
        evidence = Evidence.OPTION if _is_option(one) else Evidence.SPREADSHEET
        if detail := checked(one.field, one.value, evidence, one.by):
            details = details.or_else(Details(**{one.field: detail}))
    return details


def merged(now: tuple[Given, ...], before: tuple[Given, ...]) -> tuple[Given, ...]:
    """Return what is said of a page now and was said before: what an option or a spreadsheet says now goes first.

    An option goes before every spreadsheet, also before one that comes later.
    """
    said = [
        *now,
        *(
            old
            for old in before
            if not any((new.field, _is_option(new)) == (old.field, _is_option(old)) for new in now)
        ),
    ]
    return tuple(sorted(said, key=lambda one: not _is_option(one)))


def _is_option(given: Given) -> bool:
    return given.by.startswith("--")


def checked(name: str, said: object, evidence: Evidence, where: str) -> Detail | None:
    """Return what a witness says of a field, white space collapsed, or None where it says nothing of use.

    A day that is none is nothing; neither is a string with control characters.
    """
    if not isinstance(said, str | int) or isinstance(said, bool):
        return None
    value = " ".join(str(said).split())
    if name in TIMES:
        value = read_day(value) or ""
    if name == "outlet":
        value = value.removeprefix("@")  # og:site_name is a Twitter handle on some pages
    if not value or not value.isprintable():
        return None
    return Detail(value=value, evidence=evidence, where=where)
