"""How the types are worded for readers: acts as verbs, days and TIMEX3 values as people write them, contents as a line.

Nothing here judges: a statement is said, denied, demanded, and by whom.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

from onrecord.casefile.accounts import CarriedClaim, ClaimAnswer
from onrecord.casefile.answers import ContradictionAnswer, Report, Saying, TimelineAnswer
from onrecord.model.interval import Precision, interval
from onrecord.model.statement import Act, Certainty
from onrecord.model.timex import Bound

LOOSELY = "loosely alike"
"""How a claim is marked whose statements share words and may well say different things."""

ACTS = {
    Act.CLAIM: "said",
    Act.DENIAL: "denied",
    Act.DEMAND: "demanded",
    Act.PROMISE: "promised",
    Act.THREAT: "threatened",
    Act.ACCUSATION: "accused",
    Act.CONDEMNATION: "condemned",
    Act.SUPPORT: "supported",
    Act.QUESTION: "asked",
    Act.NO_COMMENT: "no comment",
}

CERTAINTIES = {
    Certainty.ASSERTED: "",
    Certainty.HEDGED: "hedged",
    Certainty.ALLEGED: "alleged",
    Certainty.DENIED: "",  # the act says so already
    Certainty.UNCONFIRMED: "without verification",
}

_MONTHS = ("January February March April May June July August September October November December").split()
_PARTS = {
    "MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "midday", "DT": "daytime",
    "XX": "hour unknown",
}  # fmt: skip
_SEASONS = {
    "SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter",
    "Q1": "first quarter", "Q2": "second quarter", "Q3": "third quarter", "Q4": "fourth quarter",
    "H1": "first half", "H2": "second half",
}  # fmt: skip
_UNKNOWN = "XXXX"
_EDGES = {"START": "early", "MID": "middle of", "END": "late"}
REFS = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

_CLOCK = re.compile(r"(\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:?\d\d)?")


def one_line(words: str) -> str:
    """Return words on one line: a line break of the page is a space to a reader."""
    return " ".join(words.split())


def content_of(saying: Saying) -> str:
    """Return what was said on one line, with an ellipsis where the report breaks it.

    Where an act is reported without its words ("threats were issued"), it is the sentence that reports it.
    """
    return one_line(" … ".join(part.words for part in saying.content)) or one_line(saying.sentence.words)


def clocks_of(report: Report) -> tuple[str, ...]:
    """Return when a report was last changed and its page captured, beside when it was printed, where that is known."""
    updated = report.updated if report.updated != report.published else None
    times = (("updated", updated), ("captured", report.captured))
    return tuple(f"{name} {when_in_words(time)}" for name, time in times if time)


def told_in_words(value: str, mod: str | None, bound: Bound | None) -> str:
    """Return a value as people write it, with what stands around it: "late May 2024", "since 12 March 2024"."""
    words, edge = when_in_words(value), _EDGES.get(mod or "", "")
    covered = interval(value)
    if edge and covered is not None:
        day = covered.precision in {Precision.DAY, Precision.PART_OF_DAY, Precision.HOUR, Precision.MINUTE}
        words = (f"{words}, {edge}" if covered.precision is Precision.DAY else words) if day else f"{edge} {words}"
    if mod == "APPROX":
        words = f"about {words}"
    return words if bound is None else f"{bound} {words}"


def published_in_words(published: str | None) -> str:
    """Return when a report was published, as people write it: "14 March 2024", with the time where one is printed."""
    return when_in_words(published) if published else "day unknown"


def day_in_words(published: str | None) -> str:
    """Return the day of publication alone, as people write it: "14 March 2024"."""
    return published_in_words(published and published[: len("2024-03-14")])


def days_in_words(start: date | None, end: date | None) -> str:
    """Return a stretch of days, without saying month or year twice: "12–15 March 2024"."""
    if start is None or end is None:
        known = start or end
        return "days unknown" if known is None else _full(known)
    if start == end:
        return _full(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{_full(end)}"
    if start.year == end.year:
        return f"{start.day} {_MONTHS[start.month - 1]} – {_full(end)}"
    return f"{_full(start)} – {_full(end)}"


def when_in_words(value: str) -> str:
    """Return a TIMEX3 value as people write it; what has no plain wording stays as it is.

    "2024-03-12T04:20" is "12 March 2024, 04:20", "2024-W11" is "week of 11 March 2024": few people count weeks.
    """
    for form, worded in _FORMS:
        if found := form.fullmatch(value):
            return worded(*found.groups()) or value
    return REFS.get(value, value)


def listed(names: Iterable[str]) -> str:
    """Return names as a list in a sentence: "A, B and C"."""
    *most, last = tuple(names) or ("",)
    return f"{', '.join(most)} and {last}" if most else last


def origins_of(claim: ClaimAnswer | CarriedClaim) -> str:
    """Return from how many origins a claim comes: "1 origin", "at least 1, at most 3 origins"."""
    if claim.at_least == claim.at_most:
        return counted(claim.at_least, "origin")
    return f"at least {claim.at_least}, at most {counted(claim.at_most, 'origin')}"


def standing_of(claim: ClaimAnswer, reports: int) -> str:
    """Return how a claim stands: "3 reports, 1 origin", and whether its statements are only loosely alike."""
    told = f"{counted(reports, 'report')}, {origins_of(claim)}"
    return f"{told} · {LOOSELY}" if claim.loose else told


def otherwise_of(row: TimelineAnswer) -> str:
    """Return how other reports date what reads like the same happening: "dated 12 March 2024 (“on Tuesday”)"."""
    said = dict.fromkeys(
        f"“{one_line(x.dated_by.words)}” in {x.outlet or 'a report'}" for x in row.evidence if x.dated_by is not None
    )
    words = f" ({'; '.join(said)})" if said else ""
    return f"Dated otherwise by others: {told_in_words(row.when, row.mod, row.bound)}{words}"


def contradiction_of(one: ContradictionAnswer) -> str:
    """Return what is wrong with a date whose weekday is another's, without a guess at which of the two is right."""
    return f"“{one_line(one.words)}” in {one.outlet or 'a report'}: {day_in_words(one.value)} was a {one.weekday}"


def counted(number: int, thing: str, things: str | None = None) -> str:
    """Return a number with what it counts: "1 report", "1,200 reports"."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def _full(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _month_name(digits: str) -> str | None:
    return _MONTHS[int(digits) - 1] if 1 <= int(digits) <= len(_MONTHS) else None


def _day(year: str, month: str, day: str, time: str | None) -> str | None:
    if (name := _month_name(month)) is None:
        return None
    worded = f"{int(day)} {name}, year unknown" if year == _UNKNOWN else f"{int(day)} {name} {year}"
    if time is None:
        return worded
    if found := _CLOCK.fullmatch(time):
        zone = {"": "", "Z": " UTC"}.get(found[3] or "", f" UTC{found[3]}")
        return f"{worded}, {found[1]}:{found[2]}{zone}"
    return f"{worded}, {_PARTS.get(time, time)}"


def _month(year: str, month: str) -> str | None:
    name = _month_name(month)
    return f"{name}, year unknown" if name and year == _UNKNOWN else name and f"{name} {year}"


def _weekday(day: str, part: str | None) -> str:
    return f"a {_DAYS[int(day) - 1]}" + (f" {_PARTS.get(part, part)}" if part else "")


def _week(year: str, week: str, part: str | None) -> str | None:
    day = 6 if part == "WE" else int(part or 1)
    try:
        found = _full(date.fromisocalendar(int(year), int(week), day))
    except ValueError:
        return None
    return found if part and part != "WE" else f"{'weekend' if part else 'week'} of {found}"


def _season(year: str, season: str) -> str | None:
    return f"{_SEASONS[season]} of {year}" if season in _SEASONS else None


def _decade(digits: str) -> str:
    return f"{digits}0s"


_FORMS: tuple[tuple[re.Pattern[str], Callable[..., str | None]], ...] = (
    (re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)(?:T(.+))?"), _day),
    (re.compile(r"(\d{4}|XXXX)-(\d\d)"), _month),
    (re.compile(r"XXXX-WXX-([1-7])(?:T(.+))?"), _weekday),
    (re.compile(r"(\d{4})-W(\d\d)(?:-(WE|[1-7]))?"), _week),
    (re.compile(r"(\d{4})-([A-Z][A-Z0-9])"), _season),
    (re.compile(r"(\d{3})X?"), _decade),
)
"""The forms of TIMEX3 values that have a plain wording; what gives None stays as it is."""
